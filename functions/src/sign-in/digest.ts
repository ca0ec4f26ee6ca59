import { createHash } from 'node:crypto';

/** SHA-256 in hex: names documents after addresses and tokens without holding them. */
export const digest = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');
