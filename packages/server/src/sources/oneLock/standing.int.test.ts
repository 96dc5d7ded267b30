import { createHmac } from 'node:crypto';
import type { DataMap, Terms } from '@cordon/core/kernel';
import { compile } from '@cordon/core/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { connectTo, plans, readOne, TERMS } from '../../../../../tests/support/source.ts';
import { composeFindings, type Findings } from '../../assurance/index.ts';
import { openDb, openPool } from '../../platform/db.ts';
import { silentLog } from '../../platform/log.ts';
import { lookForDrift } from '../driftWatch.ts';
import { makeReport, mustBeCurrent } from '../shadow/shadow.ts';
import { createReportStore } from '../shadow/report.store.ts';
import { createSources, type Sources } from '../sources.ts';
import { createSourceStore, type SourceTables } from '../store.ts';

/* How a source with one lock stands in an installation: nothing is made in it, and what is lost is said everywhere. */

const map: DataMap = {
  source: 'shop',
  version: 1,
  resources: [
    {
      ...{ name: 'customers', kind: 'table', table: 'public.customers', key: 'id', subjectKey: 'id' },
      fields: [
        { name: 'email', category: 'user.contact.email', type: 'text', label: 'E-mail' },
        { name: 'phone', category: 'user.contact.phone_number', type: 'text', label: 'Phone' },
      ],
    },
  ],
};

const terms: Terms = {
  ...{ agreement: 'agr_1', version: 1, controller: 'company', processor: 'vendor' },
  inForce: { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
  permissions: [],
  ...{ conditions: [], limits: [], duties: [] },
};

const read = {
  ...plans.read('customers', ['7']),
  columns: [
    { field: 'email', type: 'text' as const, treatment: 'partial' as const },
    { field: 'phone', type: 'text' as const, treatment: 'token' as const },
  ],
};

describe('a source with one lock', () => {
  let cordon: TestDatabase;
  let shop: Awaited<ReturnType<typeof emptyDatabase>>;
  let owner: Awaited<ReturnType<typeof connectTo>>;
  let pool: ReturnType<typeof openPool>;
  let sources: Sources;
  let findings: Findings;
  let login: string;
  let url: string;
  const now = () => new Date('2026-10-01T00:00:00Z');

  beforeAll(async () => {
    cordon = await testDatabase();
    shop = await emptyDatabase('single');
    owner = await connectTo(shop.ownerUrl);
    login = `only_${shop.name}`;
    await owner.query(`CREATE TABLE public.customers (id int PRIMARY KEY, email text, phone text, notes text);
      INSERT INTO public.customers SELECT i, 'ann' || i || '@example.com', '555' || i, 'n' FROM generate_series(1, 20) i;
      CREATE TABLE public.payroll (id int);
      CREATE ROLE ${login} LOGIN PASSWORD 'p'; GRANT SELECT ON public.customers, public.payroll TO ${login};
      GRANT CONNECT ON DATABASE ${shop.name} TO ${login}`);
    const made = new URL(shop.ownerUrl);
    made.username = login;
    made.password = 'p';
    url = made.toString();
    pool = openPool(cordon.appUrl, silentLog, { name: 'one lock test' });
    const db = openDb(pool);
    const store = createSourceStore(db.$extendTables<SourceTables>(), cordon.keys);
    sources = createSources(store, silentLog, now, (source, text) =>
      createHmac('sha256', source).update(text).digest(),
    );
    findings = composeFindings({
      ...{ db, owed: { settle: () => Promise.resolve() }, now },
      policies: () => Promise.resolve([]),
    }).findings;
    await sources.connect({ id: 'shop', name: 'Shop', ownerUrl: url, map, oneLock: true }, null, 'live');
  });

  afterAll(async () => {
    await sources.close();
    await owner.end();
    await pool.end();
    await shop.drop();
    await cordon.drop();
  });

  const open = async (): Promise<readonly string[]> => {
    await lookForDrift({ sources, findings }, 'shop');
    const { rows } = await pool.query<{ text: string }>(
      `SELECT kind || ' ' || about AS text FROM cordon.findings WHERE closed_at IS NULL ORDER BY 1`,
    );
    return rows.map(({ text }) => text);
  };

  it('is read, with tokens of Cordon, and nothing is made in it by any terms', async () => {
    const compiled = compile(terms, TERMS, map);
    if (!compiled.ok) throw new Error('the terms do not compile');
    await sources.applyTerms('shop', compiled.policy);
    const [row] = await readOne(sources.reader, read);
    expect(row).toMatchObject({
      key: '7',
      cells: { email: 'a•••@e•••.com', phone: expect.stringMatching(/^tok_[a-z2-7]{12}$/) as string },
    });
    await sources.dropTerms('shop', TERMS);
    const { rows } = await owner.query(`SELECT FROM pg_namespace WHERE nspname LIKE 'cordon%'`);
    expect(rows).toEqual([]);
  });

  it('says how it is read, and has no log that could be matched', async () => {
    expect(await sources.find('shop')).toMatchObject({ reads: 'one-lock' });
    await expect(sources.loggedAs('shop')).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is a finding for as long as it is so, and a grave one once its login can write', async () => {
    expect(await open()).toEqual(['single-lock shop/shop']);
    const { rows } = await pool.query<{ facts: unknown }>('SELECT facts FROM cordon.findings');
    expect(rows).toEqual([{ facts: { resource: 'shop', found: '1 beyond the map' } }]);
    await owner.query(`GRANT DELETE ON public.customers TO ${login}`);
    const grave = (await open()).filter((text) => text.startsWith('login-writes'));
    expect(grave).toEqual([expect.stringMatching(/customers$/)]);
    await owner.query(`REVOKE DELETE ON public.customers FROM ${login}`);
    expect(await open()).toEqual(['single-lock shop/shop']);
  });

  it('is said in the report that goes live by a signature, and a report without it is not of today', async () => {
    const reports = createReportStore(openDb(pool).$extendTables<SourceTables>());
    const deps = {
      ...{ reports, now, sample: (id: string) => sources.sample(id), versions: () => Promise.resolve([]) },
      find: (id: string) => sources.find(id),
    };
    await pool.query('UPDATE cordon.sources SET database_live_at = NULL');
    const kept = await makeReport(deps, 'shop', null);
    expect(kept.report.reads).toBe('one-lock');
    expect(await mustBeCurrent(deps, 'shop', kept.hash)).toMatchObject({ hash: kept.hash });
    await pool.query('UPDATE cordon.sources SET one_lock = false');
    await expect(mustBeCurrent(deps, 'shop', kept.hash)).rejects.toMatchObject({ code: 'conflict' });
    await pool.query('UPDATE cordon.sources SET one_lock = true, database_live_at = now()');
  });

  it('is read by the next version of its map, and by a login made anew, which is looked at again', async () => {
    const fields = map.resources.flatMap((resource) => resource.fields);
    const next: DataMap = {
      ...{ source: 'shop', version: 2 },
      resources: map.resources.map((resource) => ({ ...resource, fields: fields.slice(0, 1) })),
    };
    await sources.changeMap('shop', next, [], [TERMS]);
    const [email] = read.columns;
    expect(
      await readOne(sources.reader, { ...read, columns: email === undefined ? [] : [email] }),
    ).toHaveLength(1);
    await expect(readOne(sources.reader, read)).rejects.toMatchObject({ code: 'source-unavailable' });
    await expect(sources.reconnect('shop', shop.ownerUrl)).rejects.toMatchObject({ code: 'config-wrong' });
    await sources.reconnect('shop', url);
    expect(await sources.find('shop')).toMatchObject({ reads: 'one-lock' });
  });
});
