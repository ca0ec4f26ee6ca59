/** What one client process measured of itself; it prints this as JSON. */
export interface LoadResult {
  /** Operations within `seconds`. */
  operations: number;
  seconds: number;
  clientCpuSeconds: number;
  /** Operations in all, also those before the measurement. */
  total: number;
}

/** Runs `total` operations, `width` of them at a time. */
export async function inParallel(total: number, width: number, run: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < total) await run(next++);
    }),
  );
}

/** Runs an operation for some seconds, `width` of them at a time, and prints a LoadResult. */
export async function load(
  run: (index: number) => Promise<unknown>,
  { seconds, width, warmUp }: { seconds: number; width: number; warmUp: number },
): Promise<void> {
  await inParallel(warmUp, width, run);
  const watch = stopwatch();
  const deadline = performance.now() + seconds * 1000;
  let operations = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (performance.now() < deadline) await run(operations++);
    }),
  );
  print({ operations, total: warmUp + operations, ...watch() });
}

/** Answers a function that tells the time and the CPU time since. */
export function stopwatch(): () => Pick<LoadResult, 'seconds' | 'clientCpuSeconds'> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - started) / 1000, clientCpuSeconds: (user + system) / 1e6 };
  };
}

export function print(result: LoadResult): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
