import * as z from 'zod/mini';

/** Keys of the messages that forms show; the texts live in the catalogues of the interface. */
export const VALIDATION_KEYS = [
  'required',
  'tooShort',
  'tooLong',
  'tooMany',
  'invalid',
  'invalidEmail',
  'invalidPhone',
  'invalidDate',
  'dateInFuture',
  'dateTooOld',
  'endBeforeStart',
  'invalidTime',
  'invalidTimeZone',
  'invalidNumber',
  'mustBePositive',
  'mustNotBeNegative',
  'tooLarge',
  'duplicate',
  'allergiesContradict',
  'duplicateTime',
  'timesDoNotFitFrequency',
  'weekdayRequired',
  'consentRequired',
  'guessablePassword',
  'samePassword',
  'wrongPassword',
  'unknownField',
] as const;
export type ValidationKey = (typeof VALIDATION_KEYS)[number];

const isKey = (message: string): message is ValidationKey => (VALIDATION_KEYS as readonly string[]).includes(message);

/** Trimmed text; `required` when it must not be empty and is. */
export const formText = (min: number, max: number) =>
  z.string({ error: 'required' }).check(
    z.trim(),
    z.refine((value) => min === 0 || value.length > 0, { error: 'required', abort: true }),
    z.minLength(min, { error: 'tooShort' }),
    z.maxLength(max, { error: 'tooLong' }),
  );

/** The name of a document as clients give it: nothing that a path could be made of. */
export const documentId = z
  .string({ error: 'required' })
  .check(z.minLength(1, { error: 'required' }), z.maxLength(128, { error: 'tooLong' }), z.regex(/^[\w-]+$/, { error: 'invalid' }));

/** Anything that reads an input and tells what is wrong with it. */
export interface InputSchema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: z.core.$ZodError };
}

/** One of some choices, none of which is preselected. */
export const formChoice = <const T extends readonly string[]>(choices: T) => z.enum(choices, { error: 'required' });

/**
 * The first thing wrong with each field of a form: field name → key of the message. Problems inside a list belong to
 * the list, problems of the whole form to the field that they name.
 */
export function fieldErrors(error: z.core.$ZodError): Record<string, ValidationKey> {
  const errors: Record<string, ValidationKey> = {};
  for (const issue of error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
    const key = issue.code === 'unrecognized_keys' ? 'unknownField' : issue.message;
    for (const name of names) errors[name] ??= isKey(key) ? key : 'invalid';
  }
  return errors;
}
