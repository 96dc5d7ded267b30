import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runVerify } from '@cordon/ledger/command';
import { runVerifyProof } from '@cordon/ledger/prove';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeRoutes } from '../../packages/server/src/composeRoutes.ts';
import { createApp } from '../../packages/server/src/platform/http/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Leaves are public; what they open to is not. Whoever has a token reads exactly what its maker may read now, and a proof
 * to carry away says no more than the person may know who asked for it.
 */

const HARBOR = 'agr_harbor_brightline';
const ALWAYS = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' } as const;

interface Line {
  readonly index: number;
  readonly salt: string;
  readonly body: { readonly agreement: string; readonly party: string; readonly at: string };
}

let scene: Scene;
let vera: Visitor;
let folder: string;

beforeAll(async () => {
  scene = await openScene();
  vera = await scene.enterFresh('per_vera');
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-bodies-'));
  const ada = await scene.enter('per_ada');
  const { ticket } = await scene.boundTicket('per_ada');
  for (let i = 0; i < 3; i++) await ada.get(`/api/tickets/${ticket.id}`);
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

interface Made {
  readonly token: { readonly id: string };
  readonly secret: string;
}

async function made(by: Visitor, more: object = {}): Promise<Made> {
  const body = { label: 'Archive', agreement: HARBOR, days: 30, ...ALWAYS, ...more };
  const answer = await by.post('/api/ledger/tokens', body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.json as Made;
}

const ask = (secret: string, query = '') =>
  fetch(`${scene.baseUrl}/api/ledger/bodies${query}`, { headers: { authorization: `Bearer ${secret}` } });

async function read(secret: string, query = ''): Promise<readonly Line[]> {
  const answer = await ask(secret, query);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** What a vendor may read of an agreement, by the database itself. */
const ownEntries = (party: string | null) =>
  scene.asOwner<{ idx: number }>(
    `SELECT idx::int FROM cordon.ledger_bodies WHERE agreement_id = $1 AND ($2::text IS NULL OR party_id = $2) ORDER BY idx`,
    [HARBOR, party],
  );

describe('bodies by a token', () => {
  it('are those of the vendor alone, exactly, and verify against the public log', async () => {
    const { secret } = await made(vera);
    const lines = await read(secret);
    const own = (await ownEntries('pty_brightline')).map(({ idx }) => idx);
    expect(own.length).toBeGreaterThan(3);
    expect(lines.map(({ index }) => index)).toEqual(own);
    expect(new Set(lines.map(({ body }) => body.party))).toEqual(new Set(['pty_brightline']));

    const file = path.join(folder, 'openings');
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    let out = '';
    const io = { out: (text: string) => (out += text), err: () => undefined };
    const { vkey } = scene.house.book;
    expect(await runVerify([`${scene.baseUrl}/log`, '--key', vkey, '--openings', file], io)).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, checked: { openings: lines.length } });
  });

  it('never hold what opens a commitment, nor the secret in the database', async () => {
    const { secret } = await made(vera);
    const text = await (await ask(secret)).text();
    const openings = await scene.asOwner<{ salt: string }>(
      `SELECT encode(salt, 'base64') AS salt FROM cordon.ledger_openings`,
      [],
    );
    expect(openings.length).toBeGreaterThan(0);
    for (const { salt } of openings) expect(text).not.toContain(salt);
    const rows = await scene.asOwner(`SELECT to_jsonb(c) FROM cordon.credentials c`, []);
    expect(JSON.stringify(rows)).not.toContain(secret.slice('cordon_ledger_'.length));
    const bodies = await scene.asOwner('SELECT body FROM cordon.ledger_bodies', []);
    expect(JSON.stringify(bodies)).not.toContain(secret.slice('cordon_ledger_'.length));
  });

  it('are asked for in pieces, and the token’s time is kept', async () => {
    const { secret } = await made(vera);
    const all = await read(secret);
    const [first, second] = all.map(({ index }) => index);
    expect((await read(secret, `?from=${String(second)}`)).length).toBe(all.length - 1);
    expect((await read(secret, `?until=${String(second)}`)).map(({ index }) => index)).toEqual([first]);
    const narrow = await made(vera, { until: '2026-01-02T00:00:00.000Z' });
    expect(await read(narrow.secret)).toEqual([]);
  });

  it('are entered when the token is made and when it ends', async () => {
    const { entered } = await scene.attack(async () => {
      const { token } = await made(vera);
      return vera.post(`/api/ledger/tokens/${token.id}/revoke`, {});
    });
    expect(entered.map(({ kind }) => kind)).toEqual(['ledger-token-made', 'ledger-token-revoked']);
    expect(entered[0]?.body).not.toContain('Archive');
  });
});

describe('nobody reads more', () => {
  it.each([
    ['no token', ''],
    ['a made-up token', `cordon_ledger_${'A'.repeat(43)}`],
    ['another kind of token', `cordon_scim_${'A'.repeat(43)}`],
  ])('with %s', async (_, secret) => {
    const answer = await ask(secret);
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
      401,
      'not-signed-in',
    ]);
  });

  it('of another vendor’s agreement', async () => {
    const answer = await vera.post('/api/ledger/tokens', {
      ...{ label: 'Archive', agreement: 'agr_harbor_northgate', days: 30, ...ALWAYS },
    });
    expect(answer).toMatchObject({ status: 404, json: { error: { code: 'not-in-scope' } } });
    const gone = await vera.post('/api/ledger/tokens', {
      label: 'x',
      agreement: 'agr_none',
      days: 1,
      ...ALWAYS,
    });
    expect(gone).toMatchObject({ status: 404, json: { error: { code: 'not-in-scope' } } });
  });

  it('by a token that was widened in the database to another vendor’s party', async () => {
    const { token, secret } = await made(vera);
    await scene.asOwner(`UPDATE cordon.credentials SET party_id = 'pty_northgate' WHERE id = $1`, [token.id]);
    expect((await ask(secret)).status).toBe(401);
  });

  it('as an agent or a team lead', async () => {
    for (const person of ['per_ada']) {
      const visitor = await scene.enterFresh(person);
      const body = { label: 'Archive', agreement: HARBOR, days: 30, ...ALWAYS };
      expect(await visitor.post('/api/ledger/tokens', body)).toMatchObject({ status: 403 });
    }
  });

  it.each([
    ['was revoked', (id: string) => vera.post(`/api/ledger/tokens/${id}/revoke`, {})],
    [
      'has run out',
      () =>
        scene.asOwner(
          `UPDATE cordon.credentials SET expires_at = created_at + interval '1 s' WHERE kind = 'ledger'`,
          [],
        ),
    ],
    ['was made by somebody suspended since', () => suspended(true)],
    [
      'was made by somebody in another role since',
      () => scene.asOwner(`UPDATE cordon.persons SET role = 'team-lead' WHERE id = 'per_vera'`, []),
    ],
    [
      'is of a vendor that was shut out since',
      () => scene.asOwner(`UPDATE cordon.parties SET contained_at = now() WHERE id = 'pty_brightline'`, []),
    ],
    [
      'is of an agreement that ended since',
      () => scene.asOwner(`SELECT cordon.revoke('agreement', $1, $2)`, [HARBOR, scene.house.now()]),
    ],
  ])('by a token that %s', async (_, end) => {
    const { token, secret } = await made(vera);
    scene.pass(2000);
    expect((await ask(secret)).status).toBe(200);
    await end(token.id);
    expect((await ask(secret)).status).toBe(401);
    await suspended(false);
    await scene.asOwner(`UPDATE cordon.persons SET role = 'vendor-admin' WHERE id = 'per_vera'`, []);
    await scene.asOwner(`UPDATE cordon.parties SET contained_at = NULL`, []);
  });

  it('by somebody else’s hand: a token is ended by its own party', async () => {
    const { token } = await made(vera);
    const olivia = await scene.enterFresh('per_olivia');
    expect(await olivia.post(`/api/ledger/tokens/${token.id}/revoke`, {})).toMatchObject({ status: 404 });
    expect((await olivia.get('/api/ledger/tokens')).json).toEqual([]);
  });
});

const suspended = (is: boolean) =>
  scene.asOwner(
    `UPDATE cordon.persons SET suspended_at = CASE WHEN $1 THEN now() END, suspended_by = CASE WHEN $1 THEN 'company' END WHERE id = 'per_vera'`,
    [is],
  );

describe('an auditor', () => {
  it('reads their window of both parties, and less when it is made smaller', async () => {
    const [auditor] = await scene.asOwner<{ id: string }>(
      `SELECT id FROM cordon.persons WHERE role = 'auditor' LIMIT 1`,
      [],
    );
    const id = auditor?.id ?? '';
    const visitor = await scene.enterFresh(id);
    const { secret } = await made(visitor);
    const [scope] = await scene.asOwner<{ from_at: Date; until_at: Date }>(
      'SELECT from_at, until_at FROM cordon.audit_scopes WHERE person_id = $1 AND agreement_id = $2',
      [id, HARBOR],
    );
    const lines = await read(secret);
    expect(new Set(lines.map(({ body }) => body.party)).size).toBeGreaterThan(1);
    for (const { body } of lines) {
      expect(body.agreement).toBe(HARBOR);
      expect(new Date(body.at).getTime()).toBeGreaterThanOrEqual(scope?.from_at.getTime() ?? Infinity);
      expect(new Date(body.at).getTime()).toBeLessThan(scope?.until_at.getTime() ?? 0);
    }
    await scene.asOwner('UPDATE cordon.audit_scopes SET until_at = from_at WHERE person_id = $1', [id]);
    expect(await read(secret)).toEqual([]);
    const none = await visitor.post('/api/ledger/tokens', {
      label: 'x',
      agreement: HARBOR,
      days: 1,
      ...ALWAYS,
    });
    expect(none).toMatchObject({ status: 404 });
    await scene.asOwner('UPDATE cordon.audit_scopes SET until_at = $2 WHERE person_id = $1', [
      id,
      scope?.until_at,
    ]);
  });
});

describe('the public log', () => {
  it('is not there where it is switched off, and the page says so', async () => {
    const { house, baseUrl } = scene;
    const served = async (logServed: boolean) => {
      const app = await createApp({
        config: { baseUrl, trustedProxies: [], tls: undefined },
        log: silentLog,
      });
      await composeRoutes(app, { ...house, world: { ...house.world, logServed } });
      const { body } = await app.inject('/log/checkpoint');
      await app.close();
      return body.startsWith(house.world.keys.ledger.name);
    };
    expect([await served(true), await served(false)]).toEqual([true, false]);
    expect((await vera.get('/api/ledger')).json).toMatchObject({ served: true });
  });
});

describe('a proof file', () => {
  const fetched = async (by: Visitor, index: number, query = '') => {
    const headers = { cookie: by.cookie() };
    const url = `${scene.baseUrl}/api/ledger/entries/${String(index)}/proof-file${query}`;
    const answer = await fetch(url, { headers });
    return { status: answer.status, text: await answer.text() };
  };

  async function verified(text: string) {
    const file = path.join(folder, 'proof');
    await writeFile(file, text);
    let out = '';
    const io = { out: (more: string) => (out += more), err: () => undefined };
    const code = await runVerifyProof([file, '--key', scene.house.book.vkey], io);
    return { code, report: JSON.parse(out) as Record<string, unknown> };
  }

  it('of one’s own entry verifies offline, with what it says or without', async () => {
    const [own] = await ownEntries('pty_brightline');
    const index = own?.idx ?? -1;
    const whole = await fetched(vera, index);
    expect(whole.status).toBe(200);
    expect(await verified(whole.text)).toMatchObject({
      code: 0,
      report: { ok: true, index, opened: true, body: { party: 'pty_brightline' } },
    });
    // For a customer: that something was entered at this time, and no word of whom or what.
    const bare = await fetched(vera, index, '?body=without');
    expect(await verified(bare.text)).toMatchObject({
      code: 0,
      report: { index, opened: false, body: null },
    });
    const extra = Buffer.from(/extra (.*)\n/.exec(bare.text)?.[1] ?? '', 'base64').toString();
    expect(Object.keys(JSON.parse(extra) as object)).toEqual(['leaf']);
  });

  it('of another party’s entry is not there', async () => {
    const [other] = await scene.asOwner<{ idx: number }>(
      `SELECT idx::int FROM cordon.ledger_bodies WHERE party_id IS DISTINCT FROM 'pty_brightline' ORDER BY idx DESC LIMIT 1`,
      [],
    );
    for (const query of ['', '?body=without'])
      expect(await fetched(vera, other?.idx ?? -1, query)).toMatchObject({ status: 404 });
    expect(await fetched(vera, 1_000_000)).toMatchObject({ status: 404 });
  });
});
