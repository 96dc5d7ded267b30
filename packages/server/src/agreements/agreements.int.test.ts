import { generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import type { Code } from '@cordon/core/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { asking, fakeWorld, principal, who, work } from '../../../../tests/support/gate.ts';
import { harborDataMap } from '../demo/seed/dataMap.ts';
import type { TermsAnswer } from '../gate/index.ts';
import { openDb, openPools, type Pools } from '../platform/db.ts';
import { sha256 } from '../platform/hashing.ts';
import { silentLog } from '../platform/log.ts';
import type { Actor, AgreementDeps } from './agreements.ts';
import { addVersion, draft } from './drafting.ts';
import { end } from './ending.ts';
import { sign } from './sign.ts';
import { createInForce, type InForce } from './inForce.ts';
import { createLifeStore, type LifeStore } from './life/store.ts';
import { termsMessage } from './signing.ts';
import { createAgreementStore, type AgreementStore, type AgreementTables } from './store.ts';
import { termsOf } from './standing.ts';

/* Terms are in force by two signatures and by nothing else that stands in the database. */

const NOW = new Date('2026-11-02T08:00:00Z');
const olivia: Actor = { person: 'per_olivia', party: 'pty_shop', ip: null };
const vera: Actor = { person: 'per_vera', party: 'pty_desk', ip: null };

let database: TestDatabase;
let pools: Pools;
let owner: pg.Pool;
let store: AgreementStore;
let life: LifeStore;
/** What time it is for whoever acts. */
let now = NOW;
let inForce: InForce;
let deps: AgreementDeps;
/** What happened to the world, in order. */
let done: string[];
/** Terms hashes whose views stand in the source. */
const views = new Set<string>();
let hears = true;

const pair = () => generateKeyPairSync('ed25519');
const keys = { pty_shop: pair(), pty_desk: pair(), pty_other: pair() };

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  await owner.query(`
    INSERT INTO cordon.parties (id, kind, name, created_at) VALUES
      ('pty_shop', 'company', 'Shop', now()), ('pty_desk', 'vendor', 'Desk', now()), ('pty_other', 'vendor', 'Other', now());
    INSERT INTO cordon.persons (id, party_id, name, email, role, created_at) VALUES
      ('per_olivia', 'pty_shop', 'Olivia', 'olivia@shop.example', 'company-admin', now()),
      ('per_vera', 'pty_desk', 'Vera', 'vera@desk.example', 'vendor-admin', now())`);
  const db = openDb(pools.app).$extendTables<AgreementTables>();
  store = createAgreementStore(db);
  life = createLifeStore(db);
  const dataMapOf = () => Promise.resolve(harborDataMap());
  inForce = createInForce({ store, life, dataMapOf, sha256, hears: () => hears, onFault: () => undefined });
  const did = <T>(what: string, answer: T): Promise<T> => {
    done.push(what);
    return Promise.resolve(answer);
  };
  deps = {
    ...{ store, life, sha256, dataMapOf, now: () => now },
    applyTerms: (_, { termsHash }) => did('views made', void views.add(termsHash)),
    dropTerms: (_, termsHash) => did('views dropped', void views.delete(termsHash)),
    enter: (act) => did(act, 0),
    changed: (agreement) => {
      inForce.forget(agreement);
      return did('told', undefined);
    },
    revokeParty: () => did('sessions closed', 2),
    closeReveals: () => did('reveals closed', 1),
  };
});
afterAll(async () => {
  await pools.close();
  await owner.end();
  await database.drop();
});

let drafts = 0;

async function drafted(from = '2026-10-01T00:00:00Z', until = '2027-10-01T00:00:00Z'): Promise<string> {
  done = [];
  return draft(
    deps,
    olivia,
    {
      ...{ vendor: { id: 'pty_desk', name: 'Desk' }, company: { id: 'pty_shop', name: 'Shop' } },
      ...{ source: 'harbor', title: 'Support', from, until },
    },
    `agr_${String(++drafts)}`,
  );
}

function raw(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-32);
}

async function signed(id: string, actor: Actor, by = keys[actor.party as keyof typeof keys]): Promise<void> {
  const [version] = await store.versions(id);
  if (version === undefined) throw new Error('no version');
  await sign(deps, actor, id, {
    version: version.version,
    publicKey: raw(by.publicKey),
    signature: signBytes(null, termsMessage(version.hash), by.privateKey),
  });
}

/** An agreement both signed, in good time. */
async function standing(from?: string, until?: string): Promise<string> {
  const id = await drafted(from, until);
  now = new Date(Math.min(NOW.getTime(), Date.parse(from ?? NOW.toISOString())));
  try {
    await signed(id, olivia);
    await signed(id, vera);
  } finally {
    now = NOW;
  }
  return id;
}

/** What the gate says of a read under this agreement, with the terms loaded anew. */
async function gateSays(id: string): Promise<Code | 'allowed'> {
  inForce.forget();
  const { gate, calls, records } = fakeWorld({ ports: { terms: inForce } });
  const outcome = await gate.read(
    { ...who, principal },
    { ...work, agreement: id },
    asking('read', { resources: ['customers'] }),
  );
  if (outcome.ok) return 'allowed';
  expect(calls.filter((call) => call.startsWith('source'))).toEqual([]);
  expect(records).toHaveLength(1);
  return outcome.code;
}

describe('terms', () => {
  it('are in force with both signatures, and not before', async () => {
    const id = await drafted();
    expect(await gateSays(id)).toBe('terms-unsigned');
    await signed(id, olivia);
    expect(await gateSays(id)).toBe('terms-unsigned');
    await signed(id, vera);
    expect(await gateSays(id)).toBe('allowed');
    expect(await gateSays('agr_none')).toBe('no-agreement');
  });

  it.each([
    ['ended', undefined, undefined, 'agreement-ended'],
    ['expired', '2025-01-01T00:00:00Z', '2026-11-02T08:00:00Z', 'agreement-expired'],
    ['not yet in force', '2026-11-02T08:00:00.001Z', '2027-01-01T00:00:00Z', 'agreement-expired'],
  ] as const)('that are %s refuse', async (how, from, until, code) => {
    const id = await standing(from, until);
    if (how === 'ended') await end(deps, olivia, id);
    expect(await gateSays(id)).toBe(code);
  });

  it.each([
    [
      'one character of the terms',
      `UPDATE cordon.agreement_versions SET terms = replace(terms, '"hidden"', '"hiddeN"') WHERE agreement_id = $1`,
    ],
    [
      'one bit of the hash',
      `UPDATE cordon.agreement_versions SET terms_hash = set_bit(terms_hash, 0, 1 - get_bit(terms_hash, 0)) WHERE agreement_id = $1`,
    ],
    [
      'the terms with a hash that fits',
      `UPDATE cordon.agreement_versions SET terms = replace(terms, '"hidden"', '"clear"'),
         terms_hash = sha256(convert_to(replace(terms, '"hidden"', '"clear"'), 'UTF8')) WHERE agreement_id = $1`,
    ],
    [
      'one bit of a signature',
      `UPDATE cordon.agreement_signatures SET signature = set_bit(signature, 9, 1 - get_bit(signature, 9)) WHERE agreement_id = $1 AND party_id = 'pty_desk'`,
    ],
    [
      'the two signatures swapped',
      `UPDATE cordon.agreement_signatures a SET signature = b.signature FROM cordon.agreement_signatures b
       WHERE a.agreement_id = $1 AND b.agreement_id = $1 AND a.party_id <> b.party_id`,
    ],
    [
      "one party's signature and key for both",
      `UPDATE cordon.agreement_signatures a SET signature = b.signature, key_id = b.key_id
       FROM cordon.agreement_signatures b
       WHERE a.agreement_id = $1 AND b.agreement_id = $1 AND a.party_id = 'pty_desk' AND b.party_id = 'pty_shop'`,
    ],
    [
      'a signature missing',
      `DELETE FROM cordon.agreement_signatures WHERE agreement_id = $1 AND party_id = 'pty_desk'`,
    ],
    [
      'a key revoked',
      `UPDATE cordon.party_keys SET revoked_at = now() WHERE party_id = 'pty_desk' AND $1 <> ''`,
    ],
    [
      'a key given to another party',
      `UPDATE cordon.party_keys SET party_id = 'pty_other' WHERE party_id = 'pty_desk' AND $1 <> ''`,
    ],
    ['the vendor of the agreement', `UPDATE cordon.agreements SET processor_id = 'pty_other' WHERE id = $1`],
    [
      'the same party on both sides',
      `UPDATE cordon.agreements SET processor_id = controller_id WHERE id = $1`,
    ],
  ])('changed in the database load nothing: %s', async (_, change) => {
    const id = await standing();
    expect(await gateSays(id)).toBe('allowed');
    const keysBefore = (await owner.query('SELECT id, party_id FROM cordon.party_keys')).rows as {
      id: string;
      party_id: string;
    }[];
    expect((await owner.query(change, [id])).rowCount).toBeGreaterThan(0);
    expect(await gateSays(id)).toBe('terms-unsigned');
    for (const key of keysBefore) {
      await owner.query('UPDATE cordon.party_keys SET revoked_at = NULL, party_id = $2 WHERE id = $1', [
        key.id,
        key.party_id,
      ]);
    }
  });

  it.each(['agreement', 'version'])(
    'that both signed load nothing in the place of another %s',
    async (what) => {
      const id = await standing();
      const other = what === 'agreement' ? await standing() : id;
      if (what === 'version') {
        await owner.query(
          `INSERT INTO cordon.agreement_versions SELECT agreement_id, 2, terms, terms_hash, clauses, created_at
         FROM cordon.agreement_versions WHERE agreement_id = $1`,
          [id],
        );
        await owner.query(`UPDATE cordon.agreement_signatures SET version = 2 WHERE agreement_id = $1`, [id]);
      }
      await owner.query(
        `UPDATE cordon.agreement_versions v SET terms = o.terms, terms_hash = o.terms_hash
       FROM cordon.agreement_versions o WHERE v.agreement_id = $1 AND o.agreement_id = $2`,
        [id, other],
      );
      await owner.query(
        `UPDATE cordon.agreement_signatures a SET signature = b.signature FROM cordon.agreement_signatures b
       WHERE a.agreement_id = $1 AND b.agreement_id = $2 AND a.party_id = b.party_id`,
        [id, other],
      );
      expect(await gateSays(id)).toBe('terms-unsigned');
    },
  );

  it('of a new version wait for both, and the older ones stay in force until then', async () => {
    const id = await standing();
    const [first] = await store.versions(id);
    if (first === undefined) throw new Error('no version');
    await addVersion(deps, olivia, id, { ...termsOf(first), permissions: [] }, first.clauses);
    await signed(id, olivia);
    expect(await gateSays(id)).toBe('allowed');
    await signed(id, vera);
    expect(await gateSays(id)).toBe('not-permitted');
  });

  it('are not kept while no news of changes arrives', async () => {
    const id = await standing();
    const says = async (): Promise<TermsAnswer> => inForce.inForce(id, NOW);
    inForce.forget();
    expect((await says()).ok).toBe(true);
    // Another replica ends it and the news is lost: what was kept would go on allowing.
    await owner.query('UPDATE cordon.agreements SET ended_at = now() WHERE id = $1', [id]);
    expect((await says()).ok).toBe(true);
    hears = false;
    inForce.forget();
    expect(await says()).toEqual({ ok: false, code: 'agreement-ended' });
    await owner.query('UPDATE cordon.agreements SET ended_at = NULL WHERE id = $1', [id]);
    expect((await says()).ok).toBe(true);
    await owner.query('UPDATE cordon.agreements SET ended_at = now() WHERE id = $1', [id]);
    expect(await says()).toEqual({ ok: false, code: 'agreement-ended' });
    hears = true;
  });
});

describe('a signature', () => {
  const stranger: Actor = { person: 'per_vera', party: 'pty_other', ip: null };

  it.each([
    ['of a key of the other party', vera, keys.pty_shop, 'signature-invalid'],
    ['of a party that has no part in it', stranger, keys.pty_other, 'not-found'],
  ] as const)('%s is refused', async (_, actor, key, code) => {
    const id = await drafted();
    await signed(id, olivia);
    await expect(signed(id, actor, key)).rejects.toMatchObject({ code });
    expect(await gateSays(id)).toBe('terms-unsigned');
  });

  it('of a revoked key is refused, and the key cannot be entered anew', async () => {
    const id = await drafted();
    await signed(id, olivia);
    await owner.query('UPDATE cordon.party_keys SET revoked_at = now() WHERE party_id = $1', ['pty_desk']);
    await expect(signed(id, vera)).rejects.toMatchObject({ code: 'signature-invalid' });
    await owner.query('UPDATE cordon.party_keys SET revoked_at = NULL WHERE party_id = $1', ['pty_desk']);
  });

  it('over anything but these terms is refused', async () => {
    const [id, other] = [await drafted(), await drafted('2026-10-02T00:00:00Z')];
    await signed(id, olivia);
    const [version] = await store.versions(other);
    const { publicKey, privateKey } = keys.pty_desk;
    for (const message of [
      termsMessage(version?.hash ?? Buffer.alloc(32)),
      version?.hash ?? Buffer.alloc(32),
    ]) {
      const signature = signBytes(null, message, privateKey);
      await expect(
        sign(deps, vera, id, { version: 1, publicKey: raw(publicKey), signature }),
      ).rejects.toMatchObject({ code: 'signature-invalid' });
    }
  });

  it('counts once for a party, also twice at the same moment', async () => {
    const id = await drafted();
    const twice = await Promise.allSettled([signed(id, olivia), signed(id, olivia)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(signed(id, olivia)).rejects.toMatchObject({ code: 'already-done' });
    expect(await gateSays(id)).toBe('terms-unsigned');
  });

  it('of the vendor comes second, also when both sign at the same moment', async () => {
    const id = await drafted();
    const [, vendor] = await Promise.allSettled([signed(id, olivia), signed(id, vera)]);
    if (vendor.status === 'rejected') {
      expect(['not-in-scope', 'not-your-turn']).toContain((vendor.reason as { code: Code }).code);
      await signed(id, vera);
    }
    expect(await gateSays(id)).toBe('allowed');
    const [version] = await store.versions(id);
    expect(views).toContain(version?.hash.toString('hex'));
  });
});

describe('ending', () => {
  it('closes sessions and reveals, is entered and drops the views before it answers', async () => {
    const id = await standing();
    done = [];
    expect(await end(deps, olivia, id)).toEqual({ entry: 0, sessionsClosed: 2, revealsClosed: 1 });
    expect(done).toEqual(['told', 'sessions closed', 'reveals closed', 'agreement-ended', 'views dropped']);
    expect(await gateSays(id)).toBe('agreement-ended');
  });

  it('drops the views of a version that only one party signed', async () => {
    const id = await drafted();
    await signed(id, olivia);
    const [version] = await store.versions(id);
    const hash = version?.hash.toString('hex') ?? '';
    expect(views).toContain(hash);
    await end(deps, olivia, id);
    expect(views).not.toContain(hash);
  });

  it('that could not be entered or could not close everything closes the rest when asked again', async () => {
    const id = await standing();
    const fails = () => Promise.reject(new Error('down'));
    await expect(end({ ...deps, revokeParty: fails }, olivia, id)).rejects.toThrow('down');
    expect(await gateSays(id)).toBe('agreement-ended');
    done = [];
    await expect(end(deps, olivia, id)).rejects.toMatchObject({ code: 'already-done' });
    expect(done).toEqual(['told', 'sessions closed', 'reveals closed', 'views dropped']);

    const other = await standing();
    await expect(end({ ...deps, enter: fails }, olivia, other)).rejects.toThrow('down');
    const [version] = await store.versions(other);
    expect(views).not.toContain(version?.hash.toString('hex'));
  });

  it('and signing at the same moment leaves nothing in force and no view behind', async () => {
    for (let round = 0; round < 15; round++) {
      const id = await drafted();
      await signed(id, olivia);
      const [ended, late] = await Promise.allSettled([end(deps, olivia, id), signed(id, vera)]);
      expect(ended.status).toBe('fulfilled');
      if (late.status === 'rejected') expect(late.reason).toMatchObject({ code: 'agreement-ended' });
      expect(await gateSays(id)).toBe('agreement-ended');
      const [version] = await store.versions(id);
      expect(views).not.toContain(version?.hash.toString('hex'));
    }
    await expect(signed(`agr_${String(drafts)}`, vera)).rejects.toMatchObject({ code: 'agreement-ended' });
  });

  it('happens once', async () => {
    const id = await standing();
    done = [];
    const all = await Promise.allSettled([1, 2, 3].map(() => end(deps, olivia, id)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(done.filter((what) => what === 'agreement-ended')).toHaveLength(1);
  });
});
