import { inject, Service } from '@angular/core';
import { paths, type FamilyInput, type Member } from '@carecircle/domain';
import { collection, doc, updateDoc, writeBatch } from 'firebase/firestore';
import { created, updated } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { FamilyContext } from './family-context';
import { Profile } from '../profile/profile';
import { Session } from '../session/session';

/** Founding families, and what a person shows of themselves in each. */
@Service()
export class Families {
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly profile = inject(Profile);
  private readonly context = inject(FamilyContext);

  /** Creates a family with its founder as the only ADMIN; the promise resolves once the server has it. */
  async found({ name }: FamilyInput): Promise<void> {
    const person = this.session.person();
    if (!person) throw new Error('Nobody is signed in.');
    const family = doc(collection(this.firestore, paths.families()));
    const batch = writeBatch(this.firestore);
    batch.set(family, { name, roles: { [person.uid]: 'ADMIN' }, memberIds: [person.uid], state: 'ACTIVE', ...created(person.uid) });
    batch.set(doc(this.firestore, paths.member(family.id, person.uid)), {
      displayName: this.profile.displayName() || person.email,
      nickname: '',
      email: person.email,
      phone: this.profile.user()?.phone ?? '',
      ...created(person.uid),
    });
    await batch.commit();
  }

  /** Tells each of the person's families the name and number that the person now has. */
  async tellAll(me: Pick<Member, 'displayName' | 'phone'>): Promise<void> {
    const uid = this.session.uid();
    if (uid === null) return;
    const entries = this.context.families().map(({ id }) => doc(this.firestore, paths.member(id, uid)));
    await Promise.all(entries.map((entry) => updateDoc(entry, { ...me, ...updated(uid) })));
  }
}
