import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessMark, lookMark, reconcile, type EnteredAccess, type LoggedSource } from './compare.ts';
import { formatOf, readLog, type LogFormat } from './formats.ts';
import { tablesRead } from './named.ts';
import { overdueSince } from './overdue.ts';
import { agrees, reportOf } from './report.ts';

const tables = [
  { schema: 'public', name: 'customers' },
  { schema: 'Sales Data', name: 'Customer "VIP"' },
];

describe('tables in a statement', () => {
  it.each([
    ['SELECT * FROM customers', ['public.customers']],
    ['select 1 from PUBLIC . Customers c', ['public.customers']],
    ['SELECT * FROM other.customers', []],
    ['SELECT customers FROM orders', ['public.customers']],
    [`SELECT 'customers'`, []],
    [`SELECT E'a\\' customers'`, []],
    ['SELECT 1 -- customers', []],
    ['SELECT /* customers */ 1', []],
    ['SELECT * FROM "Customers"', []],
    ['SELECT * FROM "Sales Data"."Customer ""VIP"""', ['Sales Data.Customer "VIP"']],
    ['COPY customers (email) TO stdout', ['public.customers']],
    ['TABLE customers', ['public.customers']],
    ['DO $$ BEGIN PERFORM email FROM customers; END $$', ['public.customers']],
    ['UPDATE customers SET a = 1 RETURNING email', ['public.customers']],
    ['UPDATE customers SET a = 1', []],
    ['ALTER TABLE customers ADD b int', []],
    ['CREATE TABLE copy AS SELECT * FROM customers', ['public.customers']],
  ])('%s', (text, expected) => {
    expect(tablesRead(text, tables)).toEqual(expected);
  });
});

const READER = 'cordon_reader_1';
const OWNER = 'cordon_owner';
const lookSeal = (begun: string): string => `5ea1${begun}`.padEnd(32, '0').replaceAll(/[^0-9a-f]/g, '0');
const source: LoggedSource = { database: 'shop', reader: READER, owner: OWNER, tables, lookSeal };
const id = (nth: number): string => nth.toString(16).padStart(32, '0');
const time = (second: number): Date => new Date(Date.UTC(2026, 9, 1, 8, 0, second));
const entry = (nth: number): EnteredAccess => ({ entry: nth, at: time(nth), access: id(nth), reads: true });

interface Said {
  readonly second: number;
  readonly role: string;
  readonly app: string;
  readonly message: string;
}

const read = (nth: number, app = accessMark(id(nth))): Said => ({
  second: nth,
  role: READER,
  app,
  message: 'execute q0: SELECT key FROM cordon."v_0123_ab"',
});

const stamp = (second: number): string => time(second).toISOString().replace('T', ' ').replace('Z', ' UTC');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const written: Readonly<Record<LogFormat, (said: Said) => string>> = {
  csvlog: ({ second, role, app, message }) =>
    [
      stamp(second),
      quoted(role),
      '"shop"',
      '12',
      ...Array<string>(9).fill(''),
      quoted(message),
      ...Array<string>(8).fill(''),
      quoted(app),
      '"client backend"',
      '',
      '0',
    ].join(','),
  jsonlog: ({ second, role, app, message }) =>
    JSON.stringify({
      timestamp: stamp(second),
      user: role,
      dbname: 'shop',
      pid: 12,
      message,
      application_name: app,
    }),
  stderr: ({ second, role, app, message }) =>
    `${stamp(second)} [12] user=${role},db=shop,app=${app} LOG:  ${message.replaceAll('\n', '\n\t')}`,
};

describe.each(['csvlog', 'jsonlog', 'stderr'] as const)('a %s', (format) => {
  const compared = (all: readonly Said[], entries: readonly EnteredAccess[]) => {
    const text = `${all.map(written[format]).join('\n')}\n`;
    expect(formatOf(text)).toBe(format);
    return reconcile(readLog(text, format), source, entries, 0);
  };
  const bounds: readonly Said[] = [
    { second: 0, role: OWNER, app: '', message: 'connection received' },
    { second: 50, role: OWNER, app: '', message: 'disconnection' },
  ];

  it('that agrees with the ledger is matched both ways', () => {
    expect(compared([...bounds, read(1), read(2), read(2)], [entry(1), entry(2)])).toMatchObject({
      ...{ statements: 3, matched: 3, unaccounted: [], unmatched: [], others: [], unread: 0 },
      ...{ from: time(0), until: time(50) },
    });
  });

  it('shows a statement without an entry, marked or not', () => {
    const { unaccounted, matched } = compared(
      [...bounds, read(1), read(2), read(3, 'cordon reader')],
      [entry(1)],
    );
    expect(matched).toBe(1);
    expect(unaccounted).toEqual([
      { at: time(2), access: id(2) },
      { at: time(3), access: null },
    ]);
  });

  it('shows an entry without a statement, unless the log says nothing of that time', () => {
    const after = { ...entry(9), at: time(59) };
    expect(compared([...bounds, read(1)], [entry(1), entry(2), after]).unmatched).toEqual([
      { entry: 2, at: time(2) },
    ]);
    expect(compared([...bounds, read(1)], [entry(1), { ...entry(2), reads: false }]).unmatched).toEqual([]);
  });

  it('lists what others read, by role, table, time and count, and nothing of their text', () => {
    const secret = `statement: SELECT *\nFROM customers WHERE email = 'ann@example.com'`;
    const { others } = compared(
      [
        ...bounds,
        { second: 3, role: 'bob', app: accessMark(id(1)), message: secret },
        { second: 5, role: 'bob', app: 'psql', message: `duration: 0.1 ms  ${secret}` },
        {
          second: 5,
          role: 'bob',
          app: 'psql',
          message: `duration: 0.1 ms  bind s1: SELECT * FROM customers`,
        },
        {
          second: 6,
          role: OWNER,
          app: '',
          message: 'statement: \nDROP VIEW IF EXISTS cordon."v_1"; SELECT FROM customers',
        },
        { second: 7, role: OWNER, app: '', message: 'statement: SELECT count(*) FROM customers' },
      ],
      [],
    );
    expect(others).toEqual([
      { role: 'bob', tables: ['public.customers'], count: 2, first: time(3), last: time(5) },
      { role: OWNER, tables: ['public.customers'], count: 1, first: time(7), last: time(7) },
    ]);
    expect(JSON.stringify(others)).not.toContain('ann');
  });

  it('tells a look of Cordon’s own from whoever else has the owner’s login', () => {
    const look = (second: number, app: string, role = OWNER): Said => {
      return { second, role, app, message: 'statement: SELECT left(email, 200) FROM customers LIMIT 200' };
    };
    const mark = lookMark(time(3).getTime(), lookSeal);
    const forged = lookMark(time(3).getTime(), () => 'f'.repeat(32));
    const old = lookMark(time(3).getTime() - 3_600_000, lookSeal);
    const { looks, others } = compared(
      [...bounds, look(4, mark), look(5, forged), look(6, old), look(7, mark, 'bob')],
      [],
    );
    expect(looks).toEqual([
      { role: OWNER, tables: ['public.customers'], count: 1, first: time(4), last: time(4) },
    ]);
    expect(others.map(({ role, count }) => [role, count])).toEqual([
      ['bob', 1],
      [OWNER, 2],
    ]);
  });

  it('says of how many lines nothing is known', () => {
    const text = `${[...bounds, read(1)].map(written[format]).join('\n')}\nnonsense\n`;
    expect(readLog(text, format).unread).toBe(1);
  });

  it('finds whatever is taken out of either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (fromLog, fromLedger) => {
        const all = Array.from({ length: 40 }, (_, nth) => nth + 1);
        const { unmatched, unaccounted } = compared(
          [...bounds, ...all.filter((nth) => nth !== fromLog).map((nth) => read(nth))],
          all.filter((nth) => nth !== fromLedger).map(entry),
        );
        expect(unmatched.map((one) => one.entry)).toEqual(fromLog === fromLedger ? [] : [fromLog]);
        expect(unaccounted.map(({ access }) => access)).toEqual(
          fromLog === fromLedger ? [] : [id(fromLedger)],
        );
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});

describe('a log in another form', () => {
  it.each(['', 'hello\n', '2026-10-01 LOG:  statement: SELECT 1\n'])('is not guessed at: %j', (text) => {
    expect(formatOf(text)).toBeNull();
  });

  it('whose times are not UTC says nothing', () => {
    const text = written.jsonlog(read(1)).replace('UTC', 'CET');
    expect(readLog(text, 'jsonlog')).toMatchObject({ statements: [], from: null, unread: 1 });
  });
});

describe('a report', () => {
  const many = Array.from({ length: 1_500 }, (_, nth) => ({ at: time(1), access: id(nth) }));
  const found = {
    ...{ from: time(0), until: time(50), statements: 1_500, matched: 0, unread: 0 },
    ...{ unaccounted: many, unmatched: [], looks: [] },
    others: [{ role: 'bob', tables: ['public.customers'], count: 2, first: time(3), last: time(5) }],
  };

  it('counts all and lists the first', () => {
    const report = reportOf('shop', found, []);
    expect(report?.unaccounted).toMatchObject({ count: 1_500 });
    expect(report?.unaccounted.listed).toHaveLength(1_000);
    expect(report).toMatchObject({ source: 'shop', from: time(0).toISOString(), v: 1 });
  });

  it('agrees when what is left are logins the company named, and every line was read', () => {
    const of = (own: readonly string[], unread = 0) => {
      const report = reportOf('shop', { ...found, unaccounted: [], unread }, own);
      return report !== null && agrees(report);
    };
    expect([of(['bob']), of([]), of(['bob'], 1)]).toEqual([true, false, false]);
    expect(reportOf('shop', { ...found, from: null }, [])).toBeNull();
  });
});

describe('a comparison is overdue', () => {
  const day = (nth: number): Date => new Date(Date.UTC(2026, 9, nth));
  it.each([
    ['never, when none is wanted', null, day(1), day(1), day(30), null],
    ['not on the last day', 7, day(1), day(2), day(9), null],
    ['after it', 7, day(1), day(2), new Date(day(9).getTime() + 1), day(2)],
    ['since it was wanted, when there was none', 7, day(1), null, day(10), day(1)],
    ['not for what was before it was wanted', 7, day(20), day(2), day(22), null],
  ])('%s', (_, everyDays, setAt, until, now, expected) => {
    expect(overdueSince({ everyDays, setAt }, until, now)).toEqual(expected);
  });
});
