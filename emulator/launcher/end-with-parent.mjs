/** Preloaded into a child (`node --import`): ends it when the process that started it is gone, however that one died. */
const parent = process.ppid;
const GRACE = 3_000;

const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  setTimeout(() => process.exit(1), GRACE).unref();
  process.kill(process.pid, 'SIGTERM');
}, 1_000);
watch.unref();
