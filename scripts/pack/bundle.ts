import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { EntryPoint } from './manifest.ts';

/**
 * Bundles the entry points to plain JavaScript below `dist`, dependencies included, and writes the licences of what
 * was bundled beside them. Code that two entry points share goes to a file of its own, so that a class stays one
 * class whichever way it is imported.
 * @param notBundled packages that are left to be found at run time
 */
export async function bundle(
  folder: string,
  entries: readonly EntryPoint[],
  notBundled: readonly string[] = [],
): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(entries.map(({ source, target }) => [target, source])),
    outdir: 'dist',
    bundle: true,
    external: [...notBundled],
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'inline',
    metafile: true,
    logLevel: 'warning',
  });
  const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => packageFolder(path) ?? []));
  const licences = [...packages].sort().map((path) => licenceOf(join(folder, path)));
  writeFileSync(join(folder, 'dist/THIRD-PARTY.txt'), licences.join('\n'));
}

// The folder of the npm package that a bundled file came from; of nested ones the innermost.
function packageFolder(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

// A licence asks to go with every copy, a bundled one included; a package without one must not be bundled.
function licenceOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (file === undefined)
    throw new Error(`${name} ${version} brings no licence text, so it cannot be bundled`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8')}`;
}
