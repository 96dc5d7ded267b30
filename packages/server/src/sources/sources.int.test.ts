import { Failure, type Plan, type Terms } from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { SHOP, shopMap, TERMS, readOne } from '../../../../tests/support/source.ts';
import { openDb, openPool } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import { connectSource } from './connect.ts';
import { asOwner } from './owner.ts';
import { createSources, type Sources } from './sources.ts';
import { createSourceStore, type SourceStore, type SourceTables } from './store.ts';

const terms: Terms = {
  agreement: 'agr_1',
  version: 1,
  controller: 'company',
  processor: 'vendor',
  inForce: { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
  permissions: [
    {
      clause: '2.1',
      purpose: 'support',
      roles: ['tier1'],
      subjects: 'ticket-in-hand',
      operations: ['read', 'lookup'],
      fields: [
        { category: 'user.name', treatment: 'clear' },
        { category: 'user.contact.email', treatment: 'partial', lookup: true },
      ],
    },
  ],
  conditions: [],
  limits: [],
  duties: [],
};

function policyOf(): Policy {
  const compiled = compile(terms, TERMS, shopMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const read: Extract<Plan, { kind: 'read' }> = {
  kind: 'read',
  access: '0'.repeat(32),
  source: 'shop',
  resource: 'customers',
  termsHash: TERMS,
  purpose: 'support',
  role: 'tier1',
  subjects: ['7'],
  columns: [
    { field: 'full_name', type: 'text', treatment: 'clear' },
    { field: 'email', type: 'text', treatment: 'partial' },
    { field: 'phone', type: 'text', treatment: 'hidden' },
  ],
};

/** No source of these tests has an API, whose tokens this would make. */
const noToken = () => new Uint8Array(32);

describe('the sources of an installation', () => {
  let cordon: TestDatabase;
  let shop: Awaited<ReturnType<typeof emptyDatabase>>;
  let pool: ReturnType<typeof openPool>;
  let store: SourceStore;
  let sources: Sources;

  beforeAll(async () => {
    cordon = await testDatabase();
    shop = await emptyDatabase('shop');
    await asOwner(shop.ownerUrl, (client) => client.query(SHOP.replace('ROWS', '50')));
    pool = openPool(cordon.appUrl, silentLog, { name: 'sources test' });
    store = createSourceStore(openDb(pool).$extendTables<SourceTables>(), cordon.keys);
    sources = createSources(store, silentLog, () => new Date('2026-10-01T00:00:00Z'), noToken);
    await sources.connect(
      { id: 'shop', name: 'The shop', ownerUrl: shop.ownerUrl, map: shopMap },
      null,
      'live',
    );
  });

  afterAll(async () => {
    await sources.close();
    await pool.end();
    await shop.drop();
    await cordon.drop();
  });

  it('keep connection strings sealed, each tied to its place', async () => {
    const { rows } = await pool.query<Record<'owner_sealed' | 'reader_sealed' | 'scope_sealed', Buffer>>(
      'SELECT owner_sealed, reader_sealed, scope_sealed FROM cordon.sources',
    );
    const sealed = Object.values(rows[0] ?? {}).map((bytes) => bytes.toString('utf8'));
    expect(sealed).toHaveLength(3);
    for (const text of sealed) expect(text).not.toMatch(/postgres|cordon_|127\.0\.0\.1/);
    const swapped = sealed[1] ?? '';
    expect(() => cordon.keys.unseal(swapped, 'source:shop:owner')).toThrow(Failure);
    expect(cordon.keys.unseal(swapped, 'source:shop:reader')).toMatch(/^postgres:\/\/cordon_reader_/);
  });

  it('show nothing before terms come into force', async () => {
    await expect(readOne(sources.reader, read)).rejects.toThrow(Failure);
  });

  it('read by the terms once these are applied, and no more once they are dropped', async () => {
    await sources.applyTerms('shop', policyOf());
    expect(await readOne(sources.reader, read)).toEqual([
      { key: '7', cells: { full_name: 'Name 7', email: 'P•••@E•••.com', phone: null } },
    ]);
    const lookup = { ...read, kind: 'lookup', field: 'email', literal: 'person7@example.com' } as const;
    expect(await sources.reader.lookup(lookup)).toBe('7');
    await expect(sources.reader.lookup({ ...lookup, field: 'phone' })).rejects.toThrow(Failure);
    await sources.dropTerms('shop', TERMS);
    await expect(readOne(sources.reader, read)).rejects.toThrow(Failure);
    await sources.applyTerms('shop', policyOf());
  });

  it('report drift beyond the map', async () => {
    expect(await sources.drift('shop')).toEqual(
      [
        { resource: 'customers', field: 'staff_notes' },
        { resource: 'contacts', field: 'phone' },
      ].map((one) => ({
        kind: 'column-unmapped',
        ...one,
        problem: 'Column is not in the data map: hidden.',
      })),
    );
  });

  it('draft a map of a database they do not know yet, the customers first', async () => {
    const { map, leftOut } = await sources.draft('new', shop.ownerUrl);
    expect(leftOut.map(({ what }) => what)).toEqual(['public.contacts']);
    expect(map.resources.map(({ name }) => name)).toEqual([
      'customers',
      'lines;--"',
      'visits',
      'conversation',
    ]);
  });

  it('say of a draft what sampled values look like, and never one of them', async () => {
    const draft = await sources.draft('new', shop.ownerUrl);
    const of = (name: string) =>
      draft.findings.find(({ resource, field }) => resource === 'customers' && field === name);
    expect(of('email')).toMatchObject({
      sure: 'sure',
      reasons: ['Its name says contact email.', '50 of 50 sampled values look like e-mail addresses.'],
    });
    expect(of('extra')).toMatchObject({ sure: 'unclear' });
    expect(JSON.stringify(draft)).not.toMatch(/Name 7|Person7|@Example|SECRET-7|555/);
  });

  it('show nothing of a source in shadow, whatever terms are applied', async () => {
    const other = await emptyDatabase('shadowed');
    await asOwner(other.ownerUrl, (client) => client.query(SHOP.replace('ROWS', '50')));
    await sources.connect({ id: 'dim', name: 'Dim', ownerUrl: other.ownerUrl, map: shopMap }, null, 'shadow');
    const policy = policyOf();
    await sources.applyTerms('dim', policy);
    const plan = { ...read, source: 'dim' };
    await expect(readOne(sources.reader, plan)).rejects.toThrow(Failure);
    expect((await sources.liveMapOf('dim'))?.resources).toEqual([]);
    // The control turned off: the same plan shows the customer.
    await pool.query(`UPDATE cordon.sources SET database_live_at = now() WHERE id = 'dim'`);
    sources.forget('dim');
    expect(await readOne(sources.reader, { ...plan, subjects: ['1'] })).toHaveLength(1);
    sources.forget('dim');
    await other.drop();
  });

  it('go on reading after their logins were made anew, here or by another replica', async () => {
    expect(await readOne(sources.reader, read)).toHaveLength(1);
    await sources.reconnect('shop', shop.ownerUrl);
    expect(await readOne(sources.reader, read)).toHaveLength(1);

    const replica = createSources(store, silentLog, () => new Date('2026-10-01T00:00:00Z'), noToken);
    await store.replaceUrls('shop', {
      ...(await urlsOf()),
      reader: withPassword((await urlsOf()).reader, 'old'),
    });
    await expect(readOne(replica.reader, read)).rejects.toThrow(Failure);
    await store.replaceUrls('shop', await connectSource('shop', shop.ownerUrl));
    expect(await readOne(replica.reader, read)).toHaveLength(1);
    await replica.close();
  });

  it('refuse a plan for a source nobody connected', async () => {
    await expect(readOne(sources.reader, { ...read, source: 'elsewhere' })).rejects.toThrow(Failure);
  });

  const urlsOf = async () => {
    const found = await store.find('shop');
    if (found?.urls == null) throw new Error('no shop');
    return found.urls;
  };
});

function withPassword(url: string, password: string): string {
  const changed = new URL(url);
  changed.password = password;
  return changed.toString();
}
