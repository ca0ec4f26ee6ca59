import { doseSchema, paths, type Dose } from '@carecircle/domain';
import { memberName, recipientContext, type CarePorts, type RecipientContext } from '../activity/care-ports';
import type { Data, DocumentChange } from '../events/document-change';
import { linkTo, newFanout } from '../notifications/fanout';
import { doseAct, doseActivity, doseActivityId, doseTime, givenTime } from './dose-activity';

/** Tells the family what somebody did with a dose; a possible double dose alerts all of its members. */
export async function onDoseWritten(change: DocumentChange, ports: CarePorts): Promise<void> {
  const { familyId = '', recipientId = '', doseId = '' } = change.params;
  const after = parse(change.after, change, ports);
  const before = parse(change.before, change, ports);
  const act = doseAct(before, after);
  if (act === undefined || after === undefined) return;

  const [actorName, recipient, first] = await Promise.all([
    memberName(ports, paths.member(familyId, after.updatedBy)),
    recipientContext(ports, paths.recipient(familyId, recipientId)),
    act === 'POSSIBLE_DOUBLE' ? firstDose(after, familyId, recipientId, ports) : undefined,
  ]);
  const entry = doseActivity(act, after, { recipientId, doseId, actorName, recipient, firstBy: first?.by ?? '' });
  await ports.createIfAbsent(paths.activity(familyId, doseActivityId(act, doseId, after)), entry);
  if (first === undefined) return;
  const fanout = doubleFanout({ familyId, recipientId, second: after, secondBy: actorName, first, recipient }, ports.now());
  await ports.createIfAbsent(paths.fanout(`double_${doseId}`), fanout);
}

function parse(data: Data | undefined, { path, eventId }: DocumentChange, ports: CarePorts): Dose | undefined {
  if (data === undefined) return undefined;
  const parsed = doseSchema.safeParse(data);
  if (!parsed.success) ports.reportMalformed(path, eventId);
  return parsed.data;
}

interface FirstDose {
  id: string;
  dose: Dose | undefined;
  by: string;
}

async function firstDose(second: Dose, familyId: string, recipientId: string, ports: CarePorts): Promise<FirstDose> {
  const id = second.possibleDoubleOf ?? '';
  const dose = doseSchema.safeParse(await ports.find(paths.dose(familyId, recipientId, id))).data;
  return { id, dose, by: dose ? await memberName(ports, paths.member(familyId, dose.createdBy)) : '' };
}

interface Double {
  familyId: string;
  recipientId: string;
  first: FirstDose;
  second: Dose;
  secondBy: string;
  recipient: RecipientContext;
}

function doubleFanout({ familyId, recipientId, first, second, secondBy, recipient }: Double, nowMs: number) {
  return newFanout(
    {
      type: 'POSSIBLE_DOUBLE',
      familyId,
      recipientId,
      medicationId: second.medicationId,
      params: {
        recipientName: recipient.name,
        medicationName: second.medicationName,
        time: doseTime(second, recipient.timeZone),
        firstBy: first.by,
        firstAt: first.dose ? givenTime(first.dose, recipient.timeZone) : '',
        secondBy,
        secondAt: givenTime(second, recipient.timeZone),
      },
      tag: `double_${first.id}`,
      link: linkTo('today', { familyId, recipientId }),
    },
    new Date(nowMs),
  );
}
