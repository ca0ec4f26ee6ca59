import { computed, inject, Service } from '@angular/core';
import { paths, type Contact, type ContactInput, type Doctor, type DoctorInput, type Recipient } from '@carecircle/domain';
import { collection, doc, query, where, writeBatch, type WriteBatch } from 'firebase/firestore';
import { FamilyContext } from '../family/family-context';
import { created, removed, restored, updated, versionedReader, type Versioned } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { liveQuery } from '../live/live';
import { normalPhone } from '../phone/normal-phone';
import { Session } from '../session/session';

export type EntryKind = 'doctors' | 'contacts';

/** A doctor or a contact as written: the phone once more in the form that call buttons dial. */
const dialable = <T extends DoctorInput | ContactInput>(input: T) => ({ ...input, phoneE164: normalPhone(input.phone) });

/**
 * Doctors and emergency contacts of the chosen loved one. Promises resolve once the server has what was written; it refuses a
 * change of an entry, or of whom to call first, that somebody else has changed since.
 */
@Service()
export class CareContacts {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly session = inject(Session);
  private readonly doctorSource = this.live<Doctor>('doctors');
  private readonly contactSource = this.live<Contact>('contacts');

  /** By specialty. */
  readonly doctors = computed(() =>
    [...this.doctorSource.state().data].sort((a, b) => a.specialty.localeCompare(b.specialty) || a.name.localeCompare(b.name)),
  );
  /** Whom to call first, then by name. */
  readonly contacts = computed(() => {
    const first = this.primaryId();
    return [...this.contactSource.state().data].sort(
      (a, b) => Number(b.id === first) - Number(a.id === first) || a.name.localeCompare(b.name),
    );
  });
  readonly primaryId = computed(() => this.context.recipient()?.primaryContactId ?? null);
  readonly status = computed(() => {
    const states = [this.doctorSource.state().status, this.contactSource.state().status];
    return states.find((status) => status !== 'ready') ?? 'ready';
  });

  retry(): void {
    this.doctorSource.retry();
    this.contactSource.retry();
  }

  /** The path of the collection, for the chosen loved one. */
  collectionPath(kind: EntryKind): string {
    const { familyId, recipient } = this.who();
    return paths[kind](familyId, recipient.id);
  }

  newPath(kind: EntryKind): string {
    return doc(collection(this.firestore, this.collectionPath(kind))).path;
  }

  async saveDoctor(path: string, seen: Versioned<Doctor> | null, input: DoctorInput): Promise<void> {
    const batch = writeBatch(this.firestore);
    this.write(batch, path, seen, dialable(input));
    await batch.commit();
  }

  /** Saves a contact and, in the same step, whether they are the one to call first; null leaves that as it is. */
  async saveContact(path: string, seen: Versioned<Contact> | null, input: ContactInput, isPrimary: boolean | null): Promise<void> {
    const batch = writeBatch(this.firestore);
    this.write(batch, path, seen, dialable(input));
    const id = path.slice(path.lastIndexOf('/') + 1);
    if (isPrimary !== null && isPrimary !== (this.primaryId() === id)) this.nameFirst(batch, isPrimary ? id : null);
    await batch.commit();
  }

  /** Removes an entry; a contact who was the one to call first is that no longer. */
  async remove(kind: EntryKind, entry: Versioned<Doctor | Contact>): Promise<void> {
    const batch = writeBatch(this.firestore);
    const mark = { version: entry.version + 1, ...removed(this.who().uid) };
    batch.update(doc(this.firestore, this.collectionPath(kind), entry.id), mark);
    if (kind === 'contacts' && this.primaryId() === entry.id) this.nameFirst(batch, null);
    await batch.commit();
  }

  /** Brings an entry back as it was removed. */
  async restore(kind: EntryKind, entry: Versioned<Doctor | Contact>): Promise<void> {
    const batch = writeBatch(this.firestore);
    const mark = { version: entry.version + 2, ...restored(this.who().uid) };
    batch.update(doc(this.firestore, this.collectionPath(kind), entry.id), mark);
    await batch.commit();
  }

  private write(batch: WriteBatch, path: string, seen: { version: number } | null, fields: object): void {
    const { uid } = this.who();
    const reference = doc(this.firestore, path);
    if (seen === null) batch.set(reference, { ...fields, version: 1, ...created(uid) });
    else batch.update(reference, { ...fields, version: seen.version + 1, ...updated(uid) });
  }

  private nameFirst(batch: WriteBatch, primaryContactId: string | null): void {
    const { uid, familyId, recipient } = this.who();
    const change = { primaryContactId, version: recipient.version + 1, ...updated(uid) };
    batch.update(doc(this.firestore, paths.recipient(familyId, recipient.id)), change);
  }

  private who(): { uid: string; familyId: string; recipient: Versioned<Recipient> } {
    const uid = this.session.uid();
    const familyId = this.context.familyId();
    const recipient = this.context.recipient();
    if (uid === null || familyId === null || recipient === null) throw new Error('Choose a family and a loved one first.');
    return { uid, familyId, recipient };
  }

  private live<T extends Doctor | Contact>(kind: EntryKind) {
    return liveQuery<Versioned<T>>(() => {
      const familyId = this.context.familyId();
      const recipientId = this.context.recipientId();
      if (familyId === null || recipientId === null) return null;
      const present = query(collection(this.firestore, paths[kind](familyId, recipientId)), where('deletedAt', '==', null));
      return present.withConverter(versionedReader<T>());
    });
  }
}
