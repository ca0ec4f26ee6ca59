import { addressOf, placeOf } from './place';
import { converted, NotOfType, parse, textOf, type Type } from './values';

const ROOT = 'projects/p/databases/(default)/documents';
type Scalar = Exclude<Type, 'mapValue' | 'arrayValue'>;

test.each<[type: Scalar, text: string, value: unknown]>([
  ['stringValue', ' as typed ', ' as typed '],
  ['integerValue', '9223372036854775807', '9223372036854775807'],
  ['integerValue', '-007', '-7'],
  ['doubleValue', '0.5', 0.5],
  ['doubleValue', 'NaN', 'NaN'],
  ['doubleValue', '-0', '-0'],
  ['booleanValue', 'true', true],
  ['nullValue', '', null],
  ['timestampValue', '2026-11-24T08:00:00.123456789Z', '2026-11-24T08:00:00.123456789Z'],
  ['referenceValue', 'families/f1', `${ROOT}/families/f1`],
  ['referenceValue', `${ROOT}/a/b`, `${ROOT}/a/b`],
  ['geoPointValue', '48.8566, 2.3522', { latitude: 48.8566, longitude: 2.3522 }],
  ['bytesValue', 'SGVsbG8=', 'SGVsbG8='],
])('%s takes %j', (type, text, value) => {
  expect(parse(type, text, ROOT)).toEqual({ [type]: value });
});

test.each<[type: Scalar, text: string]>([
  ['integerValue', '1.5'],
  ['integerValue', '9223372036854775808'],
  ['integerValue', ''],
  ['doubleValue', ''],
  ['doubleValue', 'one'],
  ['booleanValue', 'yes'],
  ['timestampValue', 'yesterday'],
  ['timestampValue', '2026-13-01T00:00:00Z'],
  ['referenceValue', 'families'],
  ['referenceValue', ''],
  ['geoPointValue', '91, 0'],
  ['geoPointValue', '1'],
  ['geoPointValue', ', '],
  ['bytesValue', 'no base64!'],
])('%s refuses %j', (type, text) => {
  expect(() => parse(type, text, ROOT)).toThrow(NotOfType);
});

test('what is shown can be typed again', () => {
  for (const value of [{ integerValue: '5' }, { geoPointValue: { latitude: 1.5 } }, { booleanValue: false }, { doubleValue: 'NaN' }]) {
    const type = Object.keys(value)[0] as Scalar;
    expect(parse(type, textOf(value), ROOT)).toEqual(type === 'geoPointValue' ? { geoPointValue: { latitude: 1.5, longitude: 0 } } : value);
  }
});

test('another type keeps the text where it can', () => {
  expect(converted({ stringValue: '12' }, 'integerValue', ROOT)).toEqual({ integerValue: '12' });
  expect(converted({ stringValue: 'twelve' }, 'integerValue', ROOT)).toEqual({ integerValue: '0' });
  expect(converted({ integerValue: '12' }, 'stringValue', ROOT)).toEqual({ stringValue: '12' });
  expect(converted({ mapValue: {} }, 'stringValue', ROOT)).toEqual({ stringValue: '' });
  expect(converted({ stringValue: 'x' }, 'arrayValue', ROOT)).toEqual({ arrayValue: {} });
});

test('an address leads back to its place, whatever the names are', () => {
  const place = { project: 'demo-x', database: '(default)', view: 'data', path: ['a b', 'é/%?#'] } as const;
  expect(placeOf(addressOf(place))).toEqual(place);
  expect(placeOf('#/demo-x/(default)/elsewhere')).toBeUndefined();
  expect(placeOf('#/%')).toBeUndefined();
  expect(placeOf('#main')).toBeUndefined();
});
