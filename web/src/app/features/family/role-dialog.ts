import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import type { Role } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { RoleChoice } from './role-choice';

export interface RoleQuestion {
  readonly name: string;
  readonly role: Role;
}

/** Asks which role somebody should have. */
@Component({
  selector: 'cc-role-dialog',
  imports: [MatButton, MatDialogModule, RoleChoice, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'people.changeRoleOf' | transloco: { name: data.name } }}</h2>
    <mat-dialog-content><cc-role-choice [role]="role()" (chosen)="role.set($event)" /></mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
      <button matButton="filled" data-testid="save-role" [mat-dialog-close]="role()" [disabled]="role() === data.role">
        {{ 'people.saveRole' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
})
export class RoleDialog {
  protected readonly data = inject<RoleQuestion>(MAT_DIALOG_DATA);
  protected readonly role = signal(this.data.role);
}
