/**
 * Runs before `npm pack` of a library, which must need no other package: an auditor installs it alone. In the
 * repository `exports` and `bin` point at TypeScript, which Node refuses below node_modules; so what is packed is a
 * bundle in plain JavaScript with declarations, and a package.json that points at it. `postpack.ts` puts the
 * package.json back.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { binsOf, exportsOf, libraryManifest, readManifest, swapIn, swapOut } from './manifest.ts';
import { emitTypes } from './types.ts';

const folder = process.cwd();
const root = join(import.meta.dirname, '../..');

if (swapOut(folder)) console.error('package.json was left over from an interrupted pack and is restored');
const manifest = readManifest(folder);

rmSync(join(folder, 'dist'), { recursive: true, force: true });
await bundle(folder, [...exportsOf(manifest), ...binsOf(manifest)], manifest.notBundled);
emitTypes(folder, exportsOf(manifest));
for (const file of ['LICENSE', 'NOTICE']) copyFileSync(join(root, file), join(folder, 'dist', file));
swapIn(folder, libraryManifest(manifest));
