import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { composePhishing } from '../../packages/server/src/people/phishing/compose.ts';
import type { PhishingDeps } from '../../packages/server/src/people/phishing/deps.ts';
import { phishingCountsOf } from '../../packages/server/src/people/phishing/index.ts';
import { lookAtCampaigns } from '../../packages/server/src/people/phishing/sending.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { dumpOf } from '../support/dump.ts';
import { expectRefused, MINUTE, openScene, type Scene } from './attack.ts';

/*
 * A phishing exercise is a weapon that is pointed at one's own people: it goes to nobody whom both parties did not sign for,
 * takes nothing of what they type, and tells nobody who fell.
 */

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const DOMAIN = 'brightline.example.com';
const SECRET = 'correct horse battery staple 77';

let scene: Scene;
let deps: PhishingDeps;
let sam: Visitor;
let vera: Visitor;
let mailPort: number;
/** Courses that were given. */
const given: object[] = [];

beforeAll(async () => {
  scene = await openScene();
  deps = {
    ...composePhishing(scene.house),
    assignCourse: (one) => {
      given.push(one);
      return Promise.resolve(true);
    },
  };
  mailPort = await scene.house.canaryMail.listen('127.0.0.1', 0);
  [sam, vera] = [await scene.enterFresh('per_sam'), await scene.enterFresh('per_vera')];
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.pass(MINUTE);
  await sam.stepUp();
  await vera.stepUp();
});

const scopeOf = (more: object = {}) => ({
  ...{ agreement: 'agr_harbor_brightline', vendor: 'pty_brightline', people: 'agents', sites: null },
  from: new Date().toISOString(),
  until: new Date(Date.now() + 24 * 60 * MINUTE).toISOString(),
  ...{ templates: ['password-expires'], perHour: 500, names: 'nobody', course: true, limitPercent: 10 },
  ...{ sender: null, ...more },
});

async function planned(more: object = {}): Promise<string> {
  const answer = await sam.post('/api/phishing/campaigns', { scope: scopeOf(more) });
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { id: string }).id;
}

const authorise = (who: Visitor, id: string) => who.post(`/api/phishing/campaigns/${id}/authorise`, {});
const start = (id: string) => sam.post(`/api/phishing/campaigns/${id}/start`, {});
const stop = (id: string, who = vera) => who.post(`/api/phishing/campaigns/${id}/stop`, {});

/** Verifies the vendor's domain by the code that its postmaster gets. */
async function verify(domain = DOMAIN): Promise<void> {
  expect(await vera.post('/api/phishing/domains', { domain })).toMatchObject({ status: 200 });
  const mail = (await scene.mails()).findLast((one) => one.includes(`postmaster@${domain}`)) ?? '';
  const [, code = ''] =
    /give this code to who asked you for it: (\S{22})/.exec(mail.replace(/=\r?\n/g, '')) ?? [];
  expect(await vera.post('/api/phishing/domains/verify', { domain, code })).toMatchObject({ status: 200 });
}

/** A campaign that runs, everything of it due at once. */
async function running(more: object = {}): Promise<string> {
  const id = await planned(more);
  for (const who of [sam, vera]) expect(await authorise(who, id)).toMatchObject({ status: 200 });
  expect(await start(id)).toMatchObject({ status: 200 });
  await scene.asOwner(
    'UPDATE cordon.phishing_targets SET send_at = $2 WHERE campaign_id = $1 AND send_at IS NOT NULL',
    [...[id, new Date()]],
  );
  return id;
}

interface Sent {
  readonly token: string;
  readonly to: string;
  readonly mail: string;
}

/** Sends what is due. @returns the mails that went out now */
async function send(): Promise<readonly Sent[]> {
  const before = (await scene.mails()).length;
  await lookAtCampaigns(deps);
  const mails = (await scene.mails())
    .slice(before)
    .map((mail) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '='));
  return mails.map((mail) => ({
    mail,
    token: /\/p\/([\w-]{22})/.exec(mail)?.[1] ?? '',
    to: /^To: (\S+)/m.exec(mail)?.[1] ?? '',
  }));
}

async function ask(
  method: 'GET' | 'HEAD' | 'POST',
  path: string,
  body?: object | string,
  more: Record<string, string> = {},
) {
  const form = typeof body === 'string';
  const answer = await scene.app.inject({
    ...{ method, url: path, remoteAddress: '203.0.113.9' },
    ...(body !== undefined && { payload: form ? body : JSON.stringify(body) }),
    headers: {
      ...{ 'user-agent': CHROME, origin: scene.baseUrl },
      ...(body !== undefined && {
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
      }),
      ...more,
    },
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}

const visitIn = (body: string): string => /visit='(v_[0-9a-f]{32})'/.exec(body)?.[1] ?? '';

/** Opens a link as a hand does, some time after it came. */
async function open(token: string): Promise<string> {
  scene.pass(MINUTE);
  const visit = visitIn((await ask('GET', `/p/${token}`)).body);
  expect(await ask('POST', `/p/${token}/seen`, { visit })).toMatchObject({ status: 204 });
  return visit;
}

interface Result {
  readonly delivered: number;
  readonly leftOut: Record<string, number>;
  readonly told: {
    readonly counts: Record<string, number> & { raw: Record<string, number>; noise: Record<string, number> };
  };
}

async function resultOf(id: string): Promise<Result> {
  const { json } = await sam.get(`/api/phishing/campaigns/${id}`);
  return (json as { result: Result }).result;
}

async function eventsOf(id: string): Promise<number> {
  const [row] = await scene.asOwner<{ n: string }>(
    `SELECT count(*) AS n FROM cordon.phishing_events e JOIN cordon.phishing_targets t ON t.id = e.target_id
     WHERE t.campaign_id = $1`,
    [id],
  );
  return Number(row?.n);
}

describe('before it starts', () => {
  it('needs the word of both, for the very scope that is kept', async () => {
    const id = await planned();
    expectRefused(await scene.attack(() => start(id)), 'phishing-not-authorised', 'per_sam');
    expect(await authorise(sam, id)).toMatchObject({ status: 200 });
    // Nor by a second person of the same side, nor by the same one again.
    const olivia = await scene.enterFresh('per_olivia');
    for (const [who, person] of [
      [olivia, 'per_olivia'],
      [sam, 'per_sam'],
    ] as const) {
      expectRefused(await scene.attack(() => authorise(who, id)), 'already-done', person);
    }
    expectRefused(await scene.attack(() => start(id)), 'phishing-not-authorised', 'per_sam');
    expect(await authorise(vera, id)).toMatchObject({ status: 200 });
    await scene.asOwner(
      `UPDATE cordon.phishing_campaigns SET scope = jsonb_set(scope, '{perHour}', '501') WHERE id = $1`,
      [id],
    );
    expectRefused(await scene.attack(() => start(id)), 'phishing-not-authorised', 'per_sam');
    expect(await stop(id)).toMatchObject({ status: 200 });
  });

  it('is planned for no vendor but that of its agreement, and seen by no other vendor', async () => {
    const refused = () =>
      sam.post('/api/phishing/campaigns', { scope: scopeOf({ vendor: 'pty_northgate' }) });
    expectRefused(await scene.attack(refused), 'not-in-scope', 'per_sam');
    const id = await planned();
    const nuno = await scene.enterFresh('per_nuno');
    const path = `/api/phishing/campaigns/${id}`;
    expectRefused(await scene.attack(() => nuno.get(path)), 'not-in-scope', 'per_nuno');
    expectRefused(await scene.attack(() => nuno.post(`${path}/authorise`, {})), 'not-in-scope', 'per_nuno');
    const [ada, leo] = [await scene.enter('per_ada'), await scene.enter('per_leo')];
    expectRefused(await scene.attack(() => ada.get('/api/phishing')), 'role-not-allowed', 'per_ada');
    // A lead is among those who may be tried.
    expectRefused(await scene.attack(() => leo.get(path)), 'not-in-scope', 'per_leo');
    expect(await stop(id)).toMatchObject({ status: 200 });
  });

  it('reaches nobody while no domain is verified, and no code but the one that was mailed verifies one', async () => {
    const id = await planned();
    for (const who of [sam, vera]) expect(await authorise(who, id)).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(() => start(id)), 'phishing-domain-unverified', 'per_sam');
    const guess = () => vera.post('/api/phishing/domains/verify', { domain: DOMAIN, code: 'A'.repeat(22) });
    expect(await vera.post('/api/phishing/domains', { domain: DOMAIN })).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(guess), 'domain-code-wrong', 'per_vera');
    await verify();
    // What is verified is nobody else's to verify.
    const nuno = await scene.enterFresh('per_nuno');
    expectRefused(
      await scene.attack(() => nuno.post('/api/phishing/domains', { domain: DOMAIN })),
      'domain-taken',
      'per_nuno',
    );
    const bank = () =>
      sam.post('/api/phishing/senders', {
        name: 'A bank',
        url: 'smtp://localhost:1',
        address: 'it@bank.example.com',
      });
    expectRefused(await scene.attack(bank), 'phishing-domain-unverified', 'per_sam');
    expect(await stop(id)).toMatchObject({ status: 200 });
  });
});

describe('while it runs', () => {
  it('is mailed within the domains alone, marked, and not to whoever left meanwhile', async () => {
    await scene.asOwner(`UPDATE cordon.persons SET email = 'ben@elsewhere.example.com' WHERE id = 'per_ben'`);
    const id = await running();
    await scene.asOwner(`UPDATE cordon.persons SET left_at = now() WHERE id = 'per_carla'`);
    const sent = await send();
    expect(sent.map(({ to }) => to).toSorted()).toEqual(
      ['ada', 'dan', 'ella', 'finn', 'gia', 'hana', 'ivan'].map((name) => `${name}@${DOMAIN}`),
    );
    for (const { mail } of sent) expect(mail).toContain(`X-Phish-Sim: ${id}`);
    expect(new Set(sent.map(({ token }) => token)).size).toBe(sent.length);
    expect((await resultOf(id)).leftOut).toEqual({ domain: 1, left: 1 });
    await scene.asOwner(`UPDATE cordon.persons SET left_at = NULL WHERE id = 'per_carla'`);
    await scene.asOwner(`UPDATE cordon.persons SET email = 'ben@${DOMAIN}' WHERE id = 'per_ben'`);
    // Again: nobody gets it twice.
    expect(await send()).toEqual([]);
    expect(await stop(id)).toMatchObject({ status: 200 });
  });

  it('sends no more in an hour than was signed, and nothing once it is stopped', async () => {
    const id = await running({ perHour: 3 });
    // Placed by hours of the clock and held again as it goes out.
    await scene.asOwner(
      'UPDATE cordon.phishing_targets SET left_out = NULL, send_at = $2 WHERE campaign_id = $1',
      [...[id, new Date()]],
    );
    expect(await send()).toHaveLength(3);
    expect(await send()).toEqual([]);
    expect(await stop(id)).toMatchObject({ status: 200 });
    scene.pass(61 * MINUTE);
    await scene.asOwner('UPDATE cordon.phishing_targets SET send_at = $2 WHERE campaign_id = $1', [
      id,
      new Date(),
    ]);
    expect(await send()).toEqual([]);
  });

  it('counts no HEAD, no scanner, no prefetch and nothing at once; a report wins over what comes after it', async () => {
    const id = await running();
    const [head, scanner, ahead, quick, person, reporter] = await send();
    for (const one of [head, scanner, ahead, quick, person, reporter]) expect(one?.token).toHaveLength(22);
    // A scanner that runs the page's script and even moves a pointer on it.
    const quickly = visitIn((await ask('GET', `/p/${quick?.token ?? ''}`)).body);
    await ask('POST', `/p/${quick?.token ?? ''}/seen`, { visit: quickly });
    scene.pass(MINUTE);
    expect((await ask('HEAD', `/p/${head?.token ?? ''}`)).status).toBe(200);
    for (const [sent, headers] of [
      [scanner, { 'user-agent': `${CHROME} BingPreview/1.0b` }],
      [ahead, { 'sec-purpose': 'prefetch;prerender' }],
    ] as const) {
      const { body } = await ask('GET', `/p/${sent?.token ?? ''}`, undefined, headers);
      await ask('POST', `/p/${sent?.token ?? ''}/seen`, { visit: visitIn(body) });
    }
    await open(person?.token ?? '');
    const who = (reporter?.to ?? '').split('@')[0] ?? '';
    const agent = await scene.enter(`per_${who}`);
    const pasted = { ticket: null, mail: `> see ${scene.baseUrl}/p/${reporter?.token ?? ''}` };
    expect(await agent.post('/api/phishing/reports', pasted)).toMatchObject({ json: { exercise: true } });
    await open(reporter?.token ?? '');
    const { counts } = (await resultOf(id)).told;
    expect(counts).toMatchObject({ clicked: 1, reported: 1, fell: 1, raw: { clicked: 6 } });
    expect(counts.noise).toMatchObject({ head: 1, scanner: 1, prefetch: 1, 'at-once': 1, 'after-report': 1 });
    expect(await stop(id)).toMatchObject({ status: 200 });
  });

  it('keeps nothing of what is typed: not in the database, the ledger, or a page', async () => {
    const id = await running();
    const [sent] = await send();
    const token = sent?.token ?? '';
    const visit = await open(token);
    const { body } = await ask('GET', `/p/${token}`);
    // No field has a name, so a browser without script sends none of them.
    expect(body).toMatch(/<input type="password"/);
    expect(body).not.toMatch(/<input[^>]*\sname=/);
    expect(await ask('POST', `/p/${token}/sent`, { visit, fields: 2, password: SECRET })).toMatchObject({
      status: 400,
    });
    expect(await ask('POST', `/p/${token}/sent`, { visit, fields: SECRET })).toMatchObject({ status: 400 });
    expect(await ask('POST', `/p/${token}/why`, `password=${encodeURIComponent(SECRET)}`)).toMatchObject({
      status: 200,
    });
    expect(await ask('POST', `/p/${token}/sent`, { visit, fields: 2 })).toMatchObject({ status: 204 });
    const dump = await dumpOf(scene.database.ownerUrl);
    for (const secret of [SECRET, encodeURIComponent(SECRET), token]) expect(dump).not.toContain(secret);
    const { counts } = (await resultOf(id)).told;
    expect(counts).toMatchObject({ clicked: 1, submitted: 1 });
    expect(await stop(id)).toMatchObject({ status: 200 });
  });

  it('leads nowhere else, is framed by nobody, and tells a guess from nothing', async () => {
    const id = await running();
    const [sent] = await send();
    const token = sent?.token ?? '';
    const events = await eventsOf(id);
    const { headers, body, status } = await ask(
      'GET',
      `/p/${token}?next=https://evil.example&redirect=//evil.example`,
    );
    expect({ status, location: headers.location }).toEqual({ status: 200, location: undefined });
    expect(body).not.toContain('evil');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
    );
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:/);
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['set-cookie']).toBeUndefined();
    const guesses = [
      'A'.repeat(22),
      'x',
      `${token}A`,
      `${'A'.repeat(22)}+`,
      '../../etc',
      token.toLowerCase(),
    ];
    const pages = await Promise.all(guesses.map((guess) => ask('GET', `/p/${encodeURIComponent(guess)}`)));
    const plain = (page: string) => page.replaceAll(/nonce="[^"]+"/g, '');
    for (const page of pages)
      expect({ status: page.status, body: plain(page.body) }).toEqual({
        status: 404,
        body: plain(pages[0]?.body ?? ''),
      });
    expect(await eventsOf(id)).toBe(events + 1);
    // An abuse desk learns what it is, and nobody of whom.
    const told = await ask('GET', `/p/${token}+`);
    expect(told.body).toMatch(/Harbor Health, .*entry \d+[\s\S]*Brightline Support, .*entry \d+/);
    expect(told.body).toContain(id);
    for (const { body: page } of [told, await ask('GET', `/p/${token}/why`)])
      expect(page).not.toMatch(/per_|@brightline/);
    expect(await eventsOf(id)).toBe(events + 1);
    // Once it is stopped its links only explain themselves.
    expect(await stop(id)).toMatchObject({ status: 200 });
    expect((await ask('GET', `/p/${token}`)).body).toContain('This was an exercise');
    expect(await eventsOf(id)).toBe(events + 1);
  });

  it('names nobody: not to the company, nor to the vendor unless both signed so, nor in the ledger', async () => {
    given.splice(0);
    const id = await running({ names: 'nobody' });
    const sent = await send();
    await open(sent[0]?.token ?? '');
    scene.pass(MINUTE);
    await lookAtCampaigns(deps);
    const fallen = (sent[0]?.to ?? '').split('@')[0] ?? '';
    // Nor does the course say why it was given; it is given once.
    await lookAtCampaigns(deps);
    expect(given.splice(0)).toEqual([
      { person: `per_${fallen}`, course: 'phishing', due: expect.any(Date) as Date },
    ]);
    const names = (campaign: string) => vera.post(`/api/phishing/campaigns/${campaign}/names`, {});
    expectRefused(await scene.attack(() => names(id)), 'not-in-scope', 'per_vera');
    for (const who of [sam, vera]) {
      const { json } = await who.get(`/api/phishing/campaigns/${id}`);
      expect(JSON.stringify(json)).not.toContain(`per_${fallen}`);
    }
    const { entered } = await scene.attack(() => stop(id));
    expect(JSON.stringify(entered)).not.toContain(`per_${fallen}`);
    expect(entered.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['phishing-stopped', 'phishing-ended']) as string[],
    );
    // They themselves are told.
    const self = await scene.enter(`per_${fallen}`);
    const { messages } = (await self.get('/api/phishing/mine')).json as { messages: { outcome: string }[] };
    expect(messages[0]).toMatchObject({ outcome: 'fell' });

    const open2 = await running({ names: 'trainer' });
    const [again] = await send();
    await open(again?.token ?? '');
    scene.pass(MINUTE);
    await lookAtCampaigns(deps);
    const { answer, entered: looked } = await scene.attack(() => names(open2));
    expect(answer).toMatchObject({
      status: 200,
      json: [{ person: { id: `per_${(again?.to ?? '').split('@')[0] ?? ''}` } }],
    });
    expect(looked.map(({ kind }) => kind)).toEqual(['phishing-names-read']);
    expect(await stop(open2)).toMatchObject({ status: 200 });
  });

  it('lets nobody report for somebody else, by the console or by mail', async () => {
    const id = await running();
    const [first, second] = await send();
    const [own = '', other = ''] = [first?.to.split('@')[0], second?.to.split('@')[0]];
    const agent = await scene.enter(`per_${other}`);
    const mail = `${scene.baseUrl}/p/${first?.token ?? ''}`;
    expect(await agent.post('/api/phishing/reports', { ticket: null, mail })).toMatchObject({
      json: { exercise: false },
    });
    expect((await resultOf(id)).told.counts.reported).toBe(0);

    const forward = async (from: string) => {
      const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${String(mailPort)}`, from });
      await mailer.send({ to: 'report-phishing@localhost', subject: 'Fwd', text: first?.mail ?? '' });
      mailer.close();
    };
    await forward('somebody@elsewhere.example.com');
    await forward(`${other}@${DOMAIN}`);
    expect((await resultOf(id)).told.counts.reported).toBe(0);
    await forward(`${own}@${DOMAIN}`);
    expect((await resultOf(id)).told.counts.reported).toBe(1);
    expect(await stop(id)).toMatchObject({ status: 200 });
    // What was none of theirs waits for somebody to look at it.
    const { reports } = (await sam.get('/api/phishing')).json as { reports: { id: string; via: string }[] };
    expect(reports.map(({ via }) => via).toSorted()).toEqual(['mailbox', 'workspace']);
    const looked = `/api/phishing/reports/${reports[0]?.id ?? ''}/looked`;
    expect(await sam.post(looked, {})).toMatchObject({ status: 200 });
  });

  it('comes as a ticket of a customer that nobody is, and of no other; gone when it is reported', async () => {
    const without = await running({ templates: ['husband-asks'] });
    await send();
    expect((await resultOf(without)).leftOut).toEqual({ 'no-canary': 9 });
    expect(await stop(without)).toMatchObject({ status: 200 });
    const nobody = scene.customer(7);
    const canary = { subject: String(nobody.id), address: nobody.email, label: 'Nobody' };
    const salt = randomBytes(32);
    const words = { source: 'harbor', details: commit(canonicalText(canary), salt) };
    const body = { source: 'harbor', ...canary, salt: salt.toString('base64') };
    expect(
      await sam.post('/api/canaries', { ...body, ...sam.decided('canary-seeded', words) }),
    ).toMatchObject({ status: 200 });
    const id = await running({ templates: ['husband-asks'] });
    await scene.asOwner(`UPDATE cordon.tickets SET status = 'closed' WHERE assignee_id IS NOT NULL`);
    expect(await send()).toEqual([]);
    const [row] = await scene.asOwner<{ ticket: string }>(
      `SELECT ticket_id AS ticket FROM cordon.phishing_targets WHERE campaign_id = $1 AND person_id = 'per_dan'`,
      [id],
    );
    const ticket = row?.ticket ?? '';
    const dan = await scene.enter('per_dan');
    const shown = await dan.get(`/api/tickets/${ticket}`);
    expect(shown).toMatchObject({ status: 200 });
    expect(JSON.stringify(shown.json)).toContain('in hospital');
    expect(await scene.house.tickets.find(ticket)).toMatchObject({ binding: { subject: String(nobody.id) } });
    expect(JSON.stringify(shown.json)).not.toMatch(/phishing|exercise|campaign/i);
    const ada = await scene.enter('per_ada');
    const stolen = () => ada.post('/api/phishing/reports', { ticket, mail: '' });
    expectRefused(await scene.attack(stolen), 'not-in-scope', 'per_ada');
    expect(await dan.post('/api/phishing/reports', { ticket, mail: '' })).toMatchObject({
      json: { exercise: true },
    });
    expect(await scene.house.tickets.find(ticket)).toMatchObject({ status: 'closed' });
    expect((await resultOf(id)).told.counts).toMatchObject({ reported: 1, mailed: 0, fell: 0 });
    expect(await stop(id)).toMatchObject({ status: 200 });
    const [open] = await scene.asOwner<{ n: string }>(
      `SELECT count(*) AS n FROM cordon.tickets k JOIN cordon.phishing_targets t ON t.ticket_id = k.id WHERE k.status <> 'closed'`,
    );
    expect(Number(open?.n)).toBe(0);
  });
});

it('raises a finding above the limit, and the next exercise below it settles it', async () => {
  const finding = async () => {
    const { json } = await sam.get('/api/findings');
    return (json as { kind: string }[]).filter(({ kind }) => kind === 'phish-prone-high').length;
  };
  const from = new Date();
  const bad = await running();
  for (const { token } of await send()) await open(token);
  await sam.stepUp();
  await vera.stepUp();
  expect(await stop(bad)).toMatchObject({ status: 200 });
  expect(await finding()).toBe(1);
  const until = new Date();
  expect(await phishingCountsOf(deps, 'pty_brightline', from, until)).toMatchObject({
    delivered: 9,
    fell: 9,
  });
  expect(await phishingCountsOf(deps, 'pty_northgate', from, until)).toMatchObject({ delivered: 0 });
  const good = await running();
  await send();
  expect(await stop(good)).toMatchObject({ status: 200 });
  expect(await finding()).toBe(0);
});
