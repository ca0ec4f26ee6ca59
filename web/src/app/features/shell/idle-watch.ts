import { Component, DestroyRef, inject, Service, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogModule, type MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { Activity } from '../../core/session/activity';
import { DeviceTrust } from '../../core/session/device-trust';
import { idleness } from '../../core/session/idle';
import { SignOut } from '../../core/session/sign-out';

const TICK_MS = 1_000;
const secondsLeft = signal(0);

@Component({
  selector: 'cc-idle-warning',
  imports: [MatButton, MatDialogModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'account.idle.title' | transloco }}</h2>
    <mat-dialog-content data-testid="idle-warning">{{ 'account.idle.text' | transloco: { seconds: seconds() } }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" data-testid="idle-stay" [mat-dialog-close]="true">{{ 'account.idle.stay' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
class IdleWarning {
  protected readonly seconds = secondsLeft.asReadonly();
}

/** Signs out of a shared device that nobody touches, after a warning that one touch ends. */
@Service()
export class IdleWatch {
  private readonly trust = inject(DeviceTrust);
  private readonly activity = inject(Activity);
  private readonly dialogs = inject(MatDialog);
  private readonly signOut = inject(SignOut);
  private warning: MatDialogRef<IdleWarning> | null = null;

  constructor() {
    const look = () => this.look();
    const timer = setInterval(look, TICK_MS);
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    });
  }

  private look(): void {
    if (this.trust.trusted()) return;
    const idle = idleness(this.activity.last, Date.now());
    if (idle.state === 'OVER') void this.signOut.now('idle');
    else if (idle.state === 'WARNING') this.warn(idle.secondsLeft);
    else this.warning?.close();
  }

  private warn(seconds: number): void {
    secondsLeft.set(seconds);
    if (this.warning !== null) return;
    this.warning = this.dialogs.open(IdleWarning, { role: 'alertdialog' });
    this.warning.afterClosed().subscribe(() => {
      this.warning = null;
      this.activity.note();
    });
  }
}
