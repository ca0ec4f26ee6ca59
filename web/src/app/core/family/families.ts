import { inject, Service } from '@angular/core';
import { foundedIds, paths, type Family, type FamilyInput, type Member, type WithId } from '@carecircle/domain';
import { FirebaseError } from '@angular/fire/app';
import {
  arrayRemove,
  collection,
  deleteField,
  doc,
  getDocs,
  query,
  runTransaction,
  updateDoc,
  where,
  writeBatch,
  type Transaction,
} from 'firebase/firestore';
import { created, reader, removed, restored, updated } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { Profile } from '../profile/profile';
import { Session } from '../session/session';
import { FamilyContext } from './family-context';
import { KnownFamilies, type Parting } from './known-families';

/** Every place for a family of this person is taken. */
export class TooManyFamilies extends Error {}

/** Founding, renaming, leaving, removing and restoring families, and what a person shows of themselves in each. */
@Service()
export class Families {
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly profile = inject(Profile);
  private readonly context = inject(FamilyContext);
  private readonly known = inject(KnownFamilies);

  /**
   * Creates a family with its founder as the only ADMIN, in the first of the founder's places that is free; the promise resolves
   * with its id once the server has it. @throws TooManyFamilies, FirebaseError
   */
  async found({ name }: FamilyInput): Promise<string> {
    const uid = this.uid();
    const taken = new Set([...this.context.families(), ...(await this.removed())].map(({ id }) => id));
    for (const id of foundedIds(uid)) {
      if (taken.has(id)) continue;
      try {
        await this.foundAs(id, name);
        return id;
      } catch (error) {
        // Somebody who founded a family and left it does not see that its place is taken.
        if (!isRefusal(error)) throw error;
      }
    }
    throw new TooManyFamilies();
  }

  /** @throws FirebaseError when the server refuses; so do all below. */
  rename(familyId: string, { name }: FamilyInput): Promise<void> {
    return updateDoc(doc(this.firestore, paths.family(familyId)), { name, ...updated(this.uid()) });
  }

  /** Takes this person out, and closes their entry. */
  leave({ id, name }: WithId<Family>): Promise<void> {
    return this.part(id, { name, how: 'LEFT' }, this.takeOut(id, this.uid()));
  }

  takeOut(familyId: string, uid: string): Promise<void> {
    const me = this.uid();
    const gone = { [`roles.${uid}`]: deleteField(), memberIds: arrayRemove(uid) };
    return this.onceConfirmed((write) => {
      write.update(doc(this.firestore, paths.family(familyId)), { ...gone, ...updated(me) });
      write.update(doc(this.firestore, paths.member(familyId, uid)), { ...removed(me) });
    });
  }

  /** Removes a family for everybody; an ADMIN can bring it back for thirty days. */
  remove({ id, name }: WithId<Family>): Promise<void> {
    const write = this.onceConfirmed((batch) => batch.update(doc(this.firestore, paths.family(id)), { ...removed(this.uid()) }));
    return this.part(id, { name, how: 'DELETED' }, write);
  }

  restore(familyId: string): Promise<void> {
    return updateDoc(doc(this.firestore, paths.family(familyId)), { ...restored(this.uid()) });
  }

  /** The families that were removed and that this person, as their ADMIN, may bring back. */
  async removed(): Promise<WithId<Family>[]> {
    const administered = query(collection(this.firestore, paths.families()), where(`roles.${this.uid()}`, '==', 'ADMIN'));
    const { docs } = await getDocs(administered.withConverter(reader<Family>()));
    return docs.map((family) => family.data({ serverTimestamps: 'estimate' })).filter(({ deletedAt }) => deletedAt !== null);
  }

  /** Tells each of the person's families the name and number that the person now has. */
  async tellAll(me: Pick<Member, 'displayName' | 'phone'>): Promise<void> {
    const uid = this.session.uid();
    if (uid === null) return;
    const entries = this.context.families().map(({ id }) => doc(this.firestore, paths.member(id, uid)));
    await Promise.all(entries.map((entry) => updateDoc(entry, { ...me, ...updated(uid) })));
  }

  /** The listener may hear of the parting before its promise resolves, so the reason is noted first. */
  private async part(familyId: string, parting: Parting, write: Promise<void>): Promise<void> {
    this.known.parted(familyId, parting);
    try {
      await write;
    } catch (error) {
      this.known.stayed(familyId);
      throw error;
    }
  }

  /**
   * Writes without showing it here first: a family that vanished from the screen, and its copy from the device, before the
   * server agreed would be lost for nothing when the server refuses.
   */
  private onceConfirmed(writes: (transaction: Transaction) => void): Promise<void> {
    return runTransaction(this.firestore, (transaction) => {
      writes(transaction);
      return Promise.resolve();
    });
  }

  private async foundAs(id: string, name: string): Promise<void> {
    const person = this.session.person();
    const uid = this.uid();
    const batch = writeBatch(this.firestore);
    batch.set(doc(this.firestore, paths.family(id)), { name, roles: { [uid]: 'ADMIN' }, memberIds: [uid], state: 'ACTIVE', ...created(uid) });
    batch.set(doc(this.firestore, paths.member(id, uid)), {
      displayName: this.profile.displayName() || person?.email,
      nickname: '',
      email: person?.email,
      phone: this.profile.user()?.phone ?? '',
      ...created(uid),
    });
    this.known.expect(id);
    await batch.commit();
    this.known.arrived(id);
  }

  private uid(): string {
    const uid = this.session.uid();
    if (uid === null) throw new Error('Nobody is signed in.');
    return uid;
  }
}

const isRefusal = (error: unknown): boolean => error instanceof FirebaseError && error.code === 'permission-denied';
