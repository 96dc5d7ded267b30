import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { use, verifierFor, type Knock } from '../../packages/server/src/identity/doorCredentials/index.ts';
import { emptyDatabase } from '../support/database.ts';
import { openScene, MINUTE, type Scene } from './attack.ts';

/* Credentials that an agent's other tools knock with: what they are bound to, and every way to use one that is not it. */

interface Made {
  readonly credential: { readonly id: string; readonly expiresAt: string; readonly network: string };
  readonly secret: string;
}

let scene: Scene;
let ada: Visitor;
let carla: Visitor;
let olivia: Visitor;
let ticket: string;
/** Where the agents of these tests are: an address of their vendor's listed ranges. */
let here: string;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.pass(9 * 60 * MINUTE);
  await scene.asOwner('DELETE FROM auth.attempts');
  [ada, carla, olivia] = [scene.visitor('per_ada'), scene.visitor('per_carla'), scene.visitor('per_olivia')];
  for (const person of [ada, carla, olivia]) {
    await person.signIn();
    expect(await person.stepUp()).toMatchObject({ status: 200 });
  }
  ticket = (await scene.boundTicket('per_ada')).ticket.id;
});

async function mint(door: 'http' | 'postgres' = 'http', by = ada, on = ticket): Promise<Made> {
  const answer = await by.post('/api/door-credentials', { door, ticket: on });
  expect(answer).toMatchObject({ status: 200 });
  const made = answer.json as Made;
  here = made.credential.network.replace(/\/\d+$/, '');
  return made;
}

const knock = ({ secret }: Made, address = here): Promise<Knock | null> =>
  use(scene.house.doorCredentials, { door: 'http', secret }, address);

describe('a credential', () => {
  it('says who it is, for which work, from the range it was made in, and is entered', async () => {
    const { answer, entered } = await scene.attack(() =>
      ada.post('/api/door-credentials', { door: 'http', ticket }),
    );
    const made = answer.json as Made;
    here = made.credential.network.replace(/\/\d+$/, '');
    expect(await knock(made)).toMatchObject({
      who: { person: { id: 'per_ada', partyId: 'pty_brightline' } },
      credential: { agreement: 'agr_harbor_brightline', purpose: 'order-support', ticket },
    });
    expect(entered).toContainEqual(
      expect.objectContaining({ kind: 'door-credential-made', person: 'per_ada' }),
    );
    expect(await ada.get('/api/door-credentials')).toMatchObject({
      json: [{ id: made.credential.id, ticket }],
    });
    // Its secret stands nowhere but in that one answer.
    const kept = await scene.asOwner('SELECT c::text AS text FROM cordon.credentials c');
    const bodies = await scene.asOwner('SELECT body AS text FROM cordon.ledger_bodies');
    const listed = await ada.get('/api/door-credentials');
    for (const spelled of [made.secret, made.secret.replace('cordon_door_', '')]) {
      expect(JSON.stringify([kept, bodies, listed])).not.toContain(spelled);
      expect(JSON.stringify(kept)).not.toContain(Buffer.from(spelled).toString('hex'));
    }
  });

  it('for PostgreSQL is a verifier that PostgreSQL itself takes, and the secret opens', async () => {
    const made = await mint('postgres');
    const [row] = await scene.asOwner<{ scram: string }>(
      'SELECT scram FROM cordon.credentials WHERE id = $1',
      [made.credential.id],
    );
    const database = await emptyDatabase('scram');
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    const role = `door_${made.credential.id.slice(-8)}`;
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD '${row?.scram ?? ''}'`);
    await owner.query(`GRANT CONNECT ON DATABASE ${database.name} TO ${role}`);
    const { hostname, port } = new URL(database.ownerUrl);
    const to = { host: hostname, port: Number(port), user: role, database: database.name };
    try {
      const client = new pg.Client({ ...to, password: made.secret });
      await client.connect();
      expect((await client.query('SELECT current_user AS who')).rows).toEqual([{ who: role }]);
      await client.end();
      await expect(new pg.Client({ ...to, password: `${made.secret}x` }).connect()).rejects.toThrow(
        'password',
      );
    } finally {
      await owner.query(`REVOKE CONNECT ON DATABASE ${database.name} FROM ${role}`);
      await owner.query(`DROP ROLE ${role}`);
      await owner.end();
      await database.drop();
    }
    const { doorCredentials } = scene.house;
    expect(await verifierFor(doorCredentials, made.credential.id)).not.toBeNull();
    const proven = { door: 'postgres', provenId: made.credential.id } as const;
    expect(await use(doorCredentials, proven, here)).toMatchObject({ who: { person: { id: 'per_ada' } } });
    // One door's credential opens no other: nobody proves a SCRAM exchange by a hash, nor the other way round.
    expect(await knock(made)).toBeNull();
    const http = await mint('http');
    expect(await verifierFor(doorCredentials, http.credential.id)).toBeNull();
    expect(await use(doorCredentials, { door: 'postgres', provenId: http.credential.id }, here)).toBeNull();
  });
});

describe('it is not made', () => {
  it('without a fresh second factor, on a ticket of somebody else, on none, by no agent, or a sixth time', async () => {
    const body = { door: 'http', ticket };
    expect(await carla.post('/api/door-credentials', body)).toMatchObject({ status: 404 });
    expect(await ada.post('/api/door-credentials', { ...body, ticket: 'tic_none' })).toMatchObject({
      status: 404,
    });
    expect(await olivia.post('/api/door-credentials', body)).toMatchObject({
      json: { error: { code: 'role-not-allowed' } },
    });
    for (let nth = 0; nth < 5; nth++) await mint();
    expect(await ada.post('/api/door-credentials', body)).toMatchObject({
      json: { error: { code: 'limit-reached' } },
    });
    scene.pass(6 * MINUTE);
    expect(await ada.post('/api/door-credentials', body)).toMatchObject({
      json: { error: { code: 'step-up-needed' } },
    });
  });

  it('once the ticket left the hand or under a suspended agreement', async () => {
    await olivia.post('/api/agreements/agr_harbor_brightline/suspend', {});
    const refused = await ada.post('/api/door-credentials', { door: 'http', ticket });
    await olivia.post('/api/agreements/agr_harbor_brightline/resume', {});
    expect(refused).toMatchObject({ json: { error: { code: 'agreement-suspended' } } });
    scene.pass(31 * MINUTE);
    await ada.stepUp();
    expect(await ada.post('/api/door-credentials', { door: 'http', ticket })).toMatchObject({
      json: { error: { code: 'ticket-not-in-hand' } },
    });
  });
});

type Way = readonly [what: string, happens: (made: Made) => Promise<unknown>];

const ways: readonly Way[] = [
  ['its hour is over', async () => scene.pass(60 * MINUTE)],
  ['it was ended', ({ credential }) => ada.delete(`/api/door-credentials/${credential.id}`)],
  ['its maker signed out', () => ada.delete('/api/session')],
  [
    'its maker was suspended',
    () =>
      olivia.post('/api/people/per_ada/suspend', {
        reason: 'left',
        ...olivia.decided('person-suspended', { subjectPerson: 'per_ada', reason: 'left' }),
      }),
  ],
  ['its ticket was closed', () => ada.post(`/api/tickets/${ticket}/close`, {})],
  [
    'its ticket went to somebody else',
    () => scene.asOwner(`UPDATE cordon.tickets SET assignee_id = 'per_carla' WHERE id = $1`, [ticket]),
  ],
  ['its agreement was suspended', () => olivia.post('/api/agreements/agr_harbor_brightline/suspend', {})],
  ['its vendor was shut out', () => olivia.post('/api/vendors/pty_brightline/contain', { reason: 'drill' })],
  [
    'its range is not listed any more',
    () =>
      scene.asOwner(
        `UPDATE cordon.networks SET cidr = '192.0.2.0/24' WHERE party_id = 'pty_brightline' AND cidr >>= $1::inet`,
        [here],
      ),
  ],
];

describe('it opens nothing', () => {
  it.each(ways)('once %s', async (_, happens) => {
    const ranges = await scene.asOwner<{ id: string; cidr: string }>(
      'SELECT id, cidr::text FROM cordon.networks',
    );
    const made = await mint();
    expect(await knock(made)).not.toBeNull();
    try {
      await happens(made);
      expect(await knock(made)).toBeNull();
    } finally {
      for (const { id, cidr } of ranges)
        await scene.asOwner('UPDATE cordon.networks SET cidr = $2 WHERE id = $1', [id, cidr]);
      await scene.asOwner(
        `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL WHERE id = 'per_ada'`,
      );
      await scene.asOwner('UPDATE cordon.parties SET contained_at = NULL');
      await scene.asOwner(
        `UPDATE cordon.containments SET asked_by = 'per_sam', asked_at = at, released_by = 'per_olivia', released_at = at WHERE released_at IS NULL`,
      );
      await olivia.post('/api/agreements/agr_harbor_brightline/resume', {});
    }
  });

  it.each([
    ['another listed range', '203.0.113.9'],
    ['anywhere', '192.0.2.7'],
    ['nowhere', 'unknown'],
    ['an odd spelling', '127.1'],
  ])('from %s', async (_, address) => {
    const made = await mint();
    expect(await knock(made, address)).toBeNull();
  });

  it('with a changed secret, another one, or its own hash', async () => {
    const made = await mint();
    const [row] = await scene.asOwner<{ hash: Buffer }>(
      'SELECT secret_hash AS hash FROM cordon.credentials WHERE id = $1',
      [made.credential.id],
    );
    for (const secret of [
      `${made.secret}A`,
      made.secret.slice(0, -1),
      row?.hash.toString('hex') ?? '',
      made.credential.id,
      '',
    ]) {
      expect(await knock({ ...made, secret })).toBeNull();
    }
  });

  it('on a replica that hears of no revocation', async () => {
    const made = await mint();
    const deaf = { ...scene.house.doorCredentials, hears: () => false };
    expect(await use(deaf, { door: 'http', secret: made.secret }, here)).toBeNull();
  });
});

describe('somebody else', () => {
  it('neither sees it nor ends it, and is never taken for its maker', async () => {
    const made = await mint();
    expect(await carla.get('/api/door-credentials')).toMatchObject({ json: [] });
    expect(await carla.delete(`/api/door-credentials/${made.credential.id}`)).toMatchObject({ status: 404 });
    const own = await mint('http', carla, (await scene.boundTicket('per_carla')).ticket.id);
    expect(await knock(own)).toMatchObject({ who: { person: { id: 'per_carla' } } });
    expect(await knock(made)).toMatchObject({ who: { person: { id: 'per_ada' } } });
  });
});

it('never outlives its session', async () => {
  scene.pass(7.5 * 60 * MINUTE);
  await scene.asOwner('UPDATE cordon.tickets SET last_work_at = $2 WHERE id = $1', [ticket, new Date()]);
  await ada.stepUp();
  const { credential } = await mint();
  const { expiresAt } = (await ada.get('/api/session')).json as { expiresAt: string };
  expect(credential.expiresAt).toBe(expiresAt);
});
