import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const watched = ['no-restricted-globals', 'no-restricted-properties', 'no-restricted-syntax', 'no-console'];

/** The project's own lint, its rules narrowed to those that need no type information. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: false } } },
  ruleFilter: ({ ruleId }) => watched.includes(ruleId),
});

/** Texts of what the lint says of a source at a path that need not exist. */
async function complaints(path: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: resolve(root, path) });
  return (result?.messages ?? []).map(({ message }) => message);
}

const impure = [
  'export const a = Date.now();',
  'export const b = new Date();',
  'export const c = Date();',
  'export const d = Math.random();',
  'export const e = setTimeout(() => 1, 5);',
  'export const f = globalThis.setTimeout(() => 1, 5);',
  'export const g = performance.now();',
  'export const h = crypto.randomUUID();',
];

const pureFiles = [
  'packages/core/src/policy/x.ts',
  'packages/ledger/src/x.ts',
  'packages/pii/src/x.ts',
  'packages/server/src/gate/x.ts',
];

describe('pure code', () => {
  it.each(pureFiles)('has no clock, randomness or timer in %s', async (path) => {
    for (const source of impure) {
      expect(await complaints(path, source), source).toEqual([expect.stringContaining('This code is pure')]);
    }
  });

  it('may turn a passed-in time into a date', async () => {
    const source = 'export const at = (ms: number): string => new Date(ms).toISOString();';
    expect(await complaints('packages/core/src/policy/x.ts', source)).toEqual([]);
  });

  it('ends where the outside begins', async () => {
    expect(await complaints('packages/server/src/platform/clock.ts', 'export const a = Date.now();')).toEqual(
      [],
    );
  });
});

describe('printing', () => {
  const source = "console.log('a value');";

  it.each(['packages/core/src/x.ts', 'packages/server/src/people/x.ts', 'packages/console/src/x.tsx'])(
    'is refused in %s',
    async (path) => {
      expect(await complaints(path, source)).toHaveLength(1);
    },
  );

  it.each(['packages/server/bin/x.ts', 'scripts/x.ts', 'bench/x.ts'])('is allowed in %s', async (path) => {
    expect(await complaints(path, source)).toEqual([]);
  });
});
