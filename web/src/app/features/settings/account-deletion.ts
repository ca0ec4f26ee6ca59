import { Component, computed, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallError } from '../../core/firebase/callables';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { AccountData, type Farewell, type OpenFamily } from '../../core/session/account-data';
import { Session } from '../../core/session/session';
import { SignOut } from '../../core/session/sign-out';
import { Snack } from '../../ui/snack/snack';
import { ConfirmPassword } from './confirm-password.dialog';

/** In the list of successors: nobody; the family is deleted. */
const DELETE_FAMILY = '';

/** Deletes the account, after saying plainly what that means, also for each family. */
@Component({
  selector: 'cc-account-deletion',
  imports: [MatButton, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule, TranslocoPipe],
  templateUrl: './account-deletion.html',
  styleUrl: './account-section.scss',
})
export class AccountDeletion {
  private readonly data = inject(AccountData);
  private readonly confirm = inject(ConfirmPassword);
  private readonly session = inject(Session);
  private readonly signOut = inject(SignOut);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly families = inject(FamilyContext).families;

  protected readonly deleteFamily = DELETE_FAMILY;
  protected readonly begun = signal(false);
  protected readonly busy = signal(false);
  protected readonly open = signal<readonly OpenFamily[]>([]);
  protected readonly choices = new FormGroup<Record<string, FormControl<string | null>>>({});
  private readonly phrase = new FormControl('', { nonNullable: true });
  protected readonly form = new FormGroup({ phrase: this.phrase });
  private readonly typed = toSignal(this.phrase.valueChanges, { initialValue: '' });
  private readonly chosen = toSignal(this.choices.valueChanges, { initialValue: {} });

  /** What becomes of the families that need no decision. */
  protected readonly alone = computed(() => this.families().filter(({ memberIds }) => memberIds.length === 1));
  protected readonly left = computed(() => {
    const decided = new Set(this.open().map(({ id }) => id));
    return this.families().filter(({ id, memberIds }) => memberIds.length > 1 && !decided.has(id));
  });
  protected readonly isReady = computed(() => {
    const choices = this.chosen() as Record<string, string | null | undefined>;
    const phrase = this.texts.get('account.deletion.phrase');
    return this.open().every(({ id }) => (choices[id] ?? null) !== null) && this.typed().trim().toUpperCase() === phrase;
  });

  /** Asks the server what there is to decide; what it says is shown before anything can be done. */
  protected async begin(): Promise<void> {
    await this.run(async () => {
      const open = await this.data.openFamilies();
      for (const { id } of open) this.choices.setControl(id, new FormControl<string | null>(null));
      this.open.set(open);
      this.begun.set(true);
    });
  }

  protected async delete(): Promise<void> {
    if (!this.isReady()) return;
    const proof = await this.confirm.ask();
    if (proof === null) return;
    await this.run(async () => {
      const { state } = await this.data.deleteAccount(proof, this.farewell());
      if (state === 'BEGUN') await this.signOut.now('deleted');
      else if (state === 'UNDECIDED') await this.begin();
      else this.snack.say(this.texts.get('callProblem.FAILED'));
    });
  }

  private farewell(): Farewell {
    const choices = Object.entries(this.choices.value);
    const successors = choices.filter((choice): choice is [string, string] => typeof choice[1] === 'string' && choice[1] !== DELETE_FAMILY);
    return {
      successors: Object.fromEntries(successors),
      deletedFamilies: choices.filter(([, choice]) => choice === DELETE_FAMILY).map(([id]) => id),
    };
  }

  private async run(work: () => Promise<void>): Promise<void> {
    if (this.busy() || this.session.uid() === null) return;
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.snack.say(this.texts.get(error instanceof CallError ? error.textKey : 'callProblem.FAILED'));
    } finally {
      this.busy.set(false);
    }
  }
}
