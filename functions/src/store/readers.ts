import { notificationSchema, paths, userSchema, type AppNotification } from '@carecircle/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { PushDevice } from '../notifications/channels/send-push';
import type { Reader } from '../notifications/delivery';

type ReportMalformed = (path: string) => void;

/** Profiles by uid; people without a readable profile are left out. */
export async function readers(
  db: Firestore,
  uids: readonly string[],
  reportMalformed: ReportMalformed,
): Promise<ReadonlyMap<string, Reader>> {
  if (uids.length === 0) return new Map();
  const snapshots = await db.getAll(...uids.map((uid) => db.doc(paths.user(uid))));
  const found = new Map<string, Reader>();
  for (const snapshot of snapshots) {
    if (!snapshot.exists) continue;
    const parsed = userSchema.safeParse(snapshot.data());
    if (parsed.success) found.set(snapshot.id, parsed.data);
    else reportMalformed(snapshot.ref.path);
  }
  return found;
}

export async function notification(db: Firestore, uid: string, id: string): Promise<AppNotification | undefined> {
  return notificationSchema.safeParse((await db.doc(paths.notification(uid, id)).get()).data()).data;
}

/** The devices of a person that have not been removed. */
export async function devices(db: Firestore, uid: string): Promise<PushDevice[]> {
  const { docs } = await db.collection(paths.devices(uid)).get();
  return docs
    .filter((device) => (device.get('deletedAt') ?? null) === null)
    .map((device) => ({ id: device.id, token: String(device.get('token')) }));
}

/** Forgets a device, unless it has got a new token meanwhile. */
export async function forgetDevice(db: Firestore, uid: string, { id, token }: PushDevice): Promise<void> {
  const ref = db.doc(paths.device(uid, id));
  await db.runTransaction(async (transaction) => {
    const current: unknown = (await transaction.get(ref)).get('token');
    if (current === token) transaction.delete(ref);
  });
}
