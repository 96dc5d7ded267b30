import { expect, it } from 'vitest';
import type { FindingKind } from '../findings.ts';
import { isSameRisk } from './sameRisk.ts';

type Facts = Readonly<Record<string, string | number>>;

it.each<{ of: string; kind: FindingKind; before: Facts; now: Facts; same: boolean }>([
  { of: 'nothing new', kind: 'device-silent', before: {}, now: {}, same: true },
  {
    of: 'a counter of tries',
    kind: 'hint-mismatch',
    before: { person: 'per_ada', looks: 2, first: '2026-11-01' },
    now: { person: 'per_ada', looks: 9, first: '2026-11-02' },
    same: true,
  },
  {
    of: 'more items of a control',
    kind: 'control-failing',
    before: { control: 'mfa', failed: 1, population: 300 },
    now: { control: 'mfa', failed: 4, population: 310 },
    same: true,
  },
  {
    of: 'another run of a drill',
    kind: 'drill-failed',
    before: { drill: 'scraping', run: 'drr_1', clause: '4.6' },
    now: { drill: 'scraping', run: 'drr_2', clause: '4.6' },
    same: true,
  },
  {
    of: 'another answer of a receiver',
    kind: 'siem-silent',
    before: { receiver: 'rcv_1', problem: 'timeout', next: 10 },
    now: { receiver: 'rcv_1', problem: 'refused', next: 12 },
    same: true,
  },
  {
    of: 'one rule more',
    kind: 'device-failing',
    before: { rules: 'disk-encryption' },
    now: { rules: 'disk-encryption firewall' },
    same: false,
  },
  {
    of: 'one rule less',
    kind: 'device-failing',
    before: { rules: 'disk-encryption firewall' },
    now: { rules: 'firewall' },
    same: true,
  },
  {
    of: 'another person',
    kind: 'hint-mismatch',
    before: { person: 'per_ada' },
    now: { person: 'per_bo' },
    same: false,
  },
  {
    of: 'another type of column',
    kind: 'column-retyped',
    before: { resource: 'customers', field: 'note', found: 'text' },
    now: { resource: 'customers', field: 'note', found: 'jsonb' },
    same: false,
  },
  {
    of: 'a fact that was not there',
    kind: 'seat-unmasked',
    before: { person: 'per_ada', sights: 'requesters' },
    now: { person: 'per_ada', sights: 'requesters', seat: '12' },
    same: false,
  },
  {
    of: 'one more read past Cordon',
    kind: 'read-unaccounted',
    before: { statements: 3, first: '2026-11-01' },
    now: { statements: 4, first: '2026-11-01' },
    same: false,
  },
  {
    of: 'fewer reads past Cordon',
    kind: 'read-unaccounted',
    before: { statements: 3, first: '2026-11-01' },
    now: { statements: 2, first: '2026-11-02' },
    same: true,
  },
  {
    of: 'another time that was agreed',
    kind: 'attestation-missing',
    before: { clause: '5.2', everyMonths: 12 },
    now: { clause: '5.2', everyMonths: 3 },
    same: false,
  },
])('$of of $kind is the same risk: $same', ({ kind, before, now, same }) => {
  expect(isSameRisk(kind, before, now)).toBe(same);
});
