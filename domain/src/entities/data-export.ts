import * as z from 'zod/mini';
import { instant, text } from './fields';

/** `users/{uid}/exports/{id}`: a file with all data of a person; written by functions. */
export const dataExportSchema = z.object({
  state: z.enum(['REQUESTED', 'READY']),
  requestedAt: instant,
  readyAt: z.nullable(instant),
  /** The file can be fetched until then. */
  expiresAt: z.nullable(instant),
  /** Where it lies in the storage. */
  file: z.nullable(text(1, 300)),
  bytes: z.nullable(z.number()),
});

export type DataExport = z.infer<typeof dataExportSchema>;
