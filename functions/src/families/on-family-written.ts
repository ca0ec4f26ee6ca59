import { familySchema, OPERATOR_ACTOR, paths, type Family } from '@carecircle/domain';
import { memberName, type CarePorts } from '../activity/care-ports';
import type { NewActivity } from '../activity/new-activity';
import type { Data, DocumentChange } from '../events/document-change';
import { familyNews, type News } from './family-news';

/** Tells the people of a family who came, went, has another role, and what became of the family itself. */
export async function onFamilyWritten(change: DocumentChange, ports: CarePorts): Promise<void> {
  const { familyId = '' } = change.params;
  const before = parse(change.before, change, ports);
  const after = parse(change.after, change, ports);
  if (before === undefined || after === undefined) return;
  const moment = after.updatedAt.toMillis();
  const actorName = await nameOf(familyId, after.updatedBy, ports);
  const stories = await Promise.all(
    familyNews(familyId, before, after).map(async (news) => ({
      news,
      params: { ...news.params, familyName: after.name, actorName, memberName: await nameOf(familyId, news.uid, ports) },
    })),
  );
  for (const { news, params } of stories) {
    const id = `${familyId}_${news.type}_${news.uid}_${moment}`;
    if (news.activity !== null) {
      await ports.createIfAbsent(paths.activity(familyId, id), activity(news.activity, params, after));
    }
    for (const [index, tell] of news.tell.entries()) {
      const fanout = tell({ ...params }, new Date(ports.now()));
      await ports.createIfAbsent(paths.fanout(`${id}_${index}`), fanout);
    }
  }
}

function activity(type: NewActivity['type'], params: News['params'], { updatedBy, updatedAt }: Family): NewActivity {
  const { actorName = '' } = params;
  return {
    type,
    actor: updatedBy,
    actorName: String(actorName),
    recipientId: '',
    medicationId: null,
    doseId: null,
    params,
    at: new Date(updatedAt.toMillis()),
  };
}

const nameOf = async (familyId: string, uid: string, ports: CarePorts) =>
  uid === OPERATOR_ACTOR ? 'CareCircle' : memberName(ports, paths.member(familyId, uid));

function parse(data: Data | undefined, { path, eventId }: DocumentChange, ports: CarePorts): Family | undefined {
  if (data === undefined) return undefined;
  const parsed = familySchema.safeParse(data);
  if (!parsed.success) ports.reportMalformed(path, eventId);
  return parsed.data;
}
