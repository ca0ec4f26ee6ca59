import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { User } from 'firebase/auth';
import { Texts } from '../../core/locale/texts';
import { authProblem } from '../../core/session/auth-problem';
import { SecondFactor } from '../../core/session/second-factor';
import { Sessions } from '../../core/session/sessions';
import { Snack } from '../../ui/snack/snack';
import { ConfirmPassword } from './confirm-password.dialog';
import { ShowEnrolment } from './enrolment.dialog';

/** Turns the second step of the sign-in on and off, each by a fresh sign-in. */
@Component({
  selector: 'cc-second-factor-setting',
  imports: [MatButton, TranslocoPipe],
  template: `
    <p data-testid="second-state">{{ (factor.isOn() ? 'account.second.on' : 'account.second.off') | transloco }}</p>
    <div>
      @if (factor.isOn()) {
        <button matButton="outlined" data-testid="second-off" [disabled]="busy()" (click)="turnOff()">{{ 'account.second.turnOff' | transloco }}</button>
      } @else {
        <button matButton="filled" data-testid="second-on" [disabled]="busy()" (click)="turnOn()">{{ 'account.second.turnOn' | transloco }}</button>
      }
    </div>
    <p class="cc-soft">{{ 'account.second.recovery' | transloco }}</p>
  `,
  styleUrl: './account-section.scss',
})
export class SecondFactorSetting {
  protected readonly factor = inject(SecondFactor);
  private readonly confirm = inject(ConfirmPassword);
  private readonly enrolment = inject(ShowEnrolment);
  private readonly sessions = inject(Sessions);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  protected readonly busy = signal(false);

  protected turnOn(): Promise<void> {
    return this.freshly(async (user) => {
      const done = await this.enrolment.until(await this.factor.begin(user));
      if (done) this.snack.say(this.texts.get('account.second.turnedOn'));
    });
  }

  protected turnOff(): Promise<void> {
    return this.freshly(async (user) => {
      await this.factor.turnOff(user);
      this.snack.say(this.texts.get('account.second.turnedOff'));
    });
  }

  private async freshly(act: (user: User) => Promise<void>): Promise<void> {
    const fresh = await this.confirm.signIn();
    if (fresh === null) return;
    this.busy.set(true);
    try {
      const { claims } = await fresh.user.getIdTokenResult();
      await act(fresh.user);
      if (typeof claims['sid'] === 'string') await this.sessions.revoke(claims['sid']);
    } catch (error) {
      this.snack.say(this.texts.get(`auth.problem.${authProblem(error)}`));
    } finally {
      this.busy.set(false);
      await fresh.end();
    }
  }
}
