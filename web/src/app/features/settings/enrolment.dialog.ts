import { Component, inject, Service, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { authProblem } from '../../core/session/auth-problem';
import type { Enrolment } from '../../core/session/second-factor';
import { formFields } from '../../ui/forms/form-fields';
import { QrCode } from '../../ui/qr-code/qr-code';

@Component({
  selector: 'cc-enrolment',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, QrCode, ReactiveFormsModule, TranslocoPipe],
  providers: [formFields],
  template: `
    <h2 mat-dialog-title>{{ 'account.second.title' | transloco }}</h2>
    <form [formGroup]="form" (ngSubmit)="submit()">
      <mat-dialog-content class="cc-form">
        <p>{{ 'account.second.scan' | transloco }}</p>
        <cc-qr-code [text]="enrolment.uri" [label]="'account.second.qr' | transloco" />
        <p>
          {{ 'account.second.type' | transloco }}<br />
          <code data-testid="second-key">{{ grouped }}</code>
        </p>
        <p>{{ 'account.second.recovery' | transloco }}</p>
        <mat-form-field>
          <mat-label>{{ 'account.second.code' | transloco }}</mat-label>
          <input matInput inputmode="numeric" autocomplete="one-time-code" maxlength="10" formControlName="code" data-testid="second-code" />
          @if (problemKey(); as key) {
            <mat-error data-testid="second-problem">{{ key | transloco }}</mat-error>
          }
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" data-testid="second-confirm" [disabled]="busy()">{{ 'account.second.confirm' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    code {
      overflow-wrap: anywhere;
    }
  `,
})
class EnrolmentDialog {
  protected readonly enrolment = inject<Enrolment>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<EnrolmentDialog, boolean>>(MatDialogRef);
  private readonly code = new FormControl('', { nonNullable: true });
  protected readonly form = new FormGroup({ code: this.code });
  /** Easier to copy by hand. */
  protected readonly grouped = this.enrolment.key.replace(/(.{4})(?=.)/g, '$1 ');
  protected readonly problemKey = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected async submit(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.enrolment.confirm(this.code.value);
      this.dialog.close(true);
    } catch (error) {
      this.problemKey.set(`auth.problem.${authProblem(error)}`);
      this.code.setErrors({ refused: true });
      this.code.markAsTouched();
    } finally {
      this.busy.set(false);
    }
  }
}

/** Shows the key of a second step, and asks for the first code of it. */
@Service()
export class ShowEnrolment {
  private readonly dialogs = inject(MatDialog);

  /** @returns whether the second step is on now */
  async until(enrolment: Enrolment): Promise<boolean> {
    const dialog = this.dialogs.open<EnrolmentDialog, Enrolment, boolean>(EnrolmentDialog, { data: enrolment, width: '30rem' });
    return (await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined })) ?? false;
  }
}
