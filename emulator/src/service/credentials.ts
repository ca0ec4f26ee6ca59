import { StatusError, type Credentials, type MapValue, type Value } from '../model';

const ADMIN: Credentials = { kind: 'admin' };
const ANONYMOUS: Credentials = { kind: 'anonymous' };

/** A server that serves a few users sees the same tokens again and again. */
const CACHE_SIZE = 1000;
const cache = new Map<string, Credentials>();

/**
 * Reads an `Authorization` header as the official emulator does: `Bearer owner` and Google access tokens are admins,
 * a JWT is its user without any check of signature, issuer or expiry, no header is nobody. Throws INVALID_ARGUMENT
 * for a bearer token that is no JWT and UNKNOWN for another scheme.
 */
export function parseCredentials(header: string | undefined): Credentials {
  if (header === undefined || header === '') return ANONYMOUS;
  const known = cache.get(header);
  if (known) return known;
  const credentials = parse(header);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(header, credentials);
  return credentials;
}

function parse(header: string): Credentials {
  const match = /^bearer(?: +(.*))?$/i.exec(header.trim());
  if (!match) throw new StatusError('UNKNOWN', '');
  const token = (match[1] ?? '').trim();
  if (token === 'owner' || token.startsWith('ya29.')) return ADMIN;
  const parts = token.split('.');
  if (parts.length !== 3) throw invalidToken();
  decodeObject(parts[0]);
  const claims = decodeObject(parts[1]);
  const uid = claims['user_id'] ?? claims['sub'];
  if (typeof uid !== 'string') throw invalidToken();
  return { kind: 'user', uid, claims: toMap(claims) };
}

function decodeObject(part: string | undefined): Record<string, unknown> {
  if (!part || !/^[\w+/-]+=*$/.test(part)) throw invalidToken();
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Not JSON: the same answer as for JSON that is no object.
  }
  throw invalidToken();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Claims as rules see them: integral numbers are int, others float. */
function toValue(claim: unknown): Value {
  if (typeof claim === 'number') return Number.isSafeInteger(claim) ? BigInt(claim) : claim;
  if (typeof claim === 'string' || typeof claim === 'boolean') return claim;
  if (Array.isArray(claim)) return claim.map(toValue);
  return isObject(claim) ? toMap(claim) : null;
}

function toMap(claims: Record<string, unknown>): MapValue {
  return new Map(Object.entries(claims).map(([name, claim]) => [name, toValue(claim)]));
}

const invalidToken = (): StatusError => new StatusError('INVALID_ARGUMENT', 'invalid jwt');
