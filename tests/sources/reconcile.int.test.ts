import type { Plan } from '../../packages/core/src/kernel/index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { loggingServer, type LoggingServer } from '../support/loggingServer.ts';
import { applyViews, connectTo, plans, SHOP, shopMap, shopProfiles } from '../support/source.ts';
import type { NewFinding } from '../../packages/server/src/assurance/index.ts';
import { readAccesses } from '../../packages/server/src/ledger/accesses.store.ts';
import { openDb, openPool } from '../../packages/server/src/platform/db.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { asOwner } from '../../packages/server/src/sources/owner.ts';
import { agrees } from '../../packages/core/src/assurance/index.ts';
import {
  reconcileSource,
  type ReconcilingDeps,
} from '../../packages/server/src/sources/reconcile/reconciling.ts';
import type { KeptReconciliation } from '../../packages/server/src/sources/reconcile/store.ts';
import { createSources, type Sources } from '../../packages/server/src/sources/sources.ts';
import { createSourceStore, type SourceTables } from '../../packages/server/src/sources/store.ts';

/*
 * A PostgreSQL that logs every statement in all three of its formats; accesses through the views; the ledger's bodies in a
 * real Cordon database. Then one side or the other loses something.
 */

const id = (nth: number): string => nth.toString(16).padStart(32, '0');

describe('a source’s own log', () => {
  let cordon: TestDatabase;
  let pool: ReturnType<typeof openPool>;
  let owner: ReturnType<typeof openPool>;
  let sources: Sources;
  let server: LoggingServer;
  let logs: Awaited<ReturnType<LoggingServer['logs']>>;
  const raised: NewFinding[] = [];
  const acts: unknown[] = [];
  const made: KeptReconciliation[] = [];

  beforeAll(async () => {
    cordon = await testDatabase();
    pool = openPool(cordon.appUrl, silentLog, { name: 'reconciling test' });
    owner = openPool(cordon.ownerUrl, silentLog, { name: 'reconciling test' });
    server = await loggingServer();
    const shop = server.ownerUrl;
    await asOwner(shop, (client) => client.query(SHOP.replace('ROWS', '50')));
    const store = createSourceStore(openDb(pool).$extendTables<SourceTables>(), cordon.keys);
    sources = createSources(
      store,
      silentLog,
      () => new Date(),
      () => new Uint8Array(32),
    );
    await sources.connect({ id: 'shop', name: 'The shop', ownerUrl: shop, map: shopMap }, null, 'live');
    await applyViews(shop, 'shop', shopMap, shopProfiles);

    const read = (nth: number): Extract<Plan, { kind: 'read' }> => ({
      ...plans.read('customers', ['7']),
      access: id(nth),
    });
    for (const nth of [1, 2, 3]) await sources.reader.readCase([read(nth)], null);
    // Several at once, on several connections.
    await Promise.all(
      [4, 5, 6, 7].map((nth) =>
        sources.reader.readCase([read(nth)], { ...plans.caseValues('7'), access: id(nth) }),
      ),
    );
    await sources.reader.lookup({
      ...plans.lookup('customers', 'email', 'person7@example.com'),
      access: id(8),
    });
    await sources.reader.confirm({
      ...plans.confirm('customers', '7', 'full_name', 'name 7'),
      access: id(9),
    });
    // What matches nobody, and what no text of PostgreSQL can be.
    expect(
      await sources.reader.lookup({ ...plans.lookup('customers', 'email', '  '), access: id(10) }),
    ).toBeNull();
    const nobody = { ...plans.confirm('customers', '', 'full_name', '\0'), access: id(11) };
    expect(await sources.reader.confirm(nobody)).toBe(false);
    for (let nth = 1; nth <= 11; nth += 1)
      await enter(nth, nth === 8 || nth === 10 ? 'lookup' : nth > 8 ? 'confirm' : 'read');
    await sources.sample('shop');

    await asOwner(shop, (client) =>
      client.query(`CREATE ROLE bob LOGIN PASSWORD 'b'; GRANT USAGE ON SCHEMA public TO bob;
      GRANT CONNECT ON DATABASE shop TO bob; GRANT SELECT ON public.customers TO bob`),
    );
    const bobUrl = new URL(shop);
    bobUrl.username = 'bob';
    bobUrl.password = 'b';
    const bob = await connectTo(bobUrl.toString());
    await bob.query(`SET application_name = 'cordon ${id(1)}'`);
    await bob.query(`SELECT full_name FROM public.customers\nWHERE email = 'Person7@Example.com'`);
    await bob.query('SELECT email FROM customers WHERE id = $1', [8]);
    await bob.end();
    await sources.close();
    logs = await server.logs();
  }, 120_000);

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await server.remove();
    await cordon.drop();
  });

  const enter = async (nth: number, kind: string) => {
    const body = { access: id(nth), source: 'shop', parts: [{ resource: 'customers', allow: true }] };
    await owner.query(`INSERT INTO cordon.ledger_leaves VALUES ($1, $2, decode(repeat('00', 32), 'hex'))`, [
      nth,
      String(nth),
    ]);
    await owner.query(
      `INSERT INTO cordon.ledger_bodies (idx, kind, at, salt, body) VALUES ($1, $2, now(), decode(repeat('00', 32), 'hex'), $3)`,
      [nth, kind, JSON.stringify(body)],
    );
  };

  /** @param without an entry the ledger is made to lack */
  const compared = async (text: string | undefined, without = 0) => {
    raised.length = 0;
    const deps: ReconcilingDeps = {
      sources,
      accessesOf: async (...asked) =>
        (await readAccesses(pool)(...asked)).filter(({ entry }) => entry !== without),
      findings: {
        raise: (finding) => {
          raised.push(finding);
          return Promise.resolve({ id: '', fresh: true });
        },
      },
      reconciliations: {
        keep: (one, act) => {
          acts.push(act);
          made.push({ ...one, id: String(made.length), madeBy: null, entry: null });
          return Promise.resolve(String(made.length - 1));
        },
        find: (_, nth) => Promise.resolve(made[Number(nth)] ?? null),
      },
      settle: () => Promise.resolve(),
      now: () => new Date(),
    };
    return (await reconcileSource(deps, 'shop', text ?? '', ['bob'], undefined, 0)).report;
  };

  describe.each(['csvlog', 'jsonlog', 'stderr'] as const)('as %s', (format) => {
    it('has every access under its entry, and every entry has its statements', async () => {
      const found = await compared(logs[format]);
      expect(found).toMatchObject({ unaccounted: { count: 0 }, unmatched: { count: 0 }, unread: 0 });
      // A case is two statements: its table, and its values.
      expect(found.statements).toBe(15);
      expect(found.matched).toBe(15);
    });

    it('has what Cordon sampled apart', async () => {
      const { looks } = await compared(logs[format]);
      expect(looks.map(({ role, tables }) => [role, tables])).toEqual([
        [
          decodeURIComponent(new URL(server.ownerUrl).username),
          ['public.contacts', 'public.customers', 'public.visits'],
        ],
      ]);
    });

    it('shows what another role read, whatever it calls itself, and no value', async () => {
      const { others } = await compared(logs[format]);
      const bob = others.find(({ role }) => role === 'bob');
      expect(bob).toMatchObject({ tables: ['public.customers'], count: 2 });
      expect(JSON.stringify(others)).not.toMatch(/Person7|email/);
    });

    it('shows an entry whose statements were taken out of it', async () => {
      const lines = logs[format]?.split('\n') ?? [];
      const cut = lines.filter((line) => !line.includes(`cordon ${id(5)}`)).join('\n');
      const found = await compared(cut);
      expect(found.unmatched.listed.map(({ entry }) => entry)).toEqual([5]);
      expect(raised).toContainEqual(
        expect.objectContaining({
          ...{ kind: 'access-unmatched', about: 'shop/entries', facts: { entries: 1, first: 5 } },
        }),
      );
      expect(agrees({ ...found, others: [] })).toBe(false);
    });

    it('shows statements whose entry is not in the ledger', async () => {
      const found = await compared(logs[format], 6);
      expect(found.unaccounted.listed.map(({ access }) => access)).toEqual([id(6), id(6)]);
      expect(raised).toContainEqual(
        expect.objectContaining({ kind: 'read-unaccounted', about: 'shop/the reading login' }),
      );
    });
  });

  it('is compared in an entry that holds counts, and the hash of the report', () => {
    expect(acts.at(-1)).toMatchObject({
      act: 'source-reconciled',
      words: {
        source: 'shop',
        statements: 15,
        unaccounted: 2,
        report: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
  });

  it('is refused when it is none', async () => {
    await expect(compared('hello\n')).rejects.toMatchObject({ code: 'bad-request' });
  });
});
