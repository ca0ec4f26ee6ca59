import { dose, instant, recordEntry, undoEntry } from '../../../testing/builders';
import { standingRecords } from './dose-record';

describe('standingRecords', () => {
  it('shows a tap that no document has yet', () => {
    expect(standingRecords([], [recordEntry()])).toMatchObject([{ clientId: 'my-tap', by: 'claire', document: null }]);
  });

  it('shows a tap and its local echo once', () => {
    expect(standingRecords([dose({ clientId: 'my-tap' })], [recordEntry()])).toHaveLength(1);
  });

  it('shows another person’s record where both hold one slot', () => {
    expect(standingRecords([dose()], [recordEntry()])).toMatchObject([{ by: 'maya' }]);
  });

  it('leaves out what was undone, here or elsewhere', () => {
    expect(standingRecords([dose({ clientId: 'my-tap' })], [undoEntry()])).toEqual([]);
    expect(standingRecords([dose({ deletedAt: instant(1) })], [])).toEqual([]);
  });

  it('does not bring a tap back whose dose was undone', () => {
    expect(standingRecords([dose({ clientId: 'my-tap', deletedAt: instant(1) })], [recordEntry()])).toEqual([]);
  });
});
