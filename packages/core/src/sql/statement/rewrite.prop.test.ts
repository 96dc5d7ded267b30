import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ofEvery, ofOne } from '../../../../../tests/support/statements.ts';
import { as, isBody, listOf, type Body } from './ast.ts';
import type { Known, Refused, Rewritten } from './contract.ts';
import { loadParser, parseText } from './parser.ts';
import { rewriteStatement } from './rewrite.ts';

beforeAll(loadParser);

const both = fc.constantFrom<Known>(ofOne, ofEvery);

/** Every relation a text names, wherever it stands. */
function relationsIn(tree: unknown, into: Body[] = []): readonly Body[] {
  if (Array.isArray(tree)) for (const each of tree) relationsIn(each, into);
  if (!isBody(tree)) return into;
  const found = as(tree, 'RangeVar');
  if (found !== null) into.push(found);
  for (const child of Object.values(tree)) relationsIn(child, into);
  return into;
}

/** What must hold of every answer, whatever the text. */
function checkAnswer(answer: Rewritten | Refused): void {
  if (!answer.ok) {
    expect(answer.code).toMatch(/^(?:statement|relation|column|function|operator|type)-/);
    return;
  }
  const stmts = listOf((parseText(answer.sql) as Body).stmts);
  expect(stmts).toHaveLength(1);
  expect(as(stmts[0]?.stmt, 'SelectStmt')).not.toBeNull();
  for (const { schemaname, relname } of relationsIn(stmts)) {
    // A view of ours, or a name of WITH.
    if (schemaname !== undefined) expect(schemaname).toBe('cordon');
    else expect(['x', 'y', 'customers']).toContain(relname);
  }
}

/** Pieces that a statement is put together from, sound or not. */
const word = fc.constantFrom(
  ...`SELECT FROM WHERE customers orders c o * , . ( ) id email AS JOIN ON = AND OR NOT IN EXISTS UNION ALL WITH x
  GROUP BY ORDER LIMIT 1 'a' $1 :: text count sum lower LATERAL USING NATURAL DISTINCT OVER CASE WHEN THEN END NULL
  ROW [1] pg_sleep ctid INTO UPDATE ; -- /* " ' E'\\' $$ U& \\ \0 VALUES TABLE ONLY`.split(/\s+/),
);

const rarely = <T>(usual: fc.Arbitrary<T>, ...rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
const name = rarely(
  fc.constantFrom('id', 'c.id'),
  ...'name email balance total o.id x.id public.customers.id nope'.split(' '),
);
const operator = rarely(fc.constantFrom('+', '=', 'AND', 'IS DISTINCT FROM'), '<->', 'LIKE', '->>');
const call = rarely(
  fc.constantFrom('count', 'lower', 'coalesce'),
  'sum',
  'max',
  'row_to_json',
  'pg_sleep',
  'array_agg',
);
const type = rarely(fc.constantFrom('text', 'int', 'numeric(5,2)', 'text[]'), 'regclass');
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'sql' },
    name,
    rarely(fc.constantFrom('1', "'it''s'", '$1', 'NULL', 'current_date', "E'\\\\'"), 'c', 'c.*'),
    fc.tuple(tie('any'), operator, tie('any')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(call, tie('any')).map(([f, x]) => `${f}(${x})`),
    fc.tuple(tie('any'), type).map(([x, of]) => `(${x})::${of}`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `CASE WHEN ${a} IS NULL THEN ${b} END`),
    tie('any').map((x) => `(SELECT ${x} FROM orders o WHERE o.customer_id = c.id)`),
    tie('any').map((x) => `EXISTS (SELECT ${x} FROM customers c)`),
    tie('any').map((x) => `sum(${x}) OVER (ORDER BY ${x})`),
  ),
})).any;

const source = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'from' },
    { weight: 3, arbitrary: fc.constantFrom('customers c', 'public.customers c', '(VALUES (1)) c(id)') },
    rarely(
      fc.constantFrom('orders c', 'customers', 'customers AS c(id, b)', 'generate_series(1, 3) c(id)'),
      ...[
        'pg_class',
        'other.customers',
        'cordon.v_customers',
        'x',
        'unnest(ARRAY[1]) WITH ORDINALITY y(a, b)',
      ],
    ),
    fc
      .tuple(tie('any'), fc.constantFrom('JOIN', 'LEFT JOIN', 'FULL JOIN'), tie('any'))
      .map(([a, j, b]) => `(${a} ${j} ${b} USING (id))`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `${a} NATURAL JOIN ${b}`),
    fc.tuple(expression, tie('any')).map(([e, f]) => `(SELECT ${e} AS id FROM ${f}) c`),
  ),
})).any;

const clause = fc.constantFrom(
  '',
  'WHERE id = 1',
  'GROUP BY id',
  'GROUP BY ROLLUP (id)',
  'ORDER BY id',
  "WHERE email = 'x'",
  'LIMIT 3',
);
const select = fc
  .tuple(
    fc.constantFrom('', 'DISTINCT', 'DISTINCT ON (id)'),
    fc.array(expression, { minLength: 1, maxLength: 3 }),
    source,
    clause,
  )
  .map(([distinct, targets, from, more]) => `SELECT ${distinct} ${targets.join(', ')} FROM ${from} ${more}`);
const statement = fc.oneof(
  select,
  fc.tuple(select, fc.constantFrom('UNION ALL', 'UNION', 'EXCEPT'), select).map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('x', 'customers', 'y(id)'), select, select)
    .map(([x, a, b]) => `WITH ${x} AS (${a}) ${b}`),
);

describe('whatever the text', () => {
  it('of odd characters, there is an answer and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        both,
        (text, known) => {
          checkAnswer(rewriteStatement(`SELECT ${text}`, known));
          checkAnswer(rewriteStatement(text, known));
        },
      ),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it('of words in any order', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), both, (words, known) => {
        checkAnswer(rewriteStatement(words.join(' '), known));
      }),
      { seed: 2, numRuns: 3_000 },
    );
  });

  it('nested to any depth', () => {
    const nest = fc.constantFrom<readonly [string, string]>(
      ...([
        ['(', ')'],
        ['(SELECT ', ')'],
        ['NOT ', ''],
        ['-', ''],
        ['ARRAY[', ']'],
        ['lower(', ')'],
        ['1 + ', ''],
        ['CASE WHEN true THEN ', ' END'],
        ['EXISTS (SELECT ', ')'],
        ['ROW(', ')'],
      ] as const),
    );
    fc.assert(
      fc.property(nest, fc.nat(3_000), both, ([open, close], depth, known) => {
        checkAnswer(rewriteStatement(`SELECT ${open.repeat(depth)}1${close.repeat(depth)}`, known));
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('put together as SQL is: what is sent reads our views and nothing else', () => {
    let read = 0;
    fc.assert(
      fc.property(statement, both, (text, known) => {
        const answer = rewriteStatement(text, known);
        if (answer.ok) read++;
        checkAnswer(answer);
      }),
      { seed: 4, numRuns: 4_000 },
    );
    // The generator would prove little if all of it were refused.
    expect(read).toBeGreaterThan(200);
  });
});
