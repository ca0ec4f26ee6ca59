import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { GeoPoint, identicalMaps, Reference, Timestamp, type Document, type MapValue, type Value } from '../../model';
import { anyValue } from '../../testing/arbitraries';
import { decodeCommit as decodeJsonCommit, documentText } from './json';
import { databaseNamed } from './names';
import { decodeBatchWrite, decodeCommit, encodeDocument } from './proto';

/** Google's own definition of the messages, as the client ships it, is the reference. */
const reference = (() => {
  const entry = createRequire(__filename).resolve('@google-cloud/firestore');
  const file = join(dirname(entry), '../protos/v1.json');
  return protobuf.Root.fromJSON(JSON.parse(readFileSync(file, 'utf8')));
})();
const DocumentMessage = reference.lookupType('google.firestore.v1.Document');
const CommitMessage = reference.lookupType('google.firestore.v1.CommitRequest');

const database = databaseNamed('projects/p/databases/(default)');
const { root } = database;

const anyTimestamp = fc
  .tuple(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([seconds, micros]) => new Timestamp(seconds, micros * 1000));

/** Everything that a value can hold, also what is not in the usual pool. */
const wideValue: fc.Arbitrary<Value> = fc.oneof(
  anyValue,
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double(),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.uint8Array(),
  anyTimestamp,
  fc
    .tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))
    // A negative zero is the default value in protobuf's eyes.
    .map(([latitude, longitude]) => new GeoPoint(latitude + 0, longitude + 0)),
);
const wideFields: fc.Arbitrary<MapValue> = fc
  .array(fc.tuple(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('__proto__'), fc.constant('')), wideValue))
  .map((entries) => new Map(entries));
const anyDocument: fc.Arbitrary<Document> = fc
  .tuple(wideFields, anyTimestamp, anyTimestamp)
  .map(([fields, createTime, updateTime]) => ({ path: 'c/dé', fields, createTime, updateTime }));

/** A value as the reference's `fromObject` takes it. */
function toMessage(value: Value): Record<string, unknown> {
  if (value === null) return { nullValue: 0 };
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'bigint':
      return { integerValue: String(value) };
    case 'number':
      return { doubleValue: value };
    case 'boolean':
      return { booleanValue: value };
  }
  if (value instanceof Timestamp) return { timestampValue: { seconds: value.seconds, nanos: value.nanos } };
  if (value instanceof Uint8Array) return { bytesValue: value };
  if (value instanceof Reference) return { referenceValue: value.name };
  if (value instanceof GeoPoint) return { geoPointValue: { ...value } };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(toMessage) } };
  return { mapValue: { fields: toMessages(value) } };
}

function toMessages(fields: MapValue): Record<string, unknown> {
  // protobuf.js drops this one key.
  return Object.fromEntries(
    Array.from(fields)
      .filter(([name]) => name !== '__proto__')
      .map(([name, value]) => [name, toMessage(value)]),
  );
}

const without = (fields: MapValue, name: string): MapValue => new Map([...fields].filter(([key]) => key !== name));

/** A commit of one update, from the reference. */
function referenceCommit(fields: MapValue): Uint8Array {
  const write = { update: { name: `${root}/c/d`, fields: toMessages(fields) } };
  return CommitMessage.encode(CommitMessage.fromObject({ database: database.name, writes: [write] })).finish();
}

describe('the protobuf codec', () => {
  it('reads fields as the reference writes them', () => {
    fc.assert(
      fc.property(wideFields, (fields) => {
        const expected = without(fields, '__proto__');
        const [write] = decodeCommit(referenceCommit(fields)).writes;
        expect(write?.kind === 'update' && identicalMaps(write.fields, expected)).toBe(true);
      }),
    );
  });

  it('writes documents as the reference reads them', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const bytes = encodeDocument({ ...document, fields: without(document.fields, '__proto__') }, root);
        const seen = DocumentMessage.toObject(DocumentMessage.decode(bytes), { longs: String, bytes: Array });
        const { fields, createTime, updateTime } = document;
        const message = DocumentMessage.fromObject({
          name: `${root}/c/dé`,
          fields: toMessages(fields),
          createTime,
          updateTime,
        });
        expect(seen).toEqual(DocumentMessage.toObject(message, { longs: String, bytes: Array }));
      }),
    );
  });

  it('reads its own writing, with any field name', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const bytes = encodeDocument(document, root);
        const commit = protobuf.Writer.create()
          .uint32(10)
          .string(database.name)
          .uint32(18)
          .fork()
          .uint32(10)
          .bytes(bytes);
        const [write] = decodeCommit(commit.ldelim().finish()).writes;
        expect(write?.kind === 'update' && identicalMaps(write.fields, document.fields)).toBe(true);
      }),
    );
  });

  it('refuses bytes cut off or changed anywhere with a status, and never hangs or crashes', () => {
    fc.assert(
      fc.property(wideFields, fc.nat(), fc.nat({ max: 255 }), fc.boolean(), (fields, at, byte, cut) => {
        const bytes = Uint8Array.from(referenceCommit(fields));
        const index = at % bytes.length;
        const mutated = cut ? bytes.subarray(0, index) : bytes;
        if (!cut) mutated[index] = byte;
        for (const decode of [decodeCommit, decodeBatchWrite]) {
          try {
            decode(mutated);
          } catch (error) {
            expect(error).toMatchObject({ status: 'INVALID_ARGUMENT' });
          }
        }
      }),
    );
  });

  it('refuses nesting that would exhaust the stack', () => {
    let value = protobuf.Writer.create().uint32(88).uint32(0).finish();
    for (let depth = 0; depth < 5000; depth++) {
      const array = protobuf.Writer.create().uint32(10).bytes(value).finish();
      value = protobuf.Writer.create().uint32(74).bytes(array).finish();
    }
    const entry = protobuf.Writer.create().uint32(10).string('a').uint32(18).bytes(value).finish();
    const document = protobuf.Writer.create().uint32(10).string(`${root}/c/d`).uint32(18).bytes(entry).finish();
    const write = protobuf.Writer.create().uint32(10).bytes(document).finish();
    const commit = protobuf.Writer.create().uint32(10).string(database.name).uint32(18).bytes(write).finish();
    expect(() => decodeCommit(commit)).toThrow('nested too deeply');
  });
});

describe('the JSON codec', () => {
  it('reads its own writing, with any field name', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const update: unknown = JSON.parse(documentText(document, root));
        const [write] = decodeJsonCommit({ writes: [{ update }] }, { database, path: '' }).writes;
        expect(write?.kind === 'update' && write.path).toBe('c/dé');
        expect(write?.kind === 'update' && identicalMaps(write.fields, document.fields)).toBe(true);
      }),
    );
  });

  it('refuses any JSON that is no request with a status', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        for (const body of [json, { writes: json }, { writes: [json] }, { writes: [{ update: json }] }]) {
          try {
            decodeJsonCommit(body, { database, path: '' });
          } catch (error) {
            expect(error).toMatchObject({ status: 'INVALID_ARGUMENT' });
          }
        }
      }),
    );
  });

  it('refuses nesting that would exhaust the stack', () => {
    let value: unknown = { nullValue: null };
    for (let depth = 0; depth < 5000; depth++) value = { arrayValue: { values: [value] } };
    const body = { writes: [{ update: { name: `${root}/c/d`, fields: { a: value } } }] };
    expect(() => decodeJsonCommit(body, { database, path: '' })).toThrow('nested too deeply');
  });
});
