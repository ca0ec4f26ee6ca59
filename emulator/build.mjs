import { mkdir, mkdtemp, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const BUNDLE = 'engine.mjs';

/**
 * Bundles the engine into one file, `dist/engine.mjs`, that runs on Node without anything else. Whoever starts it
 * meanwhile gets the old one or the new one, never a part.
 */
export async function buildEngine() {
  await mkdir(dist, { recursive: true });
  const unfinished = await mkdtemp(join(dist, 'build-'));
  await build({
    entryPoints: [join(here, 'src/main.ts')],
    outfile: join(unfinished, BUNDLE),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    minify: true,
    keepNames: true,
    sourcemap: true,
    legalComments: 'eof',
    // Bundled CommonJS packages ask for Node's own modules by `require`.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';const require=__createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  for (const file of [`${BUNDLE}.map`, BUNDLE]) await rename(join(unfinished, file), join(dist, file));
  await rmdir(unfinished);
}

// What is wrong has been printed by then.
if (process.argv[1] === import.meta.filename) await buildEngine().catch(() => process.exit(1));
