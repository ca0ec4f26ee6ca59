import type { Document } from '../../../../model';
import type { Change } from '../../../../store/types';

/** A document that left a result; `document` is its present version, absent when it is deleted. */
export interface Departure {
  readonly path: string;
  readonly document?: Document;
}

/** What happened to the result of a view. */
export interface Delta {
  /** Documents that entered the result or changed in it, as they are now. */
  readonly present: readonly Document[];
  readonly gone: readonly Departure[];
}

/** What is changed since a time that a client remembers; paths with their present state. */
export type History = ReadonlyMap<string, Document | undefined>;

/** A live result (of a document look-up or of a query) that any number of targets share. */
export interface View {
  /** The whole result now. */
  current(): Delta;
  /** What the changes of one commit do to the result; the database already has them. */
  apply(changes: readonly Change[]): Delta;
  /** What changed in the result since the history begins, or undefined when that cannot be told. */
  since(history: History): Delta | undefined;
}

export const UNCHANGED: Delta = { present: [], gone: [] };
