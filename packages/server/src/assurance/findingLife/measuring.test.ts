import type { Terms } from '@cordon/core/kernel';
import { expect, it } from 'vitest';
import { createMeasure } from './measuring.ts';

const terms = { limits: [{ clause: '4.7', kind: 'reveals-per-shift', max: 15 }] } as unknown as Terms;

const measure = createMeasure({
  terms: (agreement) => Promise.resolve(agreement === 'agr_1' ? terms : null),
  threshold: (detector, name) =>
    Promise.resolve(detector === 'bulk' && name === 'perHour' ? { value: 20, unit: 'customers' } : null),
});

it.each([
  [{ change: 'terms', target: 'agr_1', part: '4.7' }, ['limits reveals-per-shift: max 15']],
  [{ change: 'terms', target: 'agr_1', part: '9.9' }, []],
  [{ change: 'terms', target: 'agr_ended', part: '4.7' }, null],
  [{ change: 'terms', target: 'agr_1', part: null }, null],
  [{ change: 'threshold', target: 'bulk', part: 'perHour' }, ['20 customers']],
  [{ change: 'threshold', target: 'bulk', part: 'toString' }, null],
  [{ change: 'control', target: 'masking', part: null }, ['What need not be seen is masked']],
  [{ change: 'control', target: 'toString', part: null }, null],
  [{ change: 'training', target: null, part: null }, []],
] as const)('%j is %j now', async (aim, lines) => {
  expect(await measure(aim)).toEqual(lines);
});
