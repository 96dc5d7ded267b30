import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOf } from './board.ts';
import type { Figures, PhishingFigures, TeamFigures } from './figures.ts';
import { guarded } from './guarded.ts';
import { awarenessParts, partNames } from './score.ts';

const K = 5;

const phishingOf = (people: number): fc.Arbitrary<PhishingFigures> =>
  fc
    .tuple(
      fc.nat({ max: people }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([reached, caught, told, quick]) => {
      const reported = Math.floor(told * reached);
      return {
        ...{ reached, caught: Math.floor(caught * reached), reported },
        ...{ withinHour: Math.floor(quick * reported), medianMinutes: reported === 0 ? null : 30 },
      };
    });

const share = (people: number) =>
  fc.tuple(fc.nat({ max: people }), fc.nat({ max: people })).map(([a, b]) => ({
    most: Math.max(a, b),
    some: Math.min(a, b),
  }));

const figures: fc.Arbitrary<Figures> = fc.integer({ min: 0, max: 40 }).chain((people) =>
  fc.record({
    people: fc.constant(people),
    training: fc.option(share(people).map(({ most, some }) => ({ asked: most, current: some }))),
    phishing: fc.option(phishingOf(people)),
    spaced: fc.option(share(people).map(({ most, some }) => ({ asked: most, right: some }))),
    nearMisses: fc.option(fc.nat({ max: 20 })),
  }),
);

const teams = fc
  .array(figures, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((one, nth): TeamFigures => ({ ...one, team: String(nth) })));

const plus = (a: number | null | undefined, b: number | null | undefined) =>
  a == null && b == null ? null : (a ?? 0) + (b ?? 0);

/** The vendor as the sum of its teams. */
function wholeOf(all: readonly TeamFigures[]): Figures {
  const sum = (of: (one: TeamFigures) => number | null | undefined) =>
    all.reduce<number | null>((total, one) => plus(total, of(one)), null);
  const asked = sum(({ training }) => training?.asked);
  const reached = sum(({ phishing }) => phishing?.reached);
  const questions = sum(({ spaced }) => spaced?.asked);
  return {
    people: sum(({ people }) => people) ?? 0,
    training: asked === null ? null : { asked, current: sum(({ training }) => training?.current) ?? 0 },
    phishing:
      reached === null
        ? null
        : {
            ...{ reached, caught: sum(({ phishing }) => phishing?.caught) ?? 0 },
            reported: sum(({ phishing }) => phishing?.reported) ?? 0,
            withinHour: sum(({ phishing }) => phishing?.withinHour) ?? 0,
            medianMinutes: 30,
          },
    spaced: questions === null ? null : { asked: questions, right: sum(({ spaced }) => spaced?.right) ?? 0 },
    nearMisses: sum(({ nearMisses }) => nearMisses),
  };
}

describe('what a board tells', () => {
  it('is never about fewer people than a group, in any part of it', () => {
    fc.assert(
      fc.property(teams, (all) => {
        const whole = wholeOf(all);
        const board = boardOf(whole, all, K);
        for (const [shown, of] of [
          [board.total, whole] as const,
          ...board.teams.map((team, nth) => [team, all[nth] ?? whole] as const),
        ]) {
          for (const { part, share: told } of shown.parts)
            if (told !== null) expect(awarenessParts[part].of(of)).toBeGreaterThanOrEqual(K);
          if (shown.people !== null) expect(of.people === 0 || of.people >= K).toBe(true);
        }
      }),
    );
  });

  it('leaves nothing to be had by taking the teams from the total: what is held back is a group of several', () => {
    fc.assert(
      fc.property(teams, (all) => {
        const whole = wholeOf(all);
        const board = boardOf(whole, all, K);
        for (const part of partNames) {
          const isTold = (nth: number) =>
            board.teams[nth]?.parts.some((one) => one.part === part && one.share !== null) === true;
          const total = board.total.parts.some((one) => one.part === part && one.share !== null);
          const hidden = all.flatMap((team, nth) => {
            const count = awarenessParts[part].of(team) ?? 0;
            return isTold(nth) || count === 0 ? [] : [count];
          });
          if (!total || hidden.length === 0) continue;
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(K);
        }
      }),
    );
  });

  it('of people counted alone, too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 7 }), (counts) => {
        const sum = counts.reduce((total, one) => total + one, 0);
        const { total, parts } = guarded(counts, sum, K);
        const hidden = counts.filter((count, nth) => parts[nth] !== true && count > 0);
        for (const [nth, count] of counts.entries())
          if (parts[nth] === true) expect(count).toBeGreaterThanOrEqual(K);
        if (total && hidden.length > 0) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((all, one) => all + one, 0)).toBeGreaterThanOrEqual(K);
        }
      }),
    );
  });

  it('would be seen to fail: with the first rule alone the total gives the smallest team away', () => {
    const counts = [20, 12, 3];
    const naive = counts.map((count) => count >= K);
    expect(counts.filter((_, nth) => naive[nth] !== true)).toEqual([3]);
    expect(guarded(counts, 35, K).parts).toEqual([true, false, false]);
  });
});

describe('the score', () => {
  const scoreOf = (of: Figures) => boardOf(of, [{ ...of, team: 'one' }], 1).total.score ?? 0;

  it('is never lowered by one more report, quick or late', () => {
    fc.assert(
      fc.property(figures, fc.boolean(), (of, quick) => {
        const { phishing } = of;
        if (phishing === null || phishing.reported >= phishing.reached) return;
        const more = {
          ...phishing,
          reported: phishing.reported + 1,
          withinHour: phishing.withinHour + (quick ? 1 : 0),
          medianMinutes: 10_000,
        };
        expect(scoreOf({ ...of, phishing: more })).toBeGreaterThanOrEqual(scoreOf(of));
      }),
    );
  });

  it('is never lowered by one more near miss told', () => {
    fc.assert(
      fc.property(figures, (of) => {
        if (of.nearMisses === null) return;
        expect(scoreOf({ ...of, nearMisses: of.nearMisses + 1 })).toBeGreaterThanOrEqual(scoreOf(of));
      }),
    );
  });

  it('lies between 0 and 100, and what nobody feeds lowers what it rests on', () => {
    fc.assert(
      fc.property(figures, (of) => {
        const { score, confidence } = boardOf(of, [{ ...of, team: 'one' }], 1).total;
        if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
        const without = boardOf({ ...of, phishing: null }, [{ ...of, phishing: null, team: 'one' }], 1).total;
        expect(without.confidence).toBeLessThanOrEqual(confidence);
        expect(without.parts.filter(({ missing }) => missing === 'no-feed').length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('weighs a hundred in all', () => {
    expect(partNames.reduce((sum, part) => sum + awarenessParts[part].weight, 0)).toBe(100);
  });
});
