import { paths, presenceSchema } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, serverTimestamp, setDoc, Timestamp } from 'firebase/firestore';
import { expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('presence');
const PATH = paths.presence('f1', 'viewer');

const agoMs = (ms: number) => Timestamp.fromMillis(Date.now() - ms);
const beat = (uid: string, seenAt: unknown = serverTimestamp()) => setDoc(doc(world.as(uid), paths.presence('f1', uid)), { seenAt });

grid(world, {
  'see who is there': { allowed: permitted('presence.read'), attempt: (db) => getDocs(collection(db, paths.presences('f1'))) },
  'see when somebody was there': { allowed: permitted('presence.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'say that they are there': {
    allowed: permitted('presence.show'),
    attempt: (db, me) => setDoc(doc(db, paths.presence('f1', me)), { seenAt: serverTimestamp() }),
  },
  'say that another is there': {
    allowed: nobody,
    attempt: (db) => setDoc(doc(db, paths.presence('f1', 'somebody')), { seenAt: serverTimestamp() }),
  },
  'delete a trace': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

describe('what a beat looks like', () => {
  shapeTests({
    fields: Object.keys(presenceSchema.shape),
    create: (change) => setDoc(doc(world.as('viewer'), PATH), withoutMissing({ seenAt: serverTimestamp(), ...change })),
    bad: { seenAt: [agoMs(1000), Timestamp.fromMillis(Date.now() + 60_000), 'now', true] },
    good: { seenAt: [null] },
  });
});

test('one beat a minute, however fast an app beats', async () => {
  await world.given({ [PATH]: { seenAt: agoMs(50_000) } });
  await expectRefused(beat('viewer'));
  await world.given({ [PATH]: { seenAt: agoMs(61_000) } });
  await expectAllowed(beat('viewer'));
});

test('a person stops showing it at any moment, and begins again', async () => {
  await world.given({ [PATH]: { seenAt: agoMs(1_000) } });
  await expectAllowed(beat('viewer', null));
  await expectAllowed(beat('viewer'));
});
