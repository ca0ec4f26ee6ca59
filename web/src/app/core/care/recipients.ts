import { inject, Service } from '@angular/core';
import {
  EMPTY_PROFILE,
  paths,
  type Recipient,
  type RecipientBasicsInput,
  type RecipientInput,
  type WithId,
} from '@carecircle/domain';
import { collection, doc, setDoc, updateDoc } from 'firebase/firestore';
import { FamilyContext } from '../family/family-context';
import { created, removed, restored, updated } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { Session } from '../session/session';
import { profileValues } from './profile-values';

/** Writing about the people cared for; `FamilyContext` reads them. Promises resolve once the server has what was written. */
@Service()
export class Recipients {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly session = inject(Session);

  /** The path of a person who is about to be added to the chosen family. */
  newPath(): string {
    const familyId = this.context.familyId();
    if (familyId === null) throw new Error('Choose a family first.');
    return doc(collection(this.firestore, paths.recipients(familyId))).path;
  }

  /** Adds a person: the whole profile, or the basics of the first steps. */
  async add(input: RecipientInput | RecipientBasicsInput, path = this.newPath()): Promise<void> {
    const profile = { ...EMPTY_PROFILE, ...input, primaryContactId: null, version: 1 };
    await setDoc(doc(this.firestore, path), { ...profile, ...created(this.uid()) });
  }

  /** Changes the profile. The server refuses it when somebody else changed it since `seen`. */
  async change(path: string, seen: Recipient, input: RecipientInput): Promise<void> {
    const { primaryContactId, version } = seen;
    await updateDoc(doc(this.firestore, path), { ...input, primaryContactId, version: version + 1, ...updated(this.uid()) });
  }

  /** Takes a person away, with all that hangs off them; an ADMIN can bring them back for 30 days. */
  async remove(familyId: string, seen: WithId<Recipient>): Promise<void> {
    await this.mark(familyId, seen, removed(this.uid()));
  }

  async restore(familyId: string, seen: WithId<Recipient>): Promise<void> {
    await this.mark(familyId, seen, restored(this.uid()));
  }

  /** All of the profile is written, so that a document of an earlier version becomes complete. */
  private async mark(familyId: string, seen: WithId<Recipient>, mark: object): Promise<void> {
    const { id, primaryContactId, version } = seen;
    const profile = { ...profileValues(seen), primaryContactId, version: version + 1 };
    await updateDoc(doc(this.firestore, paths.recipient(familyId, id)), { ...profile, ...mark });
  }

  private uid(): string {
    const uid = this.session.uid();
    if (uid === null) throw new Error('Nobody is signed in.');
    return uid;
  }
}
