import { describe, expect, it } from 'vitest';
import { drillNames, drills } from './index.ts';
import type { Answer, DrillAgent, Range } from './range.ts';
import { notWatched, verdictOf } from './verdict.ts';

const ok: Answer = { status: 200, code: null, entry: 7, json: {}, at: 1 };
const no: Answer = { status: 403, code: 'nobody-knows', entry: 8, json: {}, at: 1 };

/** An installation that answers everybody alike. */
function range(answer: Answer, holds: boolean, rows: number | null): Range {
  const same = () => Promise.resolve(answer);
  const agent: DrillAgent = {
    ...{ id: 'drill_1', raw: ['maren@example.com'] },
    ...{ password: same, signIn: same, stepUp: same, get: same, post: same, lookUp: same, reveal: same },
    doorCredential: () => Promise.resolve({ answer, secret: 'secret' }),
  };
  return {
    ...{ canary: '61', source: 'shop', limits: { reveals: 2, lookups: 2 } },
    agent: () => Promise.resolve(agent),
    outsider: () => Promise.resolve({ agent, listed: '192.0.2.1', letIn: () => Promise.resolve() }),
    pastAgent: () => Promise.resolve({ agent, ticket: 'tic_1' }),
    ticket: () => Promise.resolve('tic_1'),
    hand: () => Promise.resolve(),
    useUp: () => Promise.resolve(),
    closeTicket: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    stranger: same,
    bulkRead: () => Promise.resolve([{ what: 'a table', rows }]),
    copyHolds: () => Promise.resolve(holds),
    cutOff: () => Promise.resolve({ before: answer, after: answer }),
  };
}
const open = { ...ok, json: { email: 'Maren@example.com' } };

describe.each(drills.filter(({ name }) => name !== 'phishing-click'))('$name', (drill) => {
  it('is through where everybody is let in', async () => {
    const tried = await drill.run(range(open, true, 60));
    expect(verdictOf(drill, tried, notWatched, null)).toMatchObject({ blocked: false, passed: false });
  });

  it('is no pass where everybody is refused, whatever for', async () => {
    const tried = await drill.run(range(no, false, null));
    // A database that refuses everything shows nothing, and that is all this one asks.
    const passed = drill.name === 'bulk-sql';
    expect(verdictOf(drill, tried, notWatched, null).passed).toBe(passed);
  });
});

it('each has its name once, in the order of the names', () => {
  expect(drills.map(({ name }) => name).toSorted()).toEqual([...drillNames].toSorted());
});

it('what there is nothing to make on is not made', async () => {
  const bare: Range = {
    ...range(ok, true, 0),
    pastAgent: () => Promise.resolve(null),
    bulkRead: () => Promise.resolve(null),
  };
  const made = await Promise.all(drills.map(async (one) => ['notMade' in (await one.run(bare)), one.name]));
  expect(made.filter(([notMade]) => notMade === true).map(([, name]) => name)).toEqual([
    ...['bulk-sql', 'expired-agreement', 'phishing-click'],
  ]);
});
