import { createHmac } from 'node:crypto';
import {
  grantOf,
  handlePattern,
  scopeKeySql,
  signedScopePayload,
  viewName,
  whoSignsSql,
  type SignedScope,
  type ViewKind,
} from '@cordon/core/sql';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  applyViews,
  connectTo,
  plans,
  readOne,
  SHOP,
  shopMap,
  shopProfiles,
  TERMS,
  testSource,
  type TestSource,
} from '../../../../tests/support/source.ts';
import { replicatedShop, type Replicated } from '../../../../tests/support/standby.ts';
import { connectSource, reachOf } from './connect.ts';
import { keepInSetting } from './keeping.ts';
import { asOwner } from './owner.ts';
import { createReader, type SourceReader } from './reader.ts';

const view = (kind: ViewKind, field = '', resource = 'customers') =>
  viewName({ kind, termsHash: TERMS, purpose: 'support', role: 'tier1', resource, field });

async function keyOf(owner: pg.Client): Promise<Buffer> {
  const { rows } = await owner.query<{ inner_pad: string }>(scopeKeySql);
  const pad = Buffer.from(rows[0]?.inner_pad ?? '', 'hex');
  return Buffer.from(pad.subarray(0, 32).map((byte) => byte ^ 0x36));
}

const sealed = (key: Buffer, scope: SignedScope | string): string => {
  const payload = typeof scope === 'string' ? scope : signedScopePayload(scope);
  return createHmac('sha256', key).update(payload).digest('hex') + payload;
};

/*
 * The reading connection in hostile hands, where the scope is a setting that anybody on it can write: only the key
 * stands between them and another customer.
 */
describe('a signed scope', () => {
  let source: TestSource;
  let reader: pg.Client;
  let key: Buffer;
  let scope: SignedScope;
  const read = view('read');

  beforeAll(async () => {
    source = await testSource();
    await applyViews(source.urls.owner, source.database, shopMap, shopProfiles, 'setting');
    key = await keyOf(source.owner);
  });

  beforeEach(async () => {
    reader = await source.reader();
    scope = await scopeFor(reader);
  });

  afterAll(async () => {
    await source.drop();
  });

  const scopeFor = async (client: pg.Client): Promise<SignedScope> => {
    const { rows } = await client.query<{ pid: number; start: string; now: string }>(whoSignsSql);
    const { pid = 0, start = '', now = '' } = rows[0] ?? {};
    const grants = [grantOf('read', read.key)];
    return { pid, start, until: Number(now) + 60_000, grants, subjects: ['7'], literal: null };
  };
  const set = (value: string, client = reader) =>
    client.query(`SELECT set_config('cordon.scope', $1, false)`, [value]);
  const shown = async (client = reader, of = read.sql): Promise<readonly string[]> => {
    const { rows } = await client.query<{ full_name: string }>(`SELECT full_name FROM ${of}`);
    return rows.map(({ full_name }) => full_name);
  };

  it('shows the subject it names, through the view it names, and ends when it is taken away', async () => {
    await set(sealed(key, scope));
    expect(await shown()).toEqual(['Name 7']);
    const { rows } = await reader.query<{ phone: string }>(`SELECT phone FROM ${read.sql}`);
    expect(rows[0]?.phone).toMatch(/^tok_/);
    for (const other of [view('read', '', 'visits'), view('read', '', 'lines')]) {
      expect((await reader.query(`SELECT 1 FROM ${other.sql}`)).rows).toEqual([]);
    }
    expect((await reader.query(`SELECT 1 FROM ${view('reveal', 'email').sql}`)).rows).toEqual([]);
    for (const end of [() => set(''), () => reader.query('RESET ALL'), () => reader.query('DISCARD ALL')]) {
      await set(sealed(key, scope));
      await end();
      expect(await shown()).toEqual([]);
      expect((await reader.query(`SELECT cordon.token('x') AS t`)).rows).toEqual([{ t: null }]);
    }
  });

  const forged: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['without a signature', () => signedScopePayload({ ...scope, subjects: ['8'] })],
    ['under another key', () => sealed(Buffer.alloc(32, 1), { ...scope, subjects: ['8'] })],
    ['under no key', () => sealed(Buffer.alloc(0), { ...scope, subjects: ['8'] })],
    ['under a bare hash', () => '0'.repeat(64) + signedScopePayload(scope)],
    ['altered in its subject', () => sealed(key, scope).replace('["7"]', '["8"]')],
    [
      'altered in its grants',
      () => sealed(key, { ...scope, grants: ['read:x'] }).replace('read:x', scope.grants[0] ?? ''),
    ],
    ['lengthened', () => `${sealed(key, scope)} `],
    ['doubled', () => sealed(key, scope) + signedScopePayload({ ...scope, subjects: ['8'] })],
    ['shortened', () => sealed(key, scope).slice(0, -1)],
    ['with its digits in capitals', () => sealed(key, scope).toUpperCase()],
    ['that ran out', () => sealed(key, { ...scope, until: scope.until - 61_000 })],
    [
      'that runs out at no number',
      () => sealed(key, signedScopePayload(scope).replace(/"until":\d+/, '"until":null')),
    ],
    ['of another backend', async () => sealed(key, await scopeFor(await source.reader()))],
    [
      'of an older backend with this process id',
      () => sealed(key, { ...scope, start: String(BigInt(scope.start) - 1n) }),
    ],
    ['that is signed and no scope', () => sealed(key, '[]')],
    ['that is empty', () => ''],
  ];

  it.each(forged)('shows nothing %s', async (_, make) => {
    await set(await make());
    expect(await shown().catch(() => [])).toEqual([]);
  });

  it('cannot be kept alive by an open transaction', async () => {
    await reader.query('BEGIN');
    const { rows } = await reader.query<{ now: string }>(whoSignsSql);
    await set(sealed(key, { ...scope, until: Number(rows[0]?.now) + 1 }));
    await reader.query('SELECT pg_sleep(0.01)');
    expect(await shown()).toEqual([]);
    await reader.query('COMMIT');
  });

  it('is not changed from inside a statement', async () => {
    await set(sealed(key, scope));
    const other = sealed(Buffer.alloc(32, 1), { ...scope, subjects: ['8'] });
    const { rows } = await reader.query(
      `SELECT full_name FROM ${read.sql} WHERE set_config('cordon.scope', $1, false) IS NOT NULL`,
      [other],
    );
    expect(rows).toEqual([{ full_name: 'Name 7' }]);
    expect(await shown()).toEqual([]);
  });

  it.each([
    'SELECT * FROM cordon.scope_keys',
    'SELECT cordon.verified_scope()',
    'UPDATE cordon.scope_keys SET outer_pad = inner_pad',
    `COPY cordon.scope_keys TO STDOUT`,
    `SELECT query_to_xml('SELECT * FROM cordon.scope_keys', true, true, '')`,
  ])('has a key that the reading login cannot reach: %s', async (statement) => {
    await reader.query('SET default_transaction_read_only = off');
    await expect(reader.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('has a key that stands in no text the reading login can read', async () => {
    const { rows } = await reader.query<{ text: string }>(
      `SELECT pg_get_viewdef(c.oid) AS text FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = 'cordon'::regnamespace
       UNION ALL SELECT p.prosrc FROM pg_proc p WHERE p.pronamespace = 'cordon'::regnamespace`,
    );
    const all = rows.map(({ text }) => text).join('\n');
    expect(all).not.toContain(key.toString('hex').slice(0, 16));
    expect(all).not.toContain(
      Buffer.from(key.map((byte) => byte ^ 0x36))
        .toString('hex')
        .slice(0, 16),
    );
    const role = decodeURIComponent(new URL(source.urls.reader).username);
    expect(await reachOf(source.owner, role)).toEqual([]);
    await source.owner.query('GRANT SELECT ON cordon.scope_keys TO PUBLIC');
    expect(await reachOf(source.owner, role)).toEqual(['table cordon.scope_keys']);
    await source.owner.query('REVOKE SELECT ON cordon.scope_keys FROM PUBLIC');
  });

  it('is what stands between a forger and the customers: without the check this would show', async () => {
    const { rows } = await source.owner.query<{ text: string }>(
      `SELECT pg_get_functiondef('cordon.verified_scope()'::regprocedure) AS text`,
    );
    const text = rows[0]?.text ?? '';
    await source.owner.query(text.replace('IF ours IS NOT TRUE THEN', 'IF false THEN'));
    try {
      await set(sealed(Buffer.alloc(32, 1), { ...scope, subjects: ['8'] }));
      expect(await shown()).toEqual(['Name 8']);
    } finally {
      await source.owner.query(text);
    }
    expect(await shown()).toEqual([]);
  });

  it('is no way into views that go by the scope table', async () => {
    await applyViews(source.urls.owner, source.database, shopMap, shopProfiles, 'table');
    await set(sealed(key, scope));
    expect(await shown()).toEqual([]);
    await applyViews(source.urls.owner, source.database, shopMap, shopProfiles, 'setting');
    expect(await shown()).toEqual(['Name 7']);
  });
});

describe('a source that is read at a standby', () => {
  let servers: Replicated;
  let urls: Awaited<ReturnType<typeof connectSource>>;
  let reader: SourceReader;
  let owner: pg.Client;
  const faults: unknown[] = [];

  beforeAll(async () => {
    servers = await replicatedShop();
    await asOwner(servers.ownerUrl, (client) => client.query(SHOP.replace('ROWS', '500')));
    urls = await connectSource('shop', servers.ownerUrl, servers.replica);
    await applyViews(urls.owner, 'shop', shopMap, shopProfiles, 'setting');
    owner = await connectTo(urls.owner);
    await caughtUp(urls.reader);
    reader = createReader(urls, (error) => faults.push(error));
  }, 120_000);

  afterAll(async () => {
    await reader.close();
    await owner.end();
    await servers.stop();
  });

  /** Waits until the standby has what the primary has now. */
  const caughtUp = async (readerUrl: string) => {
    const { rows } = await owner.query<{ lsn: string }>('SELECT pg_current_wal_insert_lsn()::text AS lsn');
    const standby = await connectTo(readerUrl);
    try {
      for (let left = 600; left > 0; left--) {
        const { rows: there } = await standby.query<{ done: boolean; standby: boolean }>(
          `SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS done, pg_is_in_recovery() AS standby`,
          [rows[0]?.lsn],
        );
        expect(there[0]?.standby).toBe(true);
        if (there[0]?.done === true) return;
        await standby.query('SELECT pg_sleep(0.05)');
      }
      throw new Error('the standby did not follow');
    } finally {
      await standby.end();
    }
  };

  it('answers as a primary does, under a scope nobody writes anywhere', async () => {
    const [row, ...others] = await readOne(reader, plans.read('customers', ['7']));
    expect(others).toEqual([]);
    expect(row?.key).toBe('7');
    expect(row?.cells.full_name).toBe('Name 7');
    expect(row?.cells.phone).toMatch(/^tok_[a-z2-7]{12}$/);
    expect(await reader.lookup(plans.lookup('customers', 'email', 'person7@example.com'))).toBe('7');
    expect(await reader.confirm(plans.confirm('customers', '7', 'full_name', 'name 7'))).toBe(true);
    expect(await reader.confirm(plans.confirm('customers', '8', 'full_name', 'name 7'))).toBe(false);
    expect(await reader.reveal(plans.reveal('customers', '7', '7', 'email'))).toBe('Person7@Example.com');
    expect(await reader.reveal(plans.reveal('customers', '8', '7', 'email'))).toBeNull();
    expect(faults).toEqual([]);
    const { rows } = await owner.query('SELECT FROM cordon.scope WHERE grants IS NOT NULL');
    expect(rows).toEqual([]);
  });

  it('makes and resolves handles and tokens of what clients read, as a primary does', async () => {
    const { scopeKey = '', reader: url } = urls;
    const client = await connectTo(url);
    const keeper = keepInSetting(scopeKey);
    const one = "SELECT cordon.handle('v', '7') AS handle, cordon.token_int(7) AS token";
    expect((await client.query(one)).rows).toEqual([{ handle: null, token: null }]);
    await keeper.meet(client);
    await keeper.open(client, { access: 'none', grants: ['text:v'], subjects: [], literal: null });
    const { rows } = await client.query<{ handle: string; token: number }>(one);
    const handle = rows[0]?.handle ?? '';
    expect(handle).toMatch(handlePattern);
    expect(rows[0]?.token).toBeLessThan(0);
    const keys = await client.query("SELECT cordon.unhandle('v', $1) AS v, cordon.unhandle('w', $1) AS w", [
      handle,
    ]);
    expect(keys.rows).toEqual([{ v: '7', w: null }]);
    await client.end();
  });

  it('keeps concurrent readers to their own subjects', async () => {
    const subjects = Array.from({ length: 120 }, (_, i) => String(1 + (i % 40)));
    const rows = await Promise.all(
      subjects.map((subject) => readOne(reader, plans.read('customers', [subject]))),
    );
    expect(rows.map((read) => read.map(({ key }) => key))).toEqual(subjects.map((subject) => [subject]));
  });

  it('refuses a standby in the place of its primary', async () => {
    const standby = new URL(servers.ownerUrl);
    standby.port = new URL(servers.replica).port;
    await expect(connectSource('shop', standby.toString())).rejects.toMatchObject({ code: 'config-wrong' });
  });
});
