import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkImports, importRules, unseenSources, type ImportReport } from '../../scripts/imports.ts';
import { allowed, planted, props, soil, type Plant } from './plants.ts';

const repository = resolve(import.meta.dirname, '../..');
const packages = ['ledger', 'pii', 'core', 'server', 'console'];
const npm = [
  'pg',
  'kysely',
  'zod',
  'fastify',
  'nodemailer',
  'vitest',
  'libpg-query',
  'pgsql-deparser',
  '@noble/hashes',
];
const coreFolders = ['kernel', 'sql', 'policy', 'masking', 'agreements'];

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Lays out a tree like the repository's: workspace links, stand-ins for npm packages, and the given files. */
function layOut(root: string, files: readonly Plant[]): void {
  mkdirSync(join(root, 'node_modules/@cordon'), { recursive: true });
  write(root, 'package.json', JSON.stringify({ name: 'planted', type: 'module' }));
  for (const name of packages) {
    const exports =
      name === 'core'
        ? Object.fromEntries(coreFolders.map((folder) => [`./${folder}`, `./src/${folder}/index.ts`]))
        : { '.': name === 'server' ? './src/main.ts' : './src/index.ts' };
    write(root, `packages/${name}/package.json`, JSON.stringify({ name: `@cordon/${name}`, exports }));
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@cordon', name), 'dir');
  }
  for (const name of npm) {
    write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(root, `node_modules/${name}/index.js`, '');
  }
  write(root, 'node_modules/@noble/hashes/sha2.js', '');
  for (const { path, source } of files) write(root, path, source === '' ? 'export {};\n' : source);
}

/** Names of the rules that one file breaks, each once. */
function broken(report: ImportReport, path: string): string[] {
  return [...new Set(report.violations.filter((v) => v.from === path).map((v) => v.rule))];
}

describe('the import rules', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-imports-')));
  const all = [...soil, ...props, ...allowed, ...planted];
  let report: ImportReport;

  beforeAll(async () => {
    layOut(root, all);
    report = await checkImports(root);
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it.each(planted)('$breaks fires on $path', ({ path, breaks }) => {
    expect(broken(report, path)).toEqual([breaks]);
  });

  it.each([...soil, ...allowed])('leave $path alone', ({ path }) => {
    expect(broken(report, path)).toEqual([]);
  });

  it('each have a reason and a planted violation', async () => {
    const { forbidden } = await importRules();
    const names = new Set(forbidden?.map(({ name }) => name));
    expect(new Set(planted.map(({ breaks }) => breaks))).toEqual(names);
    expect(forbidden?.filter(({ comment }) => (comment ?? '').length < 40)).toEqual([]);
  });
});

describe('the check itself', () => {
  it('finds this repository clean', async () => {
    const report = await checkImports(repository);
    expect(report.violations).toEqual([]);
    expect(report.modules).toContain('packages/core/src/kernel/index.ts');
  });

  it('fails when there is nothing to check, and names a source it did not see', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-imports-')));
    try {
      await expect(checkImports(root)).rejects.toThrow('No module was checked');
      mkdirSync(join(root, 'packages'));
      await expect(checkImports(root)).rejects.toThrow('No module was checked');
      cpSync(join(repository, 'scripts/imports.ts'), join(root, 'packages/blind.ts'));
      expect(unseenSources(root, [])).toEqual(['packages/blind.ts']);
      expect(unseenSources(root, ['packages/blind.ts'])).toEqual([]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
