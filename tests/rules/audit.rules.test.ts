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
  where,
} from 'firebase/firestore';
import { GIVEN_AT, type Fields } from './support/documents';
import { grid, nobody, permitted } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('audit');
const ENTRY: Fields = {
  action: 'UPDATE',
  path: paths.recipient('f1', 'r1'),
  actor: 'caregiver',
  kind: 'recipients',
  fields: ['notes'],
  changes: {},
  at: GIVEN_AT,
  recordedAt: GIVEN_AT,
  eventId: 'e1',
};
const PATH = paths.audit('f1', 'e1');
const SEAL_PATH = paths.auditSeal('f1', '2026-11-22_0000');
const SEAL: Fields = { day: '2026-11-22', page: 0, entries: [], previous: '', seal: 'a'.repeat(64), sealedAt: GIVEN_AT };

beforeEach(() => world.given({ [PATH]: ENTRY, [SEAL_PATH]: SEAL }));

grid(world, {
  'read the audit trail': { allowed: permitted('audit.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list the audit trail': {
    allowed: permitted('audit.read'),
    attempt: (db) => getDocs(query(collection(db, paths.audits('f1')), orderBy('at', 'desc'), limit(20))),
  },
  'list the audit trail by person and kind': {
    allowed: permitted('audit.read'),
    attempt: (db) =>
      getDocs(
        query(
          collection(db, paths.audits('f1')),
          where('actor', '==', 'caregiver'),
          where('kind', '==', 'recipients'),
          orderBy('at', 'desc'),
          limit(20),
        ),
      ),
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
  'read the seals of the trail': {
    allowed: permitted('audit.read'),
    attempt: (db) => getDocs(collection(db, paths.auditSeals('f1'))),
  },
  'change a seal (AUD-02)': { allowed: nobody, attempt: (db) => updateDoc(doc(db, SEAL_PATH), { entries: ['x y'] }) },
  'add a seal (AUD-02)': { allowed: nobody, attempt: (db) => setDoc(doc(db, `${SEAL_PATH}x`), SEAL) },
  'delete a seal (AUD-02)': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, SEAL_PATH)) },
});
