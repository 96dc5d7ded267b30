import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { cellsOf, outcomeOf } from '../support/postgresDoor/outcome.ts';

/* A short statement whose answer is one endless text takes neither Cordon's memory nor anybody else's connection. */

let lab: Lab;
let agent: LabWay;

beforeAll(async () => {
  lab = await openLab();
  agent = await lab.agent();
});
afterAll(() => lab.close());

/** `x || x` of `x || x` of …: so many times twice as long, and, once the planner put them together, as large. */
const doubled = (times: number): string =>
  times === 0
    ? `SELECT repeat('a', 1000) AS x FROM lab.people`
    : `SELECT x || x AS x FROM (${doubled(times - 1)}) t`;

it.each([
  ['a column', doubled(26)],
  ['an operand', `SELECT ${'('.repeat(26)}active${' BETWEEN false AND true)'.repeat(26)} FROM lab.people`],
])('%s that doubles with each level does not reach the source', async (_, text) => {
  const tap = await lab.tap(agent);
  const { entered } = await lab.sql.scene.attack(async () => {
    const answer = await tap.ask({ kind: 'query', text });
    expect(outcomeOf(answer)).toBe('statement-too-large');
    return { status: 0, json: null };
  });
  expect(entered.map(({ kind }) => kind)).toEqual(['refusal']);
  expect(cellsOf(await tap.ask({ kind: 'query', text: 'SELECT 1 FROM lab.people' }))).toEqual([['1']]);
});

it.each([
  [
    'doubled by a recursion',
    `WITH RECURSIVE t(x, n) AS (SELECT 'a'::text, 0 FROM lab.people UNION ALL SELECT x || x, n + 1 FROM t WHERE n < 26) SELECT x FROM t WHERE n = 26`,
  ],
  [
    'put together of many rows',
    `SELECT string_agg(repeat('a', 1000), '') FROM generate_series(1, 60000), lab.people`,
  ],
])('a text %s does not leave, and the next one reads on', async (_, text) => {
  const beside = await lab.tap(agent);
  const tap = await lab.tap(agent);
  tap.forget();
  const { entered } = await lab.sql.scene.attack(async () => {
    const answer = await tap.ask({ kind: 'query', text });
    expect([outcomeOf(answer), cellsOf(answer)]).toEqual(['fault 54000', []]);
    return { status: 0, json: null };
  });
  // That its session at the source is gone is told, and nothing else.
  expect(await tap.next()).toMatchObject({ kind: 'error' });
  expect(await tap.next()).toBeNull();
  expect(tap.bytes().length).toBeLessThan(2_000);
  expect(entered.map(({ kind }) => kind)).toEqual(['fault']);
  expect(cellsOf(await beside.ask({ kind: 'query', text: 'SELECT 1 FROM lab.people' }))).toEqual([['1']]);
});

it('one that is merely long is given', async () => {
  const tap = await lab.tap(agent);
  const [[text = null] = []] = cellsOf(await tap.ask({ kind: 'query', text: doubled(11) }));
  expect(text?.length).toBe(2_048_000);
});
