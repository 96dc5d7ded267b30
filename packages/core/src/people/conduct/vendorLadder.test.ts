import { expect, it } from 'vitest';
import { vendorStanding, type VendorRecord } from './vendorLadder.ts';

const NOW = Date.parse('2026-11-27T09:00:00Z');
const day = (ago: number) => NOW - ago * 86_400_000;
const cases = (...ago: readonly number[]) =>
  ago.map((one) => ({ at: day(one), gravity: 'serious' as const }));
const grave = (...ago: readonly number[]) => ago.map((one) => ({ at: day(one), gravity: 'grave' as const }));
const none: VendorRecord = { sustained: [], planAskedAt: null, suspensionAskedAt: null };

it.each<[string, Partial<VendorRecord>, ReturnType<typeof vendorStanding>['step']]>([
  ['nothing', {}, null],
  ['two cases', { sustained: cases(10, 20) }, null],
  ['three cases in a year', { sustained: cases(10, 20, 300) }, 'corrective-plan'],
  ['three cases, one of them older than a year', { sustained: cases(10, 20, 400) }, null],
  ['one grave case', { sustained: grave(10) }, 'corrective-plan'],
  [
    'one case after the plan',
    { sustained: cases(10, 100, 110, 120), planAskedAt: day(90) },
    'corrective-plan',
  ],
  ['two cases after the plan', { sustained: cases(10, 11, 100, 110), planAskedAt: day(90) }, 'suspension'],
  ['three grave cases go past the plan', { sustained: grave(10, 20, 30) }, 'suspension'],
  [
    'a suspension that was proposed',
    { sustained: cases(50, 60), planAskedAt: day(90), suspensionAskedAt: day(40) },
    'suspension',
  ],
  [
    'two cases after it',
    { sustained: cases(5, 6, 60), planAskedAt: day(90), suspensionAskedAt: day(40) },
    'termination',
  ],
])('%s', (_, record, step) => {
  expect(vendorStanding({ ...none, ...record }, NOW).step).toBe(step);
});
