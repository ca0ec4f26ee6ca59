import { computed, inject, Service } from '@angular/core';
import { addDays, localDay, paths, type Dose, type WithId } from '@carecircle/domain';
import { collection, query, where } from 'firebase/firestore';
import { Medications } from '../../core/care/medications';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { reader } from '../../core/firebase/documents';
import { FIRESTORE } from '../../core/firebase/firestore';
import { liveQuery } from '../../core/live/live';
import { Outbox } from '../../core/outbox/outbox';
import { dayPlan, type DayPlan } from './day-plan';
import { standingRecords } from './dose-record';

/** The chosen loved one's day, live: the plan, and what became of each dose. */
@Service()
export class DayDoses {
  private readonly firestore = inject(FIRESTORE);
  private readonly context = inject(FamilyContext);
  private readonly medications = inject(Medications);
  private readonly outbox = inject(Outbox);
  private readonly clock = inject(Clock);

  readonly timeZone = computed(() => this.context.recipient()?.timeZone ?? 'UTC');
  /** The recipient's calendar day. */
  readonly day = computed(() => localDay(this.clock.now(), this.timeZone()));
  /** The days whose doses are read: after midnight those of the evening may still be open. */
  private readonly days = computed(() => [addDays(this.day(), -1), this.day()]);

  private readonly source = liveQuery<WithId<Dose>>(() => {
    const familyId = this.context.familyId();
    const recipientId = this.context.recipientId();
    if (familyId === null || recipientId === null) return null;
    const ofDays = query(collection(this.firestore, paths.doses(familyId, recipientId)), where('day', 'in', this.days()));
    return ofDays.withConverter(reader<Dose>());
  });

  readonly status = computed<'loading' | 'ready' | 'error'>(() => {
    const states = [this.source.state().status, this.medications.state().status];
    if (states.includes('error')) return 'error';
    return states.every((status) => status === 'ready') ? 'ready' : 'loading';
  });

  readonly records = computed(() => {
    const [recipientId, days] = [this.context.recipientId(), this.days()];
    const own = this.outbox.entries().filter((entry) => entry.recipientId === recipientId && days.includes(entry.day));
    return standingRecords(this.source.state().data, own);
  });

  readonly plan = computed<DayPlan>(() =>
    dayPlan({
      medications: this.medications.all(),
      records: this.records(),
      day: this.day(),
      timeZone: this.timeZone(),
      nowMs: this.clock.now(),
    }),
  );

  /** Doses that wait on this device, by their tap or by the undo. */
  readonly waiting = computed(() => new Set(this.outbox.waiting().map(({ doseId }) => doseId)));

  retry(): void {
    this.source.retry();
    this.medications.retry();
  }
}
