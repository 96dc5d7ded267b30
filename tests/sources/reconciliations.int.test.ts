import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText, type JsonValue } from '../../packages/ledger/src/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { watchLogs } from '../../packages/server/src/sources/reconcile/jobs.ts';
import { emptyDatabase } from '../support/database.ts';
import { MINUTE, openScene, type Scene } from '../attacks/attack.ts';

/*
 * A log is sent by the company; its comparison is kept, entered, and shown to the company and to auditors of an agreement
 * over the source, for the time they were given.
 */

interface View {
  readonly id: string;
  readonly hash: string;
  readonly entry: number;
  readonly agrees: boolean;
  readonly madeBy: { readonly id: string } | null;
  readonly report: Readonly<Record<string, JsonValue>>;
}

const PATH = '/api/sources/harbor/reconciliations';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a comparison', () => {
  let scene: Scene;
  let kept: View;

  /** What the log of the source would have of every access so far. */
  const logOf = async (without = -1): Promise<string> => {
    const { named, resources } = await scene.house.sources.loggedAs('harbor');
    const { accessesOf } = scene.house;
    const all = await accessesOf('harbor', resources, new Date(0), new Date(8.64e15));
    const reads = all.filter(({ reads: asked }) => asked);
    expect(reads.length).toBeGreaterThan(3);
    const line = (at: Date, user: string, application: string, message: string) =>
      JSON.stringify({
        timestamp: at.toISOString().replace('T', ' ').replace('Z', ' UTC'),
        ...{ user, dbname: named.database, application_name: application, message },
      });
    const [first, last] = [reads[0]?.at ?? new Date(0), reads.at(-1)?.at ?? new Date(0)];
    return [
      line(new Date(first.getTime() - 60_000), 'x', '', 'connection received'),
      ...reads
        .filter((_, nth) => nth !== without)
        .map(({ at, access }) =>
          line(at, named.reader, `cordon ${access}`, 'execute q: SELECT FROM cordon."v_1"'),
        ),
      line(last, 'bob', 'psql', `statement: SELECT 'Ann Example' FROM ${String(named.tables[0]?.name)}`),
      line(new Date(last.getTime() + 60_000), 'x', '', 'disconnection'),
    ].join('\n');
  };

  beforeAll(async () => {
    scene = await openScene();
    const ada = await scene.enterFresh('per_ada');
    for (let nth = 0; nth < 4; nth += 1) {
      const { ticket } = await scene.boundTicket('per_ada');
      expect((await ada.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
      scene.pass(MINUTE);
    }
    const olivia = await scene.enterFresh('per_olivia');
    const answer = await olivia.post('/api/sources/harbor/reconcile', { log: await logOf(1) });
    expect(answer, JSON.stringify(answer)).toMatchObject({ status: 200 });
    kept = answer.json as View;
  }, 120_000);
  afterAll(() => scene.close());

  it('says what does not match, and nothing of a statement', () => {
    expect(kept).toMatchObject({ agrees: false, madeBy: { id: 'per_olivia' } });
    expect(kept.report).toMatchObject({
      ...{ source: 'harbor', unaccounted: { count: 0 }, unmatched: { count: 1 } },
      others: [{ role: 'bob', count: 1, own: false }],
    });
    expect(JSON.stringify(kept)).not.toContain('Ann');
  });

  it('stands in the ledger by the hash of its report, signed by who sent the log', async () => {
    expect(sha256(canonicalText(kept.report))).toBe(kept.hash);
    const olivia = await scene.enter('per_olivia');
    const proof = (await olivia.get(`/api/ledger/entries/${String(kept.entry)}/proof`)).json as {
      body: string;
    };
    const body = JSON.parse(proof.body) as { act: string; person: string; words: Record<string, unknown> };
    expect(body).toMatchObject({
      ...{ act: 'source-reconciled', person: 'per_olivia' },
      words: { source: 'harbor', report: kept.hash, unmatched: 1, signature: expect.any(String) as string },
    });
  });

  it('is refused when another log was signed than is sent', async () => {
    const olivia = await scene.enter('per_olivia');
    const log = await logOf();
    const answer = await olivia.post('/api/sources/harbor/reconcile', {
      log: `${log}\n`,
      ...{ actId: crypto.randomUUID(), actAt: new Date().toISOString(), signature: 'AAAA' },
    });
    expect(answer).toMatchObject({ status: 403, json: { error: { code: 'signature-invalid' } } });
    expect((await olivia.get(PATH)).json).toHaveLength(1);
  });

  it('is shown to an auditor of an agreement over the source, for the time they were given', async () => {
    const { rows } = await scene.house.world.pools.app.query<{ from: Date; until: Date }>(
      `SELECT from_at AS "from", until_at AS "until" FROM cordon.audit_scopes WHERE person_id = 'per_audra'`,
    );
    expect(rows).toHaveLength(1);
    const audra = await scene.enterFresh('per_audra');
    const seen = async () => ({
      list: (await audra.get(PATH)).json,
      one: (await audra.get(`${PATH}/${kept.id}`)).status,
      entry: (await audra.get(`/api/ledger/entries/${String(kept.entry)}/proof`)).status,
    });
    const move = (from: string, until: string) =>
      scene.asOwner(
        `UPDATE cordon.audit_scopes SET from_at = '${from}', until_at = '${until}' WHERE person_id = 'per_audra'`,
      );
    await move('2020-01-01', '2120-01-01');
    expect(await seen()).toMatchObject({ list: [{ id: kept.id }], one: 200, entry: 200 });
    await move('2020-01-01', '2020-02-01');
    expect(await seen()).toEqual({ list: [], one: 404, entry: 404 });
    await scene.asOwner(`DELETE FROM cordon.audit_scopes WHERE person_id = 'per_audra'`);
    expect(await seen()).toMatchObject({ list: { error: { code: 'not-in-scope' } }, one: 404, entry: 404 });
  });

  it('is made of what lies in the folder of the source, and missed when none comes for longer than was wanted', async () => {
    const { house } = scene;
    // A comparison of its own time, so that which is newest does not hang on a random id.
    scene.pass(MINUTE);
    const olivia = await scene.enterFresh('per_olivia');
    const watch = '/api/sources/harbor/log-watch';
    const wanted = { everyDays: 7, own: ['bob'] };
    expect(await olivia.post(watch, wanted)).toMatchObject({ status: 200, json: { ...wanted, ran: null } });

    const dir = await mkdtemp(path.join(tmpdir(), 'cordon-logs-'));
    await mkdir(path.join(dir, 'harbor'));
    const file = path.join(dir, 'harbor', 'shop.json');
    await writeFile(file, await logOf());
    await utimes(file, new Date(0), new Date(0));
    const round = (later = 0) =>
      watchLogs({
        ...{ ...house, dir, log: silentLog, settle: () => house.owed.settle() },
        now: () => new Date(house.now().getTime() + later * 86_400_000),
      });
    const overdue = async () => {
      const all = await house.findingStore.list({ open: true, vendors: null });
      return all.filter(({ kind }) => kind === 'log-overdue').map(({ about }) => about);
    };
    scene.pass(MINUTE);
    await round();
    const list = (await olivia.get(PATH)).json as readonly View[];
    expect(list).toHaveLength(2);
    expect(list[0]).toMatchObject({ agrees: true, madeBy: null, report: { others: [{ own: true }] } });
    expect((await olivia.get(watch)).json).toMatchObject({
      ran: { files: 1, code: null },
      overdueSince: null,
    });
    expect(await overdue()).toEqual([]);

    await round(8);
    expect(await overdue()).toEqual(['harbor/log']);
    await round();
    expect(await overdue()).toEqual([]);
    await olivia.post(watch, { everyDays: null, own: [] });
    await round(80);
    expect(await overdue()).toEqual([]);
    await rm(dir, { recursive: true });
  });

  it('is none for a source with one lock, which says so, takes no log, and troubles no round', async () => {
    const { house } = scene;
    const shop = await emptyDatabase('unmatched');
    const owner = new pg.Client({ connectionString: shop.ownerUrl });
    await owner.connect();
    const login = `only_${shop.name}`;
    await owner.query(`CREATE TABLE customers (id int PRIMARY KEY, email text);
      CREATE ROLE ${login} LOGIN PASSWORD 'p'; GRANT SELECT ON customers TO ${login};
      GRANT CONNECT ON DATABASE ${shop.name} TO ${login}`);
    await owner.end();
    const ownerUrl = Object.assign(new URL(shop.ownerUrl), { username: login, password: 'p' }).toString();
    const { map } = await house.sources.draft('shop-one', ownerUrl);
    await house.sources.connect({ id: 'shop-one', name: 'One', ownerUrl, map, oneLock: true }, null, 'live');

    scene.pass(MINUTE);
    const olivia = await scene.enterFresh('per_olivia');
    const at = '/api/sources/shop-one';
    expect((await olivia.get('/api/sources/harbor/log-watch')).json).toMatchObject({ matchable: true });
    expect((await olivia.get(`${at}/log-watch`)).json).toMatchObject({ matchable: false, ran: null });
    expect(await olivia.get(`${at}/reconciliations`)).toMatchObject({ status: 200, json: [] });
    const sent = [
      await olivia.post(`${at}/reconcile`, { log: await logOf() }),
      await olivia.post(`${at}/log-watch`, { everyDays: 1, own: [] }),
    ];
    for (const { json } of sent) expect(json).toMatchObject({ error: { code: 'bad-request' } });
    expect(JSON.stringify(sent)).toContain('its log cannot be matched');

    const dir = await mkdtemp(path.join(tmpdir(), 'cordon-logs-'));
    await mkdir(path.join(dir, 'shop-one'));
    const file = path.join(dir, 'shop-one', 'shop.json');
    await writeFile(file, await logOf());
    await utimes(file, new Date(0), new Date(0));
    const errors: unknown[] = [];
    const log = { error: (...words: unknown[]) => errors.push(words) };
    await watchLogs({ ...house, dir, log, settle: () => house.owed.settle() });
    expect(errors).toEqual([]);
    expect(await readdir(path.dirname(file))).toEqual(['shop.json']);
    await rm(dir, { recursive: true });
    await shop.drop();
  });

  it('is not shown to a vendor, nor made by an agent', async () => {
    const ada = await scene.enter('per_ada');
    expect((await ada.get(PATH)).status).toBe(403);
    expect((await ada.post('/api/sources/harbor/reconcile', { log: 'x' })).status).toBe(403);
  });
});
