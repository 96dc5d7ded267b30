import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../tests/support/database.ts';
import { connectTo } from '../../../../tests/support/source.ts';
import { phoneSpellingsSql } from './phoneSpellings.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let client: pg.Client;

beforeAll(async () => {
  database = await emptyDatabase('spellings');
  client = await connectTo(database.ownerUrl);
  await client.query(`CREATE TABLE numbers (phone text);
    INSERT INTO numbers SELECT '+1' || (2015550000 + n) FROM generate_series(1, 20000) n;
    CREATE INDEX ON numbers (phone); ANALYZE numbers`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const spellingsOf = async (typed: string | null): Promise<readonly string[]> => {
  const sql = `SELECT ${phoneSpellingsSql('$1::text')} AS spellings`;
  const { rows } = await client.query<{ spellings: string[] }>(sql, [typed]);
  return rows[0]?.spellings ?? [];
};

const typedForms = [
  '2015550123',
  '12015550123',
  '+12015550123',
  '0012015550123',
  '(201) 555-0123',
  '201-555-0123',
  '201.555.0123',
  '+1 (201) 555-0123',
  ' 1 201 555 0123 ',
];
const storedForms = [
  '2015550123',
  '+12015550123',
  '12015550123',
  '(201) 555-0123',
  '201-555-0123',
  '+1 201-555-0123',
];

describe('the spellings of a telephone number', () => {
  it.each(typedForms)('typed as "%s" hold every usual form it is stored in', async (typed) => {
    expect(await spellingsOf(typed)).toEqual(expect.arrayContaining(storedForms));
  });

  it.each(['+442079460958', '0044 2079460958', '442079460958'])(
    'abroad, "%s" is found with its country code, and no American form is made up',
    async (typed) => {
      const spellings = await spellingsOf(typed);
      expect(spellings).toEqual(expect.arrayContaining(['+442079460958', '442079460958']));
      expect(spellings.some((each) => each.includes('('))).toBe(false);
    },
  );

  it('are of this number only', async () => {
    const plain = (await spellingsOf('(201) 555-0123')).map((each) => each.replaceAll(/\D/g, ''));
    expect(new Set(plain)).toEqual(new Set(['2015550123', '12015550123', '002015550123']));
  });

  it.each([null, '', ' ', 'x', "'; DROP TABLE numbers; --"])('of %j are no number', async (typed) => {
    expect((await spellingsOf(typed)).filter((each) => /\d/.test(each))).toEqual([]);
  });

  it('find the row by a plain index on the column', async () => {
    const sql = `SELECT phone FROM numbers WHERE phone = ANY (${phoneSpellingsSql(`'(201) 555-0123'::text`)})`;
    expect((await client.query<{ phone: string }>(sql)).rows).toEqual([{ phone: '+12015550123' }]);
    const plan = (await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`)).rows;
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('numbers_phone_idx');
  });
});
