import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DataRow, type BackendMessage, type FrontendMessage } from '@cordon/core/pgwire';
import { ENDLESS, urlOf } from '../support/postgresDoor/clients.ts';
import { atSource, type AtSource } from '../support/postgresDoor/clients.ts';
import { cancelAt, wireTo, type Wire } from '../support/wire.ts';
import { openSqlScene, type SqlScene, type SqlWay } from '../support/postgresDoor/scene.ts';

/* The extended protocol by hand: orders of messages that drivers differ in. */

let sql: SqlScene;
let way: SqlWay;
let source: AtSource;
const wires: Wire[] = [];

beforeAll(async () => {
  sql = await openSqlScene();
  way = await sql.wayIn();
  source = await atSource(sql);
  // The first read of a customer is counted, and waits for its turn among the person's others.
  await (await open()).ask(query('SELECT full_name FROM customers'));
});
afterAll(async () => {
  for (const wire of wires) wire.end();
  await source.close();
  await sql.close();
});

async function open(): Promise<Wire> {
  const wire = await wireTo(urlOf(sql, way));
  wires.push(wire);
  return wire;
}

const parse = (text: string, statement = ''): FrontendMessage => ({
  kind: 'parse',
  statement,
  text,
  types: [],
});
const bind = (portal = '', statement = ''): FrontendMessage => ({
  ...{ kind: 'bind', portal, statement },
  ...{ formats: [], values: [], results: [] },
});
const execute = (rows = 0, portal = ''): FrontendMessage => ({ kind: 'execute', portal, rows });
const describe_ = (what: 'statement' | 'portal', name = ''): FrontendMessage => ({
  kind: 'describe',
  what,
  name,
});
const sync: FrontendMessage = { kind: 'sync' };
const query = (text: string): FrontendMessage => ({ kind: 'query', text });

const kinds = (messages: readonly BackendMessage[]): readonly string[] =>
  messages.map(({ kind }) => kind).filter((kind) => kind !== 'notice');
const codes = (messages: readonly BackendMessage[]): readonly (string | undefined)[] =>
  messages.flatMap((message) => (message.kind === 'error' ? [message.fields.get('C')] : []));
const rowsOf = (messages: readonly BackendMessage[]): readonly (string | null)[] =>
  messages.flatMap((message) => (message.kind === 'data-row' ? [new DataRow(message.body).text(0)] : []));
const status = (messages: readonly BackendMessage[]): string | undefined =>
  messages.flatMap((message) => (message.kind === 'ready' ? [message.status] : [])).at(-1);

const SERIES =
  'SELECT g.i FROM generate_series(1, 25) AS g(i) CROSS JOIN (SELECT * FROM orders LIMIT 1) o ORDER BY 1';

describe('the extended protocol', () => {
  it('describes a statement before anything is bound, and takes a Flush for a Sync', async () => {
    const wire = await open();
    wire.send(
      parse('SELECT full_name, customer_since FROM customers WHERE full_name = $1'),
      describe_('statement'),
      { kind: 'flush' },
    );
    const told = await wire.until('row-description');
    expect(kinds(told)).toEqual(['parse-complete', 'parameter-description', 'row-description']);
    expect(told.at(-1)).toMatchObject({
      columns: [
        { name: 'full_name', type: 25 },
        { name: 'customer_since', type: 1082 },
      ],
    });
    expect(told.at(-2)).toMatchObject({ types: [25] });
    const value = new TextEncoder().encode(way.bound.customer.name);
    wire.send({ ...bind(), values: [value] } as FrontendMessage, execute(), { kind: 'flush' });
    const rows = await wire.until('command-complete');
    expect(kinds(rows)).toEqual(['bind-complete', 'data-row', 'command-complete']);
    expect(kinds(await wire.ask(sync))).toEqual(['ready']);
  });

  it('suspends a portal and goes on with it across Syncs in a transaction, beside others', async () => {
    const wire = await open();
    expect(status(await wire.ask(query('BEGIN')))).toBe('T');
    const first = await wire.ask(
      parse(SERIES, 's'),
      bind('a', 's'),
      bind('b', 's'),
      execute(10, 'a'),
      execute(3, 'b'),
      sync,
    );
    expect(kinds(first).filter((kind) => kind === 'portal-suspended')).toHaveLength(2);
    expect(rowsOf(await wire.ask(execute(10, 'a'), sync))).toEqual(
      Array.from({ length: 10 }, (_, nth) => String(nth + 11)),
    );
    expect(rowsOf(await wire.ask(query('SELECT full_name FROM customers')))).toEqual([
      way.bound.customer.name,
    ]);
    expect(rowsOf(await wire.ask(execute(2, 'b'), sync))).toEqual(['4', '5']);
    const last = await wire.ask(execute(10, 'a'), execute(0, 'b'), sync);
    expect(rowsOf(last)).toHaveLength(5 + 20);
    expect(last.flatMap((message) => (message.kind === 'command-complete' ? [message.tag] : []))).toEqual([
      'SELECT 5',
      'SELECT 20',
    ]);
    await wire.ask(query('COMMIT'));
    expect(codes(await wire.ask(execute(1, 'a'), sync))).toEqual(['34000']);
  });

  it('ends a suspended portal with a Sync outside of a transaction', async () => {
    const wire = await open();
    expect(kinds(await wire.ask(parse(SERIES), bind('p'), execute(4, 'p'), sync))).toContain(
      'portal-suspended',
    );
    expect(codes(await wire.ask(execute(4, 'p'), sync))).toEqual(['34000']);
    expect(rowsOf(await wire.ask(query('SELECT full_name FROM customers')))).toHaveLength(1);
  });

  it('names what is wrong with a name by the code drivers act on', async () => {
    const wire = await open();
    await wire.ask(parse('SELECT full_name FROM customers', 'here'), sync);
    const asked: readonly (readonly [readonly FrontendMessage[], string])[] = [
      [[parse('SELECT plan FROM customers', 'here')], '42P05'],
      [[bind('', 'gone')], '26000'],
      [[describe_('statement', 'gone')], '26000'],
      [[describe_('portal', 'gone')], '34000'],
      [[execute(0, 'gone')], '34000'],
      [[bind('twice', 'here'), bind('twice', 'here')], '42P03'],
      [[query('DEALLOCATE gone')], '26000'],
      [[query('CLOSE gone')], '34000'],
    ];
    for (const [messages, code] of asked) {
      const simple = messages[0]?.kind === 'query';
      expect(codes(await wire.ask(...messages, ...(simple ? [] : [sync])))).toEqual([code]);
    }
    expect(
      kinds(
        await wire.ask(
          { kind: 'close', what: 'statement', name: 'gone' },
          { kind: 'close', what: 'statement', name: 'here' },
          sync,
        ),
      ),
    ).toEqual(['close-complete', 'close-complete', 'ready']);
    expect(codes(await wire.ask(parse('SELECT plan FROM customers', 'here'), sync))).toEqual([]);
  });

  it('passes over everything up to the Sync after an error, and answers what comes behind it', async () => {
    const wire = await open();
    wire.send(
      ...[
        parse('SELECT full_name FROM customers'),
        bind(),
        execute(),
        parse('SELECT nope FROM customers'),
        bind(),
        execute(),
      ],
      ...[parse('SELECT 1'), bind(), execute(), sync],
      ...[parse('SELECT plan FROM customers'), bind(), execute(), sync],
    );
    const first = await wire.until('ready');
    expect(kinds(first)).toEqual([
      'parse-complete',
      'bind-complete',
      'data-row',
      'command-complete',
      'error',
      'ready',
    ]);
    expect(kinds(await wire.until('ready'))).toEqual([
      'parse-complete',
      'bind-complete',
      'data-row',
      'command-complete',
      'ready',
    ]);
  });

  it('keeps to a failed transaction until it is ended, the way it was begun', async () => {
    const wire = await open();
    await wire.ask(parse('BEGIN'), bind(), execute(), sync);
    expect(status(await wire.ask(parse('SELECT nope FROM customers'), sync))).toBe('E');
    for (const text of [
      'SELECT full_name FROM customers',
      'SELECT 1',
      'SHOW TimeZone',
      'BEGIN',
      'SAVEPOINT a',
    ]) {
      const answer = await wire.ask(query(text));
      expect([codes(answer), status(answer)]).toEqual([['25P02'], 'E']);
    }
    const ended = await wire.ask(query('COMMIT'));
    expect(ended.find(({ kind }) => kind === 'command-complete')).toMatchObject({ tag: 'ROLLBACK' });
    expect(status(ended)).toBe('I');
  });

  it('answers nothing to nothing', async () => {
    const wire = await open();
    for (const text of ['', ' \n', ';', '-- still there?', '/* */;;']) {
      expect(kinds(await wire.ask(query(text)))).toEqual(['empty-query', 'ready']);
      expect(kinds(await wire.ask(parse(text), bind(), describe_('portal'), execute(), sync))).toEqual([
        'parse-complete',
        'bind-complete',
        'no-data',
        'empty-query',
        'ready',
      ]);
    }
  });

  it('refuses COPY, function calls and two statements in one Parse', async () => {
    const wire = await open();
    expect(codes(await wire.ask(query('COPY customers TO STDOUT')))).toEqual(['0A000']);
    expect(codes(await wire.ask(parse('SELECT 1; SELECT 2'), sync))).toEqual(['0A000']);
    expect(codes(await wire.ask({ kind: 'copy-fail', reason: '' }, sync))).toHaveLength(1);
  });
});

describe('a long statement', () => {
  const working = (count: number) =>
    vi.waitFor(
      async () => {
        expect(await source.working()).toBe(count);
      },
      { timeout: 20_000, interval: 50 },
    );
  const keyOf = ({ greeting }: Wire) =>
    greeting.flatMap((message) => (message.kind === 'backend-key' ? [message] : []))[0];

  it('is stopped by the key of its own connection, and no other is', async () => {
    const [one, two] = [await open(), await open()];
    one.send(query(ENDLESS));
    two.send(query(ENDLESS));
    await working(2);
    const key = keyOf(one);
    if (key === undefined) throw new Error('no key was given');
    await cancelAt(sql.listener.port, { ...key, secret: new Uint8Array(4) });
    await cancelAt(sql.listener.port, key);
    expect(codes(await one.until('ready'))).toEqual(['57014']);
    expect(await source.working()).toBe(1);
    expect(rowsOf(await one.ask(query('SELECT full_name FROM customers')))).toHaveLength(1);
    two.end();
    await working(0);
  });

  it('is stopped by statement_timeout, which RESET and SET LOCAL change', async () => {
    const wire = await open();
    await wire.ask(query("SET statement_timeout = '200ms'"));
    expect(codes(await wire.ask(query(ENDLESS)))).toEqual(['57014']);
    expect(rowsOf(await wire.ask(query('SELECT full_name FROM customers')))).toHaveLength(1);
    await wire.ask(query('RESET statement_timeout'));
    expect(rowsOf(await wire.ask(query('SHOW statement_timeout')))).toEqual(['2min']);
    await wire.ask(query('BEGIN'));
    await wire.ask(query("SET LOCAL statement_timeout = '100ms'"));
    expect(codes(await wire.ask(parse(ENDLESS), bind(), execute(), sync))).toEqual(['57014']);
    expect(status(await wire.ask(query('ROLLBACK')))).toBe('I');
    await working(0);
  });

  it.each([
    ['of customers', 'generate_series(1, 3000) AS g, customers'],
    ['of the catalogue', 'generate_series(1, 3000) AS g'],
  ])('fails in the midst of rows %s, and the session goes on', async (_, from) => {
    const wire = await open();
    const answer = await wire.ask(query(`SELECT 10 / (3000 - g) FROM ${from}`));
    expect(rowsOf(answer).length).toBeGreaterThan(1000);
    expect(codes(answer)).toEqual(['22012']);
    expect(rowsOf(await wire.ask(query('SELECT full_name FROM customers')))).toHaveLength(1);
  });

  it('is stopped when its client is gone', async () => {
    const wire = await open();
    wire.send(query(ENDLESS));
    await working(1);
    wire.end();
    await working(0);
  });
});
