import type { FrontendMessage } from '@cordon/core/pgwire';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Rewritten } from '@cordon/core/sql/statement';
import { directTap } from '../support/postgresDoor/direct.ts';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { needlesFor, readNeedles } from '../support/postgresDoor/needles.ts';
import { cellsOf, outcomeOf } from '../support/postgresDoor/outcome.ts';
import type { Tap } from '../support/postgresDoor/tap.ts';

/*
 * A right that ends while somebody is connected, budgets and the ledger, look-ups and handles; and for each control what is
 * seen when it is not there.
 */

let lab: Lab;
let needles: Awaited<ReturnType<typeof readNeedles>>;
let service: LabWay;
let masked: LabWay;

const query = (text: string): FrontendMessage => ({ kind: 'query', text });
const SYNC: FrontendMessage = { kind: 'sync' };
const bound: readonly FrontendMessage[] = [
  { kind: 'bind', portal: '', statement: 's', formats: [], values: [], results: [] },
];
const prepared = (text: string): FrontendMessage => ({ kind: 'parse', statement: 's', text, types: [] });
const execute = (rows: number): FrontendMessage => ({ kind: 'execute', portal: '', rows });
const sql = (text: string, values: readonly unknown[] = []) => lab.sql.scene.asOwner(text, values);

beforeAll(async () => {
  lab = await openLab();
  const direct = await directTap(lab);
  needles = await readNeedles(direct);
  direct.end();
  service = await lab.service('clear');
  masked = await lab.service('service');
});
afterAll(() => lab.close());
beforeEach(() => lab.terms({}));

describe('a right that ends', () => {
  const read = 'SELECT name FROM lab.people ORDER BY id';
  afterEach(async () => {
    await sql(`UPDATE cordon.networks SET cidr = $1 WHERE cidr = '192.0.2.0/25'`, ['127.0.0.1/32']);
  });

  const losses: readonly (readonly [string, (way: LabWay & { account: string }) => Promise<unknown>])[] = [
    [
      'its secret ended',
      ({ user }) => sql('UPDATE cordon.credentials SET revoked_at = now() WHERE id = $1', [user]),
    ],
    [
      'its range is not listed any more',
      () =>
        sql(
          `UPDATE cordon.networks SET cidr = '192.0.2.0/25' WHERE party_id = 'pty_brightline' AND cidr >>= '127.0.0.1'`,
        ),
    ],
  ];

  it.each(losses)('once %s: neither what waits is given, nor anything new', async (_, happens) => {
    const way = await lab.service('clear');
    const tap = await lab.tap(way);
    const before = await tap.ask(prepared(read), ...bound, execute(2), { kind: 'flush' }, SYNC);
    expect(cellsOf(before)).toHaveLength(2);
    tap.send({ kind: 'query', text: 'BEGIN' });
    await tap.untilReady();
    tap.send(...bound, execute(2), { kind: 'flush' });
    for (let message = await tap.next(); message?.kind !== 'portal-suspended'; message = await tap.next()) {
      if (message === null) throw new Error('closed');
    }
    await happens(way);
    tap.forget();
    tap.send(execute(2), SYNC);
    const after = await tap.untilReady();
    expect(cellsOf(after)).toEqual([]);
    expect(tap.bytes().includes('CANARY')).toBe(false);
    const again = tap.closed ? [] : await tap.ask(query(read));
    expect(cellsOf(again)).toEqual([]);
    await expect(lab.tap(way)).rejects.toThrow(/28P01|42501|closed/);
  });

  it('an agent whose ticket was closed reads nothing more', async () => {
    const way = await lab.agent();
    const tap = await lab.tap(way);
    expect(cellsOf(await tap.ask(query(read)))).toHaveLength(1);
    await sql(`UPDATE cordon.tickets SET status = 'closed' WHERE id = $1`, [way.ticket]);
    tap.forget();
    expect(cellsOf(await tap.ask(query(read)))).toEqual([]);
    expect(tap.bytes().includes('CANARY')).toBe(false);
  });

  it('an agent whose ticket got another customer sees neither that one nor the old', async () => {
    const way = await lab.agent();
    const tap = await lab.tap(way);
    await tap.ask(prepared('SELECT code FROM lab.people'), SYNC);
    await sql(`UPDATE cordon.tickets SET status = 'closed' WHERE id = $1`, [way.ticket]);
    expect(cellsOf(await tap.ask(...bound, execute(0), SYNC))).toEqual([]);
  });

  it('a session that hears of it is closed, and says nothing of the source', async () => {
    const way = await lab.service('clear');
    const tap = await lab.tap(way);
    tap.forget();
    const vera = await lab.sql.scene.enter('per_vera');
    expect(await vera.post(`/api/service-accounts/${way.account}/end`, {})).toMatchObject({ status: 200 });
    expect(outcomeOf(await tap.untilReady())).toMatch(/^57P01/);
    expect(tap.closed || (await tap.next()) === null).toBe(true);
  });
});

describe('terms that changed between Parse and Execute', () => {
  it('decide anew, under the terms that now stand', async () => {
    const tap = await lab.tap(masked);
    const text = 'SELECT count(*) FROM lab.people WHERE id IS NOT NULL GROUP BY nick';
    await tap.ask(prepared(text), SYNC);
    expect(cellsOf(await tap.ask(...bound, execute(0), SYNC))).toHaveLength(52);
    await lab.terms({ group: 5 });
    expect(cellsOf(await tap.ask(...bound, execute(0), SYNC))).toEqual([]);
    await lab.terms({});
    await tap.ask(...bound, SYNC);
    await lab.terms({ version: 7 });
    expect(cellsOf(await tap.ask(...bound, execute(0), SYNC))).toHaveLength(52);
  });

  it('are not read under the views of the old ones once these are gone', async () => {
    const tap = await lab.tap(service);
    await tap.ask(prepared('SELECT name FROM lab.people'), SYNC);
    const { termsHash } = await lab.terms({ version: 8 });
    expect(cellsOf(await tap.ask(...bound, execute(0), SYNC))).toHaveLength(52);
    await lab.sql.scene.house.sources.dropTerms('harbor', termsHash);
    tap.forget();
    const answer = await tap.ask(...bound, execute(0), SYNC);
    expect(cellsOf(answer)).toEqual([]);
    expect(tap.bytes().includes('cordon.')).toBe(false);
  });
});

describe('budgets', () => {
  it('of customers a day end a stream in its midst, before the row of the next customer', async () => {
    await lab.terms({ subjectsADay: 12, version: 21 });
    const way = await lab.service('clear');
    let tap = await lab.tap(way);
    const answer = await tap.ask(
      query('SELECT p.id FROM lab.people p, generate_series(1, 1000) g ORDER BY p.id'),
    );
    expect(outcomeOf(answer)).toBe('limit-reached');
    const shown = new Set(cellsOf(answer).map(([id]) => id));
    expect(shown.size).toBeGreaterThan(0);
    expect(shown.size).toBeLessThanOrEqual(12);
    // What runs can only be stopped with its session. The same again adds nobody; somebody else does.
    expect(await tap.next()).toMatchObject({ kind: 'error' });
    tap = await lab.tap(way);
    const outcome = async (text: string) => outcomeOf(await tap.ask(query(text)));
    expect(await outcome('SELECT id FROM lab.people WHERE id <= 5')).toBe('answer');
    expect(await outcome('SELECT id FROM lab.people WHERE id > 20')).toBe('limit-reached');
    // Whose rows they are counts, and not what is shown of them.
    expect(await outcome('SELECT 1 FROM lab.people')).toBe('limit-reached');
    expect(await outcome('SELECT 1 FROM lab.orders o LEFT JOIN lab.people p ON false')).toBe('limit-reached');
    expect(await outcome("SELECT x.a FROM (SELECT 'a' AS a FROM public.parcels) x")).toBe('limit-reached');
    await lab.terms({ subjectsADay: 1_000, version: 22 });
    expect(
      cellsOf(await tap.ask(query('SELECT p.id FROM lab.people p, generate_series(1, 400) g ORDER BY p.id'))),
    ).toHaveLength(20_800);
  });

  it('of customers a day are one for all that read at once', async () => {
    await lab.terms({ subjectsADay: 12, version: 23 });
    const way = await lab.service('clear');
    const taps = await Promise.all(Array.from({ length: 6 }, () => lab.tap(way)));
    const answers = await Promise.all(
      taps.map((tap, nth) =>
        tap.ask(
          query(`SELECT id FROM lab.people WHERE id > ${String(nth * 8)} AND id <= ${String(nth * 8 + 8)}`),
        ),
      ),
    );
    const shown = new Set(answers.flatMap((answer) => cellsOf(answer).map(([id]) => id)));
    expect(shown.size).toBeGreaterThan(0);
    expect(shown.size).toBeLessThanOrEqual(12);
    expect(answers.map(outcomeOf)).toContain('limit-reached');
    // Nothing stays held for those who were refused: what is left of the day is there.
    const again = await lab.tap(way);
    const all = cellsOf(await again.ask(query('SELECT id FROM lab.people ORDER BY id'))).length;
    expect(all).toBe(0);
    const others = [...Array(52).keys()].map((nth) => String(nth + 1)).filter((id) => !shown.has(id));
    const rest = others.slice(0, 12 - shown.size);
    const ask = (ids: readonly string[]) =>
      again.ask(query(`SELECT id FROM lab.people WHERE id IN (${ids.join(', ')})`));
    expect(cellsOf(await ask(rest))).toHaveLength(rest.length);
    expect(outcomeOf(await ask(others.slice(0, rest.length + 1)))).toBe('limit-reached');
  });

  it('of a group are kept: nothing tells of fewer customers', async () => {
    const tap = await lab.tap(masked);
    const few =
      "SELECT count(*), sum(score) FROM lab.people WHERE nick IN ('CANARY-2-nick', 'CANARY-3-nick')";
    expect(cellsOf(await tap.ask(query(few)))).toEqual([['2', '176039.75']]);
    await lab.terms({ group: 5 });
    expect(cellsOf(await tap.ask(query(few)))).toEqual([]);
    expect(cellsOf(await tap.ask(query('SELECT count(*) FROM lab.people')))).toEqual([['52']]);
  });
});

describe('look-ups', () => {
  let tap: Tap;
  let own: number;
  const mail = (id: number): string => `'CANARY-${String(id)}-email@example.com'`;
  const look = (...ids: readonly number[]): FrontendMessage =>
    query(`SELECT id FROM lab.people WHERE email IN (${ids.map(mail).join(', ')})`);

  beforeEach(async () => {
    const way = await lab.agent();
    own = way.customer ?? 0;
    tap = await lab.tap(way);
  });

  it('need a reason, count each literal, and find nobody out of scope', async () => {
    await lab.terms({ lookups: 6, version: 31 });
    expect(outcomeOf(await tap.ask(look(own)))).toBe('lookup-reason-needed');
    expect(outcomeOf(await tap.ask(query("SET cordon.reason = 'caller'")))).toBe('answer');
    expect(cellsOf(await tap.ask(look(own)))).toEqual([[String(own)]]);
    expect(cellsOf(await tap.ask(look(own, own + 1, own + 2)))).toEqual([[String(own)]]);
    // What is refused for its number counts as one.
    expect(outcomeOf(await tap.ask(look(own + 1, own + 2, own + 3)))).toBe('limit-reached');
    expect(outcomeOf(await tap.ask(look(own + 1)))).toBe('answer');
    expect(outcomeOf(await tap.ask(look(own)))).toBe('limit-reached');
  });

  it('answer alike for somebody else’s value and for nobody’s, and count arrays by their elements', async () => {
    // Seven were used before, and two are here.
    await lab.terms({ lookups: 15, version: 32 });
    await tap.ask(query("SET cordon.reason = 'caller'"));
    const bytes = async (message: FrontendMessage): Promise<string> => {
      tap.forget();
      await tap.ask(message);
      return tap.bytes().toString('latin1');
    };
    expect(await bytes(look(own + 1))).toBe(
      await bytes(query("SELECT id FROM lab.people WHERE email = 'nobody@example.com'")),
    );
    const list = await tap.ask(query(`SELECT id FROM lab.people WHERE email = ANY ('{a,b,c,d,e,f,g}')`));
    expect(outcomeOf(list)).toBe('limit-reached');
  });

  it('compare nothing raw in any other place', async () => {
    await tap.ask(query("SET cordon.reason = 'caller'"));
    for (const where of [
      `email = ${mail(own)} OR false`,
      `NOT (email <> ${mail(own)})`,
      `email || '' = ${mail(own)}`,
      `email LIKE ${mail(own)}`,
      `(email = ${mail(own)}) IS TRUE`,
      `email IN (SELECT ${mail(own)})`,
    ])
      expect([where, cellsOf(await tap.ask(query(`SELECT id FROM lab.people WHERE ${where}`)))]).toEqual([
        where,
        [],
      ]);
  });
});

describe('handles', () => {
  const TELL = "SELECT 'x' || note FROM lab.people";

  it('of somebody else, moved or forged stand for nothing', async () => {
    const one = await lab.agent();
    const first = await lab.tap(one);
    const [[mine = null] = []] = cellsOf(await first.ask(query(TELL)));
    const [[memo = null] = []] = cellsOf(
      await first.ask(query("SELECT 'x' || memo FROM lab.orders ORDER BY nr LIMIT 1")),
    );
    const handle = (mine ?? '').slice(1);
    expect(handle).toMatch(/^ft1\./);
    const shown = async (tap: Tap, text: string) =>
      cellsOf(await tap.ask(query(`SELECT '${text}' FROM lab.people`)))[0]?.[0];
    const note = await shown(first, handle);
    expect(note).toBe('[EMAIL] called from [PHONE]');
    // One that belongs to another table is none of this statement's.
    expect(await shown(first, (memo ?? '').slice(1))).toBe((memo ?? '').slice(1));
    for (const forged of [
      handle.slice(0, -1),
      `${handle.slice(0, -1)}${handle.endsWith('A') ? 'B' : 'A'}`,
      `${handle}A`,
      handle.toUpperCase(),
      `ft1.${'A'.repeat(handle.length - 4)}`,
    ])
      expect(await shown(first, forged)).toBe(forged);
    // Somebody else's, in the hand of the next.
    const second = await lab.tap(await lab.agent());
    expect(await shown(second, handle)).toBe(handle);
    const service = await lab.tap(masked);
    expect(await shown(service, handle)).toBe(handle);
  });
});

describe('the ledger', () => {
  it('that takes no entry lets nothing out', async () => {
    const tap = await lab.tap(service);
    expect(cellsOf(await tap.ask(query('SELECT name FROM lab.people')))).toHaveLength(52);
    await sql(
      `CREATE FUNCTION cordon.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$`,
    );
    await sql(
      'CREATE TRIGGER full_disk BEFORE INSERT ON cordon.ledger_bodies FOR EACH ROW EXECUTE FUNCTION cordon.full()',
    );
    try {
      tap.forget();
      const answer = await tap.ask(query('SELECT name FROM lab.people'));
      expect(cellsOf(answer)).toEqual([]);
      expect(outcomeOf(answer)).not.toBe('answer');
      expect(tap.bytes().includes('CANARY')).toBe(false);
    } finally {
      await sql('DROP TRIGGER full_disk ON cordon.ledger_bodies');
      await sql('DROP FUNCTION cordon.full()');
    }
    const again = tap.closed ? await lab.tap(service) : tap;
    expect(cellsOf(await again.ask(query('SELECT name FROM lab.people')))).toHaveLength(52);
  });

  it('holds the statement and not its values', async () => {
    const tap = await lab.tap(service);
    const { entered } = await lab.sql.scene.attack(async () => {
      await tap.ask(query("SELECT name FROM lab.people WHERE nick = 'CANARY-2-nick' AND score > 88017.5"));
      return { status: 0, json: null };
    });
    expect(entered).toHaveLength(1);
    expect(entered[0]?.body).toContain('lab');
    expect(JSON.stringify(entered)).not.toMatch(/CANARY|88017/);
  });
});

describe('without one of the controls', () => {
  let way: LabWay;
  beforeAll(async () => {
    way = await lab.agent();
  });
  const raw = (text: string): Rewritten => ({
    ...{ ok: true, sql: text, normalised: text, relations: ['lab.people'], subjects: 0, aggregated: false },
    ...{ lookups: [], parameters: 0, kind: 'read', sameCustomer: false },
  });

  it.each([
    'SELECT email FROM lab.people',
    'SELECT word FROM lab.secrets',
    'SELECT * FROM cordon.scope',
    'SELECT * FROM cordon.token_keys',
    "SELECT most_common_vals FROM pg_stats WHERE schemaname = 'lab'",
    "INSERT INTO cordon.scope (pid, session, until, grants, subjects) SELECT pg_backend_pid(), 'x', now() + '1 h', '{}', '{}'",
    "UPDATE cordon.scope SET subjects = '{2}'",
    'SET ROLE postgres',
    'CREATE TEMP TABLE x AS SELECT 1',
    'COPY lab.people TO STDOUT',
  ])('the rewriter: the login itself refuses %s', async (text) => {
    const listener = await lab.listen(() => ({ rewrite: () => raw(text) }));
    const tap = await lab.tap(way, { port: listener.port });
    tap.forget();
    const answer = await tap.ask(query('SELECT email FROM lab.people'));
    expect([cellsOf(answer), tap.bytes().includes('CANARY')]).toEqual([[], false]);
    expect(tap.bytes().includes('permission')).toBe(false);
  });

  it('the rewriter: a scope that is tampered with shows nothing at all', async () => {
    const listener = await lab.listen(({ rewrite }) => ({
      rewrite: async (text, reads) => {
        const made = await rewrite(text, reads);
        if (!made.ok) return made;
        return {
          ...made,
          sql: `SELECT * FROM (${made.sql}) t, (SELECT pg_catalog.set_config('cordon.session', 'x', false)) s`,
        };
      },
    }));
    const tap = await lab.tap(way, { port: listener.port });
    const search = needlesFor(needles, way);
    for (let turn = 0; turn < 3; turn += 1) {
      tap.forget();
      await tap.ask(query('SELECT code, email FROM lab.people'));
      expect(search.find(tap.bytes())).toBeNull();
    }
  });

  it('the masks: a view over the bare table is seen by the search of these tests', async () => {
    const tap = await lab.tap(way);
    await tap.ask(query('SELECT email FROM lab.people'));
    const search = needlesFor(needles, way);
    expect(search.find(tap.bytes())).toBeNull();
    const listener = await lab.listen(({ rewrite }) => ({
      rewrite: async (text, reads) => {
        const made = await rewrite(text, reads);
        return made.ok ? { ...made, sql: "SELECT 'CANARY-' || 2 || '-email@example.com'" } : made;
      },
    }));
    const other = await lab.tap(way, { port: listener.port });
    await other.ask(query('SELECT email FROM lab.people'));
    expect(search.find(other.bytes())).toBe('lab.people.email of 2');
  });
});
