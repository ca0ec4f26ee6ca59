import { computed, inject, Service } from '@angular/core';
import { paths, type Session as SessionEntry, type SessionEnd, type WithId } from '@carecircle/domain';
import { collection, doc, getDocs, query, serverTimestamp, updateDoc, where, writeBatch } from 'firebase/firestore';
import { reader } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { liveDoc, liveQuery } from '../live/live';
import { deviceId } from './device-id';
import { deviceLabel } from './device-label';
import { DeviceTrust } from './device-trust';
import { Session } from './session';

const ended = (endReason: SessionEnd) => ({ endedAt: serverTimestamp(), endReason });

/** The person's sign-ins on all their devices, this one among them. */
@Service()
export class Sessions {
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly trust = inject(DeviceTrust);

  private readonly ownSource = liveDoc<WithId<SessionEntry>>(() => {
    const person = this.session.person();
    return person?.sid ? doc(this.firestore, paths.session(person.uid, person.sid)).withConverter(reader<SessionEntry>()) : null;
  });
  /** The session of this device, as the server has it. */
  readonly own = this.ownSource.state;
  /** The server says that this device is signed out: its session is over, or the rules know it no more. */
  readonly isOver = computed(() => {
    const { status, data, fromCache, error } = this.own();
    // No other error is a word of the server's: the app may be closing its database, to erase a family that was lost.
    if (status === 'error') return error?.code === 'permission-denied';
    return status === 'ready' && (data === null ? !fromCache : data.endedAt !== null);
  });

  /** Every open session, listened to by the page that lists them. Needs an injection context. */
  list() {
    return liveQuery<WithId<SessionEntry>>(() => {
      const uid = this.session.uid();
      return uid === null ? null : query(collection(this.firestore, paths.sessions(uid)), where('endedAt', '==', null)).withConverter(reader<SessionEntry>());
    });
  }

  /** Tells the server that this device is in use, and what it is; earlier sign-ins of the same browser are over with that. */
  async tell(): Promise<void> {
    const { uid, sid } = this.require();
    const id = deviceId(this.trust.memory);
    const isNew = this.own().data?.deviceId === '';
    const what = { label: deviceLabel(navigator.userAgent), deviceId: id, trusted: this.trust.trusted() };
    await updateDoc(doc(this.firestore, paths.session(uid, sid)), { ...what, lastUsedAt: serverTimestamp() });
    if (isNew) await this.endAll('REPLACED', await this.openIds(id));
  }

  async revoke(sid: string): Promise<void> {
    await this.endAll('REVOKED', [sid]);
  }

  async revokeOthers(): Promise<void> {
    await this.endAll('REVOKED', await this.openIds());
  }

  /** Ends the session of this device; the sign-in itself is `Session`'s. */
  async endOwn(): Promise<void> {
    const { uid, sid } = this.require();
    await updateDoc(doc(this.firestore, paths.session(uid, sid)), ended('SIGNED_OUT'));
  }

  private async openIds(ofDevice?: string): Promise<string[]> {
    const { uid, sid } = this.require();
    const open = query(collection(this.firestore, paths.sessions(uid)), where('endedAt', '==', null));
    const { docs } = await getDocs(open.withConverter(reader<SessionEntry>()));
    return docs.map((entry) => entry.data()).filter((entry) => entry.id !== sid && (ofDevice === undefined || entry.deviceId === ofDevice)).map(({ id }) => id);
  }

  private async endAll(reason: SessionEnd, sids: readonly string[]): Promise<void> {
    const { uid } = this.require();
    const batch = writeBatch(this.firestore);
    for (const sid of sids) batch.update(doc(this.firestore, paths.session(uid, sid)), ended(reason));
    await batch.commit();
  }

  private require(): { uid: string; sid: string } {
    const person = this.session.person();
    if (!person) throw new Error('Nobody is signed in.');
    return person;
  }
}
