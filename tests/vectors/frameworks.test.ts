import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { controls, oscalIdOf, type FrameworkId } from '../../packages/core/src/assurance/index.ts';

/* Whatever the library refers to is there: by the list where its publisher gives one away, by its numbering elsewhere. */

const list = await readFile(path.join(import.meta.dirname, 'frameworks/nist-800-53-rev5.txt'), 'utf8');
const nist = new Set(list.split('\n').flatMap((line) => (line.startsWith('#') ? [] : line.split(' '))));

const referred = (framework: FrameworkId): readonly (readonly [string, string])[] =>
  controls.flatMap(({ id, references }) => (references[framework] ?? []).map((one) => [one, id] as const));

it.each(referred('nist80053'))('NIST SP 800-53 has %s, of %s', (reference) => {
  expect(nist.has(oscalIdOf(reference))).toBe(true);
});

/** How many controls each theme has, or criteria each series: no more of what is sold than its numbering. */
const LAST: Readonly<Record<string, number>> = {
  ...{ 'A.5': 37, 'A.6': 8, 'A.7': 14, 'A.8': 34 },
  ...{ CC1: 5, CC2: 3, CC3: 4, CC4: 2, CC5: 3, CC6: 8, CC7: 5, CC8: 1, CC9: 2, A1: 3, C1: 2, PI1: 5 },
  ...{ P1: 1, P2: 1, P3: 2, P4: 3, P5: 2, P6: 7, P7: 1, P8: 1 },
};

it.each([...referred('iso27001'), ...referred('soc2')])('%s, of %s, is one of its series', (reference) => {
  const at = reference.lastIndexOf('.');
  const number = Number(reference.slice(at + 1));
  expect(number).toBeGreaterThanOrEqual(1);
  expect(number).toBeLessThanOrEqual(LAST[reference.slice(0, at)] ?? 0);
});

it('the lists tell what is not there', () => {
  expect(nist.has(oscalIdOf('AC-2(99)'))).toBe(false);
  expect(nist.size).toBeGreaterThan(400);
});
