import { describe, expect, it } from 'vitest';
import { postureOf, type CountedDevices } from './device-fact.ts';

const NOW = Date.parse('2026-11-27T08:00:00Z');
const HOUR = 3_600_000;
const good: CountedDevices = { count: 2, ok: true, failing: false, at: NOW - HOUR };

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
