import { EditSession, type Current } from './edit-session';
import type { Draft } from './draft';

interface Values extends Record<string, unknown> {
  notes: string;
  conditions: string[];
}
const EMPTY: Values = { notes: '', conditions: [] };
const was: Values = { notes: 'Likes tea', conditions: ['Gout'] };
const current = (change: Partial<Values> = {}, more: Partial<Current<Values>> = {}): Current<Values> => ({
  values: { ...was, ...change },
  version: 1,
  updatedBy: 'maya',
  pending: false,
  ...more,
});
const draft = (change: Partial<Draft<Values>> = {}): Draft<Values> => ({
  key: 'families/f1/recipients/r1',
  uid: 'claire',
  values: { ...was, notes: 'Likes coffee' },
  base: was,
  baseVersion: 1,
  state: 'EDITING',
  path: 'families/f1/recipients/r1',
  page: '/recipients/r1/edit',
  about: 'Mom',
  ...change,
});
const session = () => new EditSession<Values>(String);

describe('EditSession', () => {
  it('begins with the document, and for a new one with nothing', () => {
    expect(session().begin(current(), null, EMPTY)).toEqual(was);
    expect(session().begin(null, null, EMPTY)).toEqual(EMPTY);
  });

  it('begins with what was typed before, and says so', () => {
    const edit = session();
    expect(edit.begin(current(), draft(), EMPTY).notes).toBe('Likes coffee');
    expect(edit.restored()).toBe(true);
  });

  it('says nothing of a draft that the document has by now', () => {
    const edit = session();
    edit.begin(current({ notes: 'Likes coffee' }, { version: 2 }), draft(), EMPTY);
    expect(edit.restored()).toBe(false);
  });

  it('X6: takes over what another changed elsewhere, and says who and what', () => {
    const edit = session();
    const typed = { ...edit.begin(current(), null, EMPTY), notes: 'Likes coffee' };
    const merged = edit.merge(current({ conditions: ['Gout', 'Asthma'] }, { version: 2 }), typed);
    expect(merged).toEqual({ notes: 'Likes coffee', conditions: ['Gout', 'Asthma'] });
    expect(edit.news()).toEqual({ by: 'maya', fields: ['conditions'] });
    expect(edit.conflicts()).toEqual([]);
  });

  it('X6: keeps what was typed where both changed the same, until it is decided', () => {
    const edit = session();
    const typed = { ...edit.begin(current(), null, EMPTY), notes: 'mine' };
    expect(edit.merge(current({ notes: 'theirs' }, { version: 2 }), typed).notes).toBe('mine');
    expect(edit.conflicts()).toMatchObject([{ field: 'notes', mine: 'mine', theirs: 'theirs' }]);
    edit.decide('notes');
    expect(edit.conflicts()).toEqual([]);
    expect(edit.origin()).toMatchObject({ baseVersion: 2, base: { notes: 'theirs' } });
  });

  it('X6: shows a conflict with a draft from before the other’s change', () => {
    const edit = session();
    edit.begin(current({ notes: 'theirs' }, { version: 3 }), draft(), EMPTY);
    expect(edit.conflicts()).toMatchObject([{ field: 'notes', mine: 'Likes coffee', theirs: 'theirs' }]);
  });

  it('does not take the person’s own change, still on its way, for another’s', () => {
    const edit = session();
    const own = current({ notes: 'Likes coffee' }, { version: 2, pending: true, updatedBy: 'claire' });
    const typed = edit.begin(own, draft({ state: 'SENT', values: { ...was, notes: 'Likes cocoa' } }), EMPTY);
    expect(typed.notes).toBe('Likes cocoa');
    expect(edit.conflicts()).toEqual([]);
    expect(edit.origin()).toEqual({ base: was, baseVersion: 1 });
  });

  it('knows when there is nothing to keep', () => {
    const edit = session();
    edit.begin(current(), null, EMPTY);
    expect([edit.differs({ ...was }, EMPTY), edit.differs({ ...was, notes: '' }, EMPTY)]).toEqual([false, true]);
  });
});
