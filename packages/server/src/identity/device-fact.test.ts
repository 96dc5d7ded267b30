import { describe, expect, it } from 'vitest';
import { deviceHereOf, postureOf, type CountedDevices } from './device-fact.ts';

const NOW = Date.parse('2026-11-27T08:00:00Z');
const HOUR = 3_600_000;
const good: CountedDevices = { count: 2, ok: true, failing: false, at: NOW - HOUR, reports: null };

describe('what the policy is told of devices', () => {
  it.each<[string, Partial<CountedDevices>, ReturnType<typeof postureOf>]>([
    ['all as agreed: as old as the oldest report', {}, { at: NOW - HOUR, value: true }],
    ['one that fails', { ok: false, failing: true }, { at: NOW - HOUR, value: 'failing' }],
    [
      'one that fails and told nothing else',
      { ok: false, failing: true, at: null },
      { at: NOW, value: 'failing' },
    ],
    ['one that told too little', { ok: false }, { at: NOW, value: 'unknown' }],
    ['a yes without a report', { at: null }, { at: NOW, value: 'unknown' }],
    ['none at all', { count: 0, ok: null, failing: null, at: null }, { at: NOW, value: 'unknown' }],
    ['none at all, whatever else is said', { count: 0 }, { at: NOW, value: 'unknown' }],
  ])('%s', (_, change, fact) => {
    expect(postureOf({ ...good, ...change }, NOW)).toEqual(fact);
  });
});

describe('where the devices are', () => {
  const from = (address: string, age: number) => ({ address, at: NOW - age });
  it.each<[string, CountedDevices['reports'], string | null, ReturnType<typeof deviceHereOf>]>([
    [
      'here, since the last report from here',
      [from('203.0.113.5', HOUR), from('203.0.113.5', 60_000)],
      '203.0.113.5',
      { at: NOW - 60_000, value: true },
    ],
    [
      'one of two',
      [from('203.0.113.9', 0), from('203.0.113.5', HOUR)],
      '203.0.113.5',
      { at: NOW - HOUR, value: true },
    ],
    ['elsewhere', [from('203.0.113.9', 0)], '203.0.113.5', { at: NOW, value: false }],
    ['nowhere: a shipper reports for them', null, '203.0.113.5', { at: NOW, value: false }],
    ['a session that comes from nowhere', [from('203.0.113.9', 0)], null, { at: NOW, value: false }],
  ])('%s', (_, reports, ip, fact) => {
    expect(deviceHereOf({ ...good, reports }, ip, NOW)).toEqual(fact);
  });
});
