import { describe, expect, it } from 'vitest';
import { measureRecall, measureWrongRemovals } from '../eval/known/score.ts';
import { compileKnown } from './index.ts';

/** Nobody has tuned on the conversations of this seed. */
const seed = 20261126;

describe('known values in conversations', () => {
  it('at least 99.5 % of the case’s own values are gone, and of no way to write them less than 95 %', () => {
    const { total, byWay } = measureRecall(seed, 1500);
    expect(total.all).toBeGreaterThan(4000);
    expect(total.hidden / total.all).toBeGreaterThanOrEqual(0.995);
    const low = [...byWay].filter(([, { all, hidden }]) => hidden / all < 0.95).map(([way]) => way);
    expect(low).toEqual([]);
    expect(byWay.size).toBeGreaterThan(70);
  });

  it('values that are not handed in are missed, and the measurement says so', () => {
    const { byWay } = measureRecall(seed, 400, (values) =>
      compileKnown(values.filter(({ type }) => type !== 'PHONE')),
    );
    expect(byWay.get('phone: E.164')).toMatchObject({ hidden: 0 });
    expect(byWay.get('name: full')).toMatchObject({ hidden: byWay.get('name: full')?.all });
  });

  it('hardly anything is removed from conversations of other people', () => {
    const { turns, spans } = measureWrongRemovals(seed, 300, 3);
    expect(turns).toBeGreaterThan(2000);
    expect(spans).toBeLessThanOrEqual(turns / 1000);
  });
});
