import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/* Two jobs under one advisory lock would take each other's turns for their own, and skip them. */

const source = path.resolve(import.meta.dirname, '..');

it('every advisory lock has a number of its own', () => {
  const numbers = globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.gen.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(source, file), 'utf8').matchAll(
        /^(?:export )?const \w*LOCK\w* = ([\d_]+);/gmu,
      ),
    ])
    .map(([, number]) => number);
  expect(numbers.length).toBeGreaterThan(20);
  expect(numbers.filter((number, nth) => numbers.indexOf(number) !== nth)).toEqual([]);
});
