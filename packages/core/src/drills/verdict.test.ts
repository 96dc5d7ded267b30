import { describe, expect, it } from 'vitest';
import type { Drill, Tried } from './drill.ts';
import { notWatched, verdictOf, type Watched } from './verdict.ts';

const drill: Drill = {
  ...{ name: 'ip-bypass', title: 'T', attack: 'A', expectedControl: 'C', behind: null, notice: 'must' },
  run: () => Promise.resolve([]),
};
const tried = (got: Tried['got'], code: string | null = null, entry: number | null = null): Tried => ({
  ...{ what: `a ${got} step`, got, code, entry },
});
const seen: Watched = {
  ...{ detectedAfterMs: 1500, containedAfterMs: 2000, clockStarted: true, noticesReady: false },
};
const unseen: Watched = { ...seen, detectedAfterMs: 'none', containedAfterMs: 'none' };

describe('verdictOf', () => {
  it.each<[string, readonly Tried[], Watched, boolean | null, boolean | null, RegExp]>([
    ['stopped, nothing watches', [tried('ground'), tried('stopped')], notWatched, true, true, /not watched/],
    ['stopped and noticed', [tried('stopped'), tried('stopped')], seen, true, true, /All 2 tries.*1\.5 s/],
    ['stopped, unnoticed', [tried('stopped')], unseen, true, false, /nobody noticed/],
    [
      'one of two got through',
      [tried('stopped'), tried('through')],
      seen,
      false,
      false,
      /^Got through: a through step\.$/,
    ],
    [
      'refused to everybody',
      [tried('no-ground', 'left'), tried('stopped')],
      seen,
      true,
      false,
      /^Could not be carried out.*\(left\)/,
    ],
    [
      'stopped by something else',
      [tried('elsewhere', 'not-found')],
      seen,
      true,
      false,
      /something else.*\(not-found\)/,
    ],
    [
      'through counts before a missing ground',
      [tried('no-ground'), tried('through')],
      seen,
      false,
      false,
      /^Got through/,
    ],
    ['ground alone tries nothing', [tried('ground')], seen, null, false, /Nothing was tried/],
    [
      'contained in the middle',
      [tried('stopped'), tried('no-ground', 'suspended'), tried('elsewhere', 'suspended')],
      seen,
      true,
      true,
      /noticed/,
    ],
    [
      'suspended by nobody who watches',
      [tried('no-ground', 'suspended'), tried('stopped')],
      notWatched,
      true,
      false,
      /Could not/,
    ],
    ['no step at all', [], seen, null, false, /Nothing was tried/],
  ])('%s', (_, steps, watched, blocked, passed, why) => {
    const result = verdictOf(drill, steps, watched, '4.2');
    expect(result).toMatchObject({ blocked, passed, clause: '4.2' });
    expect(result.why).toMatch(why);
  });

  it('what is not made is neither passed nor failed, and nothing of it was seen', () => {
    expect(verdictOf(drill, { notMade: 'No feed.' }, seen, null)).toMatchObject({
      ...{ passed: null, blocked: null, detected: null, timeToDetectMs: null, why: 'No feed.', tried: [] },
      ...{ timeToContainMs: null, clockStarted: null, noticesReady: null },
    });
  });

  it('what nothing watches is told as null, never as seen or unseen', () => {
    expect(verdictOf(drill, [tried('stopped')], notWatched, null)).toMatchObject({
      ...{ detected: null, timeToDetectMs: null, timeToContainMs: null, clockStarted: null },
    });
    expect(verdictOf(drill, [tried('stopped')], unseen, null)).toMatchObject({
      ...{ detected: false, timeToDetectMs: null },
    });
  });

  it('what was refused at the first try is told to be unnoticed, and passes', () => {
    const result = verdictOf({ ...drill, notice: 'told' }, [tried('stopped')], unseen, null);
    expect(result).toMatchObject({ passed: true, detected: false });
    expect(result.why).toContain('Nobody noticed, and nobody has to');
  });

  it('a drill that leaves nothing to notice passes unnoticed', () => {
    expect(verdictOf({ ...drill, notice: 'nothing' }, [tried('stopped')], unseen, null).passed).toBe(true);
  });

  it('cites the entries in their order', () => {
    const steps = [tried('stopped', 'left', 9), tried('ground'), tried('stopped', 'left', 4)];
    expect(verdictOf(drill, steps, seen, null).entries).toEqual([4, 9]);
  });
});
