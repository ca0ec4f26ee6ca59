import { contactSchema, doctorSchema, paths, type ActivityType, type Contact, type Doctor } from '@carecircle/domain';
import { memberName, recipientContext, type CarePorts } from '../activity/care-ports';
import type { NewActivity } from '../activity/new-activity';
import type { Data, DocumentChange } from '../events/document-change';

type Kind = 'DOCTOR' | 'CONTACT';
type EntryAct = Extract<ActivityType, `${Kind}_${'ADDED' | 'CHANGED' | 'REMOVED'}`>;
type Entry = Pick<Doctor | Contact, 'name' | 'updatedAt' | 'updatedBy' | 'deletedAt'>;

const SCHEMAS = { DOCTOR: doctorSchema, CONTACT: contactSchema } as const;

/** Tells the family of doctors and emergency contacts that were added (or brought back), changed and removed. */
export async function onEntryWritten(kind: Kind, change: DocumentChange, ports: CarePorts): Promise<void> {
  const after = parse(kind, change.after, change, ports);
  if (after === undefined) return;
  const before = parse(kind, change.before, change, ports);
  const { familyId = '', recipientId = '', entryId = '' } = change.params;
  const [actorName, recipient] = await Promise.all([
    memberName(ports, paths.member(familyId, after.updatedBy)),
    recipientContext(ports, paths.recipient(familyId, recipientId)),
  ]);
  const type = actOf(kind, before, after);
  const entry: NewActivity = {
    type,
    actor: after.updatedBy,
    actorName,
    recipientId,
    medicationId: null,
    doseId: null,
    params: { name: after.name, recipientName: recipient.name },
    at: new Date(after.updatedAt.toMillis()),
  };
  await ports.createIfAbsent(paths.activity(familyId, `${entryId}_${type}_${after.updatedAt.toMillis()}`), entry);
}

function parse(kind: Kind, data: Data | undefined, { path, eventId }: DocumentChange, ports: CarePorts): Entry | undefined {
  if (data === undefined) return undefined;
  const parsed = SCHEMAS[kind].safeParse(data);
  if (!parsed.success) ports.reportMalformed(path, eventId);
  return parsed.data;
}

function actOf(kind: Kind, before: Entry | undefined, after: Entry): EntryAct {
  if (after.deletedAt !== null) return `${kind}_REMOVED`;
  return before?.deletedAt === null ? `${kind}_CHANGED` : `${kind}_ADDED`;
}
