import * as z from 'zod/mini';
import { formText } from './validation';

/** A family as its form gives it. */
export const familyInput = z.strictObject({ name: formText(1, 100) });

export type FamilyInput = z.infer<typeof familyInput>;
