import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { cleanEnvironment } from '../commands/cordon.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What a program wrote and how it ended. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder, removed by `close`. */
export interface Workshop {
  readonly folder: string;
  readonly close: () => void;
}

/** Opens a temporary folder. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-pack-'));
  // As root the database has a user of its own, who must pass.
  chmodSync(folder, 0o711);
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Copies what packing needs of the repository, so that a test which exchanges a package.json does not do it under
 * the feet of other tests.
 * @returns the copy's root
 */
export function copyRepository(workshop: Workshop, packages: readonly string[]): string {
  const copy = join(workshop.folder, 'repository');
  mkdirSync(copy);
  const paths = ['package.json', 'tsconfig.base.json', 'tsconfig.json', 'LICENSE', 'NOTICE', 'scripts/pack'];
  for (const path of [...paths, ...packages]) {
    cpSync(join(ROOT, path), join(copy, path), {
      recursive: true,
      filter: (source) => !['node_modules', 'dist'].includes(basename(source)),
    });
  }
  for (const modules of ['node_modules', ...packages.map((path) => join(path, 'node_modules'))]) {
    if (existsSync(join(ROOT, modules))) symlinkSync(join(ROOT, modules), join(copy, modules), 'dir');
  }
  return copy;
}

/**
 * Packs one workspace of the copy.
 * @returns the path of the tarball
 */
export function pack(copy: string, name: string): string {
  const destination = mkdtempSync(join(copy, 'tarball-'));
  npm(copy, 'pack', '--workspace', name, '--pack-destination', destination);
  const [tarball, ...more] = readdirSync(destination);
  if (tarball === undefined || more.length > 0) throw new Error(`npm pack of ${name} gave no single tarball`);
  return join(destination, tarball);
}

/**
 * Installs a tarball, without network, into an empty folder.
 * @param others packages it needs: they and what they need in turn are put there first, so that npm finds them
 * installed. It fails when one is missing or in another version.
 * @returns that folder
 */
export function install(workshop: Workshop, tarball: string, others: readonly string[] = []): string {
  const folder = mkdtempSync(join(workshop.folder, 'empty-'));
  chmodSync(folder, 0o711);
  for (const name of closure(others)) {
    linkFolder(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    linkPrograms(folder, name);
  }
  npm(folder, 'install', '--prefix', folder, '--offline', '--no-audit', '--no-fund', tarball);
  return folder;
}

/** Makes a folder of the same files, which are hundreds of megabytes: on the same disk by a second name for each. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isFile() && sameDisk(from, to)) linkSync(source, target);
    else cpSync(source, target, { verbatimSymlinks: true });
  }
}

/** Programs stand in `.bin` too: npm unpacks a package anew, Node's hundred megabytes above all, whose programs do not. */
function linkPrograms(folder: string, name: string): void {
  const place = join(folder, 'node_modules', name);
  const { bin = {} } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Needs;
  const programs = typeof bin === 'string' ? { [basename(name)]: bin } : bin;
  const bins = join(folder, 'node_modules/.bin');
  mkdirSync(bins, { recursive: true });
  for (const [program, file] of Object.entries(programs)) {
    symlinkSync(relative(bins, join(place, file)), join(bins, program));
  }
}

const sameDisk = (one: string, other: string): boolean => statSync(one).dev === statSync(other).dev;

/** The packed package.json in a tarball, as it stands there. */
export function packedManifest(tarball: string): string {
  return execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
}

/** The dependencies that the packed package.json in a tarball asks for. */
export function dependenciesOf(tarball: string): string[] {
  return Object.keys((JSON.parse(packedManifest(tarball)) as Needs).dependencies ?? {});
}

interface Needs {
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** The named packages of the repository and all they need, as far as it is here: not the programs of other systems. */
function closure(names: readonly string[]): ReadonlySet<string> {
  const found = new Set(names);
  for (const name of found) {
    const folder = join(ROOT, 'node_modules', name);
    const nested = globSync('node_modules/{*,@*/*}/package.json', { cwd: folder });
    for (const manifest of ['package.json', ...nested]) {
      for (const other of needsOf(join(folder, manifest))) {
        if (existsSync(join(ROOT, 'node_modules', other))) found.add(other);
      }
    }
  }
  return found;
}

function needsOf(manifest: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
    readFileSync(manifest, 'utf8'),
  ) as Needs;
  const peers = Object.keys(peerDependencies ?? {});
  const required = peers.filter((name) => peerDependenciesMeta?.[name]?.optional !== true);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...required];
}

/** Runs a program of `node_modules/.bin`, or a script, with the Node of this test. */
export function runNode(folder: string, argv: readonly string[], input = ''): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv], {
    cwd: folder,
    env: cleanEnvironment(),
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function npm(folder: string, ...argv: string[]): void {
  execFileSync('npm', argv, { cwd: folder, env: cleanEnvironment(), stdio: 'pipe' });
}
