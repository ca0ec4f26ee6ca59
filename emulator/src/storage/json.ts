export type JsonObject = Record<string, unknown>;

export function asObject(json: unknown, what: string): JsonObject {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as JsonObject;
  throw new Error(`${what} must be an object.`);
}

export function asList(json: unknown, what: string): unknown[] {
  if (Array.isArray(json)) return json;
  throw new Error(`${what} must be a list.`);
}

export function asString(json: unknown, what: string): string {
  if (typeof json === 'string') return json;
  throw new Error(`${what} must be a string.`);
}

export function asNumber(json: unknown, what: string): number {
  if (typeof json === 'number') return json;
  throw new Error(`${what} must be a number.`);
}
