import * as z from 'zod/mini';
import { email, meta, phone, text } from './fields';

/** `families/{fid}/members/{uid}`: what the others in the family may see of a person. */
export const memberSchema = z.object({
  displayName: text(1, 100),
  nickname: text(0, 50),
  email,
  phone,
  ...meta,
});

export type Member = z.infer<typeof memberSchema>;
