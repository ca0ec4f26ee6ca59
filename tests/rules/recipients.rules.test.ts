import { BLOOD_TYPES, EMPTY_PROFILE, paths, recipientSchema, RELATIONSHIPS, SEVERITIES } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, query, setDoc, updateDoc, where } from 'firebase/firestore';
import { anOldRecipient, aRecipient, removedBy, restoredBy, updatedBy, type Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('recipients');
const PATH = paths.recipient('f1', 'r1');
const NEW = paths.recipient('f1', 'new');
const DAY_MS = 86_400_000;

const update = (uid: string, change: Fields) =>
  updateDoc(doc(world.as(uid), PATH), { ...updatedBy(uid), version: 2, ...change });
const create = (uid: string, change: Fields = {}) =>
  setDoc(doc(world.as(uid), NEW), withoutMissing(aRecipient(uid, change)));

grid(world, {
  'read a recipient': { allowed: permitted('recipient.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list recipients': {
    allowed: permitted('recipient.read'),
    attempt: (db) => getDocs(query(collection(db, paths.recipients('f1')), where('deletedAt', '==', null))),
  },
  'create a recipient': {
    allowed: permitted('recipient.create'),
    attempt: (db, me) => setDoc(doc(db, NEW), aRecipient(me)),
  },
  'change a recipient': {
    allowed: permitted('recipient.update'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), version: 2, notes: 'Likes tea' }),
  },
  'mark a recipient as removed': {
    allowed: permitted('recipient.delete'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...removedBy(me), version: 2 }),
  },
  'delete a recipient': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

const long = (length: number) => 'x'.repeat(length);
const JPEG = 'data:image/jpeg;base64,/9j/4AAQSkZJRg==';
const aDirective = (change: Fields = {}) => ({ ...EMPTY_PROFILE.directives, ...change });

describe('what a recipient looks like', () => {
  shapeTests({
    fields: Object.keys(recipientSchema.shape),
    create: (change) => create('admin', change),
    bad: {
      fullName: ['', long(101), 1, ['x'], null],
      preferredName: [long(51), null],
      dateOfBirth: ['15/06/1948', '1948-13-01', '1948-06-15T00:00', null],
      timeZone: ['', 'Europe Paris', long(65), 1],
      notes: [long(1001), null],
      relationship: ['DAUGHTER', null],
      photo: [
        'https://example.com/x.jpg',
        'data:image/svg+xml;base64,PHN2Zz4=',
        'data:image/jpeg;base64,PHN2Zz4=',
        `${JPEG}" onerror="x`,
        `data:image/jpeg;base64,/9j/${'A'.repeat(60_000)}`,
        null,
        1,
      ],
      bloodType: ['C+', 'A', null],
      allergyStatus: ['', 'LISTED', 'MAYBE', null],
      allergies: [null, 'Penicillin', [{ substance: 'Penicillin', severity: '', reaction: '' }], { 0: 'x' }],
      conditions: [[''], [long(101)], [1], ['Asthma', 'Asthma'], ['a\nb'], 'Asthma', null, Array.from({ length: 31 }, (_, n) => `c${n}`)],
      insuranceProvider: [long(101), null],
      insurancePolicyNo: [long(61), 1],
      primaryHospital: [long(101), null],
      hospitalAddress: [long(301), null],
      directives: [
        null,
        {},
        aDirective({ resuscitation: 'DNR' }),
        aDirective({ livingWill: true }),
        aDirective({ powerOfAttorney: long(201) }),
        aDirective({ notes: long(501) }),
        aDirective({ more: '' }),
      ],
      primaryContactId: ['c1', '', 1],
      version: [0, 2, '1', null],
    },
    good: {
      fullName: ['x', long(100), 'Søren 👵🏽'],
      dateOfBirth: [''],
      timeZone: ['Etc/GMT+5', 'America/Argentina/Buenos_Aires'],
      notes: [long(1000)],
      relationship: ['', ...RELATIONSHIPS],
      photo: [JPEG, `data:image/jpeg;base64,/9j/${'A'.repeat(59_973)}`],
      bloodType: ['', ...BLOOD_TYPES],
      allergyStatus: ['NONE_KNOWN'],
      conditions: [['Asthma'], [long(100), 'Gout'], Array.from({ length: 30 }, (_, n) => `c${n}`)],
      insuranceProvider: [long(100)],
      insurancePolicyNo: [long(60)],
      primaryHospital: [long(100)],
      hospitalAddress: [long(300)],
      directives: [aDirective({ resuscitation: 'DO_NOT_ATTEMPT', livingWill: 'YES', powerOfAttorney: long(200), notes: long(500) })],
    },
  });
});

describe('IPS-06 allergies', () => {
  const allergy = (change: Fields = {}) => ({ substance: 'Penicillin', severity: 'SEVERE', reaction: 'rash', ...change });
  const listed = (allergies: unknown[]) => create('admin', { allergyStatus: 'LISTED', allergies });

  test.each([
    ['without a substance', { substance: '' }],
    ['with too long a substance', { substance: long(101) }],
    ['with a line break in the substance', { substance: 'a\nMILD' }],
    ['with a line break in the reaction', { reaction: 'a\nb' }],
    ['with an unknown severity', { severity: 'DEADLY' }],
    ['with too long a reaction', { reaction: long(201) }],
    ['with a number for a substance', { substance: 1 }],
    ['with a field too many', { seenBy: 'admin' }],
  ])('refuses one %s, wherever it stands', async (_, change) => {
    for (const place of [0, 7, 11]) {
      const list = Array.from({ length: 12 }, (__, n) => (n === place ? allergy(change) : allergy({ substance: `s${n}` })));
      await expectRefused(listed(list));
    }
  });

  test('refuses one that lacks a field or is no map', async () => {
    await expectRefused(listed([{ substance: 'Penicillin', severity: '' }]));
    await expectRefused(listed(['Penicillin']));
  });

  test.each(['', ...SEVERITIES])('accepts the severity "%s"', async (severity) => {
    await expectAllowed(listed([allergy({ severity, reaction: '' })]));
  });

  test('accepts twelve, next to the fullest of profiles, and refuses one more', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => allergy({ substance: `${n}${long(97)}`, reaction: long(200) }));
    const full = {
      notes: long(1000),
      photo: `data:image/jpeg;base64,/9j/${'A'.repeat(59_973)}`,
      conditions: Array.from({ length: 30 }, (_, n) => `${n}${long(98)}`),
      allergyStatus: 'LISTED',
    };
    await expectAllowed(create('admin', { ...full, allergies: many(12) }));
    await expectRefused(create('admin', { ...full, allergies: many(13) }));
    await expectAllowed(update('caregiver', { ...full, allergies: many(12), primaryContactId: 'c1' }));
  });

  test('refuses a list that contradicts what was asked', async () => {
    await expectRefused(create('admin', { allergyStatus: 'NONE_KNOWN', allergies: [allergy()] }));
    await expectRefused(create('admin', { allergyStatus: 'NOT_ASKED', allergies: [allergy()] }));
    await expectRefused(listed([]));
  });

  test('R1 the last allergy can be taken away', async () => {
    await world.given({ [PATH]: aRecipient('admin', { allergyStatus: 'LISTED', allergies: [allergy()] }) });
    await expectRefused(update('caregiver', { allergies: [] }));
    await expectAllowed(update('caregiver', { allergies: [], allergyStatus: 'NONE_KNOWN' }));
  });
});

test('SEC-11 a change leaves a recipient well formed', async () => {
  await expectRefused(update('admin', { fullName: '' }));
  await expectRefused(update('admin', { isAdmin: true }));
});

describe('X6 who changes must have seen what is there', () => {
  test.each([1, 3, 0, 2.5, '2'])('refuses version %p after version 1', async (version) => {
    await expectRefused(update('admin', { notes: 'Likes tea', version }));
  });

  test('the second of two changes from one version is refused', async () => {
    await expectAllowed(update('caregiver', { notes: 'Likes tea' }));
    await expectRefused(update('admin', { notes: 'Likes coffee' }));
    await expectAllowed(update('admin', { notes: 'Likes tea and coffee', version: 3 }));
  });

  test('a document of before the medical profile is completed by its first change', async () => {
    await world.given({ [PATH]: anOldRecipient('admin') });
    await expectRefused(update('admin', { notes: 'Likes tea', version: 1 }));
    await expectAllowed(update('admin', { ...EMPTY_PROFILE, primaryContactId: null, version: 1 }));
  });
});

describe('authorship', () => {
  test('SEC-11 refuses another’s uid as the creator or the author', async () => {
    await expectRefused(create('caregiver', { createdBy: 'admin' }));
    await expectRefused(create('caregiver', { updatedBy: 'admin' }));
    await expectRefused(update('caregiver', { updatedBy: 'admin' }));
    await expectRefused(update('caregiver', { createdBy: 'caregiver' }));
  });

  test('SEC-11 refuses times that are not the server’s', async () => {
    const past = new Date('2020-01-01T00:00:00Z');
    await expectRefused(create('caregiver', { createdAt: past }));
    await expectRefused(create('caregiver', { updatedAt: past }));
    await expectRefused(update('caregiver', { updatedAt: past }));
    await expectRefused(update('caregiver', { createdAt: past }));
  });

  test('refuses a change that does not say who made it', async () => {
    await expectRefused(updateDoc(doc(world.as('admin'), PATH), { notes: 'Likes tea', version: 2 }));
  });

  test('refuses a recipient that is born removed', async () => {
    await expectRefused(create('admin', removedBy('admin')));
  });
});

describe('a removed recipient', () => {
  const removed = (daysAgo: number) =>
    world.given({ [PATH]: aRecipient('admin', { deletedAt: new Date(Date.now() - daysAgo * DAY_MS), deletedBy: 'admin' }) });

  grid(world, {
    'read a removed recipient': {
      allowed: permitted('recipient.restore'),
      attempt: async (db) => {
        await removed(1);
        await getDoc(doc(db, PATH));
      },
    },
    'list removed recipients': {
      allowed: permitted('recipient.restore'),
      attempt: (db) => getDocs(query(collection(db, paths.recipients('f1')), where('deletedAt', '>', new Date(0)))),
    },
    'bring a recipient back': {
      allowed: permitted('recipient.restore'),
      attempt: async (db, me) => {
        await removed(29);
        await updateDoc(doc(db, PATH), { ...restoredBy(me), version: 2 });
      },
    },
  });

  test('X5 comes back within 30 days and not later', async () => {
    await removed(31);
    await expectRefused(update('admin', restoredBy('admin')));
    await removed(29);
    await expectAllowed(update('admin', restoredBy('admin')));
    await expectAllowed(update('caregiver', { notes: 'Likes tea', version: 3 }));
  });

  test('is changed by an ADMIN only, without being restored, and not removed anew', async () => {
    await removed(29);
    await expectRefused(update('caregiver', { notes: 'Likes tea' }));
    await expectRefused(update('admin', removedBy('admin')));
    await expectAllowed(update('admin', { notes: 'Likes tea' }));
  });

  test('is not removed in another’s name or at another time, and not by half', async () => {
    const good = { ...removedBy('admin'), version: 2 };
    await expectRefused(update('admin', { ...good, deletedBy: 'caregiver' }));
    await expectRefused(update('admin', { ...good, deletedAt: new Date(0) }));
    await removed(1);
    await expectRefused(update('admin', { deletedBy: 'caregiver' }));
    await expectRefused(update('admin', { deletedAt: null }));
    await expectRefused(update('admin', { deletedBy: null }));
  });
});

test('SEC-10 an ADMIN of one family creates nothing in another', async () => {
  await expectRefused(setDoc(doc(world.as('stranger'), NEW), aRecipient('stranger')));
  await expectAllowed(setDoc(doc(world.as('stranger'), paths.recipient('f2', 'new')), aRecipient('stranger')));
});
