import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  fromBase64,
  leafHash,
  parseVkey,
  toUtf8,
  verifyInclusion,
  verifyLog,
  type JsonValue,
  type LogReport,
} from '@cordon/ledger';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { lookAfterErasures } from '../../packages/server/src/ledger/erasing/jobs.ts';
import { accessesTo, BRIGHTLINE } from '../support/erasing.ts';
import { heldWhole } from '../support/legalHold.ts';
import { expectRefused, openScene, type Scene } from './attack.ts';

/*
 * What lies beside the ledger goes by two people, an entry and the database's own word, or it stays; no proof is lost with it,
 * and no act can be hidden by it.
 */

let scene: Scene;
let priya: Visitor;
let olivia: Visitor;
let audra: Visitor;

/** Long past every term, and past every claim. */
const LONG_AGO = new Date('2012-03-01T10:00:00Z');

beforeAll(async () => {
  scene = await openScene();
  priya = await scene.enterFresh('per_priya');
  olivia = await scene.enterFresh('per_olivia');
  audra = await scene.enterFresh('per_audra');
});
afterAll(async () => {
  await scene.close();
});

interface Looked {
  readonly parts: readonly { agreement: string | null; ranges: string; entries: number; openings: number }[];
  readonly hash: string;
  readonly left: number;
  readonly held: readonly { agreement: string; entries: number }[];
}
interface Listed {
  readonly erasures: readonly {
    readonly id: string;
    readonly state: string;
    readonly subject: string | null;
    readonly parts: readonly { agreement: string | null; entry: number | null; sealed: number }[];
  }[];
}

const enteredAt = (at: Date, subjects: readonly string[]) => accessesTo(scene.house, subjects, at);

const bodies = { kind: 'bodies', agreement: BRIGHTLINE, subject: null } as const;
const openings = (subject: string) => ({ kind: 'openings', agreement: null, subject }) as const;
type What = typeof bodies | ReturnType<typeof openings>;

async function looked(what: What): Promise<Looked> {
  const answer = await priya.post('/api/ledger/erasing/look', what);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return answer.json as Looked;
}

async function propose(
  what: What,
  change: Partial<{ entries: number; parts: string }> = {},
): Promise<Answer> {
  const { parts, hash } = await looked(what);
  const entries = parts.reduce((sum, part) => sum + part.entries, 0);
  const ground = what.kind === 'bodies' ? 'term-over' : 'subject-request';
  return priya.post('/api/ledger/erasing', { ...what, ground, entries, parts: hash, ...change });
}

async function proposed(what: What): Promise<string> {
  const answer = await propose(what);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return (answer.json as { id: string }).id;
}

const decide = (who: Visitor, id: string, approve = true) =>
  who.post(`/api/ledger/erasing/${id}/decide`, { approve });

async function found(id: string, who = olivia): Promise<Listed['erasures'][number]> {
  const { erasures } = (await who.get('/api/ledger/erasing')).json as Listed;
  const one = erasures.find((erasure) => erasure.id === id);
  if (one === undefined) throw new Error('no such erasure');
  return one;
}

const kept = async (
  table: 'ledger_bodies' | 'ledger_openings' | 'ledger_archive',
  indices: readonly number[],
) =>
  Number(
    (
      await scene.asOwner<{ n: string }>(`SELECT count(*) AS n FROM cordon.${table} WHERE idx = ANY ($1)`, [
        indices,
      ])
    )[0]?.n,
  );

/** The customers of these tests: numbers of nobody, so that no other entry is about them. */
let customers = 900_000;
const customer = () => String(++customers);

describe('bodies past their term', () => {
  it('go by two people, are stated by an entry first, and leave every proof', async () => {
    const indices = await enteredAt(LONG_AGO, [customer(), customer()]);
    const id = await proposed(bodies);
    expect(await kept('ledger_bodies', indices)).toBe(2);
    expect(await decide(olivia, id)).toMatchObject({ status: 200 });
    expect(await kept('ledger_bodies', indices)).toBe(0);
    expect(await kept('ledger_openings', indices)).toBe(0);
    const { state, parts } = await found(id);
    expect(state).toBe('done');
    const [statement] = await scene.asOwner<{ body: string }>(
      'SELECT body FROM cordon.ledger_bodies WHERE idx = $1',
      [parts[0]?.entry],
    );
    expect(JSON.parse(statement?.body ?? '{}')).toMatchObject({
      kind: 'admin',
      act: 'ledger-pruned',
      agreement: BRIGHTLINE,
      words: {
        ...{ what: 'bodies', count: 2, ground: 'term-over', asked: 'per_priya', approved: 'per_olivia' },
        ...{ erasure: id, part: 0, openings: 2, ranges: `${String(indices[0])}-${String(indices[1])}` },
        ...{ from: LONG_AGO.toISOString(), until: LONG_AGO.toISOString() },
      },
    });
  });

  it('are refused to one person alone, and to whoever may not decide', async () => {
    await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    expectRefused(await scene.attack(() => decide(priya, id)), 'not-the-second-person', 'per_priya');
    expectRefused(await scene.attack(() => decide(audra, id)), 'role-not-allowed', 'per_audra');
    expectRefused(
      await scene.attack(() => olivia.post('/api/ledger/erasing/look', bodies)),
      'role-not-allowed',
      'per_olivia',
    );
    expect(await decide(olivia, id, false)).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(() => decide(olivia, id)), 'already-done', 'per_olivia');
    expect((await found(id)).state).toBe('refused');
  });

  it('are exactly those that were looked at: other counts, or more that came meanwhile, are refused', async () => {
    await enteredAt(LONG_AGO, [customer()]);
    const { hash } = await looked(bodies);
    const wrong = await scene.attack(() => propose(bodies, { entries: 1_000 }));
    expectRefused(wrong, 'conflict', 'per_priya');
    await enteredAt(LONG_AGO, [customer()]);
    expectRefused(await scene.attack(() => propose(bodies, { parts: hash })), 'conflict', 'per_priya');
  });

  it('are stated once: what another erasure had meanwhile is not said to go again', async () => {
    const indices = await enteredAt(LONG_AGO, [customer()]);
    const [first, second] = [await proposed(bodies), await proposed(bodies)];
    expect(await decide(olivia, first)).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(() => decide(olivia, second)), 'conflict', 'per_olivia');
    expect(await entriesOf('ledger-pruned', second)).toBe(0);
    expect(await decide(olivia, second, false)).toMatchObject({ status: 200 });
    expect(await kept('ledger_bodies', indices)).toBe(0);
  });

  it('stay while their term runs: the leaf says how old an entry is, not what stands beside it', async () => {
    const [index = -1] = await accessesTo(scene.house, [customer()], new Date());
    await scene.asOwner(`UPDATE cordon.ledger_bodies SET at = '2012-01-01' WHERE idx = $1`, [index]);
    const { parts } = await looked(bodies);
    expect(parts.every(({ ranges }) => !covers(ranges, index))).toBe(true);
  });

  it('stay under a legal hold, before and after the second person', async () => {
    const indices = await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    const hold = await heldWhole(scene);
    expect(await looked(bodies)).toMatchObject({ parts: [], held: [{ agreement: BRIGHTLINE }] });
    expectRefused(await scene.attack(() => decide(olivia, id)), 'legal-hold', 'per_olivia');
    // Placed between the approval and its doing.
    await hold.lift();
    const carryOut = vi
      .spyOn(scene.house.erasing.store, 'carryOut')
      .mockRejectedValueOnce(new Error('the server stopped here'));
    expect((await decide(olivia, id)).status).toBe(500);
    carryOut.mockRestore();
    const again = await heldWhole(scene);
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_bodies', indices)).toBe(1);
    expect((await found(id)).state).toBe('approved');
    await again.lift();
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_bodies', indices)).toBe(0);
    expect(await entriesOf('ledger-pruned', id)).toBe(1);
  });

  it('are told of in the drawer, with the proof of the leaf, to company, vendor and auditor alike', async () => {
    const [index = -1] = await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    await decide(olivia, id);
    const entry = (await found(id)).parts[0]?.entry;
    const vera = await scene.enter('per_vera');
    for (const who of [priya, vera]) {
      const { status, json } = await who.get(`/api/accesses/${String(index)}`);
      expect(status, JSON.stringify(json)).toBe(200);
      const detail = json as Detail;
      expect(detail).toMatchObject({
        body: null,
        decision: null,
        removed: { what: 'bodies', entry, ground: 'term-over', by: ['Priya Nair', 'Olivia Hart'] },
        row: { ticket: null, fields: [], ip: null },
      });
      expectProven(detail);
    }
    // The vendor reads the entry that states it.
    expect((await vera.get(`/api/accesses/${String(entry)}`)).status).toBe(200);
    expect((await vera.get(`/api/ledger/entries/${String(entry)}/proof`)).status).toBe(200);
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
  await scene.asOwner('DELETE FROM cordon.ledger_bodies WHERE idx = $1', [hidden]);
  const { ok, bodies: count, problems } = await verified();
  expect({ ok, missing: count?.missing }).toEqual({ ok: false, missing: 1 });
  expect(problems).toMatchObject([{ code: 'body-missing' }]);
});

describe('the openings of a customer', () => {
  it('are sealed away by two people; the bodies, and who did what, stay', async () => {
    const subject = customer();
    const indices = await accessesTo(scene.house, [subject, subject, customer()], new Date());
    const id = await proposed(openings(subject));
    expect((await found(id)).subject).toBe(subject);
    expect(await decide(olivia, id)).toMatchObject({ status: 200 });
    expect(await kept('ledger_bodies', indices)).toBe(3);
    expect(await kept('ledger_openings', indices)).toBe(1);
    expect(await kept('ledger_archive', indices)).toBe(2);
    expect(await found(id)).toMatchObject({ state: 'done', subject: null, parts: [{ sealed: 2 }] });
    expect((await looked(openings(subject))).parts).toEqual([]);
    const detail = (await priya.get(`/api/accesses/${String(indices[0])}`)).json as Detail;
    expect(detail).toMatchObject({ removed: { what: 'openings', ground: 'subject-request' } });
    expect(detail.body).toContain('"act":"read"');
  });

  it('are stated to each agreement’s parties apart: no vendor reads of another’s', async () => {
    const subject = customer();
    for (const agreement of [BRIGHTLINE, 'agr_harbor_northgate', null]) {
      await accessesTo(scene.house, [subject], new Date(), agreement);
    }
    const id = await proposed(openings(subject));
    expect(await decide(olivia, id)).toMatchObject({ status: 200 });
    const { parts } = await found(id);
    expect(parts.map(({ agreement, sealed }) => [agreement, sealed])).toEqual([
      [null, 1],
      [BRIGHTLINE, 1],
      ['agr_harbor_northgate', 1],
    ]);
    const vera = await scene.enter('per_vera');
    const seen = parts.map(async ({ entry }) => (await vera.get(`/api/accesses/${String(entry)}`)).status);
    expect(await Promise.all(seen)).toEqual([404, 200, 404]);
    // The auditor sees the share of what they audit, and no customer.
    expect(await found(id, audra)).toMatchObject({ subject: null, parts: [{ agreement: BRIGHTLINE }] });
  });

  it('cannot hide an act: privacy officer and auditor open them, and see that they are what was entered', async () => {
    const subject = customer();
    const [index = -1] = await accessesTo(scene.house, [subject], new Date());
    const erasure = await proposed(openings(subject));
    await decide(olivia, erasure);
    const id = await askedFor(priya, erasure);
    // Neither alone, nor with somebody of one's own side, nor before the other agreed.
    expectRefused(await scene.attack(() => opened(priya, id)), 'second-person-needed', 'per_priya');
    expectRefused(await scene.attack(() => agree(priya, id)), 'not-the-second-person', 'per_priya');
    expectRefused(await scene.attack(() => agree(olivia, id)), 'role-not-allowed', 'per_olivia');
    expect(await agree(audra, id)).toMatchObject({ status: 200 });
    for (const who of [priya, audra]) {
      const { answer, entered } = await scene.attack(() => opened(who, id));
      expect(answer).toMatchObject({
        json: { openings: [{ entry: index, name: 'subject', value: subject, holds: true }] },
      });
      expect(entered.map(({ kind }) => kind)).toContain('sealed-openings-seen');
    }
  });

  it('open to no auditor of another agreement or time', async () => {
    const subject = customer();
    await accessesTo(scene.house, [subject], new Date(), 'agr_harbor_northgate');
    const erasure = await proposed(openings(subject));
    await decide(olivia, erasure);
    expectRefused(
      await scene.attack(() => audra.post('/api/ledger/unsealings', { erasure, ground: 'claim' })),
      'not-in-scope',
      'per_audra',
    );
  });

  it('are destroyed once claims are barred, by an entry with their number, and not before', async () => {
    const subject = customer();
    const young = await accessesTo(scene.house, [subject], new Date());
    const old = await enteredAt(LONG_AGO, [subject]);
    const id = await proposed(openings(subject));
    await decide(olivia, id);
    expect(await kept('ledger_archive', [...young, ...old])).toBe(2);
    const hold = await heldWhole(scene);
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_archive', old)).toBe(1);
    await hold.lift();
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_archive', old)).toBe(0);
    expect(await kept('ledger_archive', young)).toBe(1);
    expect(await entriesOf('sealed-openings-destroyed', id)).toBe(1);
  });
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
    await scene.asOwner(`UPDATE cordon.ledger_bodies SET owed = owed || 'x' WHERE owed = $1`, [`${id} 0`]);
    await expect(carried(id)).rejects.toThrow('not-entered');
    await scene.asOwner(`UPDATE cordon.ledger_bodies SET owed = $1 WHERE owed = $1 || 'x'`, [`${id} 0`]);
    // An entry whose body is not what its leaf committed to says nothing.
    const at = `idx = (SELECT decided_entry FROM cordon.ledger_erasures WHERE id = $1)`;
    await scene.asOwner(`UPDATE cordon.ledger_bodies SET body = body || ' ' WHERE ${at}`, [id]);
    await expect(carried(id)).rejects.toMatchObject({ code: 'second-person-needed' });
    await scene.asOwner(`UPDATE cordon.ledger_bodies SET body = rtrim(body) WHERE ${at}`, [id]);
    expect(await kept('ledger_bodies', indices)).toBe(2);
    // The alarm can be silenced: with nothing changed it goes.
    await carried(id);
    expect(await kept('ledger_bodies', indices)).toBe(0);
  });

  it('erases under a trigger that lets nothing go but what goes this way', async () => {
    await scene.asOwner(`CREATE FUNCTION cordon.guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF cordon.erasing_now(OLD.idx) THEN RETURN OLD; END IF; RAISE EXCEPTION 'append-only'; END $$`);
    await scene.asOwner(
      `CREATE TRIGGER guard BEFORE DELETE ON cordon.ledger_bodies FOR EACH ROW EXECUTE FUNCTION cordon.guard()`,
    );
    const indices = await enteredAt(LONG_AGO, [customer()]);
    await expect(
      scene.asOwner('DELETE FROM cordon.ledger_bodies WHERE idx = $1', [indices[0]]),
    ).rejects.toThrow('append-only');
    await decide(olivia, await proposed(bodies));
    expect(await kept('ledger_bodies', indices)).toBe(0);
    await scene.asOwner('DROP TRIGGER guard ON cordon.ledger_bodies');
  });
});

it('what two people unsealed is closed again after a day', async () => {
  const subject = customer();
  await accessesTo(scene.house, [subject], new Date());
  const erasure = await proposed(openings(subject));
  await decide(olivia, erasure);
  const id = await askedFor(audra, erasure);
  expect(await agree(priya, id)).toMatchObject({ status: 200 });
  expect(await opened(priya, id)).toMatchObject({ status: 200 });
  scene.pass(25 * 3_600_000);
  const later = scene.visitor('per_priya');
  await later.signIn();
  expect(await later.stepUp()).toMatchObject({ status: 200 });
  expectRefused(await scene.attack(() => opened(later, id)), 'second-person-needed', 'per_priya');
});

/** The log as it is published and the bodies as they are kept, for the program an auditor uses. */
async function verified(): Promise<LogReport> {
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of scene.house.book.files()) files.set(path, bytes);
  const rows = await scene.asOwner<{ idx: string; salt: Buffer; body: string }>(
    'SELECT idx, salt, body FROM cordon.ledger_bodies ORDER BY idx',
  );
  const kept = rows.map(({ idx, salt, body }) => ({
    index: Number(idx),
    salt,
    body: JSON.parse(body) as JsonValue,
  }));
  const reader = { read: (path: string) => Promise.resolve(files.get(path) ?? null) };
  return verifyLog(reader, [parseVkey(scene.house.book.vkey)], { bodies: { openings: kept } });
}

interface Detail {
  readonly body: string | null;
  readonly proof: {
    readonly index: number;
    readonly leaf: string;
    readonly size: number;
    readonly hashes: readonly string[];
    readonly checkpoint: string;
  };
}

/** The leaf stands in the signed tree, whatever became of its body. */
function expectProven({ proof: { index, leaf, size, hashes, checkpoint } }: Detail): void {
  const [, , root = ''] = checkpoint.split('\n');
  const claim = {
    index,
    size,
    leafHash: leafHash(toUtf8(leaf)),
    proof: hashes.map(fromBase64),
    root: fromBase64(root),
  };
  expect(verifyInclusion(claim)).toBe(true);
}

function covers(ranges: string, index: number): boolean {
  return ranges.split(',').some((run) => {
    const [from = '', until = from] = run.split('-');
    return index >= Number(from) && index <= Number(until);
  });
}

const carried = (id: string) => scene.house.erasing.store.carryOut({ id, kind: 'bodies' }, { nth: 0 });

async function entriesOf(kind: string, erasure: string): Promise<number> {
  const rows = await scene.asOwner(
    `SELECT FROM cordon.ledger_bodies WHERE kind = $1 AND body::jsonb #>> '{words,erasure}' = $2`,
    [kind, erasure],
  );
  return rows.length;
}

async function askedFor(who: Visitor, erasure: string): Promise<string> {
  const answer = await who.post('/api/ledger/unsealings', { erasure, ground: 'claim' });
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return (answer.json as { id: string }).id;
}
const agree = (who: Visitor, id: string) => who.post(`/api/ledger/unsealings/${id}/agree`, {});
const opened = (who: Visitor, id: string) => who.get(`/api/ledger/unsealings/${id}/openings`);

async function withLogin(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
