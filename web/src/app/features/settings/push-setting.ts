import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../core/locale/texts';
import { PushRegistration } from '../../core/push/push-registration';
import { Snack } from '../../ui/snack/snack';

/** Whether pushes reach this very device, with the way to turn them on or off. */
@Component({
  selector: 'cc-push-setting',
  imports: [MatButton, TranslocoPipe],
  template: `
    @let state = push.state();
    <p data-testid="push-state">{{ 'settings.pushState.' + state | transloco }}</p>
    @if (state === 'off') {
      <button matButton="outlined" data-testid="push-enable" [disabled]="busy()" (click)="run(push.enable())">
        {{ 'settings.pushEnable' | transloco }}
      </button>
    }
    @if (state === 'on') {
      <button matButton="outlined" data-testid="push-disable" [disabled]="busy()" (click)="run(push.disable())">
        {{ 'settings.pushDisable' | transloco }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem 1rem;
      color: var(--cc-ink-soft);
    }
  `,
})
export class PushSetting {
  protected readonly push = inject(PushRegistration);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  protected readonly busy = signal(false);

  protected async run(change: Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await change;
    } catch {
      this.snack.say(this.texts.get('settings.pushFailed'));
    } finally {
      this.busy.set(false);
    }
  }
}
