import { inject, Service } from '@angular/core';
import { FirebaseApp } from '@angular/fire/app';
import { paths, type DataExport, type WithId } from '@carecircle/domain';
import { collection, limit, orderBy, query } from 'firebase/firestore';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { reader } from '../firebase/documents';
import { Callables } from '../firebase/callables';
import { emulatorHost } from '../firebase/firebase.providers';
import { FIRESTORE } from '../firebase/firestore';
import { liveQuery } from '../live/live';
import { Session } from './session';

/** A family that would be left without an ADMIN, with those who could become one. */
export interface OpenFamily {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { uid: string; name: string }[];
}

/** What a person decided about such families. */
export interface Farewell {
  successors: Record<string, string>;
  deletedFamilies: string[];
}

const SHOWN = 5;

/** All data of the person: to take along, or to have deleted. */
@Service()
export class AccountData {
  private readonly app = inject(FirebaseApp);
  private readonly config = inject(RUNTIME_CONFIG);
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly callables = inject(Callables);

  /** The newest exports, as they come along. Needs an injection context. */
  exports() {
    return liveQuery<WithId<DataExport>>(() => {
      const uid = this.session.uid();
      if (uid === null) return null;
      const newest = query(collection(this.firestore, paths.exports(uid)), orderBy('requestedAt', 'desc'), limit(SHOWN));
      return newest.withConverter(reader<DataExport>());
    });
  }

  /** @throws CallError */
  beginExport(proof: string): Promise<{ state: 'BEGUN' | 'NOT_CONFIRMED' }> {
    return this.callables.call('exportMyData', { proof });
  }

  /** The file of an export that is ready. @throws FirebaseError when it is not there any more */
  async file(path: string): Promise<Blob> {
    const { connectStorageEmulator, getBlob, getStorage, ref } = await import('firebase/storage');
    const storage = getStorage(this.app);
    const { emulators } = this.config;
    if (emulators) connectStorageEmulator(storage, emulatorHost(emulators), emulators.storage);
    return getBlob(ref(storage, path));
  }

  /** Families about which a decision is needed before the account can go. @throws CallError */
  async openFamilies(): Promise<readonly OpenFamily[]> {
    return (await this.callables.call<object, { families: OpenFamily[] }>('previewAccountDeletion', {})).families;
  }

  /** @throws CallError */
  deleteAccount(proof: string, farewell: Farewell): Promise<{ state: 'BEGUN' | 'NOT_CONFIRMED' | 'UNDECIDED' }> {
    return this.callables.call('deleteMyAccount', { proof, ...farewell });
  }
}
