import { describe, expect, it } from 'vitest';
import type { Drill, Tried } from './drill.ts';
import { rehearsalOf, type RehearsedNotice } from './rehearsal.ts';
import { notWatched, verdictOf, type Watched } from './verdict.ts';

const drill: Drill = {
  ...{ name: 'ip-bypass', title: 'T', attack: 'A', expectedControl: 'C', behind: null, notice: 'must' },
  run: () => Promise.resolve([]),
};
const tried = (
  got: Tried['got'],
  code: string | null = null,
  entry: number | null = null,
  at: number | null = 1_000,
): Tried => ({ ...{ what: `a ${got} step`, got, code, entry, at } });
const seen: Watched = {
  ...{ detectedAfterMs: 1500, containedAfterMs: 2000, closedAt: 5_000, rehearsed: rehearsalOf(false, []) },
};
const LATE = 5_001;
const draft = {
  clock: 'gdpr-33-1',
  title: 'Notification',
  due: null,
  lacks: ['when it happened'],
  people: [],
};
const unseen: Watched = {
  ...{ detectedAfterMs: 'none', containedAfterMs: 'none', closedAt: null, rehearsed: null },
};

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
      'contained before its control was reached',
      [tried('ground', null, 1), tried('stopped', null, 2), tried('elsewhere', 'suspended', 3, LATE)],
      seen,
      true,
      false,
      /^Stopped by containment after 2 accesses, before.*not shown/,
    ],
    [
      // A control that is out looks the same, whatever the refusal says.
      'a refusal that the control gives too, once they were kept out',
      [tried('ground'), tried('stopped', 'not-signed-in', null, LATE)],
      seen,
      true,
      false,
      /^Stopped by containment after 0 accesses/,
    ],
    [
      'refused by the control after it',
      [tried('stopped', 'limit-reached', 9, LATE)],
      seen,
      true,
      true,
      /noticed after/,
    ],
    [
      'suspended before anybody watched: the control was never reached',
      [tried('elsewhere', 'suspended')],
      seen,
      true,
      false,
      /something else/,
    ],
    [
      'got through, and contained after it',
      [tried('through'), tried('elsewhere', 'suspended', null, LATE)],
      seen,
      false,
      false,
      /^Got through/,
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
      ...{ timeToContainMs: null, clockStarted: null, noticesReady: null, notices: null, stoppedBy: null },
    });
  });

  it('tells what stopped it', () => {
    const by = (...steps: readonly Tried[]) => verdictOf(drill, steps, seen, null).stoppedBy;
    expect(by(tried('stopped'))).toBe('control');
    expect(by(tried('stopped'), tried('no-ground', 'suspended', null, LATE))).toBe('containment');
    expect(by(tried('through'), tried('stopped'))).toBe(null);
  });

  it('fails where a notice would be owed and lacks what the ledger has to give, or no clock would run', () => {
    const with_ = (drafts: readonly RehearsedNotice[]) =>
      verdictOf(drill, [tried('stopped')], { ...seen, rehearsed: rehearsalOf(true, drafts) }, null);
    expect(with_([draft])).toMatchObject({ passed: false, clockStarted: true, noticesReady: false });
    expect(with_([draft]).why).toBe(
      'Stopped and noticed. One notice would be owed, and not all are ready: Notification lacks when it happened.',
    );
    expect(with_([])).toMatchObject({ passed: false, clockStarted: false, noticesReady: false });
    expect(with_([{ ...draft, lacks: [] }])).toMatchObject({
      ...{ passed: true, clockStarted: true, noticesReady: true },
    });
  });

  it('needs no notice where nothing was seen, and says why', () => {
    const result = verdictOf(drill, [tried('stopped')], seen, null);
    expect(result).toMatchObject({ clockStarted: 'none-needed', noticesReady: 'none-needed', passed: true });
    expect(result.notices?.why).toMatch(/^None needed: nothing of any customer was seen/);
  });

  it('what nothing watches is told as null, never as seen or unseen', () => {
    expect(verdictOf(drill, [tried('stopped')], notWatched, null)).toMatchObject({
      ...{ detected: null, timeToDetectMs: null, timeToContainMs: null, clockStarted: null },
    });
    expect(verdictOf(drill, [tried('stopped')], unseen, null)).toMatchObject({
      ...{ detected: false, timeToDetectMs: null },
    });
  });

  it('a drill that leaves nothing to notice passes unnoticed', () => {
    expect(verdictOf({ ...drill, notice: 'nothing' }, [tried('stopped')], unseen, null).passed).toBe(true);
  });

  it('cites the entries in their order', () => {
    const steps = [tried('stopped', 'left', 9), tried('ground'), tried('stopped', 'left', 4)];
    expect(verdictOf(drill, steps, seen, null).entries).toEqual([4, 9]);
  });
});
