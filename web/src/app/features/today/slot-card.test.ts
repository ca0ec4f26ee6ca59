import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { at, DAY, dose, medication, recordEntry, ZONE } from '../../../testing/builders';
import { translations } from '../../../testing/translations';
import { FamilyContext } from '../../core/family/family-context';
import { Session } from '../../core/session/session';
import { dayPlan } from './day-plan';
import { DoseActions } from './dose-actions';
import { standingRecords } from './dose-record';
import { SlotCard } from './slot-card';
import { SlotCardHarness } from './slot-card.harness';

type Records = ReturnType<typeof standingRecords>;

async function card({ records = [] as Records, now = '08:00', mayRecord = true, waiting = [] as string[] } = {}) {
  const actions = { give: vi.fn(), skip: vi.fn(), undo: vi.fn() };
  const names: Record<string, string> = { maya: 'Maya', claire: 'Claire' };
  TestBed.configureTestingModule({
    imports: [translations],
    providers: [
      { provide: DoseActions, useValue: actions },
      { provide: FamilyContext, useValue: { memberName: (uid: string) => names[uid] ?? null } },
      { provide: Session, useValue: { uid: signal('claire') } },
    ],
  });
  const plan = dayPlan({ medications: [medication()], records, day: DAY, timeZone: ZONE, nowMs: at(now) });
  const fixture = TestBed.createComponent(SlotCard);
  document.body.append(fixture.nativeElement as HTMLElement);
  fixture.componentRef.setInput('view', plan.parts[0]?.slots[0]);
  fixture.componentRef.setInput('timeZone', ZONE);
  fixture.componentRef.setInput('mayRecord', mayRecord);
  fixture.componentRef.setInput('waiting', new Set(waiting));
  await fixture.whenStable();
  return { actions, shown: new SlotCardHarness(fixture) };
}

describe('SlotCard', () => {
  it('offers to give or skip a dose that is due, and names it for screen readers (A11-07)', async () => {
    const { actions, shown } = await card();
    expect(shown.state).toBe('DUE');
    expect(shown.buttons).toEqual(['Give', 'Skip']);
    await shown.press('give');
    expect(actions.give).toHaveBeenCalledOnce();
    expect(shown.focused).toBe(true);
  });

  it('says the state in words, not in colour alone (A11-06)', async () => {
    const { shown } = await card({ now: '11:30' });
    expect(shown.text).toContain('Missed');
  });

  it('shows who gave a dose, when, and what is left', async () => {
    const { shown } = await card({ records: standingRecords([dose()], []) });
    expect(shown.text).toContain('Given by Maya at 8:02');
    expect(shown.text).toContain('22 left · about 22 days');
    expect(shown.buttons).toEqual(['Undo']);
  });

  it('offers nothing to a person who may only look', async () => {
    const { shown } = await card({ mayRecord: false });
    expect(shown.buttons).toEqual([]);
  });

  it('marks a dose that waits on this device (OFF-02)', async () => {
    const entry = recordEntry();
    const { shown } = await card({ records: standingRecords([], [entry]), waiting: [entry.doseId] });
    expect(shown.text).toContain('Given by you at 8:05');
    expect(shown.shows('pending')).toBe(true);
  });

  it('warns of a possible double dose with both records (MED-05)', async () => {
    const second = dose({ id: 'second', clientId: 'x', createdBy: 'claire', possibleDoubleOf: dose().id });
    const { shown } = await card({ records: standingRecords([dose(), second], []) });
    expect(shown.shows('double')).toBe(true);
    expect(shown.text).toContain('Given by Maya');
    expect(shown.text).toContain('Given by you');
  });

  it('does not take a dose back by the second tap of a double tap', async () => {
    const { actions, shown } = await card({ records: standingRecords([dose()], []) });
    await shown.press('undo', 2);
    expect(actions.undo).not.toHaveBeenCalled();
    await shown.press('undo');
    expect(actions.undo).toHaveBeenCalledOnce();
  });
});
