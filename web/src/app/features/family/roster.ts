import { computed, inject, Service } from '@angular/core';
import { paths, ROLES, type Member, type Presence, type Role, type WithId } from '@carecircle/domain';
import { collection, doc, updateDoc } from 'firebase/firestore';
import { Families } from '../../core/family/families';
import { FamilyContext } from '../../core/family/family-context';
import { Callables } from '../../core/firebase/callables';
import { reader, updated } from '../../core/firebase/documents';
import { FIRESTORE } from '../../core/firebase/firestore';
import { liveQuery } from '../../core/live/live';
import { Session } from '../../core/session/session';

/** A member as the list shows them. */
export interface Person {
  readonly uid: string;
  readonly role: Role;
  /** Null while their entry is on its way. */
  readonly entry: WithId<Member> | null;
  readonly presence: Presence | undefined;
  readonly isMe: boolean;
}

/** Who is in the chosen family, live, and what an ADMIN does about them. */
@Service()
export class Roster {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly families = inject(Families);
  private readonly callables = inject(Callables);
  private readonly uid = inject(Session).uid;
  private readonly presences = liveQuery<WithId<Presence>>(() => {
    const familyId = this.context.familyId();
    return familyId === null ? null : collection(this.firestore, paths.presences(familyId)).withConverter(reader<Presence>());
  });

  /** ADMINs first, then by name. */
  readonly people = computed<readonly Person[]>(() => {
    const entries = new Map(this.context.members().map((entry) => [entry.id, entry]));
    const presences = new Map(this.presences.state().data.map((presence) => [presence.id, presence]));
    return Object.entries(this.context.family()?.roles ?? {})
      .map(([uid, role]) => ({
        uid,
        role,
        entry: entries.get(uid) ?? null,
        presence: presences.get(uid),
        isMe: uid === this.uid(),
      }))
      .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || nameOf(a).localeCompare(nameOf(b)));
  });
  readonly admins = computed(() => this.people().filter(({ role }) => role === 'ADMIN').length);

  /** @throws FirebaseError when the server refuses; so do the others. */
  changeRole(uid: string, role: Role): Promise<void> {
    return updateDoc(doc(this.firestore, paths.family(this.familyId())), { [`roles.${uid}`]: role, ...updated(this.me()) });
  }

  remove(uid: string): Promise<void> {
    return this.families.takeOut(this.familyId(), uid);
  }

  nickname(uid: string, nickname: string): Promise<void> {
    return updateDoc(doc(this.firestore, paths.member(this.familyId(), uid)), { nickname, ...updated(this.me()) });
  }

  /** @throws CallError */
  async sendPasswordReset(uid: string): Promise<void> {
    await this.callables.call('sendPasswordReset', { familyId: this.familyId(), uid });
  }

  private familyId(): string {
    const id = this.context.familyId();
    if (id === null) throw new Error('No family is chosen.');
    return id;
  }

  private me(): string {
    const uid = this.uid();
    if (uid === null) throw new Error('Nobody is signed in.');
    return uid;
  }
}

export const nameOf = ({ entry }: Person): string => (entry === null ? '' : entry.nickname || entry.displayName);
