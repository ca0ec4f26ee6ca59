import { mkdir, mkdtemp, readdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const BUNDLE = 'engine.mjs';
/** What the licences of bundled packages want to be kept with them. */
const LICENSES = 'THIRD-PARTY-LICENSES.txt';

/**
 * Bundles the engine into one file, `dist/engine.mjs`, that runs on Node without anything else. Whoever starts it
 * meanwhile gets the old one or the new one, never a part.
 */
export async function buildEngine() {
  await mkdir(dist, { recursive: true });
  const unfinished = await mkdtemp(join(dist, 'build-'));
  const { metafile } = await build({
    metafile: true,
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
  await writeFile(join(unfinished, LICENSES), await licensesOf(Object.keys(metafile.inputs)));
  for (const file of [LICENSES, `${BUNDLE}.map`, BUNDLE]) await rename(join(unfinished, file), join(dist, file));
  await rmdir(unfinished);
}

/** The licence of each package that one of these files is from. */
async function licensesOf(inputs) {
  const packages = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  const texts = [...packages].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[sc]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? await readFile(join(folder, file), 'utf8') : ''}`;
  });
  return (await Promise.all(texts)).join('\n---\n\n');
}

// What is wrong has been printed by then.
if (process.argv[1] === import.meta.filename) await buildEngine().catch(() => process.exit(1));
