import { StatusError } from '../../../model';

/** Deeper nesting than any valid message has; keeps hostile input from exhausting the stack. */
export const MAX_NESTING = 100;

/** The answer to JSON that is not the message that a request must be. */
export function invalidPayload(detail: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', `Payload isn't valid for request. ${detail}`);
}

export type JsonObject = Record<string, unknown>;

export function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The members of a message by their names in camelCase, whichever spelling came; `null` stands for absent. */
export class JsonFields<Name extends string> {
  private readonly members = new Map<string, unknown>();

  /** Throws INVALID_ARGUMENT unless `json` is an object that has no other members than `allowed`. */
  constructor(
    json: unknown,
    private readonly message: string,
    allowed: readonly Name[],
  ) {
    if (!isObject(json)) throw invalidPayload(`${message} must be an object.`);
    for (const key of Object.keys(json)) {
      const name = key.includes('_') ? camelCase(key) : key;
      if (!(allowed as readonly string[]).includes(name)) throw invalidPayload(`${message} has no field "${key}".`);
      if (json[key] !== null) this.members.set(name, json[key]);
    }
  }

  has(name: Name): boolean {
    return this.members.has(name);
  }

  /** Applies `read` to a member that is there. */
  optional<T>(name: Name, read: (json: unknown) => T): T | undefined {
    const json = this.members.get(name);
    return json === undefined ? undefined : read(json);
  }

  string(name: Name): string {
    const json = this.members.get(name) ?? '';
    if (typeof json !== 'string') throw this.wrong(name, 'a string');
    return json;
  }

  boolean(name: Name): boolean {
    const json = this.members.get(name) ?? false;
    if (typeof json !== 'boolean') throw this.wrong(name, 'true or false');
    return json;
  }

  /** An int32 as number or string; undefined when absent. */
  int(name: Name): number | undefined {
    const json = this.members.get(name);
    if (json === undefined) return undefined;
    const number = typeof json === 'string' && json.trim() !== '' ? Number(json) : json;
    if (typeof number !== 'number' || !Number.isInteger(number)) throw this.wrong(name, 'a whole number');
    return number;
  }

  bytes(name: Name): Uint8Array | undefined {
    return this.optional(name, readBytes);
  }

  list<T>(name: Name, read: (json: unknown) => T): T[] {
    const json = this.members.get(name) ?? [];
    if (!Array.isArray(json)) throw this.wrong(name, 'a list');
    return json.map((element) => read(element));
  }

  private wrong(name: Name, expected: string): StatusError {
    return invalidPayload(`${this.message}.${name} must be ${expected}.`);
  }
}

export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function readString(json: unknown): string {
  if (typeof json !== 'string') throw invalidPayload('A string is expected.');
  return json;
}

/** Base64, standard or URL-safe, padded or not. */
export function readBytes(json: unknown): Uint8Array {
  const text = readString(json);
  if (!/^[\w+/-]*={0,2}$/.test(text)) throw invalidPayload('Bytes must be base64.');
  return new Uint8Array(Buffer.from(text, 'base64'));
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
