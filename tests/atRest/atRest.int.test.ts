import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { coverLate, seedAgreements } from '../support/atRest.ts';
import { dumpOf } from '../support/dump.ts';
import { noRules } from '../support/gate.ts';
import { openDb, openPools, type Pools } from '../../packages/server/src/platform/db.ts';
import type { KeyProvider } from '../../packages/server/src/platform/keyProvider.ts';
import { createLocalKeyProvider } from '../../packages/server/src/platform/localKeyProvider.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import { createHandovers } from '../../packages/server/src/tickets/handover.store.ts';
import { createRebindStore, type RebindTables } from '../../packages/server/src/tickets/rebinds.store.ts';
import { createTicketStore } from '../../packages/server/src/tickets/store.ts';
import type { TicketTables } from '../../packages/server/src/tickets/tables.ts';
import type { DeliveredTicket, Rebinds, Tickets } from '../../packages/server/src/tickets/index.ts';
import {
  createRevealStore,
  type RevealStore,
  type RevealTables,
} from '../../packages/server/src/doors/workspace/reveals.store.ts';
import { createAgreementKeys } from '../../packages/server/src/atRest/erasing.store.ts';
import { rehome, sealStored } from '../../packages/server/src/atRest/jobs.ts';
import { createKeyring } from '../../packages/server/src/atRest/keyring.store.ts';
import type { Keyring } from '../../packages/server/src/atRest/index.ts';
import { createRehoming } from '../../packages/server/src/atRest/rehoming.store.ts';
import { createRotating } from '../../packages/server/src/atRest/rotating.store.ts';
import { createStoredSealing } from '../../packages/server/src/atRest/sealing.store.ts';

/* What stands in Cordon's own database, and whom a copy of it tells. Everybody is made up. */

const SECRET = 'Rosalind Achterberg, rosalind@example.org, born 1984-03-02';

let database: TestDatabase;
let pools: Pools;
let owner: pg.Client;
let folder: string;
let provider: KeyProvider;
let keyring: Keyring;
let tickets: Tickets;
let rebinds: Rebinds;
let reveals: RevealStore;

const now = () => new Date('2026-11-02T08:00:00Z');

beforeAll(async () => {
  [database, folder] = await Promise.all([testDatabase(), mkdtemp(path.join(tmpdir(), 'at-rest-'))]);
  pools = openPools(database, silentLog);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await seedAgreements(owner);
  open();
});
afterAll(async () => {
  await owner.end();
  await pools.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A Cordon started anew: nothing in memory, the same database and key files. */
function open(): void {
  provider = createLocalKeyProvider(database.keys, folder);
  keyring = createKeyring({ provider, now });
  const db = openDb(pools.app);
  tickets = createTicketStore(db.$extendTables<TicketTables>(), pools.app, keyring, noRules);
  rebinds = createRebindStore(db.$extendTables<RebindTables>(), keyring);
  reveals = createRevealStore(db.$extendTables<RevealTables>(), keyring);
}

let delivered = 0;

async function deliver(
  party: string,
  text = SECRET,
  requester: DeliveredTicket['requester'] = null,
): Promise<string> {
  delivered += 1;
  const file = { id: 'f', name: `${text}.txt`, mediaType: 'text/plain', body: Buffer.from(text) };
  const { id } = await tickets.intake.receive({
    ...{
      source: 'src',
      externalId: `T-${String(delivered)}`,
      party,
      purpose: 'support',
      subjectLine: 'Parcel',
    },
    ...{ priority: 'normal', status: 'open', createdAt: now(), requester },
    messages: [{ id: 'm', at: now(), author: 'customer', body: text, attachments: [file] }],
  });
  return id;
}

/** What a ticket says, to whoever may read it. */
async function read(ticket: string): Promise<readonly string[]> {
  const [message] = await tickets.messages(ticket);
  const [file] = message?.attachments ?? [];
  const opened = await tickets.attachment(ticket, file?.id ?? '');
  return [
    message?.body ?? '',
    file?.name ?? '',
    opened?.name ?? '',
    Buffer.from(opened?.body ?? []).toString(),
  ];
}

const whole = (text = SECRET) => [text, `${text}.txt`, `${text}.txt`, text];

async function keyOf(ticket: string): Promise<{ agreement: string | null; party: string; key: string }> {
  const { rows } = await owner.query<{ agreement: string | null; party: string; key: string }>(
    `SELECT d.agreement_id AS agreement, d.party_id AS party, d.id AS key FROM cordon.ticket_keys k
     JOIN cordon.data_keys d ON d.id = k.data_key_id WHERE k.ticket_id = $1`,
    [ticket],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the ticket has no key');
  return row;
}

describe('what a customer wrote', () => {
  it('is read as it came, and a copy of the database does not hold it', async () => {
    const id = await deliver('desk');
    await tickets.addMessage({
      id: 'note-1',
      ticket: id,
      at: now(),
      author: 'note',
      person: null,
      body: 'called back',
    });
    open();
    expect(await read(id)).toEqual(whole());
    const dump = await dumpOf(database.ownerUrl);
    expect(dump).toContain(id);
    for (const part of ['Achterberg', 'rosalind@', '1984-03-02', 'called back']) {
      expect(dump).not.toContain(part);
      expect(dump).not.toContain(Buffer.from(part).toString('hex'));
    }
  });

  it('stays as it is when it is delivered again, also at the same moment', async () => {
    const id = await deliver('desk');
    delivered -= 1;
    expect(await Promise.all([deliver('desk', 'changed'), Promise.resolve(id)])).toEqual([id, id]);
    expect(await read(id)).toEqual(whole());
  });

  it('is under the key of the agreement that covers it, or of the vendor where none does', async () => {
    expect(await keyOf(await deliver('desk'))).toMatchObject({ agreement: 'agr_desk' });
    expect(await keyOf(await deliver('shop'))).toMatchObject({ agreement: null, party: 'shop' });
  });

  it('opens in its own place only', async () => {
    const [one, two] = [await deliver('desk', 'the first'), await deliver('desk', 'the second')];
    const saved = (await savedRows(owner, one)).filter(([table]) => table !== 'cordon.data_keys');
    await owner.query(
      `UPDATE cordon.ticket_messages a SET sealed = (SELECT b.sealed FROM cordon.ticket_messages b WHERE b.ticket_id = $2)
       WHERE a.ticket_id = $1`,
      [one, two],
    );
    await expect(tickets.messages(one)).rejects.toMatchObject({ code: 'key-unavailable' });
    // With the other ticket's key it does not open either: the key is wrapped for its ticket.
    await owner.query(
      `UPDATE cordon.ticket_keys a SET wrapped = (SELECT wrapped FROM cordon.ticket_keys b WHERE b.ticket_id = $2)
       WHERE a.ticket_id = $1`,
      [one, two],
    );
    await expect(tickets.messages(one)).rejects.toMatchObject({ code: 'key-unavailable' });
    // Nor does such a key keep the others from being rotated.
    const rotating = createRotating({ db: openDb(pools.app), keyring, provider, now });
    expect(await rotating.dataKeys()).toMatchObject({ damaged: 1 });
    expect(await read(two)).toEqual(whole('the second'));
    await restore(owner, saved);
    expect(await read(one)).toEqual(whole('the first'));
  });
});

describe('whose a ticket is', () => {
  const CUSTOMER = 'customer-5521907';
  const OTHER = 'customer-6640128';

  it('is found as ever, and a copy of the database does not hold it', async () => {
    const id = await deliver('desk', SECRET, { by: 'request', subject: CUSTOMER });
    const claimed = await deliver('desk');
    await tickets.claim(claimed, OTHER, 'user.name');
    await tickets.assign(id, 'olivia', now());
    const asked = { ticket: id, subject: OTHER, claimedBy: 'user.name', by: 'olivia', at: now() };
    await rebinds.ask({ id: 'reb_1', ...asked });
    await rebinds.ask({ id: 'reb_2', ...asked, subject: null });
    const row = { entry: 1, person: 'olivia', agreement: 'agr_desk', ticket: id, resource: 'customers' };
    const shown = { ...row, id: 'rev_1', key: CUSTOMER, field: 'email', expiresAt: now() };
    await reveals.open(shown);
    open();
    expect((await tickets.find(id))?.binding).toEqual({ by: 'request', known: true, subject: CUSTOMER });
    expect((await tickets.find(claimed))?.binding).toMatchObject({ by: 'agent', subject: OTHER });
    expect(await tickets.boundTo('olivia', CUSTOMER, new Date(0))).toEqual([id]);
    expect(await tickets.boundTo('olivia', OTHER, new Date(0))).toEqual([]);
    expect(await rebinds.find('reb_1')).toMatchObject({ subject: OTHER });
    expect(await rebinds.find('reb_2')).toMatchObject({ subject: null });
    expect(await reveals.find('rev_1', 'olivia')).toEqual({ ...shown, closedAt: null });
    const dump = await dumpOf(database.ownerUrl);
    for (const secret of [CUSTOMER, OTHER]) expect(dump).not.toContain(secret);
    // The alarm of this test can ring.
    await owner.query(
      `UPDATE cordon.tickets SET bound_subject = $2, bound_subject_sealed = NULL WHERE id = $1`,
      [id, CUSTOMER],
    );
    expect(await dumpOf(database.ownerUrl)).toContain(CUSTOMER);
    expect(await sealStored(stored(), silentLog)).toBe(1);
  });

  it('cannot be told another by whoever writes the database', async () => {
    const [mine, theirs] = [
      await deliver('desk', SECRET, { by: 'request', subject: CUSTOMER }),
      await deliver('desk', SECRET, { by: 'request', subject: OTHER }),
    ];
    const keep = async (set: string) =>
      owner.query(`UPDATE cordon.tickets a SET ${set} WHERE id = $1`, [mine]);
    // Another ticket's customer, and the customer the ticket was of first.
    await owner.query(
      `UPDATE cordon.tickets a SET bound_subject_sealed = b.bound_subject_sealed FROM cordon.tickets b
       WHERE a.id = $1 AND b.id = $2`,
      [mine, theirs],
    );
    await expect(tickets.find(mine)).rejects.toMatchObject({ code: 'key-unavailable' });
    await keep('bound_subject_sealed = first_subject_sealed');
    await expect(tickets.find(mine)).rejects.toMatchObject({ code: 'key-unavailable' });
    await keep('bound_subject_sealed = NULL, first_subject_sealed = NULL');
    expect((await tickets.find(theirs))?.binding?.subject).toBe(OTHER);
  });
});

const stored = () => createStoredSealing(openDb(pools.app), keyring, createOpeningSeal(database.keys));

describe('what was stored in clear before', () => {
  it('is sealed at a start, goes on where it broke off, and is read all the while', async () => {
    const clear = 'kept in clear, rosalind@example.org';
    const ids = [await deliver('desk', 'x'), await deliver('desk', 'x'), await deliver('desk', 'x')];
    await owner.query(
      `UPDATE cordon.ticket_messages SET body = $2, sealed = NULL WHERE ticket_id = ANY ($1)`,
      [ids, clear],
    );
    await owner.query(
      `UPDATE cordon.ticket_attachments SET name = 'n.txt', name_sealed = NULL, body = 'b', body_sealed = NULL
       WHERE ticket_id = ANY ($1)`,
      [ids],
    );
    await owner.query(`DELETE FROM cordon.ticket_keys WHERE ticket_id = $1`, [ids[0]]);
    await owner.query(
      `UPDATE cordon.tickets SET bound_by = 'mail', first_bound_by = 'mail', bound_subject = 'cleartext-1',
         first_subject = 'cleartext-2' WHERE id = ANY ($1)`,
      [ids],
    );
    await owner.query(
      `INSERT INTO cordon.rebinds (id, ticket_id, subject, asked_by, asked_at) VALUES ('reb_clear', $1, 'cleartext-3', 'olivia', now())`,
      [ids[1]],
    );
    await owner.query(`INSERT INTO cordon.ledger_leaves (idx, leaf, hash) VALUES (0, '{}', sha256(''))`);
    await owner.query(
      `INSERT INTO cordon.ledger_openings (idx, name, value, salt) SELECT 0, 'n' || n, 'cleartext-4', sha256('')
       FROM generate_series(1, 700) AS n`,
    );
    expect(await stored().left()).toBe(710);
    const seen = async () => Promise.all(ids.map(async (id) => read(id)));
    const expected = ids.map(() => [clear, 'n.txt', 'n.txt', 'b']);
    expect(await seen()).toEqual(expected);
    let steps = 0;
    expect(await sealStored(stored(), silentLog, () => ++steps > 1)).toBeLessThan(5);
    expect(await seen()).toEqual(expected);
    open();
    const again = stored();
    // Two replicas that start at once.
    await Promise.all([sealStored(again, silentLog), sealStored(again, silentLog)]);
    expect(await again.left()).toBe(0);
    expect(await seen()).toEqual(expected);
    const dump = await dumpOf(database.ownerUrl);
    expect(dump).not.toContain('kept in clear');
    expect(dump).not.toContain('cleartext-');
    expect((await tickets.find(ids[2] ?? ''))?.binding?.subject).toBe('cleartext-1');
    expect(await rebinds.find('reb_clear')).toMatchObject({ subject: 'cleartext-3' });
    const { rows } = await owner.query<{ sealed: Buffer }>(
      `SELECT value_sealed AS sealed FROM cordon.ledger_openings WHERE name = 'n700'`,
    );
    const seal = createOpeningSeal(database.keys);
    expect(seal.open({ index: 0, name: 'n700' }, rows[0]?.sealed ?? Buffer.of())).toBe('cleartext-4');
  });

  it('can be changed by the program in no other way', async () => {
    const id = await deliver('desk');
    for (const text of [
      `UPDATE cordon.ticket_messages SET sealed = ''`,
      `UPDATE cordon.ticket_messages SET body = 'x', sealed = NULL`,
      `UPDATE cordon.ledger_openings SET value = 'x', value_sealed = NULL`,
      `DELETE FROM cordon.ticket_keys`,
      `UPDATE cordon.data_keys SET destroyed_at = now(), wrapped = NULL`,
    ]) {
      await expect(pools.app.query(text), text).rejects.toMatchObject({ code: '42501' });
    }
    await pools.app.query(
      `SELECT cordon.seal_message(id, '\\x00') FROM cordon.ticket_messages WHERE ticket_id = $1`,
      [id],
    );
    expect(await read(id)).toEqual(whole());
  });
});

describe('a handover', () => {
  it('wraps the tickets’ keys for the next vendor and leaves what they seal alone', async () => {
    const id = await deliver('desk');
    const sealed = async () =>
      (
        await owner.query<{ sealed: Buffer }>(
          'SELECT sealed FROM cordon.ticket_messages WHERE ticket_id = $1',
          [id],
        )
      ).rows;
    const before = await sealed();
    const handovers = createHandovers(openDb(pools.app), keyring);
    await handovers.handOver(
      {
        ...{ agreement: 'agr_desk', source: 'src', from: 'desk', company: 'shop', by: 'olivia', at: now() },
        to: { party: 'other', agreement: 'agr_other', purposes: null },
      },
      async () => 1,
    );
    expect(await keyOf(id)).toMatchObject({ agreement: 'agr_other', party: 'other' });
    expect(await sealed()).toEqual(before);
    open();
    expect(await read(id)).toEqual(whole());
  });
});

describe('tickets that came before their agreement', () => {
  it('are put under its key while people work, and where it is stopped the next round goes on', async () => {
    const cover = await coverLate(owner, 'late');
    const ids: string[] = [];
    for (let n = 0; n < 130; n += 1) ids.push(await deliver('late', 'before the agreement'));
    const [first = '', damaged = ''] = ids;
    expect(await keyOf(first)).toMatchObject({ party: 'late', agreement: null });
    const rehoming = createRehoming(openDb(pools.app), keyring);
    expect(await rehoming.left()).toBe(0);
    expect(await rehome(rehoming, silentLog)).toBe(0);

    await cover('agr_late');
    const kept = await savedRows(owner, damaged);
    await owner.query(`UPDATE cordon.ticket_keys SET wrapped = 'altered' WHERE ticket_id = $1`, [damaged]);
    expect(await rehoming.left()).toBe(130);
    const replica = createTicketStore(
      openDb(pools.app).$extendTables<TicketTables>(),
      pools.app,
      createKeyring({ provider: createLocalKeyProvider(database.keys, folder), now }),
      noRules,
    );
    let going = true;
    const reading = async (): Promise<void> => {
      while (going) {
        for (const id of ids.slice(2, 12)) {
          expect((await replica.messages(id))[0]?.body).toBe('before the agreement');
        }
      }
    };
    const reads = reading();
    let looked = 0;
    const once = await rehome(rehoming, silentLog, () => looked++ > 0);
    expect(once).toBeGreaterThan(0);
    expect(await rehoming.left()).toBe(130 - once);
    // Two replicas at once, each anew.
    open();
    const again = createRehoming(openDb(pools.app), keyring);
    await Promise.all([rehome(again, silentLog), rehome(again, silentLog)]);
    // What somebody held during that round comes with the next.
    await rehome(again, silentLog);
    expect(await again.left()).toBe(1);
    going = false;
    await reads;
    for (const id of ids.slice(2)) expect(await keyOf(id)).toMatchObject({ agreement: 'agr_late' });
    expect(await keyOf(damaged)).toMatchObject({ agreement: null });
    open();
    expect(await read(first)).toEqual(whole('before the agreement'));
    // Mended, it comes too.
    await restore(owner, kept);
    expect(await rehome(createRehoming(openDb(pools.app), keyring), silentLog)).toBe(1);
    expect(await read(damaged)).toEqual(whole('before the agreement'));
  });
});

describe('a rotation', () => {
  it.each(['provider', 'dataKeys'] as const)(
    'of %s is noticed by nobody who reads meanwhile',
    async (what) => {
      const ids = await Promise.all(Array.from({ length: 12 }, () => deliver('desk')));
      const before = await keyOf(ids[0] ?? '');
      const { rows: wrappedBefore } = await owner.query(
        'SELECT wrapped FROM cordon.data_keys WHERE id = $1',
        [before.key],
      );
      const rotating = createRotating({ db: openDb(pools.app), keyring, provider, now });
      // Another replica, with keys of its own in memory.
      const replica = createTicketStore(
        openDb(pools.app).$extendTables<TicketTables>(),
        pools.app,
        createKeyring({ provider: createLocalKeyProvider(database.keys, folder), now }),
        noRules,
      );
      let going = true;
      let reads = 0;
      const reading = async (): Promise<void> => {
        while (going) {
          for (const id of ids) {
            const [message] = await replica.messages(id);
            expect(message?.body).toBe(SECRET);
            reads += 1;
          }
        }
      };
      const readers = [reading(), reading()];
      const arrivals = deliver('desk');
      const rotated = await rotating[what]();
      const late = await arrivals;
      const seen = reads;
      await expect.poll(() => reads).toBeGreaterThan(seen);
      going = false;
      await Promise.all(readers);
      expect(rotated.dataKeys).toBeGreaterThan(0);
      open();
      for (const id of [...ids, late]) expect(await read(id)).toEqual(whole());
      const after = await keyOf(ids[0] ?? '');
      const { rows: wrappedAfter } = await owner.query('SELECT wrapped FROM cordon.data_keys WHERE id = $1', [
        before.key,
      ]);
      if (what === 'dataKeys') expect(after.key).not.toBe(before.key);
      else expect(wrappedAfter).not.toEqual(wrappedBefore);
    },
  );
});

describe('the destruction of an agreement’s keys', () => {
  const destroy = (destruction: string) =>
    createAgreementKeys({ db: openDb(pools.app), keyring, provider, now }).destroy(
      { id: 'agr_desk', processor: { id: 'desk' } },
      destruction,
    );

  it('is refused while a hold is open, and to one person alone', async () => {
    await owner.query(
      `UPDATE cordon.agreements SET ended_at = '2026-06-01', ended_by = 'olivia' WHERE id = 'agr_desk'`,
    );
    await owner.query(
      `INSERT INTO cordon.destructions (id, agreement_id, asked_by, asked_at) VALUES ('des_1', 'agr_desk', 'olivia', now())`,
    );
    const id = await deliver('desk');
    await expect(destroy('des_1')).rejects.toMatchObject({ code: 'second-person-needed' });
    await owner.query(
      `UPDATE cordon.destructions SET approved_by = 'sam', approved_at = now() WHERE id = 'des_1'`,
    );
    await owner.query(
      `INSERT INTO cordon.legal_holds (id, agreement_id, reason, placed_by, placed_at) VALUES ('hld_1', 'agr_desk', 'tax', 'olivia', now())`,
    );
    await expect(destroy('des_1')).rejects.toMatchObject({ code: 'legal-hold' });
    expect(await read(id)).toEqual(whole());
    await owner.query(
      `UPDATE cordon.legal_holds SET lift_asked_by = 'olivia', lifted_by = 'sam', lifted_at = now() WHERE id = 'hld_1'`,
    );
  });

  it('closes even a copy of the database that was made before', async () => {
    await owner.query(`UPDATE cordon.agreements SET ended_at = NULL, ended_by = NULL WHERE id = 'agr_desk'`);
    const requester = { by: 'request', subject: 'customer-1' } as const;
    const [closed, goesOn] = [
      await deliver('desk', SECRET, requester),
      await deliver('desk', SECRET, requester),
    ];
    expect(await keyOf(closed)).toMatchObject({ agreement: 'agr_desk' });
    await owner.query(
      `UPDATE cordon.agreements SET ended_at = '2026-12-01', ended_by = 'olivia' WHERE id = 'agr_desk'`,
    );
    await owner.query(`UPDATE cordon.tickets SET status = 'closed' WHERE id = $1`, [closed]);
    const saved = await savedRows(owner, closed);

    // The copy with the key files of that day: it opens, so what follows is the destruction's doing.
    open();
    expect(await read(closed)).toEqual(whole());
    await owner.query(`SELECT cordon.destroy_agreement_data('des_1')`);
    expect(await destroy('des_1')).toMatchObject({ everywhere: true, provider: 'local' });
    // Done again, as after a crash.
    expect(await destroy('des_1')).toMatchObject({ keys: 0, everywhere: true });

    // Nothing of it is left, and the conversation that goes on is read as ever.
    open();
    expect((await tickets.messages(closed))[0]?.body).toBe('');
    expect((await tickets.find(closed))?.binding).toMatchObject({ known: false, subject: null });
    expect((await tickets.find(goesOn))?.binding).toMatchObject(requester);
    expect(await read(goesOn)).toEqual(whole());

    await restore(owner, saved);
    open();
    await expect(tickets.messages(closed)).rejects.toMatchObject({ code: 'key-destroyed' });
    expect(await read(goesOn)).toEqual(whole());
    // The agreement and what was signed are under none of these keys.
    const { rows } = await owner.query(`SELECT title FROM cordon.agreements WHERE id = 'agr_desk'`);
    expect(rows).toEqual([{ title: 'Support' }]);
  });
});

type Saved = readonly (readonly [table: string, row: string])[];

/** Rows as a copy of the database holds them. */
async function savedRows(client: pg.Client, ticket: string): Promise<Saved> {
  const saved: [string, string][] = [];
  for (const [table, where] of [
    ['cordon.data_keys', `agreement_id = 'agr_desk'`],
    ['cordon.ticket_keys', `ticket_id = '${ticket}'`],
    ['cordon.ticket_messages', `ticket_id = '${ticket}'`],
  ] as const) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${where}`,
    );
    saved.push(...rows.map(({ row }): [string, string] => [table, row]));
  }
  return saved;
}

/** Puts those rows back, over what stands there now. */
async function restore(client: pg.Client, saved: Saved): Promise<void> {
  for (const [table, row] of saved) {
    const key = table === 'cordon.ticket_keys' ? 'ticket_id' : 'id';
    const columns = Object.keys(JSON.parse(row) as object).join(', ');
    await client.query(
      `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1::jsonb)
       ON CONFLICT (${key}) DO UPDATE SET (${columns}) =
         (SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1::jsonb))`,
      [row],
    );
  }
}
