import { computed, effect, inject, Service, untracked } from '@angular/core';
import { DEFAULT_PREFERENCES, paths, type Preferences, type User, type WithId } from '@carecircle/domain';
import { doc, setDoc, updateDoc } from 'firebase/firestore';
import { created, reader, updated } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { liveDoc } from '../live/live';
import { Locale } from '../locale/locale';
import { Session } from '../session/session';

/** The signed-in person's own account document. It is written at the first use after registration. */
@Service()
export class Profile {
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);
  private readonly source = liveDoc<WithId<User>>(() => {
    const uid = this.session.uid();
    return uid === null ? null : doc(this.firestore, paths.user(uid)).withConverter(reader<User>());
  });

  readonly user = computed(() => this.source.state().data);

  constructor() {
    effect(() => {
      const { status, data, fromCache } = this.source.state();
      if (status !== 'ready') return;
      if (data === null && !fromCache) untracked(() => void this.create());
      if (data !== null && !this.locale.chosen) untracked(() => void this.locale.choose(data.locale));
    });
  }

  /** What the person is called: in the account document, else as registered. */
  readonly displayName = computed(() => this.user()?.displayName ?? this.session.person()?.displayName ?? '');

  /** @throws FirebaseError when the server refuses. */
  update(change: Partial<Pick<User, 'displayName' | 'phone' | 'locale' | 'timeZone'>> & { preferences?: Preferences }): Promise<void> {
    const uid = this.session.uid();
    if (uid === null) throw new Error('Nobody is signed in.');
    return updateDoc(doc(this.firestore, paths.user(uid)), { ...change, ...updated(uid) });
  }

  private async create(): Promise<void> {
    const person = this.session.person();
    if (!person) return;
    await setDoc(doc(this.firestore, paths.user(person.uid)), {
      displayName: person.displayName || person.email.split('@')[0],
      email: person.email,
      locale: this.locale.language(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      phone: '',
      preferences: DEFAULT_PREFERENCES,
      ...created(person.uid),
    });
  }
}
