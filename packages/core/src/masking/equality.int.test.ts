import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../../tests/support/database.ts';
import { connectTo } from '../../../../tests/support/source.ts';
import { treatments, type Cell, type FieldType } from '../kernel/index.ts';
import { installSql } from '../sql/index.ts';
import { maskCell, maskSql } from './index.ts';

/*
 * A treatment is written twice, as SQL and as a function. Here PostgreSQL computes both sides' answers for the same
 * random values, and any difference fails.
 */

const VALUES = 600;
const SEED = 20_261_001;

const anyText = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

const long = fc
  .string({ unit: 'binary', minLength: 3_000, maxLength: 4_000 })
  .filter((text) => !text.includes('\0'));

const texts = fc.oneof({ arbitrary: long, weight: 1 }, { arbitrary: shortTexts(), weight: 40 });

function shortTexts(): fc.Arbitrary<string> {
  return fc.oneof(
    anyText,
    fc.constantFrom(
      '',
      ' ',
      '  Ada Lovelace',
      '•••',
      'O\'Brien \\ "x"',
      '😀 Zoë',
      'e\u0301',
      'a@b',
      '@x.com',
      'a@.com',
      'a@b@c.com',
      'a@b.co\n',
    ),
    fc.emailAddress(),
    fc
      .tuple(anyText, anyText, fc.constantFrom('com', 'de', 'x', 'museum', 'ünï'))
      .map(([a, b, c]) => `${a}@${b}.${c}`),
    fc.integer({ min: 1, max: 20 }).chain(digits),
    fc.tuple(digits(3), digits(3), digits(4)).map(([a, b, c]) => `+1 (${a}) ${b}-${c}`),
    fc.tuple(digits(4), digits(4), digits(4), digits(4)).map((groups) => groups.join(' ')),
    fc.constantFrom(
      'SW1A 1AA',
      '10115',
      '90210-1234',
      'DE89 3704 0044 0532 0130 00',
      '078-05-1120',
      '1985-03-12',
      '12.3.1985',
    ),
  );
}

/** Per type: the SQL types a column of the family may have, and raw values as PostgreSQL reads them. */
const raws: Readonly<
  Record<FieldType, { readonly sqlTypes: readonly string[]; readonly values: fc.Arbitrary<string> }>
> = {
  text: { sqlTypes: ['text', 'character varying', 'text COLLATE "en-loose"'], values: texts },
  integer: {
    sqlTypes: ['bigint'],
    values: fc
      .oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.integer({ min: -2_000, max: 2_000 }))
      .map(String),
  },
  numeric: {
    sqlTypes: ['numeric', 'double precision'],
    values: fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value.toFixed(4)),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom('NaN', '0', '-0.5', '0.99', '9.99', '10', '99.99', '1e25', '-1234.5600'),
    ),
  },
  boolean: { sqlTypes: ['boolean'], values: fc.constantFrom('true', 'false') },
  date: {
    sqlTypes: ['date'],
    values: fc.oneof(
      fc
        .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      fc.constantFrom('infinity', '-infinity', '0044-03-15 BC', '12345-06-07', '2024-02-29', '1999-12-31'),
    ),
  },
  timestamp: {
    sqlTypes: ['timestamptz', 'timestamp'],
    values: fc.oneof(
      fc
        .date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
        .map((at) => at.toISOString().replace('T', ' ').replace('Z', '+00')),
      fc.constantFrom(
        'infinity',
        '0044-03-15 23:59:59.999999+00 BC',
        '2024-03-31 23:59:59.999999+00',
        '1969-12-31 23:59:59+00',
        '200000-03-15 10:00:00.000001+00',
      ),
    ),
  },
  json: {
    sqlTypes: ['jsonb', 'json'],
    values: fc.json().filter((text) => !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text)),
  },
};

const categories = [
  'user.name.first',
  'user.contact.email',
  'user.contact.phone_number',
  'user.contact.address.postal_code',
  'user.contact.address.street',
  'user.payment',
  'user.financial.bank_account',
  'user.government_id.national_identification_number',
  'user.demographic.date_of_birth',
  'user.health_and_medical',
];

describe('the SQL and the function of a treatment', () => {
  let client: Awaited<ReturnType<typeof connectTo>>;
  let drop: () => Promise<void>;
  let key: Buffer;

  beforeAll(async () => {
    const database = await emptyDatabase('masking');
    drop = database.drop;
    client = await connectTo(database.ownerUrl);
    await client.query(installSql());
    await client.query(`SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'`);
    await client.query(
      `CREATE COLLATION "en-loose" (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`,
    );
    await client.query(
      `INSERT INTO cordon.scope (pid, session, grants) VALUES (pg_backend_pid(), 'x', '{test}')`,
    );
    const pads = await client.query<{ inner_pad: Buffer }>('SELECT inner_pad FROM cordon.token_keys');
    key = Buffer.from(pads.rows[0]?.inner_pad.map((byte) => byte ^ 0x36) ?? []);
  });

  afterAll(async () => {
    await client.end();
    await drop();
  });

  const hmac = (text: string): Buffer => createHmac('sha256', key).update(text).digest();

  const cases = Object.entries(raws).flatMap(([type, { sqlTypes, values }]) =>
    sqlTypes.map((sqlType, i) => ({ type: type as FieldType, sqlType, values, seed: SEED + i })),
  );

  it.each(cases)('give the same cells for $type ($sqlType)', async ({ type, sqlType, values, seed }) => {
    const plain = sqlType.replace(/ COLLATE .*/, '');
    await client.query(`DROP TABLE IF EXISTS pg_temp.raw; CREATE TEMP TABLE raw (i int, v ${sqlType})`);
    const random = fc.sample(values, { numRuns: VALUES, seed });
    await client.query(
      `INSERT INTO raw SELECT i, v::${plain} FROM unnest($1::text[]) WITH ORDINALITY AS t(v, i)`,
      [[...random, null]],
    );
    for (const category of categories) {
      const expressions = treatments.map((name) => `(${maskSql(name, 'r."v"', type, category)})::text`);
      const { rows } = await client.query<Cell[]>({
        text: `SELECT r.v::text, ${expressions.join(', ')} FROM raw r ORDER BY i`,
        rowMode: 'array',
      });
      expect(rows).toHaveLength(VALUES + 1);
      const byFunction = rows.map(([raw = null]) => [
        raw,
        ...treatments.map((name) => maskCell(name, raw, type, category, { hmac })),
      ]);
      expect({ category, rows: byFunction }).toEqual({ category, rows });
    }
  });

  it('keep the family of the column', async () => {
    const families: Readonly<Record<FieldType, readonly string[]>> = {
      text: ['text'],
      integer: ['bigint'],
      numeric: ['numeric'],
      boolean: ['boolean'],
      date: ['date'],
      timestamp: ['timestamp with time zone'],
      json: ['jsonb'],
    };
    for (const [type, [sqlType = '']] of Object.entries(families)) {
      for (const name of treatments) {
        const expression = maskSql(name, 'r.v', type as FieldType, 'user.contact.email');
        const { rows } = await client.query<{ is: string }>(
          `SELECT pg_typeof(${expression})::text AS is FROM (SELECT NULL::${sqlType} AS v) r`,
        );
        expect({ type, name, is: rows[0]?.is }).toEqual({ type, name, is: sqlType });
      }
    }
  });

  it('do not follow the time zone of the session, which a reader may set to learn the time of day', async () => {
    const masked = maskSql('generalise', 'r.v', 'timestamp', 'system.operations');
    const at = async (zone: string): Promise<string | undefined> => {
      await client.query(`SET timezone = '${zone}'`);
      const { rows } = await client.query<{ epoch: string }>(
        `SELECT extract(epoch FROM ${masked})::text AS epoch FROM (SELECT '2024-04-01 02:00:00+00'::timestamptz AS v) r`,
      );
      return rows[0]?.epoch;
    };
    const zones = ['UTC', 'America/New_York', 'Pacific/Kiritimati'];
    const seen = new Set<string | undefined>();
    for (const zone of zones) seen.add(await at(zone));
    await client.query(`SET timezone = 'UTC'`);
    expect([...seen]).toEqual(['1711929600.000000']);
  });
});
