import { Component, inject, Service } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_SNACK_BAR_DATA, MatSnackBar, MatSnackBarRef } from '@angular/material/snack-bar';

interface SnackContent {
  readonly text: string;
  readonly action?: string;
}

/** Long enough to notice a wrong tap and take it back (MED-12 asks for ten seconds). */
const UNDO_MS = 12_000;
const NOTICE_MS = 6_000;

@Component({
  selector: 'cc-snack',
  imports: [MatButton],
  template: `
    <span>{{ content.text }}</span>
    @if (content.action) {
      <button matButton data-testid="snack-action" (click)="reference.dismissWithAction()">{{ content.action }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 1rem;
      --mat-button-text-label-text-color: var(--mat-sys-inverse-primary);
    }
    button {
      font-weight: 700;
    }
  `,
})
class SnackBar {
  protected readonly content = inject<SnackContent>(MAT_SNACK_BAR_DATA);
  protected readonly reference = inject<MatSnackBarRef<SnackBar>>(MatSnackBarRef);
}

/** Short messages at the bottom of the screen, read out politely. */
@Service()
export class Snack {
  private readonly bar = inject(MatSnackBar);

  say(text: string): void {
    this.open({ text }, NOTICE_MS);
  }

  /** Says something that stays until the person answers it. */
  insist(text: string, understood: string): void {
    this.open({ text, action: understood });
  }

  /** Says what was done and offers to take it back. */
  offerUndo(text: string, action: string, undo: () => void): void {
    this.open({ text, action }, UNDO_MS).onAction().subscribe(undo);
  }

  private open(content: SnackContent, duration = 0): MatSnackBarRef<SnackBar> {
    return this.bar.openFromComponent(SnackBar, {
      data: content,
      duration,
      politeness: 'polite',
      announcementMessage: content.text,
    });
  }
}
