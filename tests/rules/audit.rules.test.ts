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

const world = useWorld('audit');
const ENTRY: Fields = {
  action: 'UPDATE',
  path: paths.recipient('f1', 'r1'),
  actor: 'caregiver',
  fields: ['notes'],
  at: GIVEN_AT,
  eventId: 'e1',
};
const PATH = paths.audit('f1', 'e1');

beforeEach(() => world.given({ [PATH]: ENTRY }));

grid(world, {
  'read the audit trail': { allowed: permitted('audit.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list the audit trail': {
    allowed: permitted('audit.read'),
    attempt: (db) => getDocs(query(collection(db, paths.audits('f1')), orderBy('at', 'desc'), limit(20))),
  },
  'add to the audit trail': {
    allowed: nobody,
    attempt: (db, me) => setDoc(doc(db, paths.audit('f1', 'new')), { ...ENTRY, actor: me }),
  },
  'change the audit trail (AUD-02)': {
    allowed: nobody,
    attempt: (db) => updateDoc(doc(db, PATH), { actor: 'admin' }),
  },
  'delete from the audit trail (AUD-02)': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});
