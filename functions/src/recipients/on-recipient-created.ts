import { paths, recipientName, recipientSchema } from '@carecircle/domain';
import type { NewActivity } from '../activity/new-activity';
import { memberName, type CarePorts } from '../activity/care-ports';
import type { DocumentChange } from '../events/document-change';

/** Tells the family whom it cares for now. */
export async function onRecipientCreated(change: DocumentChange, ports: CarePorts): Promise<void> {
  const { familyId = '', recipientId = '' } = change.params;
  const recipient = recipientSchema.safeParse(change.after).data;
  if (recipient === undefined) return ports.reportMalformed(change.path, change.eventId);
  const entry: NewActivity = {
    type: 'RECIPIENT_ADDED',
    actor: recipient.createdBy,
    actorName: await memberName(ports, paths.member(familyId, recipient.createdBy)),
    recipientId,
    medicationId: null,
    doseId: null,
    params: { recipientName: recipientName(recipient) },
    at: new Date(recipient.createdAt.toMillis()),
  };
  await ports.createIfAbsent(paths.activity(familyId, `${recipientId}_RECIPIENT_ADDED`), entry);
}
