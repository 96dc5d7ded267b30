import { beforeAll, describe, expect, it } from 'vitest';
import { ofEvery, ofOne } from '../../../../../tests/support/statements.ts';
import { loadParser } from './parser.ts';
import { rewriteStatement } from './rewrite.ts';

beforeAll(loadParser);

const nested = (times: number, wrap: (inner: string) => string, inner: string): string =>
  times === 0 ? inner : nested(times - 1, wrap, wrap(inner));
const chain = (times: number, first: string, next: (before: string) => string, by = 'AS'): string => {
  const rest = Array.from({ length: times }, (_, nth) => `w${nth + 1} ${by} (${next(`w${nth}`)})`);
  return `WITH w0 ${by} (${first}), ${rest.join(', ')} SELECT * FROM w${times}`;
};
const people = 'SELECT name AS x FROM customers';

describe('what doubles with each level is refused before it is sent', () => {
  it.each([
    ['by an operator', nested(26, (inner) => `SELECT x || x AS x FROM (${inner}) t`, people)],
    ['by a function', nested(26, (inner) => `SELECT concat(x, x) AS x FROM (${inner}) t`, people)],
    [
      'in a condition',
      nested(26, (inner) => `SELECT a AND a AS a FROM (${inner}) t WHERE a`, 'SELECT true AS a'),
    ],
    ['in names of WITH', chain(26, people, (before) => `SELECT x || x AS x FROM ${before}`)],
    [
      'in items of FROM that are put in the place of their names',
      chain(26, people, (before) => `SELECT 1 AS x FROM ${before} a, ${before} b`, 'AS NOT MATERIALIZED'),
    ],
    [
      'through LATERAL',
      nested(26, (inner) => `SELECT l.x FROM (${inner}) t, LATERAL (SELECT t.x || t.x AS x) l`, people),
    ],
    [
      'through a join',
      nested(26, (inner) => `SELECT t.x || t.x AS x FROM (${inner}) t JOIN orders o ON true`, people),
    ],
    [
      'in a column that two sides share',
      chain(
        26,
        people,
        (before) => `SELECT x FROM ${before} a FULL JOIN ${before} b USING (x)`,
        'AS NOT MATERIALIZED',
      ),
    ],
    [
      'in a column that two sides share by its name',
      nested(
        26,
        (inner) =>
          `SELECT x || '' AS x FROM (${inner}) t NATURAL FULL JOIN (SELECT name AS x FROM customers) u WHERE x || x = x`,
        people,
      ).replaceAll("x || ''", 'x || x'),
    ],
    [
      'through a list of values',
      nested(26, (inner) => `SELECT v.x FROM (${inner}) t, LATERAL (VALUES (t.x || t.x)) v(x)`, people),
    ],
    [
      'through a sub-select in it',
      nested(26, (inner) => `SELECT (SELECT t.x || t.x) AS x FROM (${inner}) t`, people),
    ],
    ['in all columns', nested(26, (inner) => `SELECT *, x || x AS x FROM (${inner}) t`, people)],
    [
      'in UNION ALL',
      nested(20, (inner) => `SELECT x FROM (${inner} UNION ALL SELECT 'a') t`, people).replaceAll(
        'SELECT x FROM',
        'SELECT x || x AS x FROM',
      ),
    ],
    [
      'by BETWEEN',
      `SELECT ${nested(26, (inner) => `(${inner} BETWEEN false AND true)`, 'active')} FROM customers`,
    ],
    [
      'by BETWEEN SYMMETRIC',
      `SELECT ${nested(26, (inner) => `(${inner} BETWEEN SYMMETRIC false AND true)`, 'active')} FROM customers`,
    ],
    [
      'by IN',
      `SELECT ${nested(26, (inner) => `(${inner} IN (active, NOT active))`, 'active')} FROM customers`,
    ],
    ['by whole rows', nested(26, (inner) => `SELECT t, t AS u FROM (${inner}) t`, people)],
  ])('%s', (_, text) => {
    for (const known of [ofOne, ofEvery])
      expect(rewriteStatement(text, known)).toMatchObject({ ok: false, code: 'statement-too-large' });
  });
});

it.each([
  nested(6, (inner) => `SELECT upper(x) || ', ' || x AS x FROM (${inner}) t WHERE x <> ''`, people),
  nested(30, (inner) => `SELECT x FROM (${inner}) t`, people),
  nested(30, (inner) => `SELECT * FROM (${inner}) t`, 'SELECT * FROM customers'),
  chain(20, people, (before) => `SELECT x || 'a' AS x FROM ${before}`),
  `SELECT name FROM customers WHERE name IN (${Array.from({ length: 2_000 }, (_, nth) => `'${nth}'`).join(', ')})`,
  `SELECT ${Array.from({ length: 100 }, (_, nth) => `c${nth % 20}.name AS n${nth}`).join(', ')} FROM customers c0
    ${Array.from({ length: 19 }, (_, nth) => `JOIN customers c${nth + 1} ON c${nth + 1}.id = c${nth}.id`).join(' ')}`,
])('what only adds up is not: %.80s', (text) => {
  expect(rewriteStatement(text, ofOne)).toMatchObject({ ok: true });
});
