import { IDBFactory } from 'fake-indexeddb';
import { comeBackAfterSignIn, invitationKey } from '../../features/invitation/invitation-key';
import { eraseCopyAtStart, finishWipe, forgetPerson } from './wipe';

function create(databases: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = databases.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error ?? new Error(name));
  });
}

describe('wiping a device', () => {
  let databases: IDBFactory;
  const names = async () => (await databases.databases()).map(({ name }) => name);

  beforeEach(() => {
    localStorage.clear();
    databases = new IDBFactory();
  });

  it('erases the outbox and the offline copy after a sign-out, and nothing else', async () => {
    for (const name of ['carecircle', 'firestore/[DEFAULT]/demo/main', 'firebaseLocalStorageDb', 'other']) await create(databases, name);
    localStorage.setItem('carecircle.context', 'x');
    localStorage.setItem('carecircle.theme', 'dark');
    localStorage.setItem('firestore_targets_1', 'x');
    forgetPerson();
    await finishWipe(localStorage, databases);
    expect(await names()).toEqual(['other']);
    expect(localStorage.getItem('carecircle.context')).toBeNull();
    expect(Object.keys(localStorage)).toEqual(['carecircle.theme']);
  });

  it('erases only the offline copy after the loss of a family (SEC-15)', async () => {
    for (const name of ['carecircle', 'firestore/[DEFAULT]/demo/main']) await create(databases, name);
    eraseCopyAtStart();
    await finishWipe(localStorage, databases);
    expect(await names()).toEqual(['carecircle']);
  });

  it('forgets what opens an invitation, unless the person signs out to answer it as somebody else (SEC-15)', () => {
    invitationKey('abc', new URLSearchParams(), 0);
    comeBackAfterSignIn(true);
    forgetPerson();
    expect(invitationKey(null, new URLSearchParams(), 1)).toEqual({ secret: 'abc' });
    comeBackAfterSignIn(false);
    forgetPerson();
    expect(invitationKey(null, new URLSearchParams(), 1)).toBeNull();
  });

  it('leaves everything in place when nobody signed out', async () => {
    await create(databases, 'carecircle');
    await finishWipe(localStorage, databases);
    expect(await names()).toEqual(['carecircle']);
  });
});
