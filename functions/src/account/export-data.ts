import { paths } from '@carecircle/domain';
import { exportText, type ExportSource } from './export-content';
import type { ExportJob } from './job';

/** A finished export can be fetched for so long; then its file is removed. */
export const EXPORT_KEPT_MS = 24 * 3_600_000;

export interface ExportPorts extends ExportSource {
  /** Writes a file; it is there as a whole or not at all. */
  writeFile(path: string, pieces: AsyncIterable<string>): Promise<{ bytes: number }>;
  change(path: string, changes: object): Promise<void>;
  now(): number;
}

/** Where the file of an export lies; only its owner may fetch it, and the rules of the storage ask for the same. */
export const exportFile = (uid: string, exportId: string): string => `exports/${uid}/${exportId}.json`;

/** Puts everything into one file and says that it is there. Done again, it makes the same file anew. */
export async function exportData({ uid, exportId }: ExportJob, ports: ExportPorts): Promise<void> {
  const file = exportFile(uid, exportId);
  const at = new Date(ports.now());
  const { bytes } = await ports.writeFile(file, exportText(uid, at, ports));
  const readyAt = ports.now();
  await ports.change(paths.export(uid, exportId), {
    state: 'READY',
    file,
    bytes,
    readyAt: new Date(readyAt),
    expiresAt: new Date(readyAt + EXPORT_KEPT_MS),
  });
}
