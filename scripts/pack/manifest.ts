import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a package.json that packing reads. */
export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  /** Dependencies that a packed library does not bring: too large, or not fit to be bundled. It works without them. */
  readonly notBundled?: readonly string[];
}

/** One file that the packed package offers. */
export interface EntryPoint {
  /** TypeScript file, relative to the package. */
  readonly source: string;
  /** JavaScript file below `dist`, without its extension. */
  readonly target: string;
}

/** The oldest Node the packed JavaScript is made for. */
const NODE = '>=20.19';

const MANIFEST = 'package.json';

/** Where the manifest of the source tree waits while the packed one has its place. */
const WAITING = 'package.json.source';

/** What `exports` (`.` becomes `index`, `./command` becomes `command`) offers. */
export function exportsOf(manifest: Manifest): EntryPoint[] {
  return Object.entries(manifest.exports ?? {}).map(([key, source]) => ({
    source,
    target: key === '.' ? 'index' : key.slice('./'.length),
  }));
}

/** What `bin` offers. */
export function binsOf(manifest: Manifest): EntryPoint[] {
  return Object.entries(manifest.bin ?? {}).map(([name, source]) => ({ source, target: `bin/${name}` }));
}

/** The `package.json` of a packed library: it points at JavaScript and its declarations, and needs no registry. */
export function libraryManifest(manifest: Manifest): object {
  return {
    ...common(manifest),
    bin: Object.fromEntries(Object.keys(manifest.bin ?? {}).map((name) => [name, `dist/bin/${name}.js`])),
    exports: Object.fromEntries(
      Object.entries(manifest.exports ?? {}).map(([key, source]) => [
        key,
        {
          types: `./dist/types/${source.replace(/^\.\//, '').replace(/\.ts$/, '.d.ts')}`,
          default: `./dist/${key === '.' ? 'index' : key.slice('./'.length)}.js`,
        },
      ]),
    ),
    dependencies: {},
    ...optionalPeers(manifest),
  };
}

/** Who wants what needs them installs them beside it. */
function optionalPeers({ dependencies = {}, notBundled = [] }: Manifest): object {
  if (notBundled.length === 0) return {};
  return {
    peerDependencies: only(dependencies, notBundled),
    peerDependenciesMeta: Object.fromEntries(notBundled.map((name) => [name, { optional: true }])),
  };
}

/**
 * The `package.json` of the packed command. It exports nothing.
 * @param place where a source file, relative to the package, lies in the tarball
 * @param dependencies the packages of others, with their version ranges
 */
export function commandManifest(
  manifest: Manifest,
  place: (source: string) => string,
  dependencies: Readonly<Record<string, string>>,
): object {
  const bins = Object.entries(manifest.bin ?? {});
  return {
    ...common(manifest),
    bin: Object.fromEntries(bins.map(([name, source]) => [name, place(source)])),
    exports: { './package.json': './package.json' },
    dependencies,
  };
}

function common(manifest: Manifest): object {
  const { exports: _exports, bin: _bin, dependencies: _dependencies, scripts = {}, ...others } = manifest;
  const { notBundled: _notBundled, ...rest } = others;
  const { devDependencies: _devDependencies, ...kept }: Record<string, unknown> = rest;
  return {
    ...kept,
    engines: { node: NODE },
    files: ['dist'],
    // Were they dropped, then after an interrupted pack npm would pack what it finds, and never run the restoring.
    scripts: only(scripts, ['prepack', 'postpack']),
  };
}

function only(record: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}

/** Reads the manifest of the package in `folder`. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
}

/** Puts the packed manifest in the place of the source one, which waits beside it. */
export function swapIn(folder: string, packed: object): void {
  renameSync(join(folder, MANIFEST), join(folder, WAITING));
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(packed, null, 2)}\n`);
}

/**
 * Puts the source manifest back. Does nothing when it is in place.
 * @returns whether one was waiting
 */
export function swapOut(folder: string): boolean {
  if (!existsSync(join(folder, WAITING))) return false;
  renameSync(join(folder, WAITING), join(folder, MANIFEST));
  return true;
}
