import { afterNextRender, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormArray, FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { inviteByEmailInput, ROLES, type Role } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { FamilyContext } from '../../core/family/family-context';
import { CallError } from '../../core/firebase/callables';
import { PluralPipe } from '../../core/locale/texts';
import { Brand } from '../../ui/brand/brand';
import { errorKey, showErrors } from '../../ui/forms/schema-errors';
import { Icon } from '../../ui/icon/icon';
import { PendingInvitations } from '../family';
import { AccountMenu } from '../shell/account-menu';

const emptyRow = () =>
  new FormGroup({
    email: new FormControl('', { nonNullable: true }),
    role: new FormControl<Role>('CAREGIVER', { nonNullable: true }),
  });
type Row = ReturnType<typeof emptyRow>;

/** The last of the first steps: who else helps; then what there is now, and where to go on. */
@Component({
  selector: 'cc-onboarding-people',
  imports: [
    AccountMenu,
    Brand,
    Icon,
    MatButton,
    MatFormFieldModule,
    MatIconButton,
    MatInput,
    MatSelectModule,
    PluralPipe,
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './people.page.html',
  styleUrl: './onboarding.page.scss',
})
export class OnboardingPeoplePage {
  protected readonly context = inject(FamilyContext);
  private readonly invitations = inject(PendingInvitations);

  protected readonly roles = ROLES;
  protected readonly errorKey = errorKey;
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly step = computed(() => (this.done() ? 4 : 3));
  protected readonly rows = new FormArray([emptyRow()]);
  protected readonly form = new FormGroup({ rows: this.rows });
  /** Why the server refused a row. */
  protected readonly refused = signal<ReadonlyMap<Row, string>>(new Map());
  protected readonly invited = signal<readonly string[]>([]);

  constructor() {
    const router = inject(Router);
    effect(() => {
      const status = this.context.status();
      const isElsewhere = status === 'no-family' || status === 'no-recipient';
      if (isElsewhere || (status === 'ready' && !this.context.allows('invitation.create'))) {
        untracked(() => void router.navigateByUrl(isElsewhere ? '/onboarding' : '/today'));
      }
    });
    afterNextRender(() => this.focus());
  }

  protected add(): void {
    this.rows.push(emptyRow());
  }

  protected remove(index: number): void {
    this.rows.removeAt(index);
  }

  /** Rows that were sent go, so that what is left can be mended and sent again. */
  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refused.set(new Map());
    for (const row of [...this.rows.controls]) await this.sendRow(row);
    this.busy.set(false);
    if (this.rows.length === 0) this.finish();
  }

  protected finish(): void {
    this.done.set(true);
    this.focus();
  }

  private async sendRow(row: Row): Promise<void> {
    const typed = row.getRawValue();
    if (typed.email.trim() === '') return this.rows.removeAt(this.rows.controls.indexOf(row));
    const parsed = inviteByEmailInput.safeParse({ ...typed, message: '' });
    if (!showErrors(row, parsed)) return;
    try {
      await this.invitations.inviteByEmail(parsed.data);
      this.invited.update((invited) => [...invited, parsed.data.email]);
      this.rows.removeAt(this.rows.controls.indexOf(row));
    } catch (error) {
      const why = error instanceof CallError ? error.textKey : 'callProblem.FAILED';
      this.refused.update((refused) => new Map(refused).set(row, why));
    }
  }

  private focus(): void {
    requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus());
  }
}
