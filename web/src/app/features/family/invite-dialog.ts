import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { inviteByCodeInput, inviteByEmailInput, spacedCode, type Role } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallError } from '../../core/firebase/callables';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { errorKey, showErrors } from '../../ui/forms/schema-errors';
import { Snack } from '../../ui/snack/snack';
import { PendingInvitations, type NewCode } from './pending-invitations';
import { RoleChoice } from './role-choice';

/** Invites somebody by e-mail, or makes a code that is read out to them. */
@Component({
  selector: 'cc-invite-dialog',
  imports: [
    MatButton,
    MatButtonToggleModule,
    MatDialogModule,
    MatFormFieldModule,
    MatInput,
    ReactiveFormsModule,
    RoleChoice,
    TranslocoPipe,
  ],
  templateUrl: './invite-dialog.html',
  styleUrl: './invite-dialog.scss',
})
export class InviteDialog {
  private readonly invitations = inject(PendingInvitations);
  private readonly dialog = inject<MatDialogRef<InviteDialog>>(MatDialogRef);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);

  protected readonly kind = signal<'EMAIL' | 'CODE'>('EMAIL');
  protected readonly role = signal<Role>('CAREGIVER');
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly made = signal<NewCode | null>(null);
  protected readonly errorKey = errorKey;
  protected readonly spaced = spacedCode;
  protected readonly emailForm = new FormGroup({
    email: new FormControl('', { nonNullable: true }),
    message: new FormControl('', { nonNullable: true }),
  });
  protected readonly codeForm = new FormGroup({ label: new FormControl('', { nonNullable: true }) });

  protected async sendMail(): Promise<void> {
    const parsed = inviteByEmailInput.safeParse({ ...this.emailForm.getRawValue(), role: this.role() });
    if (!showErrors(this.emailForm, parsed)) return;
    await this.during(async () => {
      await this.invitations.inviteByEmail(parsed.data);
      this.dialog.close();
      this.snack.say(this.texts.get('people.invited', { email: parsed.data.email }));
    });
  }

  protected async makeCode(): Promise<void> {
    const parsed = inviteByCodeInput.safeParse({ ...this.codeForm.getRawValue(), role: this.role() });
    if (!showErrors(this.codeForm, parsed)) return;
    await this.during(async () => this.made.set(await this.invitations.inviteByCode(parsed.data)));
  }

  protected moment(ms: number): string {
    return this.formats.moment(ms);
  }

  private async during(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(error instanceof CallError ? error.textKey : 'callProblem.FAILED');
    } finally {
      this.busy.set(false);
    }
  }
}
