import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { LOOPBACK, PROJECT } from './names';

/** The CLI writes this file into an export before it moves the whole export to its place. */
const METADATA = 'firebase-export-metadata.json';
/** Older exports are kept in case the newest turns out unusable. */
const KEPT = 2;

/** The exports of one stack: each in a folder of its own that appears at once and is never written to again. */
export class SavedData {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** The folder for an export made now; it does not exist yet. */
  next(nowMs: number): string {
    return path.join(this.folder, new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-'));
  }

  /** The newest whole export, undefined when there is none. */
  newest(): string | undefined {
    return this.#whole()[0];
  }

  /** Drops all but the newest exports, and what an interrupted one left. */
  prune(): void {
    const kept = new Set(this.#whole().slice(0, KEPT));
    for (const place of this.#places()) if (!kept.has(place)) rmSync(place, { recursive: true, force: true });
  }

  #places(): string[] {
    return readdirSync(this.folder).map((name) => path.join(this.folder, name));
  }

  #whole(): string[] {
    const writtenAt = (place: string): number => statSync(path.join(place, METADATA)).mtimeMs;
    return this.#places()
      .filter(isWhole)
      .sort((a, b) => writtenAt(b) - writtenAt(a));
  }
}

/** Whether a folder holds an export with everything that it says it has. */
function isWhole(place: string): boolean {
  const file = path.join(place, METADATA);
  if (!existsSync(file)) return false;
  try {
    const metadata = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return Object.values(metadata).every((part) => {
      const named = (part as { path?: unknown } | null)?.path;
      return typeof named !== 'string' || existsSync(path.join(place, named));
    });
  } catch {
    return false;
  }
}

/**
 * Lets the running emulators write their data into a new folder.
 * @throws Error with the hub's own words when they cannot
 */
export async function exportData(hubPort: number, place: string): Promise<void> {
  const response = await fetch(`http://${LOOPBACK}:${hubPort}/_admin/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: place, initiatedBy: PROJECT }),
  });
  if (!response.ok) throw new Error(`The emulators could not save their data: ${await response.text()}`);
}
