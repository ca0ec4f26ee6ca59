import * as z from 'zod/mini';
import { date, meta, text, timeZone } from './fields';

export const RELATIONSHIPS = ['PARENT', 'GRANDPARENT', 'SPOUSE', 'SIBLING', 'OTHER'] as const;

/** `families/{fid}/recipients/{rid}`: the person cared for. `timeZone` governs every dose. */
export const recipientSchema = z.object({
  fullName: text(1, 100),
  preferredName: text(0, 50),
  dateOfBirth: z.union([z.literal(''), date]),
  timeZone,
  notes: text(0, 1000),
  relationship: z.enum(['', ...RELATIONSHIPS]),
  ...meta,
});

export type Recipient = z.infer<typeof recipientSchema>;

/** What everybody calls the recipient: the preferred name, else the full one. */
export function recipientName(recipient: Pick<Recipient, 'fullName' | 'preferredName'>): string {
  return recipient.preferredName === '' ? recipient.fullName : recipient.preferredName;
}
