import { readFile } from 'node:fs/promises';
import { compile } from '../rules';
import { UsageError } from './options';

/**
 * Compiles rules files and reports their issues as `file:line:column`. Resolves to the process's exit code: 1 after
 * an error.
 */
export async function check(files: readonly string[], print: (line: string) => void): Promise<number> {
  if (files.length === 0) throw new UsageError('check needs the rules files to compile.');
  let errors = 0;
  for (const name of files) {
    const content = await readFile(name, 'utf8').catch((error: Error) => {
      throw new UsageError(`Cannot read the security rules: ${error.message}`);
    });
    for (const { severity, description, sourcePosition } of compile([{ name, content }]).issues) {
      if (severity === 'ERROR') errors++;
      print(`${severity}: ${name}:${sourcePosition.line}:${sourcePosition.column} ${description}\n`);
    }
  }
  return errors > 0 ? 1 : 0;
}
