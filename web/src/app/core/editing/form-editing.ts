import { inject, Injectable, signal, type OnDestroy } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import type { Subscription } from 'rxjs';
import { Session } from '../session/session';
import type { Draft, Values } from './draft';
import { DraftReconciler } from './draft-reconciler';
import { Drafts } from './drafts';
import { EditSession, type Current } from './edit-session';

interface Form<T extends Values> {
  /** Where the draft is kept: the document's path, or that of its collection and `new`. */
  readonly key: string;
  /** The document that saving writes. */
  readonly path: string;
  /** The page of the form. */
  readonly page: string;
  readonly group: FormGroup;
  readonly empty: T;
  readonly current: Current<T> | null;
  /** What the document is about, as a person calls it. */
  about(values: T): string;
}

/**
 * Ties a form to its draft and to what others do to the document meanwhile. Provided by the component of the form, which calls
 * `start` once it knows the document, `follow` whenever that changes, and `save` with the write.
 */
@Injectable()
export class FormEditing<T extends Values> implements OnDestroy {
  private readonly drafts = inject(Drafts);
  private readonly reconciler = inject(DraftReconciler);
  private readonly uid = inject(Session).uid;
  readonly session = new EditSession<T>(nameOfEntry);
  readonly started = signal(false);
  private form: Form<T> | undefined;
  private changes: Subscription | undefined;

  async start(form: Form<T>): Promise<void> {
    if (this.form !== undefined) return;
    this.form = form;
    await this.drafts.load(this.uid() ?? '');
    const draft = this.drafts.find(form.key) as Draft<T> | null;
    // A new document that was sent already is written to the same place again, not beside it.
    if (draft?.state === 'SENT' || form.current === null) this.form = { ...form, path: draft?.path ?? form.path };
    form.group.patchValue(this.session.begin(form.current, draft, form.empty));
    this.changes = form.group.valueChanges.subscribe(() => this.keep());
    this.started.set(true);
  }

  /** Others may have changed the document. */
  follow(current: Current<T>): void {
    if (this.form === undefined || !this.started()) return;
    const typed = this.typed();
    const merged = this.session.merge(current, typed);
    if (merged !== typed) this.form.group.patchValue(merged);
  }

  /** Takes the value that somebody chose for a field which both changed. */
  choose(field: string, value: unknown): void {
    this.form?.group.patchValue({ [field]: value });
    this.session.decide(field);
  }

  /** Writes what was typed to the place of the document; the draft stays until the server has it. */
  async save(write: (path: string) => Promise<void>): Promise<void> {
    if (this.form === undefined) return;
    this.changes?.unsubscribe();
    // What is new has a place of its own from now on, so that the next new one can be begun.
    const key = this.form.current === null ? this.form.path : this.form.key;
    const sent: Draft = { ...this.draft(), key, state: 'SENT' };
    await this.drafts.put(sent);
    if (key !== this.form.key) await this.drafts.remove(this.form.key);
    void this.reconciler.follow(sent, write(this.form.path));
  }

  /** Forgets what was typed and begins again from the document as it is. */
  async discard(current: T | null): Promise<void> {
    if (this.form === undefined) return;
    this.form.group.patchValue(current ?? this.form.empty);
    this.session.conflicts.set([]);
    this.session.restored.set(false);
    await this.drafts.remove(this.form.key);
  }

  ngOnDestroy(): void {
    this.changes?.unsubscribe();
  }

  private keep(): void {
    if (this.form === undefined) return;
    const worthKeeping = this.session.differs(this.typed(), this.form.empty);
    void (worthKeeping ? this.drafts.put(this.draft()) : this.drafts.remove(this.form.key));
  }

  private draft(): Draft {
    const { key, path, page, about } = this.form as Form<T>;
    const values = this.typed();
    return { key, uid: this.uid() ?? '', values, ...this.session.origin(), state: 'EDITING', path, page, about: about(values) };
  }

  private typed(): T {
    return this.form?.group.getRawValue() as T;
  }
}

/** What makes two entries of a list the same one: the text, or the substance of an allergy. */
export function nameOfEntry(entry: unknown): string {
  const name = typeof entry === 'object' && entry !== null && 'substance' in entry ? entry.substance : entry;
  return String(name).trim().toLowerCase();
}
