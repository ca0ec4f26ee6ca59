import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Session } from '../../core/session/session';
import { Sessions } from '../../core/session/sessions';
import { Confirm } from '../../ui/confirm/confirm';
import { Snack } from '../../ui/snack/snack';
import { SignOut } from '../../core/session/sign-out';

/** Where the person is signed in, with the way to end it: on one device, on all others, or everywhere. */
@Component({
  selector: 'cc-session-list',
  imports: [MatButton, TranslocoPipe],
  template: `
    <ul class="plain">
      @for (entry of entries(); track entry.id) {
        <li [attr.data-testid]="'session-' + entry.id">
          <div>
            <strong>{{ entry.label || ('account.sessions.unknown' | transloco) }}</strong>
            @if (entry.id === here()) {
              <span class="here" data-testid="this-device">{{ 'account.sessions.here' | transloco }}</span>
            }
            <br />
            <span class="cc-soft">
              {{ 'account.sessions.lastUsed' | transloco: { when: formats.moment(entry.lastUsedAt.toMillis()) } }}<br />
              {{ 'account.sessions.firstSeen' | transloco: { when: formats.moment(entry.createdAt.toMillis()), address: entry.address } }}
            </span>
          </div>
          @if (entry.id !== here()) {
            <button matButton="outlined" data-testid="revoke" [attr.aria-label]="'account.sessions.revokeOne' | transloco: { device: entry.label }" (click)="run(sessions.revoke(entry.id))">
              {{ 'account.sessions.revoke' | transloco }}
            </button>
          }
        </li>
      }
    </ul>
    <div class="cc-actions">
      <button matButton="outlined" data-testid="revoke-others" [disabled]="entries().length < 2 || busy()" (click)="run(sessions.revokeOthers())">
        {{ 'account.sessions.revokeOthers' | transloco }}
      </button>
      <button matButton data-testid="sign-out-everywhere" [disabled]="busy()" (click)="everywhere()">{{ 'account.sessions.everywhere' | transloco }}</button>
    </div>
  `,
  styleUrl: './account-section.scss',
})
export class SessionList {
  protected readonly sessions = inject(Sessions);
  protected readonly formats = inject(Formats);
  private readonly session = inject(Session);
  private readonly signOut = inject(SignOut);
  private readonly confirm = inject(Confirm);
  private readonly texts = inject(Texts);
  private readonly snack = inject(Snack);
  private readonly source = this.sessions.list();

  protected readonly busy = signal(false);
  protected readonly here = this.session.sid;
  /** This device first, then by when they were last used. */
  protected readonly entries = computed(() =>
    [...this.source.state().data].sort(
      (a, b) => Number(b.id === this.here()) - Number(a.id === this.here()) || b.lastUsedAt.toMillis() - a.lastUsedAt.toMillis(),
    ),
  );

  protected async run(change: Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await change;
      this.snack.say(this.texts.get('account.sessions.revoked'));
    } catch {
      this.snack.say(this.texts.get('common.refused'));
    } finally {
      this.busy.set(false);
    }
  }

  protected async everywhere(): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.texts.get('account.sessions.everywhereTitle'),
      text: this.texts.get('account.sessions.everywhereText'),
      yes: this.texts.get('account.sessions.everywhere'),
      no: this.texts.get('common.cancel'),
    });
    if (sure) await this.signOut.everywhere();
  }
}
