/** What one client process measured of itself; it prints this as JSON. */
export interface LoadResult {
  operations: number;
  seconds: number;
  clientCpuSeconds: number;
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
  const started = performance.now();
  const deadline = started + seconds * 1000;
  const cpu = process.cpuUsage();
  let operations = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (performance.now() < deadline) await run(operations++);
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const result: LoadResult = { operations, seconds: elapsed, clientCpuSeconds: (user + system) / 1e6 };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
