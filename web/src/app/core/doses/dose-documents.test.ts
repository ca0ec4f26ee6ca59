import { DAY, medication, recordEntry } from '../../../testing/builders';
import { doseDocument, placeBeside, placeOf, supplyReturned, supplyTaken } from './dose-documents';

describe('doseDocument', () => {
  it('carries what the medicine says at this moment, the tap and the device’s time (OFF-03, MED-11)', () => {
    const entry = recordEntry();
    const document = doseDocument(entry, placeOf(entry), medication({ name: 'Lisinopril', dosage: '20 mg', quantity: 2 }));
    expect(document).toMatchObject({ dosage: '20 mg', quantity: 2, supplyUsed: 2, clientId: 'my-tap', slot: `${DAY}T08:00` });
    expect(document['deviceTime'].toMillis()).toBe(entry.deviceTime);
    expect(document['givenAt'].toMillis()).toBe(entry.givenAt);
  });

  it.each([
    [22, 1],
    [0.5, 0.5],
    [0, 0],
    [null, 0],
  ])('with a supply of %s uses %s of it (MED-15)', (currentSupply, used) => {
    const entry = recordEntry();
    expect(doseDocument(entry, placeOf(entry), medication({ currentSupply }))['supplyUsed']).toBe(used);
  });

  it('of a skip takes nothing from the supply', () => {
    const entry = recordEntry({ status: 'SKIPPED', givenAt: null, skipReason: 'REFUSED' });
    expect(doseDocument(entry, placeOf(entry), medication())).toMatchObject({ supplyUsed: 0, givenAt: null, skipReason: 'REFUSED' });
  });

  it('outside the plan has no planned time', () => {
    const entry = recordEntry();
    const document = doseDocument(entry, placeOf({ ...entry, slot: null }), medication());
    expect(document).toMatchObject({ slot: null, plannedAt: null });
  });
});

describe('places', () => {
  it('put a scheduled dose in its slot, so that it can be recorded once only', () => {
    expect(placeOf(recordEntry()).doseId).toBe(`m1_${DAY}T08:00`);
  });

  it('give a dose without a slot an id of its own', () => {
    expect(placeOf(recordEntry({ slot: null })).doseId).toBe(`m1_${DAY}_my-tap`);
  });

  it('put a second record beside the first', () => {
    expect(placeBeside('first', recordEntry())).toEqual({ doseId: 'first_my-tap', slot: `${DAY}T08:00`, possibleDoubleOf: 'first' });
  });
});

describe('supply', () => {
  it('that nobody counts stays uncounted', () => {
    expect(supplyTaken(recordEntry(), 'd', medication({ currentSupply: null }))).not.toHaveProperty('currentSupply');
  });

  it('does not return what a dose did not use', () => {
    expect(supplyReturned('claire', { id: 'd', supplyUsed: 0 }, 5)).toBeNull();
  });
});
