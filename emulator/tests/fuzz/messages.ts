import protobuf from 'protobufjs';
import { anyNumber, anyText, DATABASE, DOCUMENTS } from './pool';
import type { Random } from './random';

const MAX_DEPTH = 8;

/** What fields of these names must mostly hold for a request to get far. */
const MEANINGFUL: Record<string, readonly string[]> = {
  database: [DATABASE],
  parent: [DOCUMENTS, `${DOCUMENTS}/c/1`],
  name: [`${DOCUMENTS}/c/1`, `${DOCUMENTS}/c/2`, `${DOCUMENTS}/c/1/d/2`],
  documents: [`${DOCUMENTS}/c/1`, `${DOCUMENTS}/c/2`],
  document: [`${DOCUMENTS}/c/1`, `${DOCUMENTS}/c/2`],
  collectionId: ['c', 'd', ''],
  fieldPath: ['a', 'b', 'm.a', '__name__'],
  fieldPaths: ['a', 'b', 'm.a'],
};

/** A random message of a type, in the JSON form of protobufjs. */
export function anyMessage(random: Random, type: protobuf.Type, depth = 0): Record<string, unknown> {
  const message: Record<string, unknown> = {};
  const chosen = new Map(type.oneofsArray.map((oneof) => [oneof.name, random.pick(oneof.fieldsArray).name]));
  for (const field of type.fieldsArray) {
    field.resolve();
    if (field.partOf && chosen.get(field.partOf.name) !== field.name && !random.chance(0.03)) continue;
    const isLikely = field.name in MEANINGFUL || field.partOf;
    if (!random.chance(isLikely ? 0.9 : 0.5)) continue;
    const content = (): unknown => anyField(random, field, depth);
    if (field instanceof protobuf.MapField) {
      message[field.name] = Object.fromEntries(random.times(3, () => [anyName(random), content()]));
    } else message[field.name] = field.repeated ? random.times(depth > 3 ? 1 : 3, content) : content();
  }
  return message;
}

function anyName(random: Random): string {
  return random.chance(0.7) ? random.pick(['a', 'b', 'm', 'value', '__type__']) : anyText(random);
}

function anyField(random: Random, field: protobuf.Field, depth: number): unknown {
  const type = field.resolvedType;
  if (type instanceof protobuf.Enum) {
    return random.chance(0.95) ? random.pick(Object.values(type.values)) : random.below(1000);
  }
  if (type instanceof protobuf.Type) return depth < MAX_DEPTH ? anyMessage(random, type, depth + 1) : {};
  switch (field.type) {
    case 'string': {
      const meaningful = MEANINGFUL[field.name];
      return meaningful && random.chance(0.85) ? random.pick(meaningful) : anyText(random);
    }
    case 'bytes':
      return random.bytes(random.pick([0, 1, 8, 16, 16, 24]));
    case 'bool':
      return random.chance(0.5);
    case 'double':
    case 'float':
      return anyNumber(random);
    default:
      return random.chance(0.8) ? random.below(5) : clamped(anyNumber(random));
  }
}

function clamped(number: number): number {
  return Number.isFinite(number) ? Math.trunc(number) : 0;
}

/** A `Value` of maps (or of arrays in maps) as deep as told, as bytes: deeper than an encoder could go. */
export function deepValue(depth: number): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const wrap = (tag: number): void => {
    const head = Buffer.concat([Buffer.from([tag]), varint(length)]);
    parts.push(head);
    length += head.length;
  };
  for (let i = 0; i < depth; i++) {
    wrap(0x12); // MapValue.FieldsEntry.value
    wrap(0x0a); // MapValue.fields
    wrap(0x32); // Value.map_value
  }
  return Buffer.concat(parts.reverse());
}

export function varint(number: number): Buffer {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}
