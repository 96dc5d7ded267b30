import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeServiceDoor } from '../../packages/server/src/composeServiceDoor.ts';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { useServiceSecret } from '../../packages/server/src/identity/serviceAccounts/index.ts';
import { endDue } from '../../packages/server/src/identity/serviceAccounts/jobs.ts';
import { openServices, readsReports } from '../support/services.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* Accounts that tools read under: who may make one, what its secrets are bound to, and every way to use one that is not it. */

const DAY = 24 * 60 * MINUTE;
const HERE = '127.0.0.1';

interface View {
  readonly id: string;
  readonly state: string;
  readonly fields: readonly unknown[] | null;
  readonly ended: { readonly why: string; readonly entry: number | null } | null;
  readonly secrets: readonly { readonly id: string; readonly lastUsedFrom: string | null }[];
}
interface Made {
  readonly user: string;
  readonly secret: string;
  readonly database: string;
}

let scene: Scene;
let services: ReturnType<typeof openServices>;
let [vera, leo, victor, priya, sam, olivia, nuno]: Visitor[] = [];
const who = (one: Visitor | undefined): Visitor => {
  if (one === undefined) throw new Error('nobody');
  return one;
};

beforeAll(async () => {
  scene = await openScene();
  services = openServices(scene.house);
});
afterAll(() => scene.close());
beforeEach(async () => {
  services.open(true);
  scene.pass(10 * 60 * MINUTE);
  await scene.asOwner('DELETE FROM auth.attempts');
  const names = ['vera', 'leo', 'victor', 'priya', 'sam', 'olivia', 'nuno'];
  const all = names.map((name) => scene.visitor(`per_${name}`));
  for (const one of all) {
    await one.signIn();
    expect(await one.stepUp()).toMatchObject({ status: 200 });
  }
  [vera, leo, victor, priya, sam, olivia, nuno] = all;
});

const asked = (more: object = {}) => ({ ...readsReports, name: 'Weekly report', owner: 'per_vera', ...more });
const codeOf = ({ json }: Answer) => (json as { error: { code: string } }).error.code;
const propose = (by = who(vera), more: object = {}) => by.post('/api/service-accounts', asked(more));
const approve = (id: string, by = who(priya)) =>
  by.post(`/api/service-accounts/${id}/decide`, { approve: true });
async function inForce(more: object = {}): Promise<string> {
  const { json } = await propose(who(vera), more);
  const { id } = json as { id: string };
  expect(await approve(id)).toMatchObject({ status: 200 });
  return id;
}
const secretOf = (id: string, by = who(vera)) => by.post(`/api/service-accounts/${id}/secrets`, {});
async function minted(more: object = {}): Promise<{ id: string } & Made> {
  const id = await inForce(more);
  const answer = await secretOf(id);
  expect(answer).toMatchObject({ status: 200 });
  return { id, ...(answer.json as Made) };
}
const knock = (user: string, address = HERE) => useServiceSecret(scene.house.serviceAccounts, user, address);
async function viewOf(id: string, by = who(vera)): Promise<View | undefined> {
  const { json } = await by.get('/api/service-accounts');
  return (json as { accounts: readonly View[] }).accounts.find((one) => one.id === id);
}

describe('an account', () => {
  it('is proposed by who will use it, put in force by the company, and each step is a signed entry', async () => {
    const { answer, entered } = await scene.attack(() => propose());
    const { id } = answer.json as { id: string };
    const approved = await scene.attack(() => approve(id));
    const secret = await scene.attack(() => secretOf(id));
    const kinds = [...entered, ...approved.entered, ...secret.entered].map(({ kind, person, body }) => {
      const { words } = JSON.parse(body) as { words: Record<string, unknown> };
      expect(words).toMatchObject({ account: id });
      expect(words.signature).toEqual(expect.any(String));
      return [kind, person];
    });
    expect(kinds).toEqual([
      ['service-account-proposed', 'per_vera'],
      ['service-account-approved', 'per_priya'],
      ['service-secret-made', 'per_vera'],
    ]);
    const { user, secret: told, database } = secret.answer.json as Made;
    expect([user.startsWith(`${id}_`), database]).toEqual([true, 'harbor']);
    expect(await knock(user)).toMatchObject({
      ...{
        agreement: readsReports.agreement,
        source: 'harbor',
        purpose: readsReports.purpose,
        owner: 'per_vera',
      },
      principal: {
        ...{ id, kind: 'service', party: 'pty_brightline', side: 'processor', role: readsReports.accessRole },
        facts: { network: { value: true }, suspension: { value: false } },
      },
    });
    expect((await viewOf(id))?.secrets).toMatchObject([{ id: user, lastUsedFrom: HERE }]);
    // Its secret stands nowhere but in that one answer.
    const kept = await scene.asOwner(
      'SELECT c::text AS text FROM cordon.credentials c UNION ALL SELECT body FROM cordon.ledger_bodies',
    );
    expect(JSON.stringify([kept, await who(vera).get('/api/service-accounts')])).not.toContain(told);
  });

  it('is seen by vendor, company and the auditor, and by no other vendor', async () => {
    const { id } = (await propose()).json as { id: string };
    const audra = await scene.enter('per_audra');
    for (const one of [vera, leo, victor, priya, olivia, audra])
      expect(await viewOf(id, who(one))).toMatchObject({ state: 'proposed' });
    expect(await viewOf(id, who(nuno))).toBeUndefined();
    for (const path of ['end', 'renew', 'secrets']) {
      const body = path === 'renew' ? { days: 1 } : {};
      const answer = await who(nuno).post(`/api/service-accounts/${id}/${path}`, body);
      expect([path, codeOf(answer)]).toEqual([path, 'not-in-scope']);
    }
    const ada = await scene.enter('per_ada');
    expect(codeOf(await ada.get('/api/service-accounts'))).toBe('role-not-allowed');
  });

  it.each<[string, object, string]>([
    ['in a role no clause opens to tools', { accessRole: 'tier1' }, 'not-in-scope'],
    ['for another purpose', { purpose: 'order-support' }, 'not-in-scope'],
    ['under an agreement of others', { agreement: 'agr_harbor_northgate' }, 'not-in-scope'],
    ['for a range its party does not list', { networks: ['192.0.2.0/24'] }, 'network-not-allowed'],
    ['for a range wider than the listed one', { networks: ['203.0.112.0/23'] }, 'network-not-allowed'],
    ['for everywhere', { networks: ['0.0.0.0/0'] }, 'bad-request'],
    ['for a range in two spellings', { networks: ['203.0.113.7/24'] }, 'bad-request'],
    ['with an agent to answer for it', { owner: 'per_ada' }, 'bad-request'],
    ['with somebody of the company to answer for it', { owner: 'per_olivia' }, 'bad-request'],
    ['for longer than ninety days', { days: 91 }, 'bad-request'],
  ])('is not proposed %s', async (_, more, code) => {
    expect(codeOf(await propose(who(vera), more))).toBe(code);
  });

  it('is not proposed by who leads no party, or for the company by a vendor', async () => {
    expect(codeOf(await propose(who(leo)))).toBe('role-not-allowed');
    expect(codeOf(await propose(who(priya)))).toBe('role-not-allowed');
    expect(codeOf(await propose(who(nuno), { owner: 'per_nuno' }))).toBe('not-in-scope');
  });

  it('is put in force by nobody of the vendor, not by who asked, and not by who answers for it', async () => {
    const { id } = (await propose()).json as { id: string };
    for (const one of [vera, leo, victor, olivia])
      expect(codeOf(await approve(id, who(one)))).toBe('role-not-allowed');
    const mine = await who(victor).post('/api/service-accounts', {
      ...asked({ owner: 'per_priya', networks: ['203.0.113.0/24'] }),
    });
    const own = (mine.json as { id: string }).id;
    expect(codeOf(await approve(own, who(priya)))).toBe('not-the-second-person');
    expect(await approve(own, who(sam))).toMatchObject({ status: 200 });
    expect(codeOf(await approve(own, who(sam)))).toBe('already-done');
    // The database says so too, whatever the code.
    await expect(
      scene.asOwner(`UPDATE cordon.service_accounts SET decided_by = owner_id WHERE id = $1`, [own]),
    ).rejects.toThrow('second_person');
  });

  it('is not put in force once it could not be proposed any more', async () => {
    const { id } = (await propose()).json as { id: string };
    services.open(false);
    expect(codeOf(await approve(id))).toBe('conflict');
  });

  it('signed over other ranges than are kept is not put in force', async () => {
    const { id } = (await propose()).json as { id: string };
    await scene.asOwner(`UPDATE cordon.service_accounts SET networks = '{203.0.113.0/24}' WHERE id = $1`, [
      id,
    ]);
    const words = { account: id, subjectParty: 'pty_brightline' };
    const { agreement: forAgreement, accessRole, purpose, networks, days } = readsReports;
    const said = { forAgreement, accessRole, purpose, networks: networks.join(' '), owner: 'per_vera', days };
    const by = who(priya);
    const body = { approve: true, ...by.decided('service-account-approved', { ...words, ...said }) };
    expect(codeOf(await by.post(`/api/service-accounts/${id}/decide`, body))).toBe('signature-invalid');
  });
});

describe('its secrets', () => {
  it('are made by nobody but who answers for it, with a fresh second factor, three at most, for thirty days', async () => {
    const id = await inForce();
    for (const one of [leo, victor, priya, olivia])
      expect(codeOf(await secretOf(id, who(one)))).toBe('role-not-allowed');
    for (let nth = 0; nth < 3; nth++) expect(await secretOf(id)).toMatchObject({ status: 200 });
    expect(codeOf(await secretOf(id))).toBe('limit-reached');
    const { secrets = [] } = (await viewOf(id)) ?? {};
    expect(secrets).toHaveLength(3);
    const path = `/api/service-accounts/${id}/secrets/${secrets[0]?.id ?? ''}/end`;
    expect(codeOf(await who(leo).post(path, {}))).toBe('role-not-allowed');
    expect(await who(olivia).post(path, {})).toMatchObject({ status: 200 });
    expect(await knock(secrets[0]?.id ?? '')).toBeNull();
    expect(await knock(secrets[1]?.id ?? '')).not.toBeNull();
    scene.pass(6 * MINUTE);
    expect(codeOf(await secretOf(id))).toBe('step-up-needed');
  });

  it('of an account nobody put in force are not made', async () => {
    const { id } = (await propose()).json as { id: string };
    expect(codeOf(await secretOf(id))).toBe('not-at-this-stage');
  });

  it('never outlive their account', async () => {
    const { user } = await minted({ days: 2 });
    scene.pass(2 * DAY - MINUTE);
    expect(await knock(user)).not.toBeNull();
    scene.pass(2 * MINUTE);
    expect(await knock(user)).toBeNull();
  });

  it('end after thirty days, though the account is renewed', async () => {
    const { id, user } = await minted({ days: 90 });
    scene.pass(30 * DAY - MINUTE);
    expect(await knock(user)).not.toBeNull();
    scene.pass(2 * MINUTE);
    expect(await knock(user)).toBeNull();
    const fresh = scene.visitor('per_vera');
    await fresh.signIn();
    await fresh.stepUp();
    expect(codeOf(await who(priya).post(`/api/service-accounts/${id}/renew`, { days: 90 }))).toBe(
      'not-signed-in',
    );
    expect(await fresh.post(`/api/service-accounts/${id}/renew`, { days: 90 })).toMatchObject({
      status: 200,
    });
    expect(await knock(user)).toBeNull();
  });

  it.each([
    ['another range of its own party', '198.51.100.9', {}],
    ['outside every range', '192.0.2.7', {}],
    ['an odd spelling', '127.1', {}],
    ['nowhere', 'unknown', {}],
  ])('open nothing from %s, and that is entered under its name', async (_, address, more) => {
    const { id, user } = await minted(more);
    const { entered } = await scene.attack(async () => {
      expect(await knock(user, address)).toBeNull();
      return { status: 0, json: null };
    });
    expect(entered).toMatchObject([{ kind: 'door-credential-refused', person: id }]);
    const { json } = await who(olivia).get('/api/accesses?limit=5');
    expect(JSON.stringify(json)).toContain('Weekly report');
  });

  it('open nothing on a replica that hears of no revocation, nor under a made-up name', async () => {
    const { user } = await minted();
    expect(
      await useServiceSecret({ ...scene.house.serviceAccounts, hears: () => false }, user, HERE),
    ).toBeNull();
    for (const other of [`${user}0`, user.slice(0, 24), '', 'per_vera'])
      expect(await knock(other)).toBeNull();
  });
});

type Way = readonly [what: string, happens: (id: string) => Promise<unknown>, why: string | null];

const ways: readonly Way[] = [
  ['it was ended by its vendor', (id) => who(vera).post(`/api/service-accounts/${id}/end`, {}), 'taken-away'],
  [
    'it was ended by the company',
    (id) => who(victor).post(`/api/service-accounts/${id}/end`, {}),
    'taken-away',
  ],
  [
    'its owner was suspended',
    () => who(olivia).post('/api/people/per_vera/suspend', { reason: 'left' }),
    'owner-gone',
  ],
  [
    'its owner was given another role',
    () => scene.asOwner(`UPDATE cordon.persons SET role = 'qa-analyst' WHERE id = 'per_vera'`),
    'owner-gone',
  ],
  [
    'its agreement ended',
    () =>
      scene.asOwner('UPDATE cordon.agreements SET ended_at = $2 WHERE id = $1', [
        ...[readsReports.agreement, new Date()],
      ]),
    'agreement-ended',
  ],
  [
    'its agreement opens nothing to tools any more',
    async () => {
      services.open(false);
    },
    null,
  ],
  [
    'its vendor was shut out',
    () => who(olivia).post('/api/vendors/pty_brightline/contain', { reason: 'drill' }),
    null,
  ],
  [
    'its range is not listed any more',
    () =>
      scene.asOwner(
        `UPDATE cordon.networks SET cidr = '192.0.2.0/25' WHERE party_id = 'pty_brightline' AND cidr >>= '127.0.0.1'`,
      ),
    null,
  ],
];

describe('it opens nothing', () => {
  it.each(ways)(
    'once %s, to what is connected, to what stood in memory and at the release',
    async (_, happens, why) => {
      const { id, user } = await minted();
      const door = composeServiceDoor(scene.house);
      const came = await door.knock(user, HERE);
      if (came === null) throw new Error('not let in');
      let open = true;
      const closed = new Promise<boolean>((resolve) => {
        door.watch(came, () => {
          open = false;
          resolve(true);
        });
      });
      const { principals } = scene.house.gatePorts;
      expect(await principals.again(came.who, came.work)).toMatchObject({ ok: true, principal: { id } });
      const [role] = await scene.asOwner<{ role: string }>(
        `SELECT role FROM cordon.persons WHERE id = 'per_vera'`,
      );
      const ranges = await scene.asOwner<{ id: string; cidr: string }>(
        'SELECT id, cidr::text FROM cordon.networks',
      );
      try {
        expect(open).toBe(true);
        await happens(id);
        // What a clause says changes with the versions, by marks that the test's own clause has none of.
        if (_ !== 'its agreement opens nothing to tools any more') {
          expect(await door.knock(user, HERE)).toBeNull();
          expect(await principals.again(came.who, came.work)).toEqual({ ok: false, code: 'not-signed-in' });
          expect(await closed).toBe(true);
        }
        expect(await knock(user)).toBeNull();
        await scene.house.owed.settle();
        if (why !== null) {
          const view = await viewOf(id, who(olivia));
          expect(view).toMatchObject({
            state: 'ended',
            ended: { why, entry: expect.any(Number) as number },
            secrets: [],
          });
        }
      } finally {
        for (const range of ranges)
          await scene.asOwner('UPDATE cordon.networks SET cidr = $2 WHERE id = $1', [range.id, range.cidr]);
        await scene.asOwner(
          `UPDATE cordon.persons SET suspended_at = NULL, suspended_by = NULL, role = $1 WHERE id = 'per_vera'`,
          [role?.role],
        );
        await scene.asOwner('UPDATE cordon.agreements SET ended_at = NULL WHERE id = $1', [
          readsReports.agreement,
        ]);
        await scene.asOwner('UPDATE cordon.parties SET contained_at = NULL');
        await scene.asOwner(
          `UPDATE cordon.containments SET asked_by = 'per_sam', asked_at = at, released_by = 'per_olivia', released_at = at WHERE released_at IS NULL`,
        );
      }
    },
  );

  it('to a tool whose door asks the gate with no secret', async () => {
    const { user } = await minted();
    const came = await composeServiceDoor(scene.house).knock(user, HERE);
    if (came === null) throw new Error('not let in');
    const { credential: _, ...bare } = came.who;
    expect(await scene.house.gatePorts.principals.again(bare, came.work)).toEqual({
      ...{ ok: false, code: 'not-signed-in' },
    });
  });
});

it('is ended by an order of an incident about it, named there, and by no lighter step; that is not undone', async () => {
  const { id, user } = await minted();
  await scene.asOwner(
    `INSERT INTO cordon.incidents (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
     VALUES ('inc_svc', 'open', 'high', 'pty_brightline', ARRAY[$1], '{door-credential}', '{}', $2, $2, $2, $2)`,
    [id, new Date()],
  );
  const { json } = await who(sam).get('/api/incidents/inc_svc');
  expect(json).toMatchObject({ agents: [{ id, name: 'Weekly report' }] });
  const order = (step: string) => who(sam).post('/api/incidents/inc_svc/contain', { step, target: id });
  expect(codeOf(await order('step-up'))).toBe('bad-request');
  expect(await knock(user)).not.toBeNull();
  expect(await order('suspend-agent')).toMatchObject({ status: 200 });
  expect(await knock(user)).toBeNull();
  expect(await viewOf(id, who(sam))).toMatchObject({ state: 'ended', ended: { why: 'incident' } });
  const [made] = await scene.asOwner<{ id: string }>(
    `SELECT id FROM cordon.incident_containments WHERE incident_id = 'inc_svc'`,
  );
  const undo = await who(sam).post(`/api/containments/${made?.id ?? ''}/decide`, { decision: 'undone' });
  expect(codeOf(undo)).toBe('containment-undone-elsewhere');
});

it('is ended where nobody renews it while its access is under review, and kept where its owner does', async () => {
  const [kept, left] = [await inForce({ days: 60 }), await inForce({ days: 60 })];
  scene.pass(MINUTE);
  const due = new Date(Date.now() + 14 * DAY);
  await scene.asOwner(
    `INSERT INTO cordon.access_reviews (id, agreement_id, opened_at, due_at, closed_at) VALUES ('rvw_svc', $1, $2, $3, $2)`,
    [readsReports.agreement, new Date(), due],
  );
  expect(await viewOf(kept)).toMatchObject({ reviewDue: due.toISOString() });
  expect(await who(vera).post(`/api/service-accounts/${kept}/renew`, { days: 60 })).toMatchObject({
    status: 200,
  });
  scene.pass(14 * DAY + MINUTE);
  await endDue(scene.house.serviceAccounts);
  const fresh = scene.visitor('per_olivia');
  await fresh.signIn();
  expect(await viewOf(kept, fresh)).toMatchObject({ state: 'in-force', reviewDue: null });
  expect(await viewOf(left, fresh)).toMatchObject({ ended: { why: 'not-reviewed' } });
  await scene.asOwner(`DELETE FROM cordon.access_reviews WHERE id = 'rvw_svc'`);
});

it('goes with who answers for it, and stands in the proof that they are gone', async () => {
  const { id, user } = await minted({ owner: 'per_vera' });
  const left = await who(olivia).post('/api/joining/people/per_vera/leave', { reason: 'resigned' });
  const { leaver } = left.json as { leaver: string };
  expect(await knock(user)).toBeNull();
  const { json } = await who(olivia).get(`/api/joining/leavers/${leaver}/proof`);
  expect(json).toMatchObject({ verdict: 'closed' });
  const { items } = json as { items: readonly { kind: string; id: string; works: boolean }[] };
  expect(items).toContainEqual(expect.objectContaining({ kind: 'service-account', id, works: false }));
  expect(items).toContainEqual(expect.objectContaining({ kind: 'service-secret', id: user, works: false }));
});
