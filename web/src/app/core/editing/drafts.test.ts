import { TestBed } from '@angular/core/testing';
import type { Draft } from './draft';
import { hasArrived } from './draft-settlement';
import { Drafts } from './drafts';
import { KEYS } from '../storage/keys';

const draft = (change: Partial<Draft> = {}): Draft => ({
  key: 'families/f1/recipients/r1',
  uid: 'claire',
  values: { notes: 'Likes tea' },
  base: null,
  baseVersion: 0,
  state: 'EDITING',
  path: 'families/f1/recipients/r1',
  page: '/recipients/r1/edit',
  about: 'Mom',
  ...change,
});

describe('Drafts', () => {
  beforeEach(() => localStorage.setItem(KEYS.trusted, 'yes'));

  afterEach(() => localStorage.removeItem(KEYS.trusted));

  it('are there after a reload, for the person who typed them, until they are removed', async () => {
    await TestBed.inject(Drafts).put(draft());
    TestBed.resetTestingModule();
    const others = TestBed.inject(Drafts);
    await others.load('maya');
    expect(others.find(draft().key)).toBeNull();
    TestBed.resetTestingModule();
    const again = TestBed.inject(Drafts);
    await again.load('claire');
    expect(again.find(draft().key)).toEqual(draft());
    await again.remove(draft().key);
    TestBed.resetTestingModule();
    const gone = TestBed.inject(Drafts);
    await gone.load('claire');
    expect(gone.find(draft().key)).toBeNull();
  });

  it('keep what is typed while the device is being read', async () => {
    const drafts = TestBed.inject(Drafts);
    await drafts.put(draft({ values: { notes: 'old' } }));
    TestBed.resetTestingModule();
    const again = TestBed.inject(Drafts);
    const loading = again.load('claire');
    void again.put(draft({ values: { notes: 'new' } }));
    await loading;
    expect(again.find(draft().key)?.values).toEqual({ notes: 'new' });
    await again.remove(draft().key);
  });

  it('SEC-05: go with the family that they are about', async () => {
    const drafts = TestBed.inject(Drafts);
    await drafts.put(draft());
    await drafts.put(draft({ key: 'families/f10/recipients/r1' }));
    await drafts.removeOf('f1');
    expect([drafts.find(draft().key), drafts.find('families/f10/recipients/r1')?.about]).toEqual([null, 'Mom']);
    await drafts.removeOf('f10');
  });

  it('tell which are on their way', async () => {
    const drafts = TestBed.inject(Drafts);
    await drafts.put(draft({ key: 'a' }));
    await drafts.put(draft({ key: 'b', state: 'SENT' }));
    expect(drafts.sent().map(({ key }) => key)).toEqual(['b']);
    await drafts.remove('a');
    await drafts.remove('b');
  });
});

describe('hasArrived', () => {
  const values = { notes: ' Likes tea ', allergies: [{ substance: 'Latex ' }], isPrimary: true };
  const onServer = { notes: 'Likes tea', allergies: [{ substance: 'Latex' }], version: 2, updatedBy: 'claire' };

  it.each([
    ['what was sent', onServer, true],
    ['the same by somebody else', { ...onServer, updatedBy: 'maya' }, false],
    ['something else', { ...onServer, notes: 'Likes coffee' }, false],
    ['nothing', undefined, false],
  ])('when the server has %s', (_, stored, expected) => {
    expect(hasArrived({ values, uid: 'claire' }, stored)).toBe(expected);
  });
});
