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

describe('the subjects of a row', () => {
  const subjectsOf = async (text: string): Promise<readonly unknown[]> => {
    const rewritten = rewriteStatement(text, knownShop('every', 5));
    if (!rewritten.ok) throw new Error(rewritten.code);
    expect(rewritten.subjects).toBe(1);
    const { rows: found, fields } = await shop.pinned.query<unknown[]>({
      text: rewritten.sql,
      rowMode: 'array',
    });
    expect(fields.at(-1)).toMatchObject({ name: 'cordon_subjects', dataTypeID: 1009 });
    return found.map((row) => row.at(-1));
  };

  it.each([
    ['SELECT name FROM customers WHERE id IN (3, 4) ORDER BY id', [['3'], ['4']]],
    [
      'SELECT i.sku FROM items i JOIN orders o ON o.id = i.order_id WHERE o.id = 10 AND i.nr = 1',
      [['11', '11']],
    ],
    ['SELECT 1 FROM (SELECT * FROM (SELECT id FROM customers) a) b WHERE id = 3', [['3']]],
    ['SELECT a.id FROM customers a LEFT JOIN orders o ON o.id = -1 WHERE a.id = 8', [['8', null]]],
    ['SELECT id FROM customers WHERE id = 2 UNION ALL SELECT 1', [['2'], null]],
    ['SELECT DISTINCT ON (country) id FROM customers ORDER BY country, id LIMIT 1', [['3']]],
    [
      'WITH c AS (SELECT id FROM customers WHERE id < 3) SELECT 1 FROM c JOIN c d ON d.id > c.id',
      [['1', '2']],
    ],
  ])('stand last: %s', async (text, subjects) => {
    expect(await subjectsOf(text)).toEqual(subjects);
  });
});

describe('sub-selects beside a customer', () => {
  const idsOf = async (text: string): Promise<readonly unknown[]> => {
    const rewritten = rewriteStatement(text, knownShop('every', 5));
    if (!rewritten.ok) throw new Error(rewritten.code);
    return (await shop.pinned.query<unknown[]>({ text: rewritten.sql, rowMode: 'array' })).rows.map(
      ([id]) => id,
    );
  };

  it('tell of no other, though a condition would', async () => {
    const beside = (inner: string): string =>
      `SELECT a.id FROM customers a WHERE a.id = 4 AND EXISTS (SELECT 1 FROM customers b WHERE b.country = a.country AND ${inner})`;
    // Customer 7 is of the same country, and is there.
    expect((await shop.direct.query(beside('b.id = 7'))).rowCount).toBe(1);
    expect(await idsOf(beside('b.id = 7'))).toEqual([]);
    expect(await idsOf(beside('b.id = 4'))).toEqual([4]);
  });

  it('answer as the tables do where they ask about the same customer', async () => {
    const text = `SELECT c.id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id), (SELECT max(o.total) FROM orders o WHERE o.customer_id = c.id),
      ARRAY(SELECT i.sku FROM items i JOIN orders o ON o.id = i.order_id WHERE o.customer_id = c.id ORDER BY 1) FROM customers c ORDER BY 1`;
    const rewritten = rewriteStatement(text, knownShop('every', 5));
    if (!rewritten.ok) throw new Error(rewritten.code);
    expect(await answerOf(shop.pinned, rewritten.sql, 1)).toEqual(await answerOf(shop.direct, text, 0));
  });
});

describe('a sub-select in GROUP BY', () => {
  const country = (c: string): string =>
    `(SELECT ${c}.country FROM customers ${c} WHERE ${c}.id = o.customer_id)`;
  const asked = async (text: string, least: number): Promise<unknown> => {
    const rewritten = rewriteStatement(text, knownShop('every', least));
    if (!rewritten.ok) throw new Error(rewritten.code);
    return answerOf(shop.pinned, rewritten.sql, rewritten.subjects);
  };
  const forms = [
    `SELECT ${country('c')} AS x, count(*) FROM orders o GROUP BY ${country('c')} ORDER BY ${country('c')} NULLS FIRST`,
    `SELECT count(*), upper(${country('c')}) FROM orders o GROUP BY upper(${country('c')}) ORDER BY 2`,
    `SELECT ${country('c')} AS x, count(*) FROM orders o GROUP BY ROLLUP (${country('c')}) ORDER BY 1, 2`,
    `SELECT DISTINCT ${country('c')} FROM orders o ORDER BY ${country('c')}`,
  ];

  it.each(forms)('is the column of the SELECT list that says the same: %s', async (text) => {
    expect(await asked(text, 2)).toEqual(await answerOf(shop.direct, text, 0));
  });

  it.each(forms)('tells of no group that is too small: %s', async (text) => {
    const few = rewriteStatement(text, knownShop('every', 5_000));
    expect(few.ok && (await shop.pinned.query(few.sql)).rows).toEqual([]);
  });

  it('that says another thing is no column, and fails', async () => {
    const other = `SELECT ${country('c')} AS x, count(*) FROM orders o GROUP BY ${country('d')}`;
    await expect(asked(other, 2)).rejects.toMatchObject({ code: '42803' });
  });
});

describe('groups of few customers', () => {
  const groups = async (text: string): Promise<readonly unknown[][]> => {
    const rewritten = rewriteStatement(text, knownShop('every', 20));
    if (!rewritten.ok) throw new Error(`${rewritten.code} ${rewritten.word ?? ''}`);
    expect(rewritten.subjects).toBe(0);
    return (await shop.pinned.query<unknown[]>({ text: rewritten.sql, rowMode: 'array' })).rows;
  };

  it.each([
    [
      'SELECT country, count(*) FROM customers WHERE id > 1 GROUP BY country ORDER BY 1',
      [
        ['de', '20'],
        ['us', '20'],
      ],
    ],
    ['SELECT DISTINCT country FROM customers WHERE id > 3 ORDER BY 1', []],
    ['SELECT count(*) FROM customers WHERE id = 5', []],
    ['SELECT sum(total) FROM orders WHERE customer_id = 5', []],
    ['SELECT count(*) FILTER (WHERE id < 5), count(*) FILTER (WHERE id > 5) FROM customers', [[null, '55']]],
    ['SELECT sum(CASE WHEN id = 5 THEN balance ELSE 0 END) FROM customers', [[null]]],
    ['SELECT count(CASE WHEN id = 5 THEN 1 END) FROM customers', [[null]]],
    ['SELECT count(*) FROM customers a JOIN customers b ON b.id = 5', []],
    ['SELECT n FROM (SELECT id, count(*) n FROM customers GROUP BY id) t', []],
    ['SELECT country FROM customers GROUP BY country HAVING sum(balance) > 0 AND count(email) > 999', []],
    ['SELECT sum(o.total) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND c.id = 5', []],
  ])('are left out: %s', async (text, left) => {
    expect(await groups(text)).toEqual(left);
  });
});
