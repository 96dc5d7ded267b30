import fc from 'fast-check';
import { escapeLiteral } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testPool, type EmptyDatabase } from '../../../../tests/support/database.ts';
import { wireTo, type Wire } from '../../../../tests/support/wire.ts';
import { DataRow, parameterText, PROTOCOL_3_0, type BackendMessage, type FrontendMessage } from './index.ts';

/* PostgreSQL itself is on the other side: it takes what is written here, and what it sends is read. */

let database: EmptyDatabase;
let wire: Wire;

beforeAll(async () => {
  database = await emptyDatabase('wire');
  wire = await wireTo(database.ownerUrl);
  await wire.ask({ kind: 'query', text: "set timezone = 'UTC'; set datestyle = 'ISO, MDY'" });
});

afterAll(async () => {
  wire.end();
  await database.drop();
});

const kinds = (messages: readonly BackendMessage[]): string[] => messages.map(({ kind }) => kind);

const rowsOf = (messages: readonly BackendMessage[]): DataRow[] =>
  messages.flatMap((message) => (message.kind === 'data-row' ? [new DataRow(message.body)] : []));

const bind = (values: readonly (Uint8Array | null)[], format: 0 | 1, result: 0 | 1): FrontendMessage => ({
  ...{ kind: 'bind', portal: '', statement: '', formats: [format], values, results: [result] },
});
const execute: FrontendMessage = { kind: 'execute', portal: '', rows: 0 };
const sync: FrontendMessage = { kind: 'sync' };
const parse = (text: string, types: readonly number[] = []): FrontendMessage => ({
  ...{ kind: 'parse', statement: '', text, types },
});

describe('a session', () => {
  it('begins with a sign-in, and the server says who it is', () => {
    expect(wire.greeting.map(({ kind }) => kind)).toContain('backend-key');
    const names = wire.greeting.flatMap((message) =>
      message.kind === 'parameter-status' ? [message.name] : [],
    );
    expect(names).toEqual(expect.arrayContaining(['server_version', 'client_encoding', 'TimeZone']));
  });

  it('answers a simple query', async () => {
    const all = await wire.ask({ kind: 'query', text: "select 'Zoë 😀' as name, null as nothing" });
    expect(kinds(all)).toEqual(['row-description', 'data-row', 'command-complete', 'ready']);
    expect(all[0]).toMatchObject({
      columns: [{ name: 'name', type: 25, format: 0, table: 0 }, { name: 'nothing' }],
    });
    const [row] = rowsOf(all);
    expect([row?.text(0), row?.text(1)]).toEqual(['Zoë 😀', null]);
    expect(all[3]).toEqual({ kind: 'ready', status: 'I' });
  });

  it('answers what it cannot do with an error, and goes on', async () => {
    const all = await wire.ask({ kind: 'query', text: 'begin; select 1/0' });
    const error = all.find(({ kind }) => kind === 'error');
    expect(error?.kind === 'error' && error.fields.get('C')).toBe('22012');
    expect(all.at(-1)).toEqual({ kind: 'ready', status: 'E' });
    expect((await wire.ask({ kind: 'query', text: 'rollback' })).at(-1)).toEqual({
      kind: 'ready',
      status: 'I',
    });
    expect(kinds(await wire.ask({ kind: 'query', text: '' }))).toEqual(['empty-query', 'ready']);
  });

  it('takes an extended query with binary values both ways, described, in parts', async () => {
    const four = new Uint8Array(4);
    new DataView(four.buffer).setInt32(0, 3);
    const all = await wire.ask(
      parse('select n, n::text from generate_series(1, $1) as n', [23]),
      { kind: 'describe', what: 'statement', name: '' },
      bind([four], 1, 1),
      { kind: 'execute', portal: '', rows: 2 },
      execute,
      { kind: 'close', what: 'statement', name: '' },
      sync,
    );
    expect(kinds(all)).toEqual([
      ...[
        'parse-complete',
        'parameter-description',
        'row-description',
        'bind-complete',
        'data-row',
        'data-row',
      ],
      ...['portal-suspended', 'data-row', 'command-complete', 'close-complete', 'ready'],
    ]);
    expect(all[1]).toEqual({ kind: 'parameter-description', types: [23] });
    expect(rowsOf(all).map((row) => [[...(row.cell(0) ?? [])], row.text(1)])).toEqual([
      [[0, 0, 0, 1], '1'],
      [[0, 0, 0, 2], '2'],
      [[0, 0, 0, 3], '3'],
    ]);
  });

  it('hands out a row of many megabytes', async () => {
    const all = await wire.ask({ kind: 'query', text: "select repeat('é', 10000000), 1" });
    const [row] = rowsOf(all);
    expect(row?.cell(0)?.length).toBe(20_000_000);
    expect(row?.text(1)).toBe('1');
  });

  it('copies out, and tells of what others notify', async () => {
    const all = await wire.ask({
      kind: 'query',
      text: 'listen here; notify here, $$hello$$; copy (select 7) to stdout',
    });
    expect(kinds(all)).toEqual(
      expect.arrayContaining(['copy-out', 'copy-data', 'copy-done', 'notification', 'ready']),
    );
    expect(all.find(({ kind }) => kind === 'notification')).toMatchObject({
      channel: 'here',
      payload: 'hello',
    });
  });

  it('of a protocol to come is answered with the one the server has', async () => {
    const later = await wireTo(database.ownerUrl, PROTOCOL_3_0 + 9999);
    const answer = later.greeting.find(({ kind }) => kind === 'negotiate');
    expect(answer).toMatchObject({ options: [] });
    const key = later.greeting.find(({ kind }) => kind === 'backend-key');
    expect(key?.kind === 'backend-key' && key.secret.length).toBeGreaterThanOrEqual(4);
    later.end();
  });
});

describe('a password', () => {
  it.each([
    'plain words',
    'I\u00adX\u00a0\ufb01',
    '\u2168\u00aa',
    'a\u0007\u00aa',
    '😀\u00aa',
    '\u0627\u00aaa',
    '\u0627\ufb01\u0628',
  ])('%j is prepared as PostgreSQL prepares it', async (password) => {
    const owner = testPool(database.ownerUrl, 1);
    const role = `${database.name}_user`;
    try {
      await owner.query(`create role ${role} login password ${escapeLiteral(password)}`);
      await owner.query(`grant connect on database ${database.name} to ${role}`);
      const url = new URL(database.ownerUrl);
      url.username = role;
      url.password = encodeURIComponent(password);
      const signedIn = await wireTo(url.toString());
      signedIn.end();
      url.password = 'another';
      await expect(wireTo(url.toString())).rejects.toThrow('refused: 28P01');
    } finally {
      await owner.query(`revoke connect on database ${database.name} from ${role}`);
      await owner.query(`drop role ${role}`);
      await owner.end();
    }
  });
});

/** What PostgreSQL prints for binary values of a type, and the values as it sends them. */
async function printed(
  type: string,
  oid: number,
  texts: readonly string[],
): Promise<[string, string | null][]> {
  const values = texts.map((text) => Buffer.from(text));
  const asked = texts.map((_, index) => `select $${index + 1}::text::${type} as v`).join(' union all ');
  const ask = async (result: 0 | 1): Promise<DataRow[]> => {
    const all = await wire.ask(parse(asked), bind(values, 0, result), execute, sync);
    const rows = rowsOf(all);
    if (rows.length !== texts.length) throw new Error(`not every ${type} came back: ${kinds(all).join()}`);
    return rows;
  };
  const [shown, sent] = [await ask(0), await ask(1)];
  return shown.map((row, index) => [row.text(0) ?? '', parameterText(oid, 1, sent[index]?.cell(0) ?? null)]);
}

const run = { numRuns: 12, endOnFailure: true };
const many = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 60 });
const digits = fc.stringMatching(/^-?[0-9]{1,30}(\.[0-9]{0,30})?$/);

describe('a binary value is told as PostgreSQL prints it:', () => {
  it.each<[type: string, oid: number, fc.Arbitrary<string>]>([
    ['bool', 16, fc.constantFrom('t', 'f')],
    ['bytea', 17, fc.uint8Array({ maxLength: 20 }).map((all) => `\\x${Buffer.from(all).toString('hex')}`)],
    ['int8', 20, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)],
    ['int2', 21, fc.integer({ min: -32_768, max: 32_767 }).map(String)],
    ['int4', 23, fc.integer().map(String)],
    ['text', 25, fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'))],
    ['oid', 26, fc.nat().map(String)],
    ['json', 114, fc.json()],
    ['varchar', 1043, fc.string({ unit: 'grapheme' })],
    ['date', 1082, fc.integer({ min: -2_451_545, max: 2_145_031_948 }).map((day) => `J${day + 2_451_545}`)],
    ['date', 1082, fc.constantFrom('infinity', '-infinity', '0001-01-01', '0001-12-31 BC', '0005-02-29 BC')],
    ['numeric', 1700, digits],
    [
      'numeric',
      1700,
      fc.constantFrom('NaN', 'Infinity', '-Infinity', '0', '-0.00', '0.00010', '1e500', '1e-300'),
    ],
    ['uuid', 2950, fc.uuid()],
    ['jsonb', 3802, fc.json().filter((text) => !text.includes('\\u0000') && !/[eE]/.test(text))],
  ])('%s', async (type, oid, texts) => {
    await fc.assert(
      fc.asyncProperty(many(texts), async (all) => {
        for (const [theirs, ours] of await printed(type, oid, all)) expect(ours).toBe(theirs);
      }),
      run,
    );
  });

  it.each([
    ['float4', 700, fc.float({ noNaN: false })],
    ['float8', 701, fc.double({ noNaN: false })],
    [
      'float8',
      701,
      fc.constantFrom(0, -0, 1e15, 999999999999999, 123456.5, 1e-4, 0.00001, 1e14, 1e21, NaN, Infinity),
    ],
  ] as const)('%s', async (type, oid, numbers) => {
    const round = type === 'float4' ? Math.fround : (value: number): number => value;
    await fc.assert(
      fc.asyncProperty(many<number>(numbers), async (all) => {
        for (const [theirs, ours] of await printed(
          type,
          oid,
          all.map((each) => (Object.is(each, -0) ? '-0' : String(each))),
        )) {
          // PostgreSQL passes over a shorter text just half way to the neighbour, which reads back as the same number too.
          const same = round(Number(ours)) === round(Number(theirs)) && (ours?.length ?? 99) <= theirs.length;
          expect(ours === theirs || same).toBe(true);
        }
      }),
      run,
    );
  });

  it.each([
    ['timestamp', 1114],
    ['timestamptz', 1184],
  ] as const)('%s', async (type, oid) => {
    const known = fc.bigInt({ min: -211_813_488_000_000_000n, max: 9_223_371_331_199_999_999n });
    const edges = fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n), 0n, -1n, 951_868_799_999_999n);
    const near = fc.bigInt({ min: -4_000_000_000_000_000n, max: 4_000_000_000_000_000n });
    await fc.assert(
      fc.asyncProperty(many(fc.oneof(known, near, edges)), async (all) => {
        const sent = all.map((micros) => {
          const bytes = new Uint8Array(8);
          new DataView(bytes.buffer).setBigInt64(0, micros);
          return bytes;
        });
        const asked = parse(
          sent.map((_, index) => `select $${index + 1}::${type}::text`).join(' union all '),
          sent.map(() => oid),
        );
        const rows = rowsOf(await wire.ask(asked, bind(sent, 1, 0), execute, sync));
        expect(sent.map((bytes) => parameterText(oid, 1, bytes))).toEqual(rows.map((row) => row.text(0)));
      }),
      run,
    );
  });
});
