import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

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
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
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
 * @returns that folder
 */
export function install(workshop: Workshop, tarball: string): string {
  const folder = mkdtempSync(join(workshop.folder, 'empty-'));
  npm(folder, 'install', '--prefix', folder, '--offline', '--no-audit', '--no-fund', tarball);
  return folder;
}

/** Runs a program of `node_modules/.bin`, or a script, with the Node of this test. */
export function runNode(folder: string, argv: readonly string[], input = ''): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv], {
    cwd: folder,
    env: cleanEnv(),
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function npm(folder: string, ...argv: string[]): void {
  execFileSync('npm', argv, { cwd: folder, env: cleanEnv(), stdio: 'pipe' });
}

// Under `npm test` the settings of that npm are in the environment and would name the repository, not the folder.
function cleanEnv(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|VITEST)/.test(name));
  return Object.fromEntries(kept);
}
