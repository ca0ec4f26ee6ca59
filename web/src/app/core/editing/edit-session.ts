import { signal } from '@angular/core';
import { mergeEdits, same, type FieldConflict } from '@carecircle/domain';
import type { Draft, Values } from './draft';

/** A document as its form shows it, in the version that this device knows. */
export interface Current<T extends Values> {
  readonly values: T;
  readonly version: number;
  readonly updatedBy: string;
  /** Holds a change of this person's that the server has not seen yet. */
  readonly pending: boolean;
}

/** What others did to the document while it was being edited. */
export interface News {
  readonly by: string;
  readonly fields: readonly string[];
}

/**
 * One visit to a form: where the person began, what others changed meanwhile, and what must be decided before saving. It never
 * drops what somebody typed: what only the others changed is taken over and told, what both changed waits for a decision.
 */
export class EditSession<T extends Values> {
  private base: T | null = null;
  private baseVersion = 0;
  /** Fields that others changed; already in the form. */
  readonly news = signal<News | null>(null);
  /** Fields that both changed, with who the other was. */
  readonly conflicts = signal<readonly FieldConflict[]>([]);
  readonly conflictWith = signal('');
  /** The form began with what was typed earlier. */
  readonly restored = signal(false);

  constructor(private readonly nameOf: (entry: unknown) => string) {}

  /** The values to show when the form opens. */
  begin(current: Current<T> | null, draft: Draft<T> | null, empty: T): T {
    const shown = current?.values ?? empty;
    this.base = draft?.base ?? current?.values ?? null;
    this.baseVersion = draft?.baseVersion ?? current?.version ?? 0;
    if (draft === null || same(draft.values, shown)) return shown;
    this.restored.set(true);
    return current === null ? draft.values : this.merge(current, draft.values);
  }

  /** Brings what is typed together with the document as it is now. @returns the values to show. */
  merge(current: Current<T>, typed: T): T {
    if (current.pending || current.version <= this.baseVersion || this.base === null) return typed;
    const { values, adopted, conflicts } = mergeEdits(this.base, typed, current.values, this.nameOf);
    this.base = current.values;
    this.baseVersion = current.version;
    if (adopted.length > 0) this.news.set({ by: current.updatedBy, fields: adopted });
    const open = this.conflicts().filter(({ field }) => !conflicts.some((other) => other.field === field));
    this.conflicts.set([...open, ...conflicts]);
    if (conflicts.length > 0) this.conflictWith.set(current.updatedBy);
    return values;
  }

  /** A conflict was decided; the form holds the value that was chosen. */
  decide(field: string): void {
    this.conflicts.update((conflicts) => conflicts.filter((conflict) => conflict.field !== field));
  }

  /** Has the person typed anything that the document does not have? */
  differs(typed: T, empty: T): boolean {
    return !same(typed, this.base ?? empty);
  }

  /** What a draft remembers of where the person began. */
  origin(): Pick<Draft<T>, 'base' | 'baseVersion'> {
    return { base: this.base, baseVersion: this.baseVersion };
  }
}
