import { crossesRefill, medicationSchema, paths, type Medication } from '@carecircle/domain';
import type { NewActivity } from '../activity/new-activity';
import { memberName, recipientContext, type CarePorts } from '../activity/care-ports';
import type { Data, DocumentChange } from '../events/document-change';
import { linkTo, newFanout } from '../notifications/fanout';
import { belongsToDose } from './supply-change';

/** Tells the family of new and changed medicines, and asks for a refill exactly when the supply crosses its threshold. */
export async function onMedicationWritten(change: DocumentChange, ports: CarePorts): Promise<void> {
  const after = parse(change.after, change, ports);
  if (after === undefined || change.after === undefined) return;
  if (change.before === undefined) return tell('MEDICATION_ADDED', after, change, ports);

  const { familyId = '', recipientId = '' } = change.params;
  const ofDose = await belongsToDose(change.before, change.after, (id) =>
    ports.find(paths.dose(familyId, recipientId, id)),
  );
  if (!ofDose) await tell('MEDICATION_CHANGED', after, change, ports);
  const before = parse(change.before, change, ports);
  if (before !== undefined && needsRefill(before, after)) await askForRefill(after, ofDose, change, ports);
}

function parse(data: Data | undefined, { path, eventId }: DocumentChange, ports: CarePorts): Medication | undefined {
  if (data === undefined) return undefined;
  const parsed = medicationSchema.safeParse(data);
  if (!parsed.success) ports.reportMalformed(path, eventId);
  return parsed.data;
}

function needsRefill(before: Medication, after: Medication): boolean {
  const inUse = after.isActive && after.deletedAt === null;
  return inUse && crossesRefill(before.currentSupply, after.currentSupply, after.refillAt);
}

async function tell(
  type: 'MEDICATION_ADDED' | 'MEDICATION_CHANGED',
  medication: Medication,
  { params }: DocumentChange,
  ports: CarePorts,
): Promise<void> {
  const { familyId = '', recipientId = '', medicationId = '' } = params;
  const [actorName, recipient] = await Promise.all([
    memberName(ports, paths.member(familyId, medication.updatedBy)),
    recipientContext(ports, paths.recipient(familyId, recipientId)),
  ]);
  const entry: NewActivity = {
    type,
    actor: medication.updatedBy,
    actorName,
    recipientId,
    medicationId,
    doseId: null,
    params: { medicationName: medication.name, dosage: medication.dosage, recipientName: recipient.name },
    at: new Date(medication.updatedAt.toMillis()),
  };
  const id = `${medicationId}_${type}_${medication.updatedAt.toMillis()}`;
  await ports.createIfAbsent(paths.activity(familyId, id), entry);
}

/**
 * One request a crossing. The dose that crossed names it, so that undoing this dose and giving it again asks no second time; a
 * supply edited by hand is named by its moment.
 */
async function askForRefill(medication: Medication, ofDose: boolean, change: DocumentChange, ports: CarePorts) {
  const { familyId = '', recipientId = '', medicationId = '' } = change.params;
  const recipient = await recipientContext(ports, paths.recipient(familyId, recipientId));
  const cause = ofDose ? medication.lastDoseId : medication.updatedAt.toMillis();
  const fanout = newFanout(
    {
      type: 'REFILL_NEEDED',
      familyId,
      recipientId,
      medicationId,
      params: {
        recipientName: recipient.name,
        medicationName: medication.name,
        supply: medication.currentSupply ?? 0,
      },
      tag: `refill_${medicationId}`,
      link: linkTo('medications', { familyId, recipientId }),
    },
    new Date(ports.now()),
  );
  await ports.createIfAbsent(paths.fanout(`refill_${medicationId}_${cause}`), fanout);
}
