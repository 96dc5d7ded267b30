import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/* The threat model names what answers each threat and what proves it: both must be there. */

const root = path.join(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'docs/threat-model.md'), 'utf8');

/** The cells of every row below the head of the table. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const cited = (cell: string | undefined) =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

function exists(name: string): boolean {
  const below = ['', 'packages', 'packages/server/src'];
  return below.some((folder) => existsSync(path.join(root, folder, name)));
}

it.each(rows)('%s: what answers it and what proves it are there', (_threat, _answer, where, test) => {
  expect(cited(where)).not.toEqual([]);
  expect(cited(test)).not.toEqual([]);
  for (const name of [...cited(where), ...cited(test)]) expect(exists(name), name).toBe(true);
  for (const name of cited(test)) expect(name).toMatch(/\.test\.ts$/);
});

it('has its table', () => {
  expect(rows.length).toBeGreaterThan(15);
});
