import { inject, Service, signal } from '@angular/core';
import { FirebaseApp } from '@angular/fire/app';
import { paths } from '@carecircle/domain';
import { doc, getDoc, setDoc, updateDoc } from 'firebase/firestore';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { created, removed, restored } from '../firebase/documents';
import { FIRESTORE } from '../firebase/firestore';
import { deviceId } from '../session/device-id';
import { DeviceTrust } from '../session/device-trust';
import { Session } from '../session/session';
import { KEYS } from '../storage/keys';

/** `unsupported`: the browser cannot; `unset`: this copy of the app has no key for it; `blocked`: the person said no to the browser. */
export type PushState = 'unsupported' | 'unset' | 'blocked' | 'off' | 'on';

/** Pushes to this device: asked for by the person, never by itself (REM-11). */
@Service()
export class PushRegistration {
  private readonly app = inject(FirebaseApp);
  private readonly firestore = inject(FIRESTORE);
  private readonly session = inject(Session);
  private readonly trust = inject(DeviceTrust);
  private readonly vapidKey = inject(RUNTIME_CONFIG).firebase.vapidKey;
  private readonly current = signal<PushState>(this.initial());
  readonly state = this.current.asReadonly();

  /** Asks the browser, and tells the server where pushes for this person go. Call it from a tap. */
  async enable(): Promise<void> {
    if ((await Notification.requestPermission()) !== 'granted') {
      this.current.set(Notification.permission === 'denied' ? 'blocked' : 'off');
      return;
    }
    await this.register();
  }

  /** The token may have changed since the last start: registers again where pushes are on. */
  async refresh(): Promise<void> {
    if (this.state() === 'on') await this.register();
  }

  /** No more pushes to this device. */
  async disable(): Promise<void> {
    const uid = this.session.uid();
    const registered = localStorage.getItem(KEYS.device);
    localStorage.removeItem(KEYS.device);
    this.current.set(this.initial());
    if (uid !== null && registered !== null) await updateDoc(doc(this.firestore, paths.device(uid, registered)), removed(uid));
  }

  private async register(): Promise<void> {
    const uid = this.session.uid();
    if (uid === null) return;
    const { getMessaging, getToken } = await import('firebase/messaging');
    const serviceWorkerRegistration = await navigator.serviceWorker.ready;
    const token = await getToken(getMessaging(this.app), { vapidKey: this.vapidKey, serviceWorkerRegistration });
    const id = deviceId(this.trust.memory);
    const reference = doc(this.firestore, paths.device(uid, id));
    const known = (await getDoc(reference)).exists();
    await (known
      ? updateDoc(reference, { token, ...restored(uid) })
      : setDoc(reference, { token, platform: 'WEB', label: navigator.userAgent.slice(0, 200), ...created(uid) }));
    localStorage.setItem(KEYS.device, id);
    this.current.set('on');
  }

  private initial(): PushState {
    if (!('Notification' in window && 'serviceWorker' in navigator && 'PushManager' in window)) return 'unsupported';
    if (!this.vapidKey) return 'unset';
    if (Notification.permission === 'denied') return 'blocked';
    return Notification.permission === 'granted' && localStorage.getItem(KEYS.device) !== null ? 'on' : 'off';
  }
}
