import { build } from 'esbuild';
import { join } from 'node:path';

const here = import.meta.dirname;

/** Bundles the engine into one file that runs on Node without anything else. */
export async function buildEngine() {
  await build({
    entryPoints: [join(here, 'src/main.ts')],
    outfile: join(here, 'dist/engine.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    minify: true,
    keepNames: true,
    sourcemap: true,
    legalComments: 'none',
    // Bundled CommonJS packages ask for Node's own modules by `require`.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';const require=__createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

if (process.argv[1] === import.meta.filename) await buildEngine();
