import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessesTo } from '../support/erasing.ts';
import { bodies, LONG_AGO, openErasing, type Erasing } from './erasingScene.ts';

/*
 * What lies beside the ledger goes by the database's own word: it reads from the ledger what two people signed and what was stated,
 * and takes no row's word for it.
 */

let scene: Erasing['scene'];
let tamper: Erasing['tamper'];
let olivia: Erasing['olivia'];
let customer: Erasing['customer'];
let enteredAt: Erasing['enteredAt'];
let proposed: Erasing['proposed'];
let decide: Erasing['decide'];
let kept: Erasing['kept'];
let carried: Erasing['carried'];
let verified: Erasing['verified'];

beforeAll(async () => {
  ({ scene, tamper, olivia, customer, enteredAt, proposed, decide, kept, carried, verified } =
    await openErasing());
});
afterAll(async () => {
  await scene.close();
});

describe('the database, whoever holds a login of Cordon', () => {
  it('lets neither login delete, look into the archive, or write that two people approved', async () => {
    const { appUrl, ledgerUrl } = scene.database;
    for (const url of [appUrl, ledgerUrl]) {
      await withLogin(url, async (client) => {
        for (const text of [
          'DELETE FROM cordon.ledger_bodies',
          'DELETE FROM cordon.ledger_openings',
          'DELETE FROM cordon.ledger_archive',
          'TRUNCATE cordon.ledger_bodies CASCADE',
          'UPDATE cordon.ledger_openings SET value_sealed = NULL',
          'SELECT sealed FROM cordon.ledger_archive',
          'SELECT wrapped FROM cordon.ledger_archive_keys',
          'UPDATE cordon.ledger_erasure_parts SET running = pg_current_xact_id()',
          `UPDATE cordon.ledger_erasure_parts SET ranges = '0', covers = '{[0,1)}'`,
          `UPDATE cordon.ledger_erasures SET done_at = now()`,
        ]) {
          await expect(client.query(text), `${url} ${text}`).rejects.toMatchObject({ code: '42501' });
        }
      });
    }
  });

  it('erases nothing that the app’s login says was approved, where the ledger does not', async () => {
    const indices = await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    await withLogin(scene.database.appUrl, async (client) => {
      await client.query(
        `UPDATE cordon.ledger_erasures SET state = 'approved', decided_by = 'per_olivia', decided_at = now(),
           decided_entry = proposed_entry WHERE id = $1`,
        [id],
      );
    });
    await expect(carried(id)).rejects.toMatchObject({ code: 'second-person-needed' });
    expect(await kept('ledger_bodies', indices)).toBe(1);
  });

  it('erases nothing beyond what was signed, nothing uncounted, and nothing that no entry states', async () => {
    const indices = await enteredAt(LONG_AGO, [customer(), customer()]);
    const stop = vi.spyOn(scene.house.erasing.store, 'carryOut').mockRejectedValue(new Error('stopped'));
    const id = await proposed(bodies);
    await decide(olivia, id);
    stop.mockRestore();
    const was = await scene.asOwner('SELECT * FROM cordon.ledger_erasure_parts WHERE erasure_id = $1', [id]);
    const { entries, ranges } = was[0] as { entries: number; ranges: string };
    for (const change of [
      `entries = ${String(entries - 1)}`,
      `openings = 0`,
      `covers = covers + '{[0,5)}'`,
      `covers = covers + '{[0,5)}', ranges = '0-4,${ranges}', entries = entries + 5`,
    ]) {
      await scene.asOwner(`UPDATE cordon.ledger_erasure_parts SET ${change} WHERE erasure_id = $1`, [id]);
      await expect(carried(id), change).rejects.toMatchObject({ code: 'conflict' });
      await scene.asOwner(
        `UPDATE cordon.ledger_erasure_parts SET entries = $2, openings = $3, ranges = $4, covers = $5 WHERE erasure_id = $1`,
        [id, ...['entries', 'openings', 'ranges', 'covers'].map((name) => was[0]?.[name] as unknown)],
      );
    }
    // The statement of another part is no statement of this one.
    await tamper(`UPDATE cordon.ledger_bodies SET owed = owed || 'x' WHERE owed = $1`, [`${id} 0`]);
    await expect(carried(id)).rejects.toThrow('not-entered');
    await tamper(`UPDATE cordon.ledger_bodies SET owed = $1 WHERE owed = $1 || 'x'`, [`${id} 0`]);
    // An entry whose body is not what its leaf committed to says nothing.
    const at = `idx = (SELECT decided_entry FROM cordon.ledger_erasures WHERE id = $1)`;
    await tamper(`UPDATE cordon.ledger_bodies SET body = body || ' ' WHERE ${at}`, [id]);
    await expect(carried(id)).rejects.toMatchObject({ code: 'second-person-needed' });
    await tamper(`UPDATE cordon.ledger_bodies SET body = rtrim(body) WHERE ${at}`, [id]);
    expect(await kept('ledger_bodies', indices)).toBe(2);
    // The alarm can be silenced: with nothing changed it goes.
    await carried(id);
    expect(await kept('ledger_bodies', indices)).toBe(0);
  });

  it('lets also the owner change and delete no body, while the lock is on', async () => {
    const indices = await enteredAt(LONG_AGO, [customer()]);
    for (const text of [
      'DELETE FROM cordon.ledger_bodies WHERE idx = $1',
      'UPDATE cordon.ledger_bodies SET body = body WHERE idx = $1',
    ]) {
      await expect(scene.asOwner(text, indices), text).rejects.toThrow('stays as it is');
    }
    await expect(scene.asOwner('TRUNCATE cordon.ledger_bodies')).rejects.toThrow('stays as it is');
    await decide(olivia, await proposed(bodies));
    expect(await kept('ledger_bodies', indices)).toBe(0);
  });
});

it('the verifier takes what is missing as erased, and names one body that nobody approved to go', async () => {
  await enteredAt(LONG_AGO, [customer(), customer()]);
  await decide(olivia, await proposed(bodies));
  const whole = await verified();
  expect(whole.problems).toEqual([]);
  expect(whole).toMatchObject({ ok: true, bodies: { missing: 0 } });
  expect(whole.bodies?.erased).toBeGreaterThanOrEqual(2);
  const [hidden = -1] = await accessesTo(scene.house, [customer()], new Date());
  await tamper('DELETE FROM cordon.ledger_bodies WHERE idx = $1', [hidden]);
  const { ok, bodies: count, problems } = await verified();
  expect({ ok, missing: count?.missing }).toEqual({ ok: false, missing: 1 });
  expect(problems).toMatchObject([{ code: 'body-missing' }]);
});

async function withLogin(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
