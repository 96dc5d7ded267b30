import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgreementKeys } from '../../packages/server/src/atRest/erasing.store.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation, type Installation } from '../../packages/server/src/installation.ts';
import { seedAgreements } from '../support/atRest.ts';
import { emptyDatabase, type EmptyDatabase } from '../support/database.ts';
import { cordon } from '../support/shell.ts';
import { makeSoftTokens } from '../support/softToken.ts';
import { startVaultServer, type VaultServer } from '../support/vaultServer.ts';

/*
 * The real commands `keys rotate` and `keys move`: key files, a SoftHSM token, and a server that speaks Vault's protocol.
 * Everybody is made up.
 */

const TEXT = 'Rosalind Achterberg, rosalind@example.org';
const ENDED = 'agreement:agr_other';

let database: EmptyDatabase;
let folder: string;
let vault: VaultServer;
let owner: pg.Client;
let settings: Record<string, string>;
let ticket: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-moving-'));
  [database, vault] = await Promise.all([emptyDatabase('cordon'), startVaultServer('hvs.made-up')]);
  const token = await makeSoftTokens(folder, 'cordon');
  const tokenFile = path.join(folder, 'token');
  await writeFile(tokenFile, vault.token, { mode: 0o600 });
  // For the module, which this process loads too.
  process.env.SOFTHSM2_CONF = token.config;
  settings = {
    ...{
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      SOFTHSM2_CONF: token.config,
    },
    ...{ PKCS11_MODULE: token.settings.module, PKCS11_TOKEN: token.settings.token },
    ...{ PKCS11_PIN_FILE: token.settings.pinFile, VAULT_ADDR: vault.address, VAULT_TOKEN_FILE: tokenFile },
  };
  await withHouse('file', async ({ house }) => {
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await seedAgreements(owner);
    const deliver = async (party: string, externalId: string) => {
      const { id } = await house.tickets.intake.receive({
        ...{
          source: 'src',
          externalId,
          party,
          purpose: 'support',
          subjectLine: 'Parcel',
          priority: 'normal',
        },
        ...{ status: 'open', createdAt: house.now(), requester: { by: 'request', subject: '7' } },
        messages: [{ id: 'm', at: house.now(), author: 'customer', body: TEXT }],
      });
      return id;
    };
    ticket = await deliver('desk', 'T-1');
    await deliver('other', 'T-2');
    await deliver('shop', 'T-3');
    await destroyOther(house);
  });
}, 120_000);

afterAll(async () => {
  await owner.end();
  await vault.close();
  await database.drop();
  delete process.env.SOFTHSM2_CONF;
  await rm(folder, { recursive: true, force: true });
});

/** A Cordon that runs with these providers. */
async function withHouse<T>(providers: string, work: (running: Installation) => Promise<T>): Promise<T> {
  const running = await openInstallation(readConfig({ ...settings, KEY_PROVIDER: providers }));
  try {
    return await work(running);
  } finally {
    await running.close();
  }
}

/** The second vendor's agreement ends, and its keys are destroyed. */
async function destroyOther({ db, keyring, world, now }: Installation['house']): Promise<void> {
  await owner.query(`
    UPDATE cordon.tickets SET status = 'closed', last_work_at = '2026-01-02' WHERE party_id = 'other';
    UPDATE cordon.agreements SET ended_at = '2026-06-01', ended_by = 'olivia' WHERE id = 'agr_other';
    INSERT INTO cordon.destructions (id, agreement_id, asked_by, asked_at, approved_by, approved_at)
    VALUES ('des', 'agr_other', 'olivia', now(), 'sam', now());
    SELECT cordon.destroy_agreement_data('des')`);
  const keys = createAgreementKeys({ db, keyring, provider: world.keyProvider, now });
  expect(await keys.destroy({ id: 'agr_other', processor: { id: 'other' } }, 'des')).toMatchObject({
    keys: 1,
  });
}

async function run(providers: string, ...argv: readonly string[]) {
  const { code, out, err } = await cordon(argv, { ...settings, KEY_PROVIDER: providers }).ended;
  return { code, err, said: out === '' ? null : (JSON.parse(out) as Record<string, unknown>) };
}

const read = async ({ house }: Installation) => (await house.tickets.messages(ticket))[0]?.body;

async function wrapped(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ wrapped: string }>(
    `SELECT wrapped FROM cordon.data_keys WHERE wrapped IS NOT NULL ORDER BY id`,
  );
  return rows.map((row) => row.wrapped);
}

describe('cordon keys rotate', () => {
  it('makes new keys while Cordon runs, and enters it', { timeout: 60_000 }, async () => {
    await withHouse('file', async (running) => {
      const before = await wrapped();
      expect(await read(running)).toBe(TEXT);
      const { code, said } = await run('file', 'keys', 'rotate');
      expect({ code, said }).toMatchObject({
        code: 0,
        said: { wrapped: 2, dataKeys: 2, ticketKeys: 2, damaged: 0, entry: expect.any(Number) as number },
      });
      expect((await wrapped()).filter((one) => before.includes(one))).toEqual([]);
      running.house.keyring.forget();
      expect(await read(running)).toBe(TEXT);
    });
  });
});

describe('cordon keys move', () => {
  it('takes one provider alone for misuse, and moves nothing', { timeout: 60_000 }, async () => {
    const before = await wrapped();
    expect(await run('file', 'keys', 'move')).toMatchObject({ code: 2, said: null });
    expect(await wrapped()).toEqual(before);
  });

  it.each([
    ['pkcs11', 'file', /^pkcs11\./],
    ['vault', 'pkcs11', /^vault:/],
  ])(
    'to %s from %s is noticed by nobody, and what was destroyed stays so in both',
    { timeout: 120_000 },
    async (to, from, spelled) => {
      const live = (await wrapped()).length;
      // A replica that wraps by the old one and knows the new one, as while replicas are restarted in turn.
      await withHouse(`${from},${to}`, async (running) => {
        let going = true;
        let reads = 0;
        const reading = async (): Promise<void> => {
          while (going) {
            running.house.keyring.forget();
            expect(await read(running)).toBe(TEXT);
            reads += 1;
          }
        };
        const people = reading();
        const { code, said } = await run(`${to},${from}`, 'keys', 'move');
        const seen = reads;
        await expect.poll(() => reads).toBeGreaterThan(seen);
        going = false;
        await people;
        expect({ code, said }).toMatchObject({
          code: 0,
          said: { to, moved: live, already: 0, destroyed: 1, damaged: 0, left: 0 },
        });
        const entry = await running.house.book.entry(Number(said?.entry));
        expect(JSON.stringify(entry)).toContain('keys-moved');
      });
      for (const one of await wrapped()) expect(one).toMatch(spelled);
      // Done again, as after a crash: nothing is left to do.
      expect(await run(`${to},${from}`, 'keys', 'move')).toMatchObject({
        code: 0,
        said: { moved: 0, already: live, left: 0 },
      });
      // The old one is no longer needed, and neither gives the ended agreement a key again.
      for (const alone of [to, from]) {
        await withHouse(alone, async (running) => {
          if (alone === to) expect(await read(running)).toBe(TEXT);
          else await expect(read(running)).rejects.toMatchObject({ code: 'key-unavailable' });
          const { keyProvider } = running.house.world;
          expect(await keyProvider.isDestroyed(ENDED)).toBe(true);
          await expect(keyProvider.wrap(Buffer.alloc(32), ENDED)).rejects.toMatchObject({
            code: 'key-destroyed',
          });
        });
      }
    },
  );

  it('leaves a key that was altered where it is, and says so', { timeout: 60_000 }, async () => {
    const { rows } = await owner.query<{ id: string; wrapped: string }>(
      `SELECT id, wrapped FROM cordon.data_keys WHERE agreement_id = 'agr_desk' AND replaced_at IS NULL`,
    );
    const [desk] = rows;
    await owner.query(`UPDATE cordon.data_keys SET wrapped = left(wrapped, -8) || 'AAAAAAA=' WHERE id = $1`, [
      desk?.id,
    ]);
    const { code, said, err } = await run('file,vault', 'keys', 'move');
    expect({ code, said }).toMatchObject({ code: 1, said: { to: 'local', damaged: 1, left: 1 } });
    expect(err).toContain('1 keys do not open');
    await owner.query('UPDATE cordon.data_keys SET wrapped = $2 WHERE id = $1', [desk?.id, desk?.wrapped]);
    expect(await run('file,vault', 'keys', 'move')).toMatchObject({ code: 0, said: { moved: 1, left: 0 } });
  });
});
