import { CHANNELS, completeRecipient, paths, recipientName, recipientSchema, type Recipient } from '@carecircle/domain';
import { memberName, type CarePorts } from '../activity/care-ports';
import type { NewActivity } from '../activity/new-activity';
import type { Data, DocumentChange } from '../events/document-change';
import { everybodyBut } from '../notifications/audience';
import { linkTo, newFanout, type Reach } from '../notifications/fanout';
import { changedFacts, recipientAct, type RecipientAct } from './recipient-act';

/** Tells the family of people cared for who come, change, go and come back; changes and removals also reach the bell of the others. */
export async function onRecipientWritten(change: DocumentChange, ports: CarePorts): Promise<void> {
  const after = parse(change.after, change, ports);
  if (after === undefined) return;
  const before = parse(change.before, change, ports);
  const act = recipientAct(before, after);
  const fields = before === undefined ? [] : changedFacts(before, after);
  if (act === 'RECIPIENT_CHANGED' && fields.length === 0) return;

  const { familyId = '', recipientId = '' } = change.params;
  const told: Told = {
    familyId,
    recipientId,
    act,
    recipient: after,
    actorName: await memberName(ports, paths.member(familyId, after.updatedBy)),
    fields: fields.join(','),
  };
  await ports.createIfAbsent(paths.activity(familyId, idOf(told)), activity(told));
  if (act !== 'RECIPIENT_CHANGED' && act !== 'RECIPIENT_REMOVED') return;
  await ports.createIfAbsent(paths.fanout(idOf(told)), fanout(told, act, new Date(ports.now())));
}

interface Told {
  familyId: string;
  recipientId: string;
  act: RecipientAct;
  recipient: Recipient;
  actorName: string;
  fields: string;
}

/** A document of an earlier version is completed first. */
function parse(data: Data | undefined, { path, eventId }: DocumentChange, ports: CarePorts): Recipient | undefined {
  if (data === undefined) return undefined;
  const parsed = recipientSchema.safeParse({ ...completeRecipient(data), version: data['version'] ?? 1 });
  if (!parsed.success) ports.reportMalformed(path, eventId);
  return parsed.data;
}

/** One act, one id: told apart by what was done and when it was committed. */
const idOf = ({ recipientId, act, recipient }: Told): string => `${recipientId}_${act}_${recipient.updatedAt.toMillis()}`;

const activity = ({ recipientId, act, recipient, actorName, fields }: Told): NewActivity => ({
  type: act,
  actor: recipient.updatedBy,
  actorName,
  recipientId,
  medicationId: null,
  doseId: null,
  params: { recipientName: recipientName(recipient), ...(act === 'RECIPIENT_CHANGED' && { fields }) },
  at: new Date(recipient.updatedAt.toMillis()),
});

/** A change is news for the bell; that somebody is gone is worth a push, too. */
function fanout({ familyId, recipientId, recipient, actorName, fields }: Told, act: 'RECIPIENT_CHANGED' | 'RECIPIENT_REMOVED', now: Date) {
  const removed = act === 'RECIPIENT_REMOVED';
  const reach: Reach = {
    audience: everybodyBut(recipient.updatedBy),
    channels: removed ? CHANNELS.filter((channel) => channel === 'push') : [],
  };
  return newFanout(
    {
      type: removed ? 'CARE_RECIPIENT_DELETED' : 'CARE_RECIPIENT_UPDATED',
      familyId,
      recipientId,
      medicationId: '',
      params: { actorName, recipientName: recipientName(recipient), ...(!removed && { fields }) },
      tag: `recipient_${recipientId}`,
      link: removed ? linkTo('recipients', { familyId }) : linkTo(`recipients/${recipientId}`, { familyId, recipientId }),
    },
    now,
    reach,
  );
}
