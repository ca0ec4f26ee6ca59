import { Component, input, output } from '@angular/core';
import { MatRadioModule } from '@angular/material/radio';
import { ROLES, type Role } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';

/** The roles with what each may do; choosing ADMIN warns. */
@Component({
  selector: 'cc-role-choice',
  imports: [MatRadioModule, TranslocoPipe],
  template: `
    <mat-radio-group [aria-label]="'people.role' | transloco" [value]="role()" (change)="chosen.emit($event.value)">
      @for (choice of roles; track choice) {
        <mat-radio-button [value]="choice" [attr.data-testid]="'role-' + choice">
          <strong>{{ 'role.' + choice | transloco }}</strong>
          <span class="cc-soft">{{ 'people.may.' + choice | transloco }}</span>
        </mat-radio-button>
      }
    </mat-radio-group>
    @if (role() === 'ADMIN') {
      <p class="warning" role="status" data-testid="admin-warning">{{ 'people.adminWarning' | transloco }}</p>
    }
  `,
  styles: `
    mat-radio-group {
      display: grid;
    }
    mat-radio-button span {
      display: block;
    }
    .warning {
      padding: 0.75rem 1rem;
      border-radius: var(--cc-radius);
      background: var(--cc-surface-quiet);
      border-inline-start: 4px solid var(--cc-terracotta);
    }
  `,
})
export class RoleChoice {
  readonly role = input.required<Role>();
  readonly chosen = output<Role>();
  protected readonly roles = ROLES;
}
