import { cpSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

interface OthersManifest {
  readonly version: string;
  readonly exports?: Readonly<Record<string, { readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * Packages of others that go into the tarball, unchanged and with their licence, instead of being installed.
 * `@better-auth/passkey` asks for exact versions of its peers that no `better-auth` has; here `overrides` settle that,
 * but they do not travel with a package, and npm's search for a tree that suits everybody does not end.
 */
const CARRIED: readonly string[] = ['@better-auth/passkey'];

/** Whether the package goes into the tarball. */
export function isCarried(name: string): boolean {
  return CARRIED.includes(name);
}

/**
 * Copies a carried package below `target`.
 * @param modules the repository's node_modules
 * @returns the file that an import of its name means, and what it needs beside it, in the versions that are tested here
 * @throws Error when it has no such file
 */
export function carry(
  modules: string,
  name: string,
  target: string,
): { readonly file: string; readonly needs: Readonly<Record<string, string>> } {
  const { exports = {}, dependencies = {}, peerDependencies = {} } = manifestOf(modules, name);
  const file = exports['.']?.default;
  if (file === undefined) throw new Error(`${name} does not say which file an import of it means`);
  cpSync(join(modules, name), join(target, name), {
    recursive: true,
    filter: (path) => !['.mts', '.map'].includes(extname(path)),
  });
  const beside = Object.keys({ ...dependencies, ...peerDependencies });
  return {
    file: join(target, name, file),
    needs: Object.fromEntries(beside.map((other) => [other, manifestOf(modules, other).version])),
  };
}

function manifestOf(modules: string, name: string): OthersManifest {
  return JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as OthersManifest;
}
