import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a new file so that it survives a loss of power; a failure leaves no part of it. */
export async function writeDurably<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'w');
  try {
    const result = await write(file);
    await file.sync();
    return result;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** Puts a file in the place of another in one step: whatever happens, the old one or the new one is there, whole. */
export async function replaceDurably(path: string, content: string): Promise<void> {
  await writeDurably(`${path}.new`, (file) => file.writeFile(content));
  await rename(`${path}.new`, path);
  await syncDirectory(dirname(path));
}

/** Makes new names in a directory survive a loss of power. Windows cannot open directories, and does not need it. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
