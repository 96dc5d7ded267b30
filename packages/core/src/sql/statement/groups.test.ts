import { beforeAll, describe, expect, it } from 'vitest';
import { ofEvery, ofOne, shopRelations } from '../../../../../tests/support/statements.ts';
import { loadParser } from './parser.ts';
import { rewriteStatement } from './rewrite.ts';

beforeAll(loadParser);

const REFUSED = [
  // Single values.
  ...[
    'min(email)',
    'max(balance)',
    'array_agg(email)',
    "string_agg(email, ',')",
    'json_agg(email)',
    'jsonb_agg(name)',
  ],
  ...['json_object_agg(id, email)', 'any_value(email)', 'bit_or(id)', 'mode() WITHIN GROUP (ORDER BY email)'],
  ...[
    'percentile_disc(0.5) WITHIN GROUP (ORDER BY balance)',
    'percentile_cont(0) WITHIN GROUP (ORDER BY balance)',
  ],
  ...[
    'percentile_cont(1) WITHIN GROUP (ORDER BY balance)',
    'percentile_cont(0.95) WITHIN GROUP (ORDER BY balance)',
  ],
  ...[
    'percentile_cont($1) WITHIN GROUP (ORDER BY balance)',
    'percentile_cont(ARRAY[0.5]) WITHIN GROUP (ORDER BY balance)',
  ],
  // Expressions that can be 0 for all but one.
  ...[
    'sum(balance * (id = 5)::int)',
    'sum(CASE id WHEN 5 THEN balance END)',
    'sum(balance * (1 - sign(abs(id - 5))))',
  ],
  ...[
    'sum(CASE WHEN id = 5 THEN balance WHEN id = 6 THEN 1 END)',
    'sum(CASE WHEN id = 5 THEN balance ELSE 1 END)',
  ],
  ...[
    'avg(nullif(balance, 3))',
    'sum(balance / id)',
    'sum(((id - 5) * 0.001)::int)',
    'sum((id + 994) / 1000)',
  ],
  ...[
    'sum(balance ^ id)',
    'sum(balance % 2)',
    'sum(greatest(balance, 5))',
    'sum(length(name))',
    'sum(balance * id * id * id)',
  ],
  ...['bool_or(id = 5)', 'bool_and(balance > 3)', 'every(name = email)', 'corr(balance, (id = 5)::int)'],
  ...['sum((SELECT 1))', 'sum(coalesce(balance, id))', 'sum(extract(day FROM now()))'],
].map((call) => `SELECT ${call} FROM customers`);

const SHAPES = [
  // Other rows of other customers beside one's own.
  'SELECT id, lag(balance) OVER (ORDER BY id) FROM customers',
  'SELECT id, first_value(name) OVER (ORDER BY id) FROM customers',
  'SELECT id, sum(balance) OVER () FROM customers',
  'SELECT id, nth_value(name, 2) OVER w FROM customers WINDOW w AS (ORDER BY id)',
  'SELECT DISTINCT rank() OVER (ORDER BY id) FROM customers',
  'SELECT name FROM customers UNION SELECT name FROM customers',
  'SELECT id FROM customers INTERSECT SELECT customer_id FROM orders',
  'SELECT id FROM customers EXCEPT ALL SELECT 5',
  'SELECT 5 EXCEPT SELECT id FROM customers',
  // Answers about customers who are not counted.
  'SELECT (SELECT email FROM customers WHERE id = 5)',
  'SELECT id, (SELECT c.email FROM customers c WHERE c.id > o.customer_id LIMIT 1) FROM orders o',
  'SELECT ARRAY(SELECT email FROM customers)',
  "SELECT EXISTS (SELECT 1 FROM customers WHERE email = 'x')",
  "SELECT id FROM customers WHERE EXISTS (SELECT 1 FROM customers WHERE email = 'x')",
  'SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE c.id = c.id AND o.id = 5)',
  'SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id + 0 = c.id)',
  'SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id OR o.id = 5)',
  'SELECT v.x FROM (VALUES (1), (2)) v(x) WHERE EXISTS (SELECT 1 FROM customers c WHERE c.id = v.x)',
  'SELECT v.x FROM (VALUES (1), (2)) v(x) WHERE v.x IN (SELECT id FROM customers)',
  'SELECT x FROM generate_series(1, 9) x WHERE x = ANY (SELECT id FROM customers)',
  'SELECT id FROM customers WHERE 5 IN (SELECT id FROM customers)',
  'SELECT id FROM customers WHERE id > ANY (SELECT customer_id FROM orders)',
  'SELECT id FROM customers WHERE balance >= ALL (SELECT total FROM orders)',
  'SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders UNION ALL SELECT 5)',
  'SELECT id FROM customers WHERE (id, name) IN (SELECT id, name FROM customers)',
  'SELECT * FROM generate_series(1, (SELECT balance::int FROM customers WHERE id = 5)) g',
  'VALUES ((SELECT email FROM customers WHERE id = 5))',
  'SELECT 1 LIMIT (SELECT id FROM customers LIMIT 1)',
  'SELECT count(*) FROM customers ORDER BY (SELECT email FROM customers LIMIT 1)',
  // Aggregates of a SELECT around.
  'SELECT (SELECT max(c.email)) FROM customers c',
  'SELECT count(*), (SELECT sum(c.balance)) FROM customers c',
  'SELECT count(*), (SELECT count(*) FILTER (WHERE c.id = 5) FROM orders) FROM customers c',
  // What a query that sees itself asks about single customers.
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < (SELECT balance FROM customers WHERE id = 5)) SELECT * FROM t',
  'WITH RECURSIVE t(n) AS (SELECT (SELECT balance FROM customers WHERE id = 5) UNION ALL SELECT n + 1 FROM t) SELECT * FROM t',
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE EXISTS (SELECT 1 FROM customers WHERE id = t.n)) SELECT * FROM t',
];

const WHOLE = [
  'SELECT c FROM customers c',
  'SELECT row_to_json(c) FROM customers c',
  'SELECT to_jsonb(c.*) FROM customers c',
  'SELECT ROW(c.*) FROM customers c',
  'SELECT (c).* FROM customers c',
  'SELECT count(c) FROM customers c',
  'SELECT x.* FROM customers c, LATERAL (SELECT c.*) x',
  'SELECT j FROM (customers c JOIN orders o ON true) j',
  'SELECT 1 FROM (customers c JOIN orders o ON true) AS j(a, b)',
  'WITH x AS (SELECT id FROM customers) SELECT x FROM x',
  'WITH RECURSIVE t AS (SELECT id FROM customers UNION ALL SELECT id + 1 FROM t) SELECT * FROM t',
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT c.balance FROM t, customers c WHERE c.id = 5) SELECT * FROM t',
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION SELECT n + 1 FROM t JOIN (SELECT id FROM customers) c ON c.id = n) SELECT * FROM t',
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL (SELECT n + 1 FROM t UNION ALL SELECT id FROM customers)) SELECT * FROM t',
  'WITH RECURSIVE t(n) AS ((SELECT id FROM customers UNION ALL SELECT 1) UNION ALL SELECT n + 1 FROM t) SELECT * FROM t',
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT id FROM x, t) , x AS (SELECT id FROM customers) SELECT * FROM t',
];

describe('under every customer, with a least number of a group', () => {
  it.each([...REFUSED, ...SHAPES])('what tells of single customers is refused: %s', (text) => {
    expect(rewriteStatement(text, ofEvery)).toMatchObject({ ok: false, code: 'statement-group-refused' });
  });

  it.each(WHOLE)('a row that would hold its subject is refused: %s', (text) => {
    expect(rewriteStatement(text, ofEvery)).toMatchObject({ ok: false, code: 'statement-shape-refused' });
  });

  it.each([
    'SELECT sum(balance), avg(balance * 1.2), sum(balance::numeric / 100), count(DISTINCT email), bool_or(born) FROM customers',
    'SELECT sum(total * customer_id), sum(coalesce(total, 0)), stddev(total), sum(-total), sum((total + 1) / 2.0) FROM orders',
    'SELECT avg(extract(epoch FROM born - born) / 3600), sum(date_part($$day$$, born)) FROM customers',
    'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY balance), corr(balance, id), count(1) FROM customers',
    'SELECT state, count(*), sum(count(*)) OVER (), max(count(*)) OVER () FROM orders GROUP BY state',
    'SELECT max(n) FROM (SELECT state, count(*) n FROM orders GROUP BY state) t',
    'SELECT id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c',
    'SELECT name FROM customers c WHERE id IN (SELECT customer_id FROM orders) AND EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)',
    'SELECT id, (SELECT c.email FROM customers c WHERE c.id = o.customer_id) FROM orders o',
    'SELECT id, ARRAY(SELECT o.total FROM orders o WHERE o.customer_id = c.id ORDER BY 1) FROM customers c',
    'SELECT id, (SELECT max(total) FROM orders o WHERE o.customer_id = c.id) FROM customers c',
    'SELECT state FROM orders GROUP BY state UNION SELECT DISTINCT name FROM customers',
    'WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n, count(c.id) FROM t LEFT JOIN customers c ON c.id > n GROUP BY n',
    'WITH RECURSIVE t(n) AS (SELECT count(*) FROM customers UNION ALL SELECT n - 1 FROM t WHERE n > 0) SELECT * FROM t',
  ])('what tells of groups is not: %s', (text) => {
    expect(rewriteStatement(text, ofEvery)).toMatchObject({ ok: true });
  });

  it.each([
    [
      'SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)',
      'cordon_2 = cordon_1',
    ],
    ['SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)', 'cordon_2 = cordon_1'],
    [
      'SELECT (SELECT sum(total) FROM orders o WHERE c.id = o.customer_id) FROM customers c',
      'cordon_2 = cordon_1',
    ],
    [
      'SELECT (SELECT 1 FROM orders o, orders p WHERE c.id = o.id) FROM customers c',
      'cordon_2 = cordon_1 AND cordon_3 = cordon_1',
    ],
  ])('a sub-select is held to the customer beside whose row it stands: %s', (text, condition) => {
    const answer = rewriteStatement(text, ofEvery);
    expect(answer).toMatchObject({ ok: true, sameCustomer: true });
    expect(answer.ok && answer.sql).toContain(condition);
    expect(rewriteStatement(text, ofOne)).toMatchObject({ ok: true, sameCustomer: false });
  });

  it.each(['ORDER BY 2', 'ORDER BY 1, 0', 'ORDER BY -1 DESC'])(
    'no number means a hidden column: %s',
    (order) => {
      for (const text of [
        `SELECT id FROM customers ${order}`,
        `SELECT id FROM customers UNION ALL SELECT 1 ${order}`,
      ]) {
        expect(rewriteStatement(text, ofEvery)).toMatchObject({ ok: false, code: 'column-refused' });
      }
    },
  );

  it('says whether rows are groups, counted customers or nobody', () => {
    const of = (text: string): unknown => rewriteStatement(text, ofEvery);
    expect(of('SELECT id FROM customers')).toMatchObject({ subjects: 1, aggregated: false, kind: 'read' });
    expect(of('SELECT count(*) FROM customers')).toMatchObject({
      subjects: 0,
      aggregated: true,
      kind: 'read',
    });
    expect(of('SELECT 1')).toMatchObject({
      subjects: 0,
      aggregated: false,
      kind: 'catalogue',
      relations: [],
    });
  });

  it.each([0, 1])('with a least number of %i there is none', (leastGroup) => {
    const known = { relations: shopRelations, scope: 'every', leastGroup } as const;
    const allowed = (text: string): boolean => rewriteStatement(text, known).ok;
    // Whether an aggregate fits is asked no more; functions that are on no list stay refused.
    expect([...REFUSED, ...SHAPES].filter((text) => !allowed(text))).toEqual([]);
    const counted = rewriteStatement('SELECT count(*) FROM customers', known);
    expect(counted.ok && counted.sql).not.toContain('HAVING');
  });
});
