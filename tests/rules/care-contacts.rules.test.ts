import { contactSchema, doctorSchema, paths } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, updateDoc, writeBatch } from 'firebase/firestore';
import { aContact, aDoctor, aRecipient, removedBy, restoredBy, updatedBy, type Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('care-contacts');
const RECIPIENT = paths.recipient('f1', 'r1');
const long = (length: number) => 'x'.repeat(length);

const KINDS = {
  doctor: {
    path: paths.doctor('f1', 'r1', 'd1'),
    list: paths.doctors('f1', 'r1'),
    foreign: paths.doctors('f2', 'r2'),
    make: aDoctor,
    fields: Object.keys(doctorSchema.shape),
    bad: { specialty: ['', long(101), null], fax: [long(41), null], address: [long(301), null] },
  },
  contact: {
    path: paths.contact('f1', 'r1', 'c1'),
    list: paths.contacts('f1', 'r1'),
    foreign: paths.contacts('f2', 'r2'),
    make: aContact,
    fields: Object.keys(contactSchema.shape),
    bad: { relationship: ['', long(101), null] },
  },
} as const;

describe.each(['doctor', 'contact'] as const)('%s', (kind) => {
  const { path, list, foreign, make, fields, bad } = KINDS[kind];
  const create = (uid: string, change: Fields = {}) => setDoc(doc(world.as(uid), `${list}/new`), withoutMissing(make(uid, change)));
  const update = (uid: string, change: Fields) => updateDoc(doc(world.as(uid), path), { ...updatedBy(uid), version: 2, ...change });

  grid(world, {
    'read it': { allowed: kind === 'doctor' ? permitted('doctor.read') : permitted('contact.read'), attempt: (db) => getDoc(doc(db, path)) },
    'list its collection': {
      allowed: kind === 'doctor' ? permitted('doctor.read') : permitted('contact.read'),
      attempt: (db) => getDocs(collection(db, list)),
    },
    'create one': {
      allowed: kind === 'doctor' ? permitted('doctor.create') : permitted('contact.create'),
      attempt: (db, me) => setDoc(doc(db, `${list}/new`), make(me)),
    },
    'change it': {
      allowed: kind === 'doctor' ? permitted('doctor.update') : permitted('contact.update'),
      attempt: (db, me) => updateDoc(doc(db, path), { ...updatedBy(me), version: 2, notes: 'Mornings only' }),
    },
    'remove it': {
      allowed: kind === 'doctor' ? permitted('doctor.delete') : permitted('contact.delete'),
      attempt: (db, me) => updateDoc(doc(db, path), { ...removedBy(me), version: 2 }),
    },
    'delete it for good': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, path)) },
  });

  shapeTests({
    fields,
    create: (change) => create('caregiver', change),
    bad: {
      name: ['', long(101), 1, null],
      phone: ['', long(41), 'at home', 12, null],
      phoneE164: ['(202) 555-0143', '+0123', `+${'1'.repeat(16)}`, null],
      email: ['ruth', 'a@b', `${long(250)}@x.yz`, null],
      notes: [long(501), null],
      version: [0, 2, '1', null],
      ...bad,
    },
    good: {
      name: [long(100)],
      phone: ['0199 00 01 44', `1${long(39)}`],
      phoneE164: ['', '+33199000144'],
      email: ['', 'ruth@example.com'],
      notes: [long(500)],
    },
  });

  test('SEC-11 refuses forged authors and times', async () => {
    await expectRefused(create('caregiver', { createdBy: 'admin' }));
    await expectRefused(create('caregiver', { createdAt: new Date(0) }));
    await expectRefused(update('caregiver', { updatedBy: 'admin' }));
    await expectRefused(update('caregiver', { updatedAt: new Date(0) }));
    await expectRefused(update('caregiver', { createdBy: 'caregiver' }));
    await expectRefused(update('caregiver', { isAdmin: true }));
  });

  test('X6 the second of two changes from one version is refused', async () => {
    await expectAllowed(update('caregiver', { notes: 'Mornings' }));
    await expectRefused(update('admin', { notes: 'Evenings' }));
    await expectAllowed(update('admin', { notes: 'Evenings', version: 3 }));
  });

  test('is removed once, and brought back', async () => {
    await expectRefused(update('caregiver', { ...removedBy('caregiver'), deletedBy: 'admin' }));
    await expectRefused(create('caregiver', removedBy('caregiver')));
    await expectAllowed(update('caregiver', removedBy('caregiver')));
    await expectRefused(update('caregiver', { ...removedBy('caregiver'), version: 3 }));
    await expectAllowed(update('caregiver', { ...restoredBy('caregiver'), version: 3 }));
  });

  test('SEC-10 stays within its family and with a recipient who is there', async () => {
    await expectRefused(create('stranger'));
    await expectRefused(setDoc(doc(world.as('admin'), `${foreign}/new`), make('admin')));
    await expectRefused(setDoc(doc(world.as('admin'), `${list.replace('r1', 'r9')}/new`), make('admin')));
    await world.given({ [RECIPIENT]: aRecipient('admin', { deletedAt: new Date(), deletedBy: 'admin' }) });
    await expectRefused(create('admin'));
    await expectRefused(update('admin', { notes: 'x' }));
  });
});

describe('R3 the contact to call first', () => {
  const CONTACT = KINDS.contact.path;
  const name = (uid: string, primaryContactId: unknown, version = 2) =>
    updateDoc(doc(world.as(uid), RECIPIENT), { ...updatedBy(uid), version, primaryContactId });

  test('is one that is there, or none, and changes by one write', async () => {
    await world.given({ [paths.contact('f1', 'r1', 'c2')]: aContact('admin', { name: 'Tom Bell' }) });
    await expectRefused(name('viewer', 'c1'));
    await expectRefused(name('caregiver', 'nobody'));
    await expectRefused(name('caregiver', 'c1/x'));
    await expectRefused(name('caregiver', 1));
    await expectAllowed(name('caregiver', 'c1'));
    await expectAllowed(name('caregiver', 'c2', 3));
    await expectAllowed(name('caregiver', null, 4));
  });

  test('is none that was removed or belongs to another person', async () => {
    await world.given({ [CONTACT]: aContact('admin', { deletedAt: new Date(), deletedBy: 'admin' }) });
    await expectRefused(name('admin', 'c1'));
    await world.given({ [paths.contact('f1', 'other', 'c3')]: aContact('admin') });
    await expectRefused(name('admin', 'c3'));
  });

  test('is created and named in one commit', async () => {
    const db = world.as('caregiver');
    const added = writeBatch(db)
      .set(doc(db, paths.contact('f1', 'r1', 'c2')), aContact('caregiver'))
      .update(doc(db, RECIPIENT), { ...updatedBy('caregiver'), version: 2, primaryContactId: 'c2' });
    await expectAllowed(added.commit());
  });

  test('is not removed while it is named, but together with its name', async () => {
    await expectAllowed(name('admin', 'c1'));
    const db = world.as('admin');
    const removal = { ...removedBy('admin'), version: 2 };
    await expectRefused(updateDoc(doc(db, CONTACT), removal));
    const together = writeBatch(db)
      .update(doc(db, CONTACT), removal)
      .update(doc(db, RECIPIENT), { ...updatedBy('admin'), version: 3, primaryContactId: null });
    await expectAllowed(together.commit());
  });
});
