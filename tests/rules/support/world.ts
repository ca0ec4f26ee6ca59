import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '@carecircle/domain';
import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing';
import { doc, setLogLevel, writeBatch, type Firestore } from 'firebase/firestore';
import { aContact, aDoctor, aFamily, aMedication, aMember, aRecipient, aSession, sidOf, type Fields } from './documents';
import { emailOf, UNVERIFIED } from './people';

const RULES = readFileSync(join(__dirname, '../../../firestore.rules'), 'utf8');

/** One project on the engine, with our rules and a small world in it: a family `f1` and another, `f2`. */
export interface World {
  /** The database as somebody sees it; null is a client that is not signed in. */
  as(uid: string | null): Firestore;
  /** The database as the bearer of a token with these claims sees it. */
  with(claims: { uid: string } & Record<string, unknown>): Firestore;
  /** Puts documents where they are, past the rules. */
  given(documents: Record<string, Fields>): Promise<void>;
}

/** Who is signed in on one device. */
const SIGNED_IN = ['admin', 'caregiver', 'viewer', UNVERIFIED, 'removed', 'stranger', 'new', 'other'];

const WORLD: Record<string, Fields> = {
  ...Object.fromEntries(SIGNED_IN.map((uid) => [paths.session(uid, sidOf(uid)), aSession()])),
  [paths.family('f1')]: aFamily('admin', {
    roles: { admin: 'ADMIN', caregiver: 'CAREGIVER', viewer: 'VIEWER', [UNVERIFIED]: 'CAREGIVER' },
    memberIds: ['admin', 'caregiver', 'viewer', UNVERIFIED],
  }),
  [paths.member('f1', 'admin')]: aMember('admin'),
  [paths.member('f1', 'caregiver')]: aMember('caregiver', { displayName: 'Maya Okafor' }),
  [paths.member('f1', 'viewer')]: aMember('viewer', { displayName: 'Daniel Thompson' }),
  [paths.member('f1', UNVERIFIED)]: aMember(UNVERIFIED, { displayName: 'Nora Berg' }),
  [paths.member('f1', 'removed')]: aMember('removed', { displayName: 'Jane Doe' }),
  [paths.recipient('f1', 'r1')]: aRecipient('admin'),
  [paths.doctor('f1', 'r1', 'd1')]: aDoctor('admin'),
  [paths.contact('f1', 'r1', 'c1')]: aContact('admin'),
  [paths.medication('f1', 'r1', 'm1')]: aMedication('admin'),
  [paths.family('f2')]: aFamily('stranger'),
  [paths.member('f2', 'stranger')]: aMember('stranger'),
  [paths.recipient('f2', 'r2')]: aRecipient('stranger'),
  [paths.medication('f2', 'r2', 'm1')]: aMedication('stranger'),
};

/** A world of its own for the tests of one file (`name`), as new before each of them. */
export function useWorld(name: string): World {
  let environment: RulesTestEnvironment;
  const databases = new Map<string | null, Firestore>();

  let pastTheRules: Firestore;
  let close: () => void;
  let closed: Promise<void>;

  const given = (documents: Record<string, Fields>): Promise<void> => {
    const batch = writeBatch(pastTheRules);
    for (const [path, fields] of Object.entries(documents)) batch.set(doc(pastTheRules, path), fields);
    return batch.commit();
  };

  beforeAll(async () => {
    setLogLevel('silent');
    environment = await initializeTestEnvironment({ projectId: `demo-rules-${name}`, firestore: { rules: RULES } });
    // One connection with the rules off for the whole file: opening one for each test would take most of the time.
    await new Promise<void>((opened) => {
      const open = new Promise<void>((resolve) => (close = resolve));
      closed = environment.withSecurityRulesDisabled((context) => {
        pastTheRules = context.firestore() as unknown as Firestore;
        opened();
        return open;
      });
    });
  });

  beforeEach(async () => {
    await environment.clearFirestore();
    await given(WORLD);
  });

  afterAll(async () => {
    close();
    await closed;
    await environment.cleanup();
  });

  const connect = (uid: string | null): Firestore =>
    uid === null
      ? (environment.unauthenticatedContext().firestore() as unknown as Firestore)
      : withClaims({ uid, email: emailOf(uid), email_verified: uid !== UNVERIFIED, sid: sidOf(uid) });

  const withClaims: World['with'] = ({ uid, ...claims }) =>
    environment.authenticatedContext(uid, claims).firestore() as unknown as Firestore;

  const as = (uid: string | null): Firestore => {
    const known = databases.get(uid);
    if (known) return known;
    const database = connect(uid);
    databases.set(uid, database);
    return database;
  };

  return { as, with: withClaims, given };
}
