import { actHolds } from '@cordon/core/kernel';
import { fromBase64 } from '@cordon/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Browser } from '../../../../tests/support/identity/browser.ts';
import { decided } from '../../../../tests/support/identity/browserKeys.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/support/people.ts';
import { keySigned } from '../identity/index.ts';

let scene: PeopleScene;
let admin: Browser;
let officer: Browser;
let manager: Browser;
let vera: Browser;
let leo: Browser;

beforeAll(async () => {
  scene = await openPeopleScene();
  admin = await scene.enter('olivia');
  officer = await scene.enter('sam');
  manager = await scene.enter('victor');
  vera = await scene.enter('vera');
  leo = await scene.enter('leo');
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.entered.length = 0;
  scene.ledgerDown = false;
  await scene.stepUp();
});

const rowsOf = (answer: Answer) => answer.body as { id: string; blockers: { code: string }[] }[];
const idsOf = (answer: Answer) => rowsOf(answer).map(({ id }) => id);
const person = (changes: object = {}) => ({
  party: 'bright',
  name: 'New Person',
  email: `${scene.fresh()}@brightline.example.com`,
  role: 'agent',
  site: null,
  accessRole: 'tier1',
  purpose: 'order-support',
  ...changes,
});
const plain = (changes: object) => person({ accessRole: null, purpose: null, ...changes });

describe('who sees whom', () => {
  it('is the company everybody, and one party when asked', async () => {
    expect(idsOf(await admin.get('/api/people'))).toEqual(
      expect.arrayContaining(['olivia', 'vera', 'nuno']) as string[],
    );
    const northgate = rowsOf(await manager.get('/api/people?party=north'));
    expect(northgate.map(({ id }) => id)).toEqual(['nuno', 'rita']);
  });

  it('is a vendor its own team and nobody else, whatever it asks', async () => {
    for (const browser of [vera, leo]) {
      const ids = idsOf(await browser.get('/api/team'));
      expect(ids).toContain('ada');
      expect(ids).not.toContain('rita');
      expect(ids).not.toContain('olivia');
      expect((await browser.get('/api/team?party=north')).body).toHaveLength(ids.length);
      for (const url of ['/api/people', '/api/people?party=bright', '/api/vendors', '/api/vendors/bright']) {
        expect((await browser.get(url)).code).toBe('role-not-allowed');
      }
    }
  });

  it('is an agent or an auditor nobody', async () => {
    for (const id of ['ada', 'audra']) {
      const browser = await scene.enter(id);
      for (const url of ['/api/people', '/api/team', '/api/vendors', '/api/vendors/bright']) {
        expect((await browser.get(url)).code).toBe('role-not-allowed');
      }
    }
  });

  it('tells who may work now and what stops the others', async () => {
    const rows = rowsOf(await vera.get('/api/team'));
    const codesOf = (id: string) => rows.find((row) => row.id === id)?.blockers.map(({ code }) => code);
    expect(codesOf('ada')).toEqual([]);
    expect(rows.find(({ id }) => id === 'ada')).toMatchObject({
      ready: true,
      site: 'Manila',
      party: { id: 'bright', name: 'Brightline' },
      accessRole: 'tier1',
      ticketsInHand: 1,
    });
    const [rita] = rowsOf(await admin.get('/api/people?party=north')).filter(({ id }) => id === 'rita');
    expect(rita).toMatchObject({ ready: false });
    expect(rita?.blockers.map(({ code }) => code)).toEqual(['no-network', 'no-agreement']);
  });
});

describe('inviting', () => {
  it('gives a link that is entered first, and a person who then may come in', async () => {
    const answer = await vera.post(
      '/api/people',
      person({ email: 'iris@brightline.example.com', site: 'site-1' }),
    );
    expect(answer).toMatchObject({
      status: 200,
      body: { mailed: false, link: expect.stringContaining('#') as string },
    });
    const { person: id, link } = answer.body as { person: string; link: string };
    expect(scene.entered).toMatchObject([
      {
        act: 'person-invited',
        actor: { person: 'vera', party: 'bright', ip: scene.floor },
        words: { subjectPerson: id, subjectParty: 'bright', role: 'agent' },
      },
    ]);
    const row = async () => rowsOf(await vera.get('/api/team')).find((one) => one.id === id);
    expect((await row())?.blockers.map(({ code }) => code)).toEqual(['invitation-open']);
    const secret = link.split('#')[1];
    const taken = await scene
      .stranger()
      .post('/api/invitations/take-up', { secret, name: 'Iris', password: 'correct horse iris' });
    expect(taken.status).toBe(200);
    expect((await row())?.blockers.map(({ code }) => code)).toEqual(['no-second-factor']);
  });

  it.each<[string, () => Browser, object]>([
    ['a vendor admin makes another admin', () => vera, { role: 'vendor-admin' }],
    ['a vendor admin makes a company admin', () => vera, { role: 'company-admin' }],
    ['a vendor admin makes an auditor', () => vera, { role: 'auditor' }],
    ['a vendor manager makes a company admin', () => manager, { party: 'acme', role: 'company-admin' }],
    ['a vendor manager makes an agent', () => manager, { role: 'agent' }],
    ['a company admin makes an agent', () => admin, { role: 'agent' }],
    ['a company admin puts a company role into a vendor', () => admin, { role: 'privacy-officer' }],
    ['a company admin puts a vendor role into the company', () => admin, { party: 'acme', role: 'agent' }],
    ['a team lead invites', () => leo, { role: 'agent' }],
    ['a security officer invites', () => officer, { party: 'acme', role: 'security-officer' }],
  ])('is refused when %s', async (_, browser, changes) => {
    const before = await scene.people();
    const answer = await browser().post('/api/people', plain(changes));
    expect(answer.code).toBe('role-not-allowed');
    expect(await scene.people()).toEqual(before);
    expect(scene.entered).toEqual([]);
  });

  it("answers another vendor's and the company's party like one that does not exist", async () => {
    const said = [];
    for (const party of ['north', 'acme', 'nobody']) {
      const answer = await vera.post('/api/people', person({ party }));
      expect(answer.code).toBe('not-in-scope');
      said.push(answer.said);
    }
    expect(new Set(said).size).toBe(1);
  });

  it.each<[string, object]>([
    ['a key nobody asked for', { partyKind: 'company' }],
    ['a suspension', { suspendedBy: null }],
    ['an account', { user_id: 'u1' }],
    ['an unknown role', { role: 'root' }],
    ['several roles', { role: ['agent', 'company-admin'] }],
    ['no e-mail', { email: 'new' }],
    ['a name of blanks', { name: '   ' }],
    ['a site of another party', { site: 'lisbon' }],
    ['a role of the terms for a team lead', { role: 'team-lead', purpose: null }],
    ['a period for somebody who is no auditor', { audit: window() }],
  ])('refuses %s', async (_, changes) => {
    const before = await scene.people();
    expect((await vera.post('/api/people', person(changes))).code).toBe('bad-request');
    expect(await scene.people()).toEqual(before);
  });

  it('refuses an e-mail in use, in any spelling', async () => {
    expect((await vera.post('/api/people', person({ email: 'ADA@Example.com' }))).code).toBe('email-taken');
  });

  it('adds an auditor with the one agreement and period', async () => {
    const auditor = (audit?: object) =>
      plain({ party: 'acme', role: 'auditor', ...(audit !== undefined && { audit }) });
    expect((await admin.post('/api/people', auditor())).code).toBe('bad-request');
    expect((await admin.post('/api/people', auditor({ ...window(), agreement: 'agr_none' }))).code).toBe(
      'not-in-scope',
    );
    const backwards = { agreement: 'agr_1', from: window().until, until: window().from };
    expect((await admin.post('/api/people', auditor(backwards))).code).toBe('bad-request');
    const answer = await admin.post('/api/people', auditor(window()));
    expect(answer.status).toBe(200);
    const { person: id } = answer.body as { person: string };
    const { rows } = await scene.pool.query(
      'SELECT agreement_id, from_at, until_at FROM cordon.audit_scopes WHERE person_id = $1',
      [id],
    );
    expect(rows).toEqual([
      {
        agreement_id: 'agr_1',
        from_at: new Date('2026-01-01T00:00:00Z'),
        until_at: new Date('2026-07-01T00:00:00Z'),
      },
    ]);
    expect(scene.entered.at(-1)?.words).toMatchObject({ auditOf: 'agr_1', role: 'auditor' });
  });

  it('gives no link while the ledger cannot be written; later it can be given', async () => {
    const email = 'late@brightline.example.com';
    scene.ledgerDown = true;
    expect((await vera.post('/api/people', person({ email }))).code).toBe('ledger-unavailable');
    const late = (await scene.people()).find((one) => one.email === email);
    const links = await scene.pool.query('SELECT FROM cordon.invitations WHERE person_id = $1', [late?.id]);
    expect(links.rowCount).toBe(0);
    scene.ledgerDown = false;
    const blocked = rowsOf(await vera.get('/api/team')).find(({ id }) => id === late?.id);
    expect(blocked?.blockers.map(({ code }) => code)).toEqual(['invitation-expired', 'no-assignment']);
    const renewed = await vera.post(`/api/people/${late?.id ?? ''}/invitation`, {});
    expect(renewed).toMatchObject({ status: 200, body: { person: late?.id } });
    expect(scene.entered).toMatchObject([{ act: 'invitation-renewed', words: { subjectPerson: late?.id } }]);
  });

  it('renews for nobody of another party, nobody of another rank, and nobody with an account', async () => {
    const renew = async (browser: Browser, id: string) =>
      (await browser.post(`/api/people/${id}/invitation`, {})).code;
    expect(await renew(vera, 'rita')).toBe('not-in-scope');
    expect(await renew(vera, 'olivia')).toBe('not-in-scope');
    expect(await renew(vera, 'vera')).toBe('role-not-allowed');
    expect(await renew(manager, 'ada')).toBe('role-not-allowed');
    expect(await renew(vera, 'ada')).toBe('already-done');
    expect(scene.entered).toEqual([]);
  });
});

describe('the way back', () => {
  const reset = (browser: Browser, id: string) => browser.post(`/api/people/${id}/recovery`, {});

  it('takes password, factors and sessions of one of the own people, and gives a link, entered first', async () => {
    const quinn = await scene.enter('quinn');
    await scene.pool.query(`UPDATE auth.session SET "stepUpAt" = NULL`);
    expect((await reset(vera, 'quinn')).code).toBe('step-up-needed');
    await scene.stepUp();
    scene.ledgerDown = true;
    expect((await reset(vera, 'quinn')).code).toBe('ledger-unavailable');
    expect((await quinn.get('/test/full')).status).toBe(200);
    scene.ledgerDown = false;
    const answer = await reset(vera, 'quinn');
    expect(answer).toMatchObject({ status: 200, body: { person: 'quinn', mailed: false } });
    expect(scene.entered).toMatchObject([
      { act: 'person-recovered', words: { subjectPerson: 'quinn', subjectParty: 'bright' } },
    ]);
    expect((await quinn.get('/test/full')).code).toBe('not-signed-in');
    await expect(scene.enter('quinn')).rejects.toThrow();
    const [row] = rowsOf(await vera.get('/api/team')).filter(({ id }) => id === 'quinn');
    expect(row?.blockers.map(({ code }) => code)).toEqual(['no-second-factor']);
    const secret = (answer.body as { link: string }).link.split('#')[1];
    const taken = await scene
      .stranger()
      .post('/api/invitations/take-up', { secret, name: 'Quinn', password: 'correct horse again' });
    expect(taken.status).toBe(200);
  });

  it('is for nobody of another party, another rank or without an account, and not for oneself', async () => {
    const code = async (browser: Browser, id: string) => (await reset(browser, id)).code;
    const { body } = await vera.post('/api/people', person());
    scene.entered.length = 0;
    expect(await code(vera, 'rita')).toBe('not-in-scope');
    expect(await code(vera, (body as { person: string }).person)).toBe('not-in-scope');
    expect(await code(vera, 'vera')).toBe('role-not-allowed');
    expect(await code(leo, 'carla')).toBe('role-not-allowed');
    expect(await code(admin, 'vera')).toBe('role-not-allowed');
    expect(await code(admin, 'ada')).toBe('role-not-allowed');
    expect(await code(manager, 'vera')).toBe('role-not-allowed');
    expect(await code(admin, 'olivia')).toBe('role-not-allowed');
    expect(scene.entered).toEqual([]);
  });
});

describe('suspending', () => {
  const suspend = (browser: Browser, id: string) =>
    browser.post(`/api/people/${id}/suspend`, { reason: 'investigation' });
  const restore = (browser: Browser, id: string) => browser.post(`/api/people/${id}/restore`, {});

  it('ends the sessions of a person at once, and restoring lets them in again', async () => {
    const carla = await scene.enter('carla');
    expect((await carla.get('/test/full')).status).toBe(200);
    expect((await suspend(leo, 'carla')).body).toEqual({ done: true });
    expect((await carla.get('/test/full')).code).toBe('not-signed-in');
    await expect(scene.enter('carla')).rejects.toThrow();
    expect(scene.entered).toMatchObject([
      {
        act: 'person-suspended',
        actor: { person: 'leo', party: 'bright', ip: scene.floor },
        words: { subjectPerson: 'carla', subjectParty: 'bright', reason: 'investigation', sessions: 1 },
      },
    ]);
    const row = rowsOf(await leo.get('/api/team')).find(({ id }) => id === 'carla');
    expect(row).toMatchObject({ suspendedBy: 'vendor', liveSessions: 0, ready: false });
    expect((await restore(leo, 'carla')).body).toEqual({ done: true });
    expect((await restore(leo, 'carla')).code).toBe('already-done');
    expect(scene.entered.map(({ act }) => act)).toEqual(['person-suspended', 'person-restored']);
    await scene.enter('carla');
  });

  it('is for nobody of another party: theirs are answered like nobody', async () => {
    for (const act of [suspend, restore]) {
      for (const browser of [vera, leo]) {
        const said = [];
        for (const id of ['rita', 'olivia', 'prs_nobody']) {
          const answer = await act(browser, id);
          expect(answer.code).toBe('not-in-scope');
          said.push(answer.said);
        }
        expect(new Set(said).size).toBe(1);
      }
    }
    expect(scene.entered).toEqual([]);
  });

  it.each<[string, () => Browser, string]>([
    ['oneself', () => admin, 'olivia'],
    ['oneself, at the vendor', () => vera, 'vera'],
    ['a vendor admin, by one', () => leo, 'vera'],
    ['a team lead, by one', () => leo, 'leo'],
    ['a QA analyst, by a team lead', () => leo, 'quinn'],
    ['anybody, by a vendor manager', () => manager, 'ada'],
  ])('is refused for %s', async (_, browser, id) => {
    expect((await suspend(browser(), id)).code).toBe('role-not-allowed');
    expect((await restore(browser(), id)).code).toBe('role-not-allowed');
    expect(scene.entered).toEqual([]);
  });

  it('is for the security officer anybody, the company admin included', async () => {
    for (const id of ['rita', 'victor']) {
      expect((await suspend(officer, id)).status).toBe(200);
      expect((await restore(officer, id)).status).toBe(200);
    }
    manager = await scene.enter('victor');
  });

  it('keeps somebody out even when the ledger cannot be written, and lets nobody in', async () => {
    const ben = await scene.enter('ben');
    scene.ledgerDown = true;
    expect((await suspend(leo, 'ben')).code).toBe('ledger-unavailable');
    expect((await ben.get('/test/full')).code).toBe('not-signed-in');
    expect((await restore(leo, 'ben')).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    expect(rowsOf(await leo.get('/api/team')).find(({ id }) => id === 'ben')).toMatchObject({
      suspendedBy: 'vendor',
    });
    // Once more: both times are entered.
    expect((await suspend(leo, 'ben')).status).toBe(200);
    expect(scene.entered).toMatchObject([
      { act: 'person-suspended', words: { subjectPerson: 'ben', sessions: 1 } },
      { act: 'person-suspended', words: { subjectPerson: 'ben', sessions: 0 } },
    ]);
    expect((await restore(leo, 'ben')).status).toBe(200);
  });

  it('of the company is the company\u2019s to end, also when the vendor suspended first or after', async () => {
    for (const first of [leo, officer]) {
      expect((await suspend(first, 'ben')).status).toBe(200);
      expect((await suspend(first === leo ? officer : leo, 'ben')).status).toBe(200);
      for (const browser of [leo, vera])
        expect((await restore(browser, 'ben')).code).toBe('role-not-allowed');
      const row = rowsOf(await leo.get('/api/team')).find(({ id }) => id === 'ben');
      expect(row).toMatchObject({
        suspendedBy: 'company',
        blockers: [{ mend: 'Only the company can restore it.' }],
      });
      expect((await restore(officer, 'ben')).status).toBe(200);
    }
  });

  it('is signed by whoever does it, and unsigned only while there is no key', async () => {
    const fresh = await scene.enter('sam');
    const bare = () => fresh.post('/api/people/ben/suspend', { reason: 'left', signature: undefined });
    expect((await bare()).status).toBe(200);
    expect(scene.entered[0]?.words).not.toHaveProperty('signature');
    // What opens access waits for a second factor too, and is never unsigned.
    expect((await restore(fresh, 'ben')).code).toBe('step-up-needed');
    await scene.stepUp();
    const unsigned = { signature: undefined };
    expect((await fresh.post('/api/people/ben/restore', unsigned)).code).toBe('bad-request');
    const forAnother = await decided(fresh, 'person-restored', { subjectPerson: 'carla' });
    expect((await fresh.post('/api/people/ben/restore', forAnother)).code).toBe('signature-invalid');
    const once = await decided(fresh, 'person-restored', { subjectPerson: 'ben' });
    expect((await fresh.post('/api/people/ben/restore', once)).status).toBe(200);
    expect((await bare()).code).toBe('signature-invalid');
    expect((await suspend(fresh, 'ben')).status).toBe(200);
    expect((await fresh.post('/api/people/ben/restore', once)).code).toBe('signature-invalid');
    expect((await restore(fresh, 'ben')).status).toBe(200);
    for (const { act, words } of scene.entered.slice(1)) {
      expect(actHolds({ act, words }, keySigned, fromBase64)).toBe(true);
    }
  });

  it('refuses a reason that is not on the list', async () => {
    const answer = await leo.post('/api/people/ada/suspend', { reason: 'she sold rosa@example.com' });
    expect(answer.code).toBe('bad-request');
    expect(JSON.stringify(answer.body)).not.toContain('rosa');
  });
});

function window() {
  return { agreement: 'agr_1', from: '2026-01-01T00:00:00Z', until: '2026-07-01T00:00:00Z' };
}
