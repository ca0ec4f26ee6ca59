import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { FieldConflict } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Values } from '../../core/editing/draft';
import type { EditSession } from '../../core/editing/edit-session';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Icon } from '../../ui/icon/icon';

/** Above a form: that a draft is back, what others changed meanwhile, and what must be decided between two changes. */
@Component({
  selector: 'cc-edit-notes',
  imports: [Icon, MatButton, TranslocoPipe],
  template: `
    @if (session().restored()) {
      <div class="note" role="status" data-testid="draft-restored">
        <cc-icon name="edit" />
        <p>{{ 'editing.restored' | transloco }}</p>
        <button matButton type="button" data-testid="discard-draft" (click)="discarded.emit()">{{ 'editing.discard' | transloco }}</button>
      </div>
    }
    @if (session().news(); as news) {
      <div class="note" role="status" data-testid="edit-news">
        <cc-icon name="refresh" />
        <p>{{ 'editing.news' | transloco: { name: who(news.by), fields: formats.list(fieldNames(news.fields)) } }}</p>
      </div>
    }
    @if (session().conflicts().length > 0) {
      <section class="note conflicts" role="alert" tabindex="-1" data-testid="edit-conflicts">
        <h2>{{ 'editing.conflict' | transloco: { name: who(session().conflictWith()) } }}</h2>
        @for (conflict of session().conflicts(); track conflict.field) {
          <div class="conflict" [attr.data-testid]="'conflict-' + conflict.field">
            <h3>{{ nameOf()(conflict.field) }}</h3>
            <p><strong>{{ 'editing.mine' | transloco }}</strong> {{ show(conflict, conflict.mine) }}</p>
            <p><strong>{{ who(session().conflictWith()) }}</strong> {{ show(conflict, conflict.theirs) }}</p>
            <div class="cc-actions">
              <button matButton="outlined" type="button" data-testid="keep-mine" (click)="chosen.emit({ field: conflict.field, value: conflict.mine })">
                {{ 'editing.keepMine' | transloco }}
              </button>
              <button matButton="outlined" type="button" data-testid="keep-theirs" (click)="chosen.emit({ field: conflict.field, value: conflict.theirs })">
                {{ 'editing.keepTheirs' | transloco: { name: who(session().conflictWith()) } }}
              </button>
              @if (isList(conflict)) {
                <button matButton="filled" type="button" data-testid="keep-both" (click)="chosen.emit({ field: conflict.field, value: conflict.both })">
                  {{ 'editing.keepBoth' | transloco }}
                </button>
              }
            </div>
          </div>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    .note {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      align-items: center;
      padding: 0.75rem 1rem;
      border-radius: var(--cc-radius-small);
      background: var(--cc-sage);
      color: var(--cc-on-sage);
    }
    .note p {
      flex: 1 1 12rem;
    }
    .conflicts {
      display: grid;
      background: var(--cc-terracotta-soft);
      color: var(--cc-on-terracotta-soft);
    }
    .conflict {
      display: grid;
      gap: 0.5rem;
      padding-top: 0.75rem;
      border-top: 1px solid currentcolor;
    }
    .conflict p {
      white-space: pre-line;
    }
    h2 {
      font-size: 1.25rem;
    }
  `,
})
export class EditNotes {
  readonly session = input.required<EditSession<Values>>();
  /** A field in the reader's words. */
  readonly nameOf = input.required<(field: string) => string>();
  /** A value of a field in the reader's words. */
  readonly describe = input.required<(field: string, value: unknown) => string>();
  readonly chosen = output<{ field: string; value: unknown }>();
  readonly discarded = output();
  protected readonly formats = inject(Formats);
  private readonly context = inject(FamilyContext);
  private readonly texts = inject(Texts);

  protected who(uid: string): string {
    return this.context.memberName(uid) ?? this.texts.get('common.someone');
  }

  protected fieldNames(fields: readonly string[]): string[] {
    return fields.map((field) => this.nameOf()(field));
  }

  protected isList({ mine }: FieldConflict): boolean {
    return Array.isArray(mine);
  }

  protected show({ field }: FieldConflict, value: unknown): string {
    return this.describe()(field, value) || this.texts.get('editing.nothing');
  }
}
