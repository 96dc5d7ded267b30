import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerOf,
  knownShop,
  shopInSql,
  type ShopInSql,
} from '../../../../../tests/support/statementShop.ts';
import { loadParser } from './parser.ts';
import { rewriteStatement } from './rewrite.ts';

let shop: ShopInSql;

beforeAll(async () => {
  await loadParser();
  shop = await shopInSql();
});

afterAll(async () => {
  await shop.close();
});

/** What no SELECT of the answer orders, is compared as a set. */
const ordered = (text: string): boolean => /order by[^)]*$/i.test(text);

const same = async (text: string, scope: 'one' | 'every', least: number): Promise<void> => {
  const rewritten = rewriteStatement(text, knownShop(scope, least));
  expect(rewritten, text).toMatchObject({ ok: true });
  if (!rewritten.ok) return;
  const [theirs, ours] = [
    await answerOf(shop.direct, text, 0),
    await answerOf(shop.pinned, rewritten.sql, rewritten.subjects),
  ];
  const shape = (list: readonly string[]): readonly string[] => (ordered(text) ? list : [...list].sort());
  expect(shape(ours), `${text}\n${rewritten.sql}`).toEqual(shape(theirs));
};

/** Rows of one or many customers: the same under both scopes. */
const ROWS = [
  'SELECT * FROM customers ORDER BY id',
  'TABLE shop.orders ORDER BY id',
  'SELECT id, name FROM customers WHERE id = 7',
  'SELECT c.id AS "Nr", c."name" n FROM customers AS c WHERE c.country = \'de\' ORDER BY 1 DESC LIMIT 5 OFFSET 2',
  'SELECT shop.customers.email, customers.name FROM shop.customers WHERE shop.customers.id < 9',
  'SELECT shop.customers.* FROM shop.customers WHERE id < 4',
  'SELECT c.*, o.* FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.id < 5',
  'SELECT * FROM customers c, orders o WHERE o.customer_id = c.id AND o.total > 500',
  'SELECT * FROM orders o LEFT JOIN items i ON i.order_id = o.id AND i.nr = 1 WHERE o.id < 20',
  'SELECT * FROM items i RIGHT JOIN orders o ON i.order_id = o.id AND i.nr = 2 WHERE o.id < 20',
  'SELECT c.name, o.id FROM customers c FULL JOIN orders o ON o.customer_id = c.id AND o.id < 30 WHERE c.id > 40 OR o.id < 10',
  'SELECT * FROM customers a JOIN customers b USING (id) WHERE id < 4',
  'SELECT a.id, b.country FROM customers a NATURAL JOIN customers b WHERE a.id < 4',
  'SELECT * FROM (SELECT id, name FROM customers WHERE id < 5) c NATURAL LEFT JOIN (SELECT id, total FROM orders) o',
  'SELECT * FROM customers a(x, y) WHERE a.x < 3 AND y IS NOT NULL',
  'SELECT u.a + 1, u.b FROM (SELECT id, upper(name) FROM customers) AS u(a, b) WHERE u.a < 6',
  'SELECT x.* FROM (SELECT * FROM (SELECT id, balance FROM customers) y WHERE id < 9) x ORDER BY balance DESC',
  'WITH c AS (SELECT id, name FROM customers WHERE id < 9) SELECT * FROM c JOIN c AS d ON c.id = d.id + 1',
  'WITH a AS (SELECT id FROM customers), b AS (SELECT id FROM a WHERE id < 4) SELECT * FROM b ORDER BY id',
  'WITH customers AS (SELECT id, name FROM customers WHERE id = 3) SELECT * FROM customers',
  'WITH customers AS (SELECT 1 AS id) SELECT c.id, s.name FROM customers c JOIN shop.customers s ON s.id = c.id',
  'WITH o AS (SELECT 1 AS id) SELECT * FROM (WITH o AS (SELECT id FROM orders WHERE id < 3) SELECT * FROM o) x, o AS z',
  "WITH x(a, b) AS MATERIALIZED (SELECT id, country FROM customers) SELECT a FROM x WHERE b = 'fr' ORDER BY a",
  'SELECT id FROM customers WHERE id < 5 UNION ALL SELECT customer_id FROM orders WHERE id < 4',
  "SELECT id, name FROM customers WHERE id < 3 UNION ALL SELECT 0, 'none' ORDER BY 1",
  'SELECT id FROM (SELECT id FROM customers UNION ALL SELECT id::int FROM orders) u WHERE id < 7',
  'SELECT l.id, l.t FROM customers c CROSS JOIN LATERAL (SELECT o.id, o.total t FROM orders o WHERE o.customer_id = c.id ORDER BY o.id LIMIT 1) l WHERE c.id < 12',
  'SELECT c.id, t.tag, t.n FROM customers c, unnest(c.tags) WITH ORDINALITY AS t(tag, n) WHERE c.id < 5 ORDER BY 1, 3',
  'SELECT a, b FROM unnest(ARRAY[1, 2], ARRAY[3]) AS t(a, b) ORDER BY 1',
  'SELECT u.*, n FROM unnest(ARRAY[1, 2], ARRAY[3]) WITH ORDINALITY AS u(a, b, n) ORDER BY n',
  "SELECT * FROM ROWS FROM (unnest(ARRAY[1, 2], '{a,b,c}'::text[]), generate_series(1, 2)) AS r(a, b, c)",
  'SELECT * FROM unnest(ARRAY[1], ARRAY[2]) AS t',
  "SELECT c.id, t.a, t.b FROM customers c JOIN unnest('{1,2}'::int[], '{x,y}'::text[]) AS t(a, b) ON t.a = c.id ORDER BY 1",
  'SELECT c.id, j.key, j.value FROM customers c, jsonb_each(c.profile) j WHERE c.id < 4 ORDER BY 1, 2',
  'SELECT c.id, g FROM customers c, generate_series(1, 3) g WHERE c.id < 3 ORDER BY 1, 2',
  'SELECT c.id, r.* FROM customers c, jsonb_to_record(c.profile) AS r(n int, k text) WHERE c.id < 4',
  'SELECT id, row_number() OVER (PARTITION BY country ORDER BY id) FROM customers WHERE id < 9',
  'SELECT id, rank() OVER w, ntile(3) OVER w FROM customers WINDOW w AS (ORDER BY balance DESC) ORDER BY 1',
  'SELECT DISTINCT ON (country) country, id FROM customers ORDER BY country, id DESC',
  "SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.state = 'paid')",
  'SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id)',
  'SELECT id FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o WHERE o.total > 500)',
  'SELECT id FROM customers c WHERE c.id NOT IN (SELECT o.customer_id FROM orders o)',
  "SELECT name || ' <' || coalesce(email, '-') || '>' FROM customers WHERE id < 8",
  "SELECT CASE country WHEN 'de' THEN 1 WHEN 'fr' THEN 2 ELSE 3 END, CASE WHEN active THEN 'a' END FROM customers",
  "SELECT id::text, balance::int, born::timestamp, CAST(balance AS numeric(6,1)), '5'::int8 FROM customers WHERE id < 5",
  "SELECT extract(year FROM born), date_trunc('month', placed), placed AT TIME ZONE 'UTC', age(placed, placed) FROM customers c JOIN orders o ON o.id = c.id",
  "SELECT substring(name FROM 1 FOR 3), position('a' IN name), trim(BOTH 'N' FROM name), overlay(name PLACING 'zz' FROM 2 FOR 1) FROM customers WHERE id < 4",
  "SELECT substring(name FROM '[0-9]+'), regexp_replace(name, '[0-9]', '#', 'g'), name ~ '1$', name !~* 'n' FROM customers WHERE id < 12",
  "SELECT id FROM customers WHERE name LIKE '%1%' ESCAPE '\\' AND name NOT ILIKE '%X%' AND name SIMILAR TO 'Name (1|2)%'",
  "SELECT id FROM customers WHERE born BETWEEN date '1961-01-01' AND '1963-01-01' AND id NOT BETWEEN 12 AND 14",
  "SELECT id FROM customers WHERE id BETWEEN SYMMETRIC 9 AND 3 AND email IS DISTINCT FROM 'c5@example.com'",
  "SELECT id FROM customers WHERE (id, country) IN ((1, 'fr'), (2, 'us'), (3, 'de')) OR row(id, 1) < row(2, 2)",
  "SELECT id FROM customers WHERE country = ANY (ARRAY['de', 'us']) AND id <> ALL ('{1,2,3}'::int[])",
  'SELECT id FROM customers WHERE (active IS TRUE AND email IS NULL) OR NOT (active OR id > 5)',
  "SELECT tags[1], tags[1:2], profile -> 'n', profile ->> 'k', profile #>> '{n}', profile @> '{\"k\":1}' FROM customers WHERE id < 7",
  "SELECT array_length(tags, 1), cardinality(tags), array_to_string(tags, ','), 'x' = ANY (tags) FROM customers WHERE id < 4",
  "SELECT to_jsonb(name), jsonb_build_object('a', id, 'b', born), json_build_array(id, name) FROM customers WHERE id < 4",
  "SELECT nullif(country, 'de'), greatest(id, 5), least(balance, 3), coalesce(email, name) FROM customers WHERE id < 9",
  'SELECT -id, +id, @ -id, id % 3, id ^ 2, |/ id, id & 1, id # 3, id << 1 FROM customers WHERE id < 4',
  'SELECT round(balance, 1), floor(balance), abs(-balance), mod(id, 4), power(id, 2), sqrt(id), trunc(balance) FROM customers WHERE id < 6',
  "SELECT length(name), upper(name), initcap(lower(name)), md5(name), left(name, 2), lpad(name, 12, '*'), repeat('ab', 3), reverse(name) FROM customers WHERE id < 5",
  "SELECT to_char(born, 'YYYY-MM'), to_char(balance, '999D99'), to_date('2020-02-01', 'YYYY-MM-DD') FROM customers WHERE id < 4",
  'SELECT name COLLATE "C" FROM customers ORDER BY name COLLATE "C" DESC NULLS LAST LIMIT 4',
  'SELECT ((((id))))+(1*(2+3))-4/2, (id > 3) = true, id = 3 OR id = 4 AND active, (id = 3 OR id = 4) AND active FROM customers WHERE id < 6',
  'SELECT id FROM customers ORDER BY active DESC, balance * -1 NULLS FIRST, id FETCH FIRST 4 ROWS ONLY',
  'SELECT c.id AS country FROM customers c ORDER BY country LIMIT 3',
  'SELECT (SELECT max(x) FROM (VALUES (1), (2)) v(x)), id FROM customers WHERE id < 3',
  "SELECT v.n, c.name FROM (VALUES (1, 'a'), (2, 'b')) AS v(n, l) JOIN customers c ON c.id = v.n",
  'SELECT j.id, j.total FROM (customers c JOIN (SELECT customer_id, total FROM orders WHERE id < 9) o ON o.customer_id = c.id) AS j WHERE j.id < 6',
  "SELECT date '2020-01-01', interval '1 day', time '10:00', b'101', x'1f', E'a\\tb', $$q$$, U&'\\0061', 1e3, .5, NULL, true FROM customers WHERE id = 1",
  'SELECT "name", "id" AS "select", id "from" FROM customers "order" WHERE "order".id < 3',
  "SELECT make_interval(days => id), date_part('day', born), born + 1, born - date '1960-01-01' FROM customers WHERE id < 3",
  'SELECT count, sum FROM (SELECT id AS count, balance AS sum FROM customers) t WHERE count < 3',
  "SELECT o.id, i.sku FROM orders o JOIN items i ON i.order_id = o.id JOIN customers c ON c.id = o.customer_id WHERE c.country = 'de' AND i.nr = 1 ORDER BY o.id",
  'SELECT a.id, b.id, c.id FROM customers a JOIN (customers b JOIN customers c ON c.id = b.id + 1) ON b.id = a.id + 1 WHERE a.id < 4',
  'SELECT id FROM customers WHERE CASE WHEN id > 0 THEN 10 / id END > 2',
  'SELECT 1 FROM customers LIMIT 2',
  'SELECT FROM customers LIMIT 2',
  'SELECT id FROM customers WHERE false',
  "SELECT string_to_array(name, ' '), split_part(name, ' ', 2), starts_with(name, 'N'), strpos(name, 'm') FROM customers WHERE id < 3",
  'SELECT id, generate_series(1, 2) FROM customers WHERE id < 3 ORDER BY 1, 2',
  'SELECT id FROM customers GROUP BY id, ()  ORDER BY id LIMIT 0',
  `SELECT cast(born AS "timestamp"), cast(balance AS "numeric"), cast(name AS "varchar"), cast('1 day' AS "interval"), '{}'::"json", '10:00'::"time" FROM customers WHERE id < 4`,
  `SELECT '{a,b}'::_text, '{1}'::pg_catalog._int4, cast('{2020-01-01 10:00}' AS "timestamp"[]) FROM customers WHERE id = 1`,
  `SELECT timezone('Europe/Berlin', placed), pg_catalog.timezone('UTC', placed) + interval '1 h', overlaps(placed, placed, placed, placed) FROM orders WHERE id < 5`,
  `SELECT t.* FROM customers c, unnest(c.tags, ARRAY[1, 2]) AS t(tag, n) WHERE c.id < 4 ORDER BY 1, 2`,
  `SELECT * FROM unnest(ARRAY[1, 2], ARRAY['a']) WITH ORDINALITY AS u(n, t, o), customers c WHERE c.id = u.n`,
  `SELECT * FROM ROWS FROM (unnest(ARRAY[1], ARRAY[2, 3]), generate_series(1, 3)) AS r(a, b, c), customers WHERE id = 1 ORDER BY c`,
  `SELECT (ARRAY['a', 'b', 'c'])[1 + id % 3], (ARRAY[[1, 2], [3, 4]])[2][1], (ARRAY[id, 2])[1:1] AS s FROM customers WHERE id < 5`,
  `SELECT name IS JSON, profile::text IS JSON OBJECT, '[1]' IS NOT JSON ARRAY, '{"a":1,"a":1}' IS JSON WITH UNIQUE KEYS FROM customers WHERE id < 3`,
  `SELECT int4multirange(int4range(1, id), int4range(7, 9)), '{[1,3)}'::int4multirange @> id, multirange(daterange(born, NULL)) FROM customers WHERE id < 4`,
  `SELECT sind(30), atan2d(1, 1), cot(id), asinh(id), factorial(id), to_hex(id), hashtext(name), parse_ident('a.b'), set_byte('a'::bytea, 0, 98), inet_merge('10.0.0.1', '10.0.1.1') FROM customers WHERE id < 4`,
];

/** Groups: the same where no least number is asked for. */
const GROUPS = [
  'SELECT count(*) FROM customers',
  'SELECT country, count(*), sum(balance), avg(balance), min(id), max(email) FROM customers GROUP BY country ORDER BY 1',
  'SELECT country, count(*) FILTER (WHERE active), sum(balance) FILTER (WHERE id > 9) FROM customers GROUP BY 1 ORDER BY 1',
  'SELECT upper(country) AS c, count(DISTINCT born) FROM customers GROUP BY c HAVING count(*) > 3 ORDER BY c',
  'SELECT country, active, count(*), grouping(country, active) FROM customers GROUP BY ROLLUP (country, active) ORDER BY 1, 2',
  'SELECT country, active, count(*) FROM customers GROUP BY GROUPING SETS ((country), (active), ()) ORDER BY 1, 2',
  'SELECT country, active, count(*) FROM customers GROUP BY CUBE (country, active) ORDER BY 1, 2',
  'SELECT DISTINCT country FROM customers ORDER BY country',
  'SELECT DISTINCT country, active FROM customers WHERE id > 3 ORDER BY 1 DESC, 2',
  'SELECT count(DISTINCT country), count(email), count(1) FROM customers',
  'SELECT state, sum(total) / count(*), round(avg(total), 2) FROM orders GROUP BY state ORDER BY sum(total) DESC',
  "SELECT date_trunc('week', placed) AS week, count(*) FROM orders GROUP BY 1 ORDER BY 1",
  'SELECT c.country, o.state, count(o.id), sum(i.price) FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id GROUP BY 1, 2 ORDER BY 1, 2',
  "SELECT sum(CASE WHEN country = 'de' THEN balance ELSE 0 END), sum(CASE WHEN active THEN 1 END) FROM customers",
  'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY balance), mode() WITHIN GROUP (ORDER BY country) FROM customers',
  'SELECT stddev(balance), var_pop(balance), corr(id, balance), regr_slope(balance, id), bool_and(active), bool_or(active) FROM customers',
  'SELECT n, count(*) FROM (SELECT customer_id, count(*) n FROM orders GROUP BY customer_id) t GROUP BY n ORDER BY n',
  'WITH t AS (SELECT country, sum(balance) s FROM customers GROUP BY country) SELECT country, s, s / sum(s) OVER () FROM t ORDER BY 1',
  'SELECT country, count(*), sum(count(*)) OVER (ORDER BY country), lag(count(*)) OVER (ORDER BY country) FROM customers GROUP BY country ORDER BY 1',
  "SELECT string_agg(name, ',' ORDER BY id), array_agg(id ORDER BY id DESC), jsonb_agg(country ORDER BY id) FROM customers WHERE id < 5",
  'SELECT country FROM customers UNION SELECT state FROM orders ORDER BY 1',
  'SELECT country FROM customers INTERSECT SELECT country FROM customers WHERE active ORDER BY 1',
  'SELECT id FROM customers EXCEPT SELECT customer_id FROM orders ORDER BY 1',
  'SELECT id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id), (SELECT name FROM customers d WHERE d.id = c.id) FROM customers c ORDER BY 1',
  'SELECT id, lag(balance) OVER (ORDER BY id), sum(balance) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM customers ORDER BY 1',
  'SELECT id, ARRAY(SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY 1) FROM customers c ORDER BY 1',
  'SELECT country FROM customers GROUP BY country HAVING bool_or(active) AND sum(balance) > 10 ORDER BY country',
  'SELECT count(*) FROM (SELECT DISTINCT country, active FROM customers) d',
  'SELECT range_intersect_agg(int4range(id, 100)), range_agg(int4range(id, id + 2)), json_agg_strict(email ORDER BY id) FROM customers',
  'WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n, count(c.id) FROM t LEFT JOIN customers c ON c.id = t.n GROUP BY n ORDER BY n',
  'WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n, c.name FROM t JOIN customers c ON c.id = t.n ORDER BY n',
  'WITH RECURSIVE d AS (SELECT min(born) AS day FROM customers UNION SELECT day + 400 FROM d WHERE day < $$1965-01-01$$) SELECT d.day, count(c.id) FROM d LEFT JOIN customers c ON c.born < d.day GROUP BY 1 ORDER BY 1',
  'WITH RECURSIVE a AS (SELECT id FROM customers UNION ALL SELECT customer_id FROM orders) SELECT count(*) FROM a',
];

/** Whole rows, and recursion through rows of customers: under scope `one` only. */
const ONE = [
  'SELECT c FROM customers c WHERE id < 3',
  'SELECT (c).email, (c).name FROM customers c WHERE id < 3',
  'SELECT (c).* FROM customers c WHERE id < 3',
  'SELECT row_to_json(c), to_jsonb(c.*) FROM customers c WHERE id < 3',
  'SELECT count(c), count(c.*) FROM customers c',
  'SELECT json_agg(o) FROM (SELECT id, total FROM orders WHERE id < 4 ORDER BY id) o',
  'SELECT ROW(c.*, 1) FROM customers c WHERE id = 1',
  'SELECT c IS NULL, c = c FROM customers c WHERE id = 1',
  'WITH RECURSIVE customers AS (SELECT id, name FROM shop.customers WHERE id = 1 UNION SELECT s.id, s.name FROM shop.customers s JOIN customers c ON s.id = c.id + 1 WHERE s.id < 5) SELECT * FROM customers ORDER BY id',
  'SELECT * FROM (customers c JOIN orders o ON o.customer_id = c.id) AS j(a, b) WHERE a < 3',
];

describe('rewritten statements', () => {
  it('are of many kinds', () => {
    expect(ROWS.length + GROUPS.length + ONE.length).toBeGreaterThanOrEqual(100);
  });

  it.each([...ROWS, ...GROUPS, ...ONE])('answer as the tables do, for one customer: %s', async (text) => {
    await same(text, 'one', 1);
  });

  it.each([...ROWS, ...GROUPS])('answer as the tables do, with subjects counted: %s', async (text) => {
    await same(text, 'every', 1);
  });

  it.each(ROWS)('answer as the tables do beside a least number of a group: %s', async (text) => {
    if (text.includes('GROUP BY')) return;
    await same(text, 'every', 2);
  });
});
