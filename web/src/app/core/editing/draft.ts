export type Values = Readonly<Record<string, unknown>>;

/** What somebody typed into a form and the server does not have yet; kept on this device until it does. */
export interface Draft<T extends Values = Values> {
  /** The document's path; for a new one, that of its collection and `new`. */
  readonly key: string;
  readonly uid: string;
  readonly values: T;
  /** The values that the person began from; null for a new document. */
  readonly base: T | null;
  /** The version of the document that these values are from. */
  readonly baseVersion: number;
  /** EDITING: the form has not been saved. SENT: saved, and on its way; `path` says where to. */
  readonly state: 'EDITING' | 'SENT';
  readonly path: string;
  /** The page of the form, to come back to. */
  readonly page: string;
  /** What it is about, as a person calls it. */
  readonly about: string;
}
