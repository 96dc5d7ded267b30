import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from './attack.ts';
import { openDoorScene, type DoorScene, type Got, type Way } from './doorScene.ts';

/* The door keeps in memory who may do what. Whatever takes a right away, by whatever hand and without a word to this
 * process, between two requests: the second is refused. */

let door: DoorScene;
let way: Way;

beforeAll(async () => {
  door = await openDoorScene();
});
afterAll(() => door.close());
beforeEach(async () => {
  door.scene.pass(3 * 60 * MINUTE);
  way = await door.wayIn();
});

const ask = () => door.ask(way.secret, `/door/harbor/customers/${String(way.bound.customer.id)}`);
const sql = (text: string, values: readonly unknown[] = []) => door.scene.asOwner(text, values);
const ticket = () => way.bound.ticket.id;
const nothing = () => Promise.resolve();
/** Nobody told this process, and the ways that are no door's do not ask. */
const tellOf = async (mended: Promise<unknown>) => {
  await mended;
  door.scene.house.inForce.forget();
  door.scene.house.cover.forget();
};

interface Loss {
  readonly what: string;
  readonly happens: () => Promise<unknown>;
  readonly mend: () => Promise<unknown>;
}

let kept: readonly Record<string, unknown>[] = [];

const losses: readonly Loss[] = [
  {
    what: 'the session ends',
    happens: () =>
      sql(
        `DELETE FROM auth.session WHERE "userId" = (SELECT user_id FROM cordon.persons WHERE id = 'per_ada')`,
      ),
    mend: nothing,
  },
  {
    what: 'the session loses its second factor',
    happens: () => sql(`UPDATE auth.session SET "mfaAt" = NULL, "mfaMethod" = NULL, "stepUpAt" = NULL`),
    mend: nothing,
  },
  {
    what: 'the person is suspended',
    happens: () =>
      sql(`UPDATE cordon.persons SET suspended_at = $1, suspended_by = 'company' WHERE id = 'per_ada'`, [
        new Date(),
      ]),
    mend: () =>
      sql(`UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_ada'`),
  },
  {
    what: 'the vendor is shut out',
    happens: () =>
      sql(`UPDATE cordon.parties SET contained_at = $1 WHERE id = 'pty_brightline'`, [new Date()]),
    mend: () => sql(`UPDATE cordon.parties SET contained_at = NULL WHERE id = 'pty_brightline'`),
  },
  {
    what: 'the credential is revoked',
    happens: () => sql(`UPDATE cordon.credentials SET revoked_at = $1 WHERE kind = 'door'`, [new Date()]),
    mend: nothing,
  },
  {
    what: 'the credential is deleted',
    happens: () => sql(`DELETE FROM cordon.credentials WHERE kind = 'door'`),
    mend: nothing,
  },
  {
    what: 'the assignment ends',
    happens: () =>
      sql(
        `UPDATE cordon.assignments SET ended_at = $1, ended_why = 'ended' WHERE person_id = 'per_ada' AND ended_at IS NULL`,
        [new Date()],
      ),
    mend: () =>
      sql(`UPDATE cordon.assignments SET ended_at = NULL, ended_why = NULL WHERE person_id = 'per_ada'`),
  },
  {
    what: 'the shift is cut short',
    happens: () =>
      sql(
        `INSERT INTO cordon.shift_changes (id, assignment_id, kind, because, from_at, until_at, made_by, made_at)
         SELECT 'shc_attack', id, 'off', 'swap', $1::timestamptz, $1::timestamptz + interval '1 hour', 'per_ada', $1
         FROM cordon.assignments WHERE person_id = 'per_ada' LIMIT 1`,
        [new Date()],
      ),
    mend: () => sql(`DELETE FROM cordon.shift_changes WHERE id = 'shc_attack'`),
  },
  {
    what: 'the network is taken off the list',
    happens: async () => {
      kept = await sql(
        `UPDATE cordon.networks SET cidr = '203.0.113.0/24'
         WHERE party_id = 'pty_brightline' AND (cidr >>= '127.0.0.1' OR cidr >>= '::1') RETURNING id`,
      );
    },
    mend: () =>
      sql(`UPDATE cordon.networks SET cidr = '127.0.0.0/8' WHERE id = ANY ($1)`, [kept.map(({ id }) => id)]),
  },
  {
    what: 'the ticket is closed',
    happens: () => sql(`UPDATE cordon.tickets SET status = 'closed' WHERE id = $1`, [ticket()]),
    mend: nothing,
  },
  {
    what: 'the ticket is given to another',
    happens: () => sql(`UPDATE cordon.tickets SET assignee_id = 'per_ben' WHERE id = $1`, [ticket()]),
    mend: nothing,
  },
  {
    what: 'the ticket is put back into the queue',
    happens: () => sql(`UPDATE cordon.tickets SET assignee_id = NULL WHERE id = $1`, [ticket()]),
    mend: nothing,
  },
  {
    what: 'the ticket loses its customer',
    happens: () =>
      sql(
        `UPDATE cordon.tickets SET bound_by = NULL, bound_subject = NULL, bound_subject_sealed = NULL WHERE id = $1`,
        [ticket()],
      ),
    mend: nothing,
  },
  {
    what: 'the ticket is of a customer the agent only claims',
    happens: () => sql(`UPDATE cordon.tickets SET bound_by = 'agent' WHERE id = $1`, [ticket()]),
    mend: nothing,
  },
  {
    what: 'the ticket gets another customer',
    happens: () =>
      sql(`UPDATE cordon.tickets SET bound_subject = $2, bound_subject_sealed = NULL WHERE id = $1`, [
        ticket(),
        String(way.bound.customer.id === 5 ? 6 : 5),
      ]),
    mend: nothing,
  },
  {
    what: 'the ticket leaves the hand',
    happens: () =>
      sql(`UPDATE cordon.tickets SET last_work_at = last_work_at - interval '1 day' WHERE id = $1`, [
        ticket(),
      ]),
    mend: nothing,
  },
  {
    what: 'the agreement is suspended on another replica that could not tell',
    happens: () =>
      sql(
        `INSERT INTO cordon.agreement_events SELECT (jsonb_populate_record(NULL::cordon.agreement_events, $1)).*`,
        [JSON.stringify(suspended)],
      ),
    mend: () => tellOf(sql(`DELETE FROM cordon.agreement_events WHERE kind = 'suspended'`)),
  },
  {
    what: 'the agreement loses a signature',
    happens: async () => {
      kept = await sql(`SELECT to_jsonb(s) AS row FROM cordon.agreement_signatures s`);
      await sql(`UPDATE cordon.agreement_signatures SET signature = decode(repeat('00', 64), 'hex')`);
    },
    mend: () =>
      tellOf(
        sql(
          `UPDATE cordon.agreement_signatures s SET signature = o.signature
           FROM jsonb_array_elements($1::jsonb) AS e,
                jsonb_populate_record(NULL::cordon.agreement_signatures, e -> 'row') AS o
           WHERE (s.agreement_id, s.version, s.party_id) = (o.agreement_id, o.version, o.party_id)`,
          [JSON.stringify(kept)],
        ),
      ),
  },
  {
    what: 'the data map loses the route',
    happens: async () => {
      kept = await sql(`SELECT data_map FROM cordon.sources WHERE id = 'harbor'`);
      await sql(
        `UPDATE cordon.sources SET data_map = jsonb_set(data_map::jsonb, '{resources}',
           (SELECT jsonb_agg(r) FROM jsonb_array_elements(data_map::jsonb -> 'resources') r WHERE r ->> 'name' <> 'profiles'))`,
      );
    },
    mend: () => tellOf(sql(`UPDATE cordon.sources SET data_map = $1`, [JSON.stringify(kept[0]?.data_map)])),
  },
  {
    what: 'the hour of the credential is over',
    happens: async () => {
      await Promise.resolve();
      door.scene.pass(60 * MINUTE);
    },
    mend: nothing,
  },
];

/** What an agreement's own suspension writes, as it stood once. */
let suspended: Record<string, unknown> = {};

/** Refused, and with a reason that is no fault. */
function expectRefused(got: Got): void {
  expect(got.status, got.text).toBeGreaterThanOrEqual(400);
  expect(got.status, got.text).toBeLessThan(500);
  expect(got.text).not.toContain(way.bound.customer.name);
}

describe('between two requests', () => {
  beforeAll(async () => {
    const olivia = await door.scene.enterFresh('per_olivia');
    expect((await olivia.post('/api/agreements/agr_harbor_brightline/suspend', {})).status).toBe(200);
    const [row] = await sql(
      `SELECT to_jsonb(e) AS row FROM cordon.agreement_events e WHERE kind = 'suspended'`,
    );
    suspended = (row?.row ?? {}) as Record<string, unknown>;
    await tellOf(sql(`DELETE FROM cordon.agreement_events WHERE kind = 'suspended'`));
  });

  it.each(losses)('$what: the second is refused', async ({ happens, mend }) => {
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    await happens();
    const got = await ask();
    await mend();
    expectRefused(got);
  });

  it.each(losses.filter(({ what }) => !what.includes('hour')))(
    '$what: without the marks the second is served, so the test above can see it',
    async ({ happens, mend }) => {
      const tables = await sql(
        `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname LIKE 'standing%'`,
      );
      const triggers = async (how: 'DISABLE' | 'ENABLE') => {
        for (const { name } of tables) {
          for (const trigger of await sql(
            `SELECT tgname FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname LIKE 'standing%'`,
            [name],
          ))
            await sql(`ALTER TABLE ${String(name)} ${how} TRIGGER ${String(trigger.tgname)}`);
        }
      };
      expect((await ask()).status).toBe(200);
      await triggers('DISABLE');
      await happens();
      const got = await ask();
      await triggers('ENABLE');
      await mend();
      expect(got.status).toBe(200);
    },
  );
});

describe('while requests are on their way', () => {
  it('none that began after the end was acknowledged is served', async () => {
    let ended = false;
    const late: Got[] = [];
    const asking = Array.from({ length: 8 }, async () => {
      for (let nth = 0; nth < 40; nth += 1) {
        const after = ended;
        const got = await ask();
        if (after) late.push(got);
        if (late.length >= 16) return;
      }
    });
    while (door.api.asked.length < 20) await ask();
    await door.scene.house.identity.sessions.revokePerson('per_ada', { ip: null });
    ended = true;
    await Promise.all(asking);
    expect(late.length).toBeGreaterThan(0);
    for (const got of late) expectRefused(got);
  });

  it('one whose ticket gets another customer meanwhile is not released', async () => {
    const mine = JSON.stringify(door.shopCustomer(way.bound.customer.id));
    expect((await ask()).status).toBe(200);
    door.api.instead = (_, response) => {
      void sql(
        `UPDATE cordon.tickets SET bound_by = NULL, bound_subject = NULL, bound_subject_sealed = NULL WHERE id = $1`,
        [ticket()],
      ).then(() => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":${mine}}`);
      });
    };
    const got = await ask();
    door.api.instead = null;
    expectRefused(got);
  });
});
