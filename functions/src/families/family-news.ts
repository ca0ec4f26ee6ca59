import type { ActivityType, Channel, Family, NotificationType, TextParams } from '@carecircle/domain';
import { everybodyBut, only, type Audience } from '../notifications/audience';
import { familyLink, newFanout, OF_NO_ONE, type Fanout } from '../notifications/fanout';
import { roleChanges, type RoleChange } from './role-changes';

/** One thing that happened to a family: its entry in the activity, and the notices about it. */
export interface News {
  type: string;
  /** Whom it is about. */
  uid: string;
  params: TextParams;
  /** Null where nobody could read it: a deleted family is closed. */
  activity: ActivityType | null;
  tell: ((params: TextParams, now: Date) => Fanout)[];
}

const IN_THE_BELL: Channel[] = [];
const WITH_A_PUSH: Channel[] = ['push'];

/** What one change of a family's document means for its people. */
export function familyNews(familyId: string, before: Family, after: Family): News[] {
  const actor = after.updatedBy;
  const notice = (type: NotificationType, audience: Audience, channels: Channel[], link = familyLink(familyId)) =>
    (params: TextParams, now: Date) =>
      newFanout({ type, familyId, ...OF_NO_ONE, params, tag: `${type}_${familyId}`, link }, now, { audience, channels });

  if (before.deletedAt === null && after.deletedAt !== null) {
    const others = Object.keys(after.roles).filter((uid) => uid !== actor);
    const tell = others.length === 0 ? [] : [notice('FAMILY_DELETED', only(...others), WITH_A_PUSH, '/today')];
    return [{ type: 'DELETED', uid: actor, params: {}, activity: null, tell }];
  }
  const news: News[] = [];
  if (before.deletedAt !== null && after.deletedAt === null) {
    news.push({ type: 'RESTORED', uid: actor, params: {}, activity: 'FAMILY_RESTORED', tell: [] });
  }
  if (before.name !== after.name) {
    news.push({ type: 'RENAMED', uid: actor, params: { oldName: before.name }, activity: 'FAMILY_RENAMED', tell: [] });
  }
  return [...news, ...roleChanges(before.roles, after.roles).map((change) => ofPerson(change, actor, notice))];
}

type Notice = (type: NotificationType, audience: Audience, channels: Channel[], link?: string) => News['tell'][number];

function ofPerson({ uid, was, is }: RoleChange, actor: string, notice: Notice): News {
  if (was === undefined) {
    const tell = [notice('FAMILY_MEMBER_JOINED', everybodyBut(uid), IN_THE_BELL)];
    return { type: 'JOINED', uid, params: { toRole: is, role: is }, activity: 'MEMBER_JOINED', tell };
  }
  if (is !== undefined) {
    const tell = uid === actor ? [] : [notice('FAMILY_MEMBER_ROLE_CHANGED', only(uid), WITH_A_PUSH)];
    return { type: 'ROLE_CHANGED', uid, params: { fromRole: was, toRole: is }, activity: 'ROLE_CHANGED', tell };
  }
  if (uid === actor) {
    const tell = [notice('FAMILY_MEMBER_LEFT', everybodyBut(actor), IN_THE_BELL)];
    return { type: 'LEFT', uid, params: {}, activity: 'MEMBER_LEFT', tell };
  }
  const tell = [
    notice('FAMILY_MEMBER_REMOVED', only(uid), WITH_A_PUSH, '/today'),
    notice('FAMILY_MEMBER_GONE', everybodyBut(actor), IN_THE_BELL),
  ];
  return { type: 'REMOVED', uid, params: {}, activity: 'MEMBER_REMOVED', tell };
}
