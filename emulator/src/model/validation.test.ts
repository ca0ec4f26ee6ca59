import { fields, value, type Plain } from '../testing/builders';
import { documentSize, GeoPoint, Reference, storableFields, Timestamp, validateDocumentSize } from '.';

const store = (plain: Record<string, Plain>) => () => storableFields(fields(plain));
const nested = (depth: number): Plain => (depth === 0 ? 1n : { m: nested(depth - 1) });

describe('storableFields', () => {
  it.each<[string, () => unknown, string]>([
    ['a reserved name', store({ __x__: 1n }), 'field name __x__ is reserved'],
    ['a reserved name in a map', store({ m: { __x__: 1n } }), "field name '__x__' is reserved."],
    ['an empty name', store({ '': 1n }), 'Field names must not be empty.'],
    ['an empty name in a map', store({ m: { '': 1n } }), 'Field names must not be empty.'],
    ['a long name', store({ ['é'.repeat(751)]: 1n }), 'The property.name is longer than 1500 bytes.'],
    ['a long path', store({ m: { ['x'.repeat(1499)]: 1n } }), 'Property m contains an invalid nested entity.'],
    ['a long string', store({ s: 'x'.repeat(1_048_488) }), 'The value of property "s" is longer than 1048487 bytes.'],
    ['long bytes', store({ s: new Uint8Array(1_048_488) }), 'The value of property "s" is longer than 1048487 bytes.'],
    [
      'a long string in a map',
      store({ m: { s: 'x'.repeat(1_048_488) } }),
      'Property m contains an invalid nested entity.',
    ],
    ['an array in an array', store({ a: [[1n]] }), 'Nested arrays are not allowed'],
    ['a deep map', store({ m: nested(21) }), 'Property m is nested more than 20 levels deep.'],
    ['a latitude', store({ g: new GeoPoint(91, 0) }), 'Latitude 91 is not within -90 and 90 degrees.'],
    ['a longitude', store({ g: new GeoPoint(0, NaN) }), 'Longitude NaN is not within -180 and 180 degrees.'],
    ['a reference to nothing', store({ r: new Reference('x') }), 'Document name "x" lacks "projects" at index 0.'],
    [
      'a vector of integers',
      store({ v: { __type__: '__vector__', value: [1n] } }),
      'The elements of a vector must be doubles.',
    ],
    [
      'a vector without array',
      store({ v: { __type__: '__vector__' } }),
      'A vector must have a field "value" with an array.',
    ],
  ])('refuses %s', (_what, act, message) => {
    expect(act).toThrow(message);
  });

  it('keeps fields that need no change as they are', () => {
    const data = fields({ a: [{ b: [1n, NaN] }], t: new Timestamp(1, 5000), deep: nested(20), ['x'.repeat(1500)]: 0 });
    expect(storableFields(data)).toBe(data);
  });

  it('stores negative zero as zero and timestamps in microseconds', () => {
    const data = fields({ a: -0, b: [-0, { c: new Timestamp(1, 1999) }] });
    const stored = storableFields(data);
    expect(Object.is(stored.get('a'), 0)).toBe(true);
    expect(stored.get('b')).toEqual([0, value({ c: new Timestamp(1, 1000) })]);
    expect(Object.is(data.get('a'), -0)).toBe(true);
  });
});

describe('documentSize', () => {
  it('counts names, values and overhead as documented', () => {
    // The documentation's example: users/jeff/tasks/my_task_id with 147 bytes.
    const data = fields({ type: 'Personal', done: false, priority: 1n, description: 'Learn Cloud Firestore' });
    expect(documentSize('users/jeff/tasks/my_task_id', data)).toBe(147);
  });

  it('refuses a document of more than a mebibyte, not one that only might be', () => {
    const chars = 1_048_576 - documentSize('c/d', fields({ s: '' }));
    expect(() => validateDocumentSize({ path: 'c/d', fields: fields({ s: 'x'.repeat(chars) }) })).not.toThrow();
    expect(() => validateDocumentSize({ path: 'c/d', fields: fields({ s: 'x'.repeat(chars + 1) }) })).toThrow(
      'the maximum entity size is 1048576 bytes',
    );
  });
});
