import { inject, Service, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { localTime, supplyUsed, type Medication, type WithId } from '@carecircle/domain';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../core/clock/clock';
import { DoseRecorder, type DoseTarget } from '../../core/doses/dose-recorder';
import type { RecordEntry } from '../../core/outbox/outbox-entry';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Confirm } from '../../ui/confirm/confirm';
import { Snack } from '../../ui/snack/snack';
import type { SlotView } from './day-plan';
import type { DoseRecord } from './dose-record';
import { SkipDialog, type SkipAnswer } from './skip-dialog';
import { TimeDialog, type TimeAnswer, type TimeQuestion } from './time-dialog';

const REST_MS = 2_000;

/** What a person does on Today, with the words that answer each tap. */
@Service()
export class DoseActions {
  private readonly recorder = inject(DoseRecorder);
  private readonly context = inject(FamilyContext);
  private readonly dialogs = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);
  private readonly clock = inject(Clock);
  private readonly rest = signal<ReadonlySet<string>>(new Set());

  /** Medicines whose "log now" was tapped a moment ago. */
  readonly resting = this.rest.asReadonly();

  give(target: DoseTarget): void {
    if (target.slot === null) this.restFor(target.medication.id);
    void this.giveAt(target, this.clock.read());
  }

  /** Records a dose that was given some time ago. */
  async giveEarlier(target: DoseTarget): Promise<void> {
    const { time = '', day = '', plannedAt = null } = target.slot ?? {};
    const answer = await this.askTime({ kind: 'GIVEN_EARLIER', time, day, timeZone: this.zone(), plannedAt });
    if (answer) await this.giveAt(target, answer.givenAt);
  }

  async skip(target: DoseTarget): Promise<void> {
    const data = { name: target.medication.name };
    const dialog = this.dialogs.open<SkipDialog, { name: string }, SkipAnswer>(SkipDialog, { data });
    const answer = await firstValueFrom(dialog.afterClosed());
    if (!answer) return;
    const entry = await this.recorder.record(target, { status: 'SKIPPED', ...answer });
    if (!entry) return;
    const text = this.texts.get('today.said.skipped', { name: target.medication.name });
    this.snack.offerUndo(text, this.texts.get('today.undo'), () => void this.takeBack(entry, 0, target.medication));
  }

  undo(record: DoseRecord, medication: WithId<Medication>): void {
    void this.recorder.undo(record, medication);
    this.snack.say(this.texts.get('today.said.undone', { name: medication.name }));
  }

  /** Replaces the time at which a dose was given; the old time and the reason stay with it. */
  async correct(record: DoseRecord, timeZone: string): Promise<void> {
    const dose = record.document;
    if (dose === null) return;
    const plannedAt = dose.plannedAt?.toMillis() ?? null;
    const question: TimeQuestion = { kind: 'CORRECTION', time: localTime(record.at, timeZone), day: dose.day, timeZone, plannedAt };
    const answer = await this.askTime(question);
    if (!answer) return;
    this.snack.say(this.texts.get('today.said.corrected'));
    this.recorder
      .correct(dose, answer.givenAt, answer.reason)
      .catch(() => this.snack.say(this.texts.get('common.refused')));
  }

  /** Asks whether a dose was really given a second time, and keeps it beside the first. */
  async giveSecond({ record, medication, slot }: SlotView): Promise<void> {
    const first = record?.document;
    if (!first || !record) return;
    const name = this.context.memberName(record.by) ?? this.texts.get('common.someone');
    const sure = await this.confirm.ask({
      title: this.texts.get(`conflict.title.${record.status}`, { name, time: this.formats.time(record.at, this.zone()) }),
      text: this.texts.get('conflict.ask'),
      yes: this.texts.get('conflict.yes'),
      no: this.texts.get('common.cancel'),
    });
    if (!sure) return;
    const outcome = { status: 'GIVEN', givenAt: this.clock.read(), notes: '' } as const;
    await this.recorder.recordSecond({ medication, slot }, outcome, first);
  }

  open(medication: WithId<Medication>): void {
    void this.router.navigate(['/medications', medication.id]);
  }

  private async giveAt(target: DoseTarget, givenAt: number): Promise<void> {
    const entry = await this.recorder.record(target, { status: 'GIVEN', givenAt, notes: '' });
    if (!entry) return;
    const { medication } = target;
    const used = supplyUsed(medication.quantity, medication.currentSupply);
    const text = this.texts.get('today.said.given', { name: medication.name });
    const undo = () => void this.takeBack(entry, used, medication);
    this.snack.offerUndo(text, this.texts.get('today.undo'), undo);
  }

  private async takeBack(entry: RecordEntry, used: number, medication: WithId<Medication>): Promise<void> {
    await this.recorder.undo({ ...entry, id: entry.doseId, supplyUsed: used }, medication);
    this.snack.say(this.texts.get('today.said.undone', { name: medication.name }));
  }

  private async askTime(data: TimeQuestion): Promise<TimeAnswer | undefined> {
    const dialog = this.dialogs.open<TimeDialog, TimeQuestion, TimeAnswer>(TimeDialog, { data });
    return firstValueFrom(dialog.afterClosed());
  }

  private zone(): string {
    return this.context.recipient()?.timeZone ?? 'UTC';
  }

  private restFor(medicationId: string): void {
    this.rest.update((ids) => new Set([...ids, medicationId]));
    setTimeout(() => this.rest.update((ids) => new Set([...ids].filter((id) => id !== medicationId))), REST_MS);
  }
}
