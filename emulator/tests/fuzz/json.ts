import type protobuf from 'protobufjs';
import { anyMessage } from './messages';
import { anyText } from './pool';
import type { Random } from './random';

/** A number is written as it is, also where JSON.stringify would change it. */
class Raw {
  constructor(readonly text: string) {}
}

type Json = unknown;

/** The JSON text of a random request of a type, with wrong things in a few places. */
export function anyJson(random: Random, type: protobuf.Type): string {
  if (random.chance(0.04)) return nonsense(random);
  const text = write(corrupt(random, toJson(anyMessage(random, type)), random.pick([0, 0, 0.02, 0.1])));
  return random.chance(0.05) ? random.mutate(Buffer.from(text)).toString() : text;
}

/** protobufjs' form of a message in the API's: bytes in base64, times and wrappers in short. */
function toJson(value: unknown): Json {
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, content]): [string, Json] => {
    if (/(?:Time|timestampValue)$/.test(name)) return [name, '2026-01-02T03:04:05.678901Z'];
    if (name === 'limit' && typeof content === 'object') return [name, (content as { value?: number }).value ?? 1];
    if (name === 'integerValue') return [name, String(content)];
    return [name, toJson(content)];
  });
  return Object.fromEntries(entries);
}

function corrupt(random: Random, json: Json, rate: number): Json {
  if (random.chance(rate)) return wrong(random);
  if (Array.isArray(json)) return json.map((element) => corrupt(random, element, rate));
  if (typeof json !== 'object' || json === null || json instanceof Raw) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, content]) => [random.chance(rate) ? anyText(random) : name, corrupt(random, content, rate)]),
  );
}

function wrong(random: Random): Json {
  return random.pick<() => Json>([
    () => new Raw('1e400'),
    () => new Raw(`${'9'.repeat(400)}`),
    () => new Raw('-0.0'),
    () => new Raw('[' + '['.repeat(3000) + ']'.repeat(3000) + ']'),
    () => anyText(random),
    () => null,
    () => [],
    () => ({}),
    () => true,
    () => ({ __proto__x: 1, constructor: 2 }),
  ])();
}

function nonsense(random: Random): string {
  const depth = random.pick([200, 10_000, 200_000]);
  const open = '{"fields":{"a":{"mapValue":';
  const value = '{"mapValue":{"fields":{"a":';
  return random.pick([
    () => '['.repeat(depth),
    () => '['.repeat(depth) + ']'.repeat(depth),
    () => `${open}${value.repeat(depth)}{}${'}}}'.repeat(depth)}}}}`,
    () => `{"writes":[{"update":{"fields":{"a":${value.repeat(depth)}{}${'}}}'.repeat(depth)}}}}]}`,
    () => `{"structuredQuery":{"where":${'{"compositeFilter":{"op":"OR","filters":['.repeat(depth)}${']}}'.repeat(depth)}}}`,
    () => '"',
    () => '\u0000',
    () => 'nul',
    () => `{"a":${'1'.repeat(100_000)}}`,
    () => `"${'\\ud800'.repeat(1000)}"`,
    () => random.bytes(100).toString('latin1'),
  ])();
}

function write(json: Json): string {
  if (json instanceof Raw) return json.text;
  if (Array.isArray(json)) return `[${json.map(write).join(',')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json) ?? 'null';
  return `{${Object.entries(json)
    .map(([name, content]) => `${JSON.stringify(name)}:${write(content)}`)
    .join(',')}}`;
}
