import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DataExport as Entry, WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { CallError } from '../../core/firebase/callables';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { AccountData } from '../../core/session/account-data';
import { Snack } from '../../ui/snack/snack';
import { ConfirmPassword } from './confirm-password.dialog';

/** Everything of the person in one file, to take along. */
@Component({
  selector: 'cc-data-export',
  imports: [MatButton, TranslocoPipe],
  template: `
    <div>
      <button matButton="filled" data-testid="begin-export" [disabled]="busy()" (click)="begin()">{{ 'account.export.begin' | transloco }}</button>
    </div>
    <ul class="plain">
      @for (entry of exports(); track entry.id) {
        <li [attr.data-testid]="'export-' + entry.id" [attr.data-state]="entry.state">
          <span>{{ formats.moment(entry.requestedAt.toMillis()) }}</span>
          @if (entry.state === 'REQUESTED') {
            <span class="cc-soft" role="status">{{ 'account.export.working' | transloco }}</span>
          } @else if (isThere(entry)) {
            <button matButton="outlined" data-testid="download" [disabled]="busy()" (click)="download(entry)">{{ 'account.export.download' | transloco }}</button>
          } @else {
            <span class="cc-soft">{{ 'account.export.gone' | transloco }}</span>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './account-section.scss',
})
export class DataExport {
  protected readonly formats = inject(Formats);
  private readonly data = inject(AccountData);
  private readonly confirm = inject(ConfirmPassword);
  private readonly clock = inject(Clock);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly source = this.data.exports();
  protected readonly exports = () => this.source.state().data;
  protected readonly busy = signal(false);

  protected isThere({ expiresAt }: Entry): boolean {
    return expiresAt !== null && expiresAt.toMillis() > this.clock.now();
  }

  protected async begin(): Promise<void> {
    const proof = await this.confirm.ask();
    if (proof !== null) await this.run(this.data.beginExport(proof));
  }

  protected async download({ file, id, readyAt }: WithId<Entry>): Promise<void> {
    if (file === null) return;
    await this.run(
      this.data.file(file).then((blob) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = `carecircle-export-${id.slice(0, 8)}-${new Date(readyAt?.toMillis() ?? 0).toISOString().slice(0, 10)}.json`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      }),
    );
  }

  private async run(work: Promise<unknown>): Promise<void> {
    this.busy.set(true);
    try {
      await work;
    } catch (error) {
      this.snack.say(this.texts.get(error instanceof CallError ? error.textKey : 'callProblem.FAILED'));
    } finally {
      this.busy.set(false);
    }
  }
}
