/**
 * Runs before `npm pack` of the command. Its tarball holds JavaScript for each TypeScript file, at the same place as in
 * `packages`, so that code finds migrations and console as it does here; packages of others are installed as usual.
 * `postpack.ts` puts the package.json back.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { emit, placeIn } from './emit.ts';
import { commandManifest, readManifest, swapIn, swapOut } from './manifest.ts';

const folder = process.cwd();
const root = join(import.meta.dirname, '../..');
const packages = dirname(folder);
const dist = join(folder, 'dist');

if (swapOut(folder)) console.error('package.json was left over from an interrupted pack and is restored');
const manifest = readManifest(folder);
const bins = Object.values(manifest.bin ?? {}).map((source) => join(folder, source));

rmSync(dist, { recursive: true, force: true });
const dependencies = emit(packages, bins, dist);
const migrations = join(folder, 'src/migrations');
cpSync(migrations, join(dist, relative(packages, migrations)), { recursive: true });
// What is read beside the code: the schema of OSCAL, the words of the courses.
for (const asset of ['assurance/frameworks/oscal_complete_schema-1.2.2.json', 'people/courses/content']) {
  const from = join(folder, 'src', asset);
  cpSync(from, join(dist, relative(packages, from)), { recursive: true });
}
buildConsole(join(packages, 'console'), join(dist, 'console/dist'));
for (const file of ['LICENSE', 'NOTICE']) copyFileSync(join(root, file), join(dist, file));

const place = (source: string): string =>
  relative(folder, placeIn(packages, dist, join(folder, source))).replaceAll('\\', '/');
swapIn(folder, commandManifest(manifest, place, dependencies));

/** Built anew: a console left from an older state of the source must not be shipped. */
function buildConsole(source: string, target: string): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const argv = [vite, 'build', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'];
  execFileSync(process.execPath, argv, {
    cwd: source,
    // For any other value React's development build is taken, which names the files of this machine.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
