import { describe, expect, it } from 'vitest';
import { askedOf, hereAskedOf, SILENT_MS, standingOf, stopOf } from './asked.ts';

const NOW = Date.parse('2026-11-27T08:00:00Z');
const HOUR = 3_600_000;
const ago = (ms: number) => new Date(NOW - ms);
const good = {
  ...{
    ok: true,
    failing: [],
    toldAt: ago(HOUR),
    heardAt: ago(HOUR),
    addedAt: ago(99 * HOUR),
    retiredAt: null,
  },
};
const asked = { agreement: 'agr', clause: '4.4', goodFor: 4 * HOUR };

describe('how a device stands', () => {
  it.each<[string, Partial<Parameters<typeof standingOf>[0]>, number | null, string]>([
    ['as agreed', {}, 4 * HOUR, 'ok'],
    ['broken', { ok: false, failing: ['firewall'] }, null, 'failing'],
    [
      'broken, and silent since',
      { ok: false, failing: ['firewall'], heardAt: ago(SILENT_MS + 1) },
      null,
      'failing',
    ],
    ['told too little', { ok: false }, null, 'unknown'],
    ['told nothing', { ok: false, toldAt: null }, null, 'unknown'],
    ['a verdict without a report', { toldAt: null }, null, 'unknown'],
    ['too old for the clause', { toldAt: ago(4 * HOUR) }, 4 * HOUR, 'stale'],
    ['just not too old', { toldAt: ago(4 * HOUR - 1) }, 4 * HOUR, 'ok'],
    ['as old as that where no clause counts', { toldAt: ago(40 * HOUR) }, null, 'ok'],
    ['silent', { heardAt: ago(SILENT_MS + 1), toldAt: ago(SILENT_MS + 1) }, null, 'silent'],
    ['never heard of', { ok: false, heardAt: null, toldAt: null }, null, 'silent'],
    ['just registered', { ok: false, heardAt: null, toldAt: null, addedAt: ago(HOUR) }, null, 'unknown'],
    ['retired', { retiredAt: ago(HOUR) }, null, 'retired'],
  ])('%s', (_, change, goodFor, state) => {
    expect(standingOf({ ...good, ...change }, { goodFor }, NOW)).toBe(state);
  });

  it('keeps out whom the worst of their devices keeps out', () => {
    const broken = { ...good, ok: false, failing: ['firewall' as const] };
    const unknown = { ...good, ok: false };
    const old = { ...good, toldAt: ago(9 * HOUR) };
    expect(stopOf([], asked, NOW)).toBe('device-unknown');
    expect(stopOf([good], asked, NOW)).toBeNull();
    expect(stopOf([good, old], asked, NOW)).toBe('device-stale');
    expect(stopOf([old, unknown, good], asked, NOW)).toBe('device-unknown');
    expect(stopOf([old, unknown, broken], asked, NOW)).toBe('device-failing');
    // Silence alone is no rule of the agreement.
    const silent = { ...good, toldAt: ago(3 * SILENT_MS), heardAt: ago(3 * SILENT_MS) };
    expect(stopOf([silent], { ...asked, goodFor: null }, NOW)).toBeNull();
  });

  it('is asked by the strictest clause in force, its grace counted, of the vendor and the company alike', () => {
    const policy = (clause: string, staleAfter: number | null, standsFor = 0, kind = 'posture') => ({
      vendor: 'bright',
      policy: {
        terms: { agreement: `agr_${clause}`, controller: 'harbor' },
        conditions: [{ kind, staleAfter, standsFor, citation: { clause } }],
      },
    });
    const of = (...policies: ReturnType<typeof policy>[]) =>
      askedOf(policies as unknown as Parameters<typeof askedOf>[0], 'bright');
    expect(of()).toBeNull();
    expect(of(policy('4.1', 1, 0, 'network'))).toBeNull();
    expect(of(policy('4.4', null))).toEqual({ agreement: 'agr_4.4', clause: '4.4', goodFor: null });
    expect(of(policy('4.4', null), policy('4.5', HOUR, HOUR), policy('4.6', 3 * HOUR))).toMatchObject({
      ...{ clause: '4.5', goodFor: 2 * HOUR },
    });
    const all = [policy('4.4', HOUR)] as unknown as Parameters<typeof askedOf>[0];
    expect(askedOf(all, 'harbor')).toMatchObject({ clause: '4.4' });
    expect(askedOf(all, 'north')).toBeNull();
    const here = [all[0], policy('4.17', HOUR, 0, 'device-here'), policy('4.18', null, 0, 'device-here')];
    const within = (party: string) =>
      hereAskedOf(here as unknown as Parameters<typeof hereAskedOf>[0], party);
    expect([within('bright'), within('north'), hereAskedOf(all, 'bright')]).toEqual([HOUR, null, null]);
  });
});
