/** Stops the engine that `start-engine.mjs` started, if it did. */
export default async function stopEngine() {
  await globalThis.stopRulesEngine?.();
}
