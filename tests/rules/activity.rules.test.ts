import { paths } from '@carecircle/domain';
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { GIVEN_AT, type Fields } from './support/documents';
import { grid, nobody, permitted } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('activity');
const ENTRY: Fields = {
  type: 'DOSE_GIVEN',
  actor: 'caregiver',
  actorName: 'Maya',
  recipientId: 'r1',
  medicationId: 'm1',
  doseId: 'd1',
  params: {},
  at: GIVEN_AT,
};
const PATH = paths.activity('f1', 'a1');

beforeEach(() => world.given({ [PATH]: ENTRY }));

grid(world, {
  'read an activity': { allowed: permitted('activity.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list the latest activity': {
    allowed: permitted('activity.read'),
    attempt: (db) => getDocs(query(collection(db, paths.activities('f1')), orderBy('at', 'desc'), limit(20))),
  },
  'create an activity': {
    allowed: nobody,
    attempt: (db, me) => setDoc(doc(db, paths.activity('f1', 'new')), { ...ENTRY, actor: me }),
  },
  'change an activity': { allowed: nobody, attempt: (db) => updateDoc(doc(db, PATH), { actorName: 'Claire' }) },
  'delete an activity': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});
