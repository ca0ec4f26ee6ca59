/** A value as the API writes it: one member, which names the type. */
export type JsonValue = Readonly<Record<string, unknown>>;
export type JsonFields = Readonly<Record<string, JsonValue>>;

/** The types by the member that names them, with the word for people. */
export const TYPES = {
  stringValue: 'text',
  integerValue: 'integer',
  doubleValue: 'decimal',
  booleanValue: 'true or false',
  timestampValue: 'time',
  mapValue: 'map',
  arrayValue: 'list',
  nullValue: 'null',
  referenceValue: 'reference',
  geoPointValue: 'place',
  bytesValue: 'bytes',
} as const;
export type Type = keyof typeof TYPES;

/** What people type for a value is not one of its type; the message says what is. */
export class NotOfType extends Error {}

export function typeOf(value: JsonValue): Type {
  const [type] = Object.keys(value);
  if (type !== undefined && Object.hasOwn(TYPES, type)) return type as Type;
  throw new Error(`Unknown type of value: ${type ?? 'none'}`);
}

/** The fields of a map. */
export function fieldsOf(value: JsonValue): JsonFields {
  return (value['mapValue'] as { fields?: JsonFields } | undefined)?.fields ?? {};
}

/** The elements of a list. */
export function elementsOf(value: JsonValue): readonly JsonValue[] {
  return (value['arrayValue'] as { values?: JsonValue[] } | undefined)?.values ?? [];
}

/** A value without parts as text, as it is typed, too. */
export function textOf(value: JsonValue): string {
  const type = typeOf(value);
  if (type === 'nullValue') return 'null';
  if (type === 'geoPointValue') {
    const { latitude = 0, longitude = 0 } = value[type] as { latitude?: number; longitude?: number };
    return `${latitude}, ${longitude}`;
  }
  return String(value[type]);
}

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/**
 * The value that a text stands for; a reference may be a path in the database whose documents begin with `root`. Throws
 * NotOfType.
 */
export function parse(type: Exclude<Type, 'mapValue' | 'arrayValue'>, text: string, root: string): JsonValue {
  const typed = text.trim();
  switch (type) {
    case 'stringValue':
      return { stringValue: text };
    case 'nullValue':
      return { nullValue: null };
    case 'booleanValue':
      if (typed !== 'true' && typed !== 'false') throw new NotOfType('Choose true or false.');
      return { booleanValue: typed === 'true' };
    case 'integerValue':
      if (!/^-?\d+$/.test(typed)) throw new NotOfType('Type a whole number, like 42.');
      if (BigInt(typed) < MIN_INTEGER || BigInt(typed) > MAX_INTEGER) throw new NotOfType('This number takes more than 64 bits.');
      return { integerValue: String(BigInt(typed)) };
    case 'doubleValue':
      return { doubleValue: decimal(typed) };
    case 'timestampValue':
      if (!TIME.test(typed) || Number.isNaN(Date.parse(typed))) throw new NotOfType('Type a time like 2026-11-24T08:00:00Z.');
      return { timestampValue: typed };
    case 'referenceValue':
      return { referenceValue: reference(typed, root) };
    case 'geoPointValue':
      return { geoPointValue: place(typed) };
    case 'bytesValue':
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(typed)) throw new NotOfType('Type base64, like SGVsbG8=.');
      return { bytesValue: typed };
  }
}

function decimal(typed: string): number | string {
  if (/^(NaN|-?Infinity|-0)$/.test(typed)) return typed;
  if (typed === '' || !Number.isFinite(Number(typed))) throw new NotOfType('Type a number like 0.5, or NaN, Infinity or -Infinity.');
  return Number(typed);
}

function reference(typed: string, root: string): string {
  const path = typed.startsWith('projects/') ? typed.split('/').slice(5) : typed.split('/');
  if (path.length === 0 || path.length % 2 === 1 || path.includes('')) throw new NotOfType('Type the path of a document, like families/f1.');
  return typed.startsWith('projects/') ? typed : `${root}/${typed}`;
}

function place(typed: string): { latitude: number; longitude: number } {
  const [latitude = NaN, longitude = NaN, ...more] = typed.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (more.length > 0 || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
    throw new NotOfType('Type latitude and longitude, like 48.8566, 2.3522.');
  }
  return { latitude, longitude };
}

/** What a value becomes when another type is chosen for it: the same text where that makes sense, else an empty one. */
export function converted(value: JsonValue, type: Type, root: string): JsonValue {
  if (type === 'mapValue' || type === 'arrayValue') return { [type]: {} };
  const from = typeOf(value);
  if (from !== 'mapValue' && from !== 'arrayValue') {
    try {
      return parse(type, from === 'nullValue' ? '' : textOf(value), root);
    } catch (error) {
      if (!(error instanceof NotOfType)) throw error;
    }
  }
  return EMPTY[type];
}

const EMPTY: Readonly<Record<Exclude<Type, 'mapValue' | 'arrayValue'>, JsonValue>> = {
  stringValue: { stringValue: '' },
  integerValue: { integerValue: '0' },
  doubleValue: { doubleValue: 0 },
  booleanValue: { booleanValue: false },
  timestampValue: { timestampValue: '2026-01-01T00:00:00Z' },
  nullValue: { nullValue: null },
  referenceValue: { referenceValue: '' },
  geoPointValue: { geoPointValue: {} },
  bytesValue: { bytesValue: '' },
};
