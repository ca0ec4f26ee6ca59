import * as z from 'zod/mini';
import { meta, text } from './fields';

export const PLATFORMS = ['WEB', 'IOS', 'ANDROID'] as const;

/** `users/{uid}/devices/{deviceId}`: where pushes for a person go. */
export const deviceSchema = z.object({
  token: text(1, 4096),
  platform: z.enum(PLATFORMS),
  label: text(0, 200),
  ...meta,
});

export type Device = z.infer<typeof deviceSchema>;
