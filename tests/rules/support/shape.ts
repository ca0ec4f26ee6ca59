import type { Fields } from './documents';
import { expectAllowed, expectRefused } from './grid';

interface Shape {
  /** Names of the fields that the document's schema has. */
  fields: readonly string[];
  /** Creates the document with these fields over its good ones; a field may be deleted by `missing`. */
  create(change: Fields): Promise<unknown>;
  /** For each field, values that are refused. */
  bad: Record<string, readonly unknown[]>;
  /** For each field, further values that are accepted. */
  good?: Record<string, readonly unknown[]>;
}

const missing = Symbol('missing');

/** `create` gets this in place of a value to leave the field out. */
export const withoutMissing = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== missing));

/** SEC-11: a document has exactly the fields of its schema, each of its type and size. */
export function shapeTests({ fields, create, bad, good = {} }: Shape): void {
  test.each(fields)('SEC-11 refuses a document without %s', async (field) => {
    await expectRefused(create({ [field]: missing }));
  });

  test('SEC-11 refuses a field that the schema does not know', async () => {
    await expectRefused(create({ isAdmin: true }));
  });

  const cases = (values: Record<string, readonly unknown[]>) =>
    Object.entries(values).flatMap(([field, list]) => list.map((value) => [field, show(value), value] as const));

  if (Object.keys(bad).length > 0) {
    test.each(cases(bad))('SEC-11 refuses %s %s', async (field, _, value) => {
      await expectRefused(create({ [field]: value }));
    });
  }
  if (Object.keys(good).length > 0) {
    test.each(cases(good))('accepts %s %s', async (field, _, value) => {
      await expectAllowed(create({ [field]: value }));
    });
  }
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `of length ${text.length - 2}` : text;
};
