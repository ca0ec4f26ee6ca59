import { dose, instant, recordEntry, undoEntry } from '../../../testing/builders';
import { settlement } from './settlement';

const voided = { deletedAt: instant(1) };

describe('settlement of a record', () => {
  it('is settled when the server holds this very tap, however often it is asked (OFF-03)', () => {
    expect(settlement(recordEntry(), dose({ clientId: 'my-tap' }))).toBe('SETTLED');
  });

  it('is settled when the tap arrived and was undone since', () => {
    expect(settlement(recordEntry(), dose({ clientId: 'my-tap', ...voided }))).toBe('SETTLED');
  });

  it('is written again when the slot is free', () => {
    expect(settlement(recordEntry(), null)).toBe('WRITE');
  });

  it('is written again when the other record of the slot was undone', () => {
    expect(settlement(recordEntry(), dose(voided))).toBe('WRITE');
  });

  it('is a conflict when another person’s record stands (MED-05)', () => {
    expect(settlement(recordEntry(), dose())).toBe('CONFLICT');
  });
});

describe('settlement of an undo', () => {
  it('is written when the record still stands', () => {
    expect(settlement(undoEntry(), dose({ clientId: 'my-tap' }))).toBe('WRITE');
  });

  it.each([null, dose({ clientId: 'my-tap', ...voided }), dose({ clientId: 'maya-tap' })])(
    'is settled when there is nothing of ours to undo',
    (onServer) => {
      expect(settlement(undoEntry(), onServer)).toBe('SETTLED');
    },
  );
});
