import { readCode } from '@carecircle/domain';

/** A code as it was meant, or the token of a link as it is. */
export const readSecret = (typed: string): string => readCode(typed) ?? typed;
