/** Bundles the service worker wrapper next to the built app (it imports Angular's own worker at run time). */
import { build } from 'esbuild';

await build({
  entryPoints: [new URL('../src/service-worker/worker.ts', import.meta.url).pathname],
  outfile: new URL('../dist/web/browser/carecircle-worker.js', import.meta.url).pathname,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
});
