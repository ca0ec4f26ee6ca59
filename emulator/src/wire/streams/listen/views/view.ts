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

/** A live result (of a document look-up or of a query) that any number of targets share. */
export interface View {
  /** The whole result now. */
  current(): Delta;
  /** What the changes of one commit do to the result; the database already has them. */
  apply(changes: readonly Change[]): Delta;
  /** What all changes since some time did to the result, or undefined when they alone cannot tell. */
  replay(changes: readonly Change[]): Delta | undefined;
}

export const UNCHANGED: Delta = { present: [], gone: [] };
