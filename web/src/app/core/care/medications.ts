import { computed, inject, Service } from '@angular/core';
import { paths, type Medication, type MedicationInput, type WithId } from '@carecircle/domain';
import { collection, doc, query, setDoc, updateDoc, where, type DocumentReference } from 'firebase/firestore';
import { FamilyContext } from '../family/family-context';
import { created, reader, removed, restored, updated } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { liveQuery } from '../live/live';
import { Session } from '../session/session';

/**
 * The medicines of the chosen loved one. Changes are on screen at once; the promises that writing returns reject when the
 * server refuses, and wait as long as there is no network.
 */
@Service()
export class Medications {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly session = inject(Session);
  private readonly source = liveQuery<WithId<Medication>>(() => {
    const familyId = this.context.familyId();
    const recipientId = this.context.recipientId();
    if (familyId === null || recipientId === null) return null;
    const present = query(
      collection(this.firestore, paths.medications(familyId, recipientId)),
      where('deletedAt', '==', null),
    );
    return present.withConverter(reader<Medication>());
  });

  readonly state = this.source.state;
  readonly all = computed(() => [...this.state().data].sort((a, b) => a.name.localeCompare(b.name)));

  find(id: string): WithId<Medication> | null {
    return this.all().find((medication) => medication.id === id) ?? null;
  }

  retry(): void {
    this.source.retry();
  }

  /** Adds a medicine and returns once the server has it. */
  async add(input: MedicationInput): Promise<void> {
    const { familyId, recipientId, uid } = this.who();
    const reference = doc(collection(this.firestore, paths.medications(familyId, recipientId)));
    await setDoc(reference, { ...input, isActive: true, lastDoseId: null, ...created(uid) });
  }

  async change(id: string, input: Partial<MedicationInput> & { isActive?: boolean }): Promise<void> {
    await updateDoc(this.ref(id), { ...input, ...updated(this.who().uid) });
  }

  async remove(id: string): Promise<void> {
    await updateDoc(this.ref(id), removed(this.who().uid));
  }

  async restore(id: string): Promise<void> {
    await updateDoc(this.ref(id), restored(this.who().uid));
  }

  private ref(id: string): DocumentReference {
    const { familyId, recipientId } = this.who();
    return doc(this.firestore, paths.medication(familyId, recipientId, id));
  }

  private who(): { uid: string; familyId: string; recipientId: string } {
    const uid = this.session.uid();
    const familyId = this.context.familyId();
    const recipientId = this.context.recipientId();
    if (uid === null || familyId === null || recipientId === null) throw new Error('Choose a family and a loved one first.');
    return { uid, familyId, recipientId };
  }
}
