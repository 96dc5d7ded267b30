import { challengeOf, type SigningStatement } from '@cordon/core/agreements';
import type { Code } from '@cordon/core/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atWork } from '../../../../tests/support/atWork.ts';
import { testDatabase, type TestDatabase, testPool } from '../../../../tests/support/database.ts';
import { asking, fakeWorld, principal, who, work } from '../../../../tests/support/gate.ts';
import { testSigning, type TestSigning } from '../../../../tests/support/signing.ts';
import type { SoftwareAuthenticator } from '../demo/authenticator.ts';
import { harborDataMap } from '../demo/seed/dataMap.ts';
import type { TermsAnswer } from '../gate/index.ts';
import { openDb, openPools, type Pools } from '../platform/db.ts';
import { sha256 } from '../platform/hashing.ts';
import { silentLog } from '../platform/log.ts';
import { sealCrypto } from '../platform/sealCrypto.ts';
import type { Actor, AgreementDeps } from './agreements.ts';
import { addVersion, draft } from './drafting.ts';
import { end } from './ending.ts';
import { createInForce, type InForce } from './inForce.ts';
import { offer } from './life/stages.ts';
import { createLifeStore, type LifeStore } from './life/store.ts';
import { sign, signOptions } from './signing/index.ts';
import { createAgreementStore, type AgreementStore, type AgreementTables } from './store.ts';

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

let signing: TestSigning;
/** Olivia's and Vera's own passkeys. */
let passkeys: Record<'per_olivia' | 'per_vera', SoftwareAuthenticator>;

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  owner = testPool(database.ownerUrl, 4);
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
  signing = await testSigning(pools.app, database.keys, () => NOW);
  passkeys = { per_olivia: signing.passkeyFor('per_olivia'), per_vera: signing.passkeyFor('per_vera') };
  inForce = createInForce({
    store,
    life,
    liveMapOf: dataMapOf,
    crypto: sealCrypto,
    hears: () => hears,
    onFault: () => undefined,
  });
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
    revoked: (targets) => {
      done.push(`revoked ${targets.map(({ scope }) => scope).join(' and ')}`);
    },
    signing: signing.ports,
  };
});
afterAll(async () => {
  await pools.close();
  await owner.end();
  await database.drop();
});

let drafts = 0;

/** An agreement the vendor has been offered. */
async function drafted(from = '2026-10-01T00:00:00Z', until = '2027-10-01T00:00:00Z'): Promise<string> {
  done = [];
  const id = await draft(
    deps,
    olivia,
    {
      ...{ vendor: { id: 'pty_desk', name: 'Desk' }, company: { id: 'pty_shop', name: 'Shop' } },
      ...{ source: 'harbor', title: 'Support', from, until },
    },
    `agr_${String(++drafts)}`,
  );
  await offer(deps, olivia, id);
  done = [];
  return id;
}

/** Signs a version as the actor; `say` changes what the authenticator is made to sign. */
async function signed(
  id: string,
  actor: Actor,
  by: SoftwareAuthenticator = passkeys[actor.person as keyof typeof passkeys],
  say: (statement: SigningStatement) => SigningStatement = (statement) => statement,
): Promise<void> {
  const [version] = await store.versions(id);
  if (version === undefined) throw new Error('no version');
  const { statement } = await signOptions(deps, actor, id, version.version);
  const challenge = Buffer.from(challengeOf(say(statement), sha256)).toString('base64url');
  await sign(deps, actor, id, {
    version: version.version,
    credentialId: by.id,
    assertion: by.assert(challenge),
    userAgent: null,
  });
}

/** An agreement both signed, in good time. */
async function standing(from?: string, until?: string): Promise<string> {
  now = new Date(Math.min(NOW.getTime(), Date.parse(from ?? NOW.toISOString())));
  try {
    const id = await drafted(from, until);
    await signed(id, olivia);
    await signed(id, vera);
    return id;
  } finally {
    now = NOW;
  }
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
      'one bit of what the authenticator said',
      `UPDATE cordon.agreement_signatures SET authenticator_data = set_bit(authenticator_data, 290, 1 - get_bit(authenticator_data, 290)) WHERE agreement_id = $1 AND party_id = 'pty_desk'`,
    ],
    [
      'one bit of what the browser said',
      `UPDATE cordon.agreement_signatures SET client_data = set_bit(client_data, 400, 1 - get_bit(client_data, 400)) WHERE agreement_id = $1 AND party_id = 'pty_desk'`,
    ],
    [
      'the document both read',
      `UPDATE cordon.agreement_documents SET pdf = pdf || '\\x0a', hash = sha256(pdf || '\\x0a') WHERE agreement_id = $1`,
    ],
    [
      'the two signatures swapped',
      `UPDATE cordon.agreement_signatures a SET signature = b.signature, authenticator_data = b.authenticator_data, client_data = b.client_data
       FROM cordon.agreement_signatures b
       WHERE a.agreement_id = $1 AND b.agreement_id = $1 AND a.party_id <> b.party_id`,
    ],
    [
      "one party's signature and key for both",
      `UPDATE cordon.agreement_signatures a SET signature = b.signature, key_id = b.key_id,
         authenticator_data = b.authenticator_data, client_data = b.client_data
       FROM cordon.agreement_signatures b
       WHERE a.agreement_id = $1 AND b.agreement_id = $1 AND a.party_id = 'pty_desk' AND b.party_id = 'pty_shop'`,
    ],
    [
      "one party's signature, key moved to the other",
      `WITH moved AS (UPDATE cordon.party_keys SET party_id = 'pty_desk' WHERE party_id = 'pty_shop')
       UPDATE cordon.agreement_signatures a SET signature = b.signature, key_id = b.key_id,
         authenticator_data = b.authenticator_data, client_data = b.client_data
       FROM cordon.agreement_signatures b
       WHERE a.agreement_id = $1 AND b.agreement_id = $1 AND a.party_id = 'pty_desk' AND b.party_id = 'pty_shop'`,
    ],
    [
      'the host of a key',
      `UPDATE cordon.party_keys SET rp_id = 'evil.example' WHERE party_id = 'pty_desk' AND $1 <> ''`,
    ],
    [
      'the public key of a key',
      `UPDATE cordon.party_keys SET public_key = set_bit(public_key, 700, 1 - get_bit(public_key, 700)) WHERE party_id = 'pty_desk' AND $1 <> ''`,
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
    const keysBefore = (await owner.query('SELECT id, party_id, rp_id, public_key FROM cordon.party_keys'))
      .rows as { id: string; party_id: string; rp_id: string; public_key: Buffer }[];
    expect((await owner.query(change, [id])).rowCount).toBeGreaterThan(0);
    expect(await gateSays(id)).toBe('terms-unsigned');
    for (const key of keysBefore) {
      await owner.query(
        'UPDATE cordon.party_keys SET revoked_at = NULL, party_id = $2, rp_id = $3, public_key = $4 WHERE id = $1',
        [key.id, key.party_id, key.rp_id, key.public_key],
      );
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
        await owner.query(
          `INSERT INTO cordon.agreement_documents SELECT agreement_id, 2, pdf, hash, frozen_at
         FROM cordon.agreement_documents WHERE agreement_id = $1`,
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
        `UPDATE cordon.agreement_signatures a SET signature = b.signature, authenticator_data = b.authenticator_data,
         client_data = b.client_data FROM cordon.agreement_signatures b
       WHERE a.agreement_id = $1 AND b.agreement_id = $2 AND a.party_id = b.party_id`,
        [id, other],
      );
      await owner.query(
        `UPDATE cordon.agreement_documents d SET pdf = o.pdf, hash = o.hash FROM cordon.agreement_documents o
       WHERE d.agreement_id = $1 AND o.agreement_id = $2`,
        [id, other],
      );
      expect(await gateSays(id)).toBe('terms-unsigned');
    },
  );

  it('of a new version wait for both, and the older ones stay in force until then', async () => {
    const id = await standing();
    const [first] = await store.versions(id);
    if (first === undefined) throw new Error('no version');
    await addVersion(deps, olivia, id, {
      clauses: first.clauses.filter((clause) => !['2.1', '2.2'].includes(clause.id)),
    });
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
  const rowsOf = async (id: string) =>
    (await owner.query('SELECT FROM cordon.agreement_signatures WHERE agreement_id = $1', [id])).rowCount;

  it('of the vendor waits for the company’s', async () => {
    const id = await drafted();
    await expect(signed(id, vera)).rejects.toMatchObject({ code: 'not-your-turn' });
    await signed(id, olivia);
    await signed(id, vera);
    expect(await gateSays(id)).toBe('allowed');
  });

  it('of the vendor waits for one of the company’s that counts', async () => {
    const id = await drafted();
    await signed(id, olivia);
    await owner.query(`UPDATE cordon.party_keys SET revoked_at = now() WHERE party_id = 'pty_shop'`);
    await expect(signed(id, vera)).rejects.toMatchObject({ code: 'not-your-turn' });
    await owner.query(`UPDATE cordon.party_keys SET revoked_at = NULL WHERE party_id = 'pty_shop'`);
  });

  it('of a party that has no part in it is refused', async () => {
    const id = await drafted();
    await signed(id, olivia);
    await expect(signed(id, stranger)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('with a passkey of somebody else is refused, also with one nobody registered', async () => {
    const id = await drafted();
    await signed(id, olivia);
    for (const by of [passkeys.per_olivia, signing.passkeyFor('per_nobody')]) {
      await expect(signed(id, vera, by)).rejects.toMatchObject({ code: 'signature-invalid' });
    }
    expect(await gateSays(id)).toBe('terms-unsigned');
  });

  it('of somebody without a passkey cannot begin', async () => {
    const id = await drafted();
    const bare = { ...deps, signing: { ...deps.signing, passkeysOf: async () => [] } };
    await expect(signOptions(bare, olivia, id, 1)).rejects.toMatchObject({ code: 'passkey-needed' });
  });

  it('of a revoked key is refused, and the key cannot be entered anew', async () => {
    const id = await drafted();
    await signed(id, olivia);
    await owner.query('UPDATE cordon.party_keys SET revoked_at = now() WHERE party_id = $1', ['pty_desk']);
    await expect(signed(id, vera)).rejects.toMatchObject({ code: 'signature-invalid' });
    await owner.query('UPDATE cordon.party_keys SET revoked_at = NULL WHERE party_id = $1', ['pty_desk']);
  });

  it.each<[string, (statement: SigningStatement) => SigningStatement]>([
    ['other terms', (statement) => ({ ...statement, termsHash: '00'.repeat(32) })],
    ['another document', (statement) => ({ ...statement, documentHash: '00'.repeat(32) })],
    ['another agreement', (statement) => ({ ...statement, agreement: 'agr_other' })],
    ['another version', (statement) => ({ ...statement, version: 2 })],
    ['the other side’s statement', (statement) => ({ ...statement, party: 'pty_desk', role: 'processor' })],
  ])('over %s is refused', async (_, say) => {
    const id = await drafted();
    await expect(signed(id, olivia, passkeys.per_olivia, say)).rejects.toMatchObject({
      code: 'signature-invalid',
    });
    expect(await rowsOf(id)).toBe(0);
  });

  it('made on another site, or by a person nobody verified, is refused', async () => {
    const id = await drafted();
    const elsewhere = signing.passkeyFor('per_olivia', 'http://localhost:9999');
    await expect(signed(id, olivia, elsewhere)).rejects.toMatchObject({ code: 'signature-invalid' });
    const bare = signing.passkeyFor('per_olivia');
    bare.verifies = false;
    await expect(signed(id, olivia, bare)).rejects.toMatchObject({ code: 'signature-invalid' });
    expect(await rowsOf(id)).toBe(0);
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

  it('adds to the document and changes nothing in it', async () => {
    const id = await standing();
    const { rows } = await owner.query<{ base: Buffer; first: Buffer; second: Buffer }>(
      `SELECT d.pdf AS base, a.pdf AS first, b.pdf AS second FROM cordon.agreement_documents d
       JOIN cordon.agreement_signatures a ON a.agreement_id = d.agreement_id AND a.revision = 1
       JOIN cordon.agreement_signatures b ON b.agreement_id = d.agreement_id AND b.revision = 2
       WHERE d.agreement_id = $1`,
      [id],
    );
    const [found] = rows;
    if (found === undefined) throw new Error('no document');
    const { base, first, second } = found;
    expect(first.subarray(0, base.length).equals(base)).toBe(true);
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    expect(first.length).toBeGreaterThan(base.length);
  });
});

describe('ending', () => {
  it('closes what hangs on it, is entered and drops the views before it answers', async () => {
    const id = await standing();
    const vera = await atWork(owner, 'per_vera', id);
    done = [];
    // Other agreements of the vendor are in force: its people stay signed in.
    expect(await end(deps, olivia, id)).toEqual({ entry: 0, sessionsClosed: 0, revealsClosed: 1 });
    expect(await vera.left()).toEqual({ sessions: 1, reveals: 0 });
    expect(done).toEqual(['revoked agreement', 'told', 'agreement-ended', 'views dropped']);
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
    await expect(end({ ...deps, changed: fails }, olivia, id)).rejects.toThrow('down');
    inForce.forget();
    expect(await gateSays(id)).toBe('agreement-ended');
    done = [];
    await expect(end(deps, olivia, id)).rejects.toMatchObject({ code: 'already-done' });
    expect(done).toEqual(['revoked agreement', 'told', 'views dropped']);

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
