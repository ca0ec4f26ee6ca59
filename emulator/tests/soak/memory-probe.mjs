/** Preloaded into the engine under load (with --expose-gc): answers each SIGUSR2 with its memory after a collection. */
process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.stderr.write(`MEMORY ${JSON.stringify({ heapUsed, external, rss })}\n`);
});
