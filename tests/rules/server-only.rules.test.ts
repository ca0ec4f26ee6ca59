import { paths } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, updateDoc } from 'firebase/firestore';
import { grid, nobody } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('server-only');

/** The machinery of deliveries and seals, and collections that do not exist: nobody has any business there. */
const DOCUMENTS = [
  paths.fanout('x'),
  paths.delivery('x'),
  paths.deadLetter('x'),
  paths.auditSealing(),
  paths.auditHead('f1'),
  paths.auditAlarm('x'),
  paths.accountJob('x'),
  paths.receipt('x'),
  paths.emailCode('x'),
  paths.passwordReset('x'),
  paths.signIn('x'),
  paths.signInFailures('x'),
  paths.throttle('x'),
  paths.purge('x'),
  paths.invitationSecret('x'),
  paths.operatorEntry('x'),
  'unknown/x',
  `${paths.family('f1')}/unknown/x`,
  `${paths.recipient('f1', 'r1')}/unknown/x`,
  `${paths.medication('f1', 'r1', 'm1')}/unknown/x`,
  `${paths.user('viewer')}/unknown/x`,
];

beforeEach(() => world.given(Object.fromEntries(DOCUMENTS.map((path) => [path, { state: 'PENDING' }]))));

describe.each(DOCUMENTS)('%s', (path) => {
  grid(world, {
    'read it': { allowed: nobody, attempt: (db) => getDoc(doc(db, path)) },
    'list its collection': {
      allowed: nobody,
      attempt: (db) => getDocs(collection(db, path.slice(0, path.lastIndexOf('/')))),
    },
    'create in its collection': { allowed: nobody, attempt: (db) => setDoc(doc(db, `${path}2`), { state: 'DONE' }) },
    'change it': { allowed: nobody, attempt: (db) => updateDoc(doc(db, path), { state: 'DONE' }) },
    'delete it': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, path)) },
  });
});
