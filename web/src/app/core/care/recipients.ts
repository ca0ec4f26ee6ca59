import { inject, Service } from '@angular/core';
import { paths, type RecipientInput } from '@carecircle/domain';
import { collection, doc, setDoc, updateDoc } from 'firebase/firestore';
import { FamilyContext } from '../family/family-context';
import { created, updated } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { Session } from '../session/session';

/** Writing about the people cared for in the chosen family; `FamilyContext` reads them. */
@Service()
export class Recipients {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly session = inject(Session);

  /** Adds a person; the promise resolves once the server has them. */
  async add(input: RecipientInput): Promise<void> {
    const { familyId, uid } = this.who();
    await setDoc(doc(collection(this.firestore, paths.recipients(familyId))), { ...input, ...created(uid) });
  }

  async change(recipientId: string, input: RecipientInput): Promise<void> {
    const { familyId, uid } = this.who();
    await updateDoc(doc(this.firestore, paths.recipient(familyId, recipientId)), { ...input, ...updated(uid) });
  }

  private who(): { uid: string; familyId: string } {
    const uid = this.session.uid();
    const familyId = this.context.familyId();
    if (uid === null || familyId === null) throw new Error('Choose a family first.');
    return { uid, familyId };
  }
}
