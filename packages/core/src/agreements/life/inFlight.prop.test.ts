import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidingVersion, standing } from './index.ts';

interface Version {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  readonly grace: number | null;
}

const old: Version = { name: 'old', from: 0, until: 100, grace: null };
const fresh: Version = { name: 'new', from: 50, until: 150, grace: 10 };

describe('work in flight when a new version comes into force', () => {
  it.each<[string, readonly Version[], number, number | undefined, string]>([
    ['taken before, within the minutes', [fresh, old], 55, 40, 'old'],
    ['at their last instant no more', [fresh, old], 60, 40, 'new'],
    ['just before it', [fresh, old], 59, 40, 'old'],
    ['taken at the very instant it began', [fresh, old], 55, 50, 'new'],
    ['taken after', [fresh, old], 55, 52, 'new'],
    ['nobody knows when it was taken', [fresh, old], 55, undefined, 'new'],
    ['a time that is still to come', [fresh, old], 55, 70, 'new'],
    ['the new one has no such clause', [{ ...fresh, grace: null }, old], 55, 40, 'new'],
    [
      'only the old one has it',
      [
        { ...fresh, grace: null },
        { ...old, grace: 60 },
      ],
      55,
      40,
      'new',
    ],
    ['the old one ran out meanwhile', [fresh, { ...old, until: 53 }], 55, 40, 'new'],
    ['and until then', [fresh, { ...old, until: 56 }], 55, 40, 'old'],
    ['nothing was in force when it was taken', [fresh, { ...old, from: 45 }], 55, 40, 'new'],
    ['the new one is not in force yet', [fresh, old], 45, 40, 'old'],
    ['nothing is in force any more', [fresh, old], 150, 40, 'new'],
  ])('%s', (_, versions, now, since, name) => {
    expect(decidingVersion(versions, now, since)?.name).toBe(name);
  });

  it('a version in between that let nothing go on ended the first for good', () => {
    const third = { name: 'third', from: 55, until: 200, grace: 30 };
    expect(decidingVersion([third, { ...fresh, grace: null }, old], 56, 40)?.name).toBe('new');
    expect(decidingVersion([third, fresh, old], 56, 40)?.name).toBe('old');
    // The second one's minutes are over, the third one's are not.
    expect(decidingVersion([third, fresh, old], 61, 40)?.name).toBe('new');
  });
});

const version = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 20, max: 80 }),
    fc.option(fc.integer({ min: 1, max: 40 }), { freq: 4 }),
  )
  .map(([from, length, grace]) => ({ from, until: from + length, grace }));
const versions = fc.array(version, { maxLength: 5 });
const moment = fc.integer({ min: 0, max: 90 });
const SETTINGS = { seed: 20261125, numRuns: 5000 };

describe('whatever was signed', () => {
  it('one version decides: what stands, or what stood when the work began while all since let it be finished', () => {
    let older = 0;
    const holds = fc.property(versions, moment, fc.nat(30), (all, since, passed) => {
      const now = since + passed;
      const decides = decidingVersion(all, now, since);
      const current = standing(all, now);
      if (decides === current) return;
      older++;
      if (decides === undefined || current === undefined) throw new Error('an older version out of nothing');
      // It ran when the work began, or took over later and still runs; the one that stands lets it be finished.
      expect(decides.from <= now && now < decides.until).toBe(true);
      expect(decides.from).toBeLessThan(now);
      expect(current.from <= now && now < current.until).toBe(true);
      expect(since).toBeLessThan(current.from);
      expect(now - current.from).toBeLessThan(current.grace ?? 0);
    });
    fc.assert(holds, SETTINGS);
    expect(older).toBeGreaterThan(100);
  });

  it('without the clause in the newest nothing old goes on', () => {
    const holds = fc.property(versions, moment, moment, (all, now, since) => {
      const none = all.map((one) => ({ ...one, grace: null }));
      // What began the work may stand again once a newer, shorter one ran out: that is what stands.
      expect(decidingVersion(none, now, since)).toBe(standing(none, now));
    });
    fc.assert(holds, SETTINGS);
  });

  it('once it was lost, an old version does not come back with the time alone', () => {
    const holds = fc.property(versions, moment, moment, fc.nat(40), (all, now, since, later) => {
      fc.pre(since < now);
      const first = standing(all, since);
      fc.pre(first !== undefined && decidingVersion(all, now, since) !== first);
      const then = decidingVersion(all, now + later, since);
      if (then === first) expect(standing(all, now + later)).toBe(first);
    });
    fc.assert(holds, SETTINGS);
  });
});
