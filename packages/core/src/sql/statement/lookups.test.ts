import { beforeAll, describe, expect, it } from 'vitest';
import { ofEvery, ofOne } from '../../../../../tests/support/statements.ts';
import type { Rewritten } from './contract.ts';
import { loadParser } from './parser.ts';
import { rewriteStatement } from './rewrite.ts';

beforeAll(loadParser);

const rewritten = (text: string, known = ofOne): Rewritten => {
  const answer = rewriteStatement(text, known);
  if (!answer.ok) throw new Error(`${answer.code} ${answer.word ?? ''}`);
  return answer;
};

describe('an exact-match lookup', () => {
  it.each([
    ["SELECT * FROM customers WHERE email = 'a@b.example'", [{ text: 'a@b.example' }], false],
    ["SELECT * FROM customers c WHERE 'a' = c.email AND c.balance > 3", [{ text: 'a' }], false],
    ['SELECT * FROM customers WHERE public.customers.email = $1', [{ parameter: 1 }], false],
    ["SELECT * FROM customers WHERE email = 'x'::text", [{ text: 'x' }], false],
    ['SELECT * FROM customers WHERE id = -7', [{ text: '-7' }], false],
    [
      "SELECT * FROM customers WHERE email IN ('a', $1, 'b')",
      [{ text: 'a' }, { parameter: 1 }, { text: 'b' }],
      false,
    ],
    ["SELECT * FROM customers WHERE email = ANY (ARRAY['a', 'b'])", [{ text: 'a' }, { text: 'b' }], false],
    ["SELECT * FROM customers WHERE email = ANY ('{a,b}'::text[])", [{ text: '{a,b}' }], true],
    ['SELECT * FROM customers WHERE email = ANY ($1)', [{ parameter: 1 }], true],
    [
      "SELECT * FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.email = 'a'",
      [{ text: 'a' }],
      false,
    ],
    ["SELECT * FROM (SELECT * FROM customers WHERE email = 'a') x", [{ text: 'a' }], false],
    ["SELECT * FROM customers c LEFT JOIN orders o ON true WHERE c.email = 'a'", [{ text: 'a' }], false],
  ])('is taken out and told: %s', (text, literals, list) => {
    for (const known of [ofOne, ofEvery]) {
      const answer = rewritten(text, known);
      expect(answer.lookups).toEqual([
        expect.objectContaining({ relation: 'public.customers', literals, list }),
      ]);
      expect(answer.sql).toMatch(/cordon\.m_(?:email|id)\b/);
      expect(answer.sql).not.toContain('cordon.v_customers');
      expect(answer.sql).not.toContain('@b.example');
    }
  });

  it.each([
    "SELECT * FROM customers WHERE ssn = 'a'",
    "SELECT * FROM customers WHERE email = 'a' OR true",
    "SELECT * FROM customers WHERE NOT (email = 'a')",
    "SELECT * FROM customers WHERE email <> 'a'",
    "SELECT * FROM customers WHERE email NOT IN ('a')",
    "SELECT * FROM customers WHERE email <> ALL ('{a}')",
    "SELECT * FROM customers WHERE email LIKE 'a'",
    "SELECT * FROM customers WHERE lower(email) = 'a'",
    'SELECT * FROM customers WHERE email = name',
    "SELECT * FROM customers WHERE email IN ('a', name)",
    "SELECT * FROM customers WHERE email = lower('a')",
    'SELECT * FROM customers WHERE email = NULL',
    "SELECT * FROM orders o LEFT JOIN customers c ON true WHERE c.email = 'a'",
    "SELECT * FROM customers c RIGHT JOIN orders o ON true WHERE c.email = 'a'",
    "SELECT * FROM customers c FULL JOIN orders o ON true WHERE c.email = 'a'",
    "SELECT * FROM (SELECT email FROM customers) c WHERE c.email = 'a'",
    "SELECT * FROM customers a, customers b WHERE email = 'a'",
    "SELECT email = 'a' FROM customers",
    "SELECT 1 FROM customers GROUP BY email HAVING email = 'a'",
    "SELECT * FROM customers AS c(email) WHERE email = 'a'",
    "SELECT * FROM orders o JOIN customers c ON c.email = 'a'",
  ])('is nothing else, which sees the treated value: %s', (text) => {
    const answer = rewritten(text);
    expect(answer.lookups).toEqual([]);
    expect(answer.sql).not.toContain('cordon.m_');
  });

  it('is one a statement', () => {
    const answer = rewritten(
      "SELECT * FROM customers c, orders o WHERE c.email = 'a' AND o.id = 3 AND c.id = 4",
    );
    expect(answer.lookups).toHaveLength(1);
    expect(answer.sql).toContain('cordon.v_orders');
  });

  it('keeps its parameter, so that a Bind has as many as before', () => {
    const alone = rewritten('SELECT * FROM customers WHERE email = $2 AND name = $1');
    expect(alone).toMatchObject({ parameters: 2 });
    expect(alone.sql).toContain('CAST($2 AS text) IS NULL OR true');
    expect(rewritten('SELECT * FROM customers WHERE email = $1::varchar').sql).toContain(
      'CAST($1 AS varchar)',
    );
    expect(rewritten('SELECT * FROM customers WHERE email = $1 OR $1 = name').lookups).toEqual([]);
    expect(rewritten('SELECT * FROM customers WHERE email = $1 AND name = $1').sql).not.toContain('IS NULL');
  });
});

describe('the text for the ledger', () => {
  it.each([
    [
      "select  ID /* 'secret' */ from customers -- x\n where name='it''s' and id=5",
      'SELECT id FROM customers WHERE name = $1 AND id = $2',
    ],
    [
      'SELECT id FROM customers WHERE id IN (1, 2, 3) AND balance = 4 AND name = $1',
      'SELECT id FROM customers WHERE id IN ($2) AND balance = $3 AND name = $1',
    ],
    ['SELECT 1 WHERE true AND NULL IS NULL LIMIT 5', 'SELECT $1 WHERE true AND NULL IS NULL LIMIT $2'],
    [
      "SELECT b'1', x'ff', 1.5e3, 'a'::varchar(3), date '2020-01-01'",
      'SELECT $1, $2, $3, CAST($4 AS varchar($5)), CAST($6 AS date)',
    ],
  ])('holds no value of %s', (text, normalised) => {
    expect(rewritten(text).normalised).toBe(normalised);
    expect(rewritten(text, ofEvery).normalised).toBe(normalised);
  });

  it('is the same for lists of any length', () => {
    const list = (count: number): string => Array.from({ length: count }, (_, nth) => nth).join(', ');
    const of = (count: number): string => `SELECT 7 FROM orders WHERE id IN (${list(count)}) AND total = 9`;
    expect(rewritten(of(30)).normalised).toBe(rewritten(of(2)).normalised);
  });
});
