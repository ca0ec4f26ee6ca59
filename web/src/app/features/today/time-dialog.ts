import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { givenInstant } from '../../core/clock/wall-clock';
import { Formats } from '../../core/locale/formats';

/** A correction says why; a first record does not need to. */
export interface TimeQuestion {
  readonly kind: 'GIVEN_EARLIER' | 'CORRECTION';
  /** Proposed time `HH:mm`. */
  readonly time: string;
  readonly day: string;
  readonly timeZone: string;
  /** When the dose was planned, epoch milliseconds; null outside the plan. */
  readonly plannedAt: number | null;
}

export interface TimeAnswer {
  /** Epoch milliseconds. */
  readonly givenAt: number;
  readonly reason: string;
}

const REASON_MIN = 5;

/** Asks when a dose was given, in the recipient's time. */
@Component({
  selector: 'cc-time-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'timeDialog.' + question.kind | transloco }}</h2>
    <mat-dialog-content>
      <p>{{ 'timeDialog.zone' | transloco: { day: formats.day(question.day), zone: formats.zone(question.timeZone) } }}</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'timeDialog.time' | transloco }}</mat-label>
        <input matInput type="time" data-testid="time" [value]="time()" (input)="time.set($any($event.target).value)" />
      </mat-form-field>
      @if (inFuture()) {
        <p class="problem" role="alert">{{ 'timeDialog.inFuture' | transloco }}</p>
      }
      @if (question.kind === 'CORRECTION') {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ 'timeDialog.reason' | transloco }}</mat-label>
          <input matInput maxlength="500" data-testid="reason" [value]="reason()" (input)="reason.set($any($event.target).value)" />
          <mat-hint>{{ 'timeDialog.reasonHint' | transloco }}</mat-hint>
        </mat-form-field>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
      <button matButton="filled" data-testid="time-confirm" [disabled]="!complete()" (click)="answer()">
        {{ 'common.save' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 0.75rem;
    }
    mat-form-field {
      width: 100%;
    }
    .problem {
      color: var(--cc-terracotta);
    }
  `,
})
export class TimeDialog {
  protected readonly question = inject<TimeQuestion>(MAT_DIALOG_DATA);
  protected readonly formats = inject(Formats);
  private readonly dialog = inject<MatDialogRef<TimeDialog, TimeAnswer>>(MatDialogRef);
  private readonly clock = inject(Clock);

  protected readonly time = signal(this.question.time);
  protected readonly reason = signal('');
  private readonly givenAt = computed(() => {
    const { day, timeZone, plannedAt } = this.question;
    return this.time() === '' ? null : givenInstant(day, this.time(), timeZone, plannedAt);
  });
  protected readonly inFuture = computed(() => (this.givenAt() ?? 0) > this.clock.now() + 60_000);
  protected readonly complete = computed(() => {
    const explained = this.question.kind === 'GIVEN_EARLIER' || this.reason().trim().length >= REASON_MIN;
    return this.givenAt() !== null && !this.inFuture() && explained;
  });

  protected answer(): void {
    const givenAt = this.givenAt();
    if (givenAt !== null) this.dialog.close({ givenAt, reason: this.reason().trim() });
  }
}
