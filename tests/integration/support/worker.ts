import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills (as `kill -9` does) the processes in which the Functions emulator of this stack runs a function; returns how many. They
 * are told by their environment: the function's name and this stack's database.
 */
export function killWorkers(functionName: string): number {
  const database = `FIRESTORE_EMULATOR_HOST=${process.env['FIRESTORE_EMULATOR_HOST']}`;
  const workers = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const environment = environmentOf(pid);
      return environment.includes(`FUNCTION_TARGET=${functionName}`) && environment.includes(database);
    });
  for (const pid of workers) process.kill(pid, 'SIGKILL');
  return workers.length;
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
