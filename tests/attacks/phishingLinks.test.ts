import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { lookAtCampaigns } from '../../packages/server/src/people/phishing/sending.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { dumpOf } from '../support/dump.ts';
import { expectRefused, MINUTE } from './attack.ts';
import { CHROME, DOMAIN, openPhishingScene, visitIn, type PhishingScene } from './phishingScene.ts';

/*
 * The links of an exercise take nothing of what is typed, lead nowhere, take no machine for a person, and tell nobody who
 * fell.
 */

const SECRET = 'correct horse battery staple 77';

let on: PhishingScene;

beforeAll(async () => {
  on = await openPhishingScene();
  await on.verify();
});
afterAll(() => on.scene.close());
beforeEach(() => on.refresh());

it('counts no HEAD, no scanner, no prefetch and nothing at once; a report wins over what comes after it', async () => {
  const id = await on.running();
  const [head, scanner, ahead, quick, person, reporter] = await on.send();
  for (const one of [head, scanner, ahead, quick, person, reporter]) expect(one?.token).toHaveLength(22);
  // A scanner that runs the page's script and even moves a pointer on it.
  const quickly = visitIn((await on.ask('GET', `/p/${quick?.token ?? ''}`)).body);
  await on.ask('POST', `/p/${quick?.token ?? ''}/seen`, { visit: quickly });
  on.scene.pass(MINUTE);
  expect((await on.ask('HEAD', `/p/${head?.token ?? ''}`)).status).toBe(200);
  for (const [sent, headers] of [
    [scanner, { 'user-agent': `${CHROME} BingPreview/1.0b` }],
    [ahead, { 'sec-purpose': 'prefetch;prerender' }],
  ] as const) {
    const { body } = await on.ask('GET', `/p/${sent?.token ?? ''}`, undefined, headers);
    await on.ask('POST', `/p/${sent?.token ?? ''}/seen`, { visit: visitIn(body) });
  }
  await on.open(person?.token ?? '');
  const who = (reporter?.to ?? '').split('@')[0] ?? '';
  const agent = await on.scene.enter(`per_${who}`);
  const pasted = { ticket: null, mail: `> see ${on.scene.baseUrl}/p/${reporter?.token ?? ''}` };
  expect(await agent.post('/api/phishing/reports', pasted)).toMatchObject({ json: { exercise: true } });
  await on.open(reporter?.token ?? '');
  const { counts } = (await on.resultOf(id)).told;
  expect(counts).toMatchObject({ clicked: 1, reported: 1, fell: 1, raw: { clicked: 6 } });
  expect(counts.noise).toMatchObject({ head: 1, scanner: 1, prefetch: 1, 'at-once': 1, 'after-report': 1 });
  expect(await on.stop(id)).toMatchObject({ status: 200 });
});

it('keeps nothing of what is typed: not in the database, the ledger, or a page', async () => {
  const id = await on.running();
  const [sent] = await on.send();
  const token = sent?.token ?? '';
  const visit = await on.open(token);
  const { body } = await on.ask('GET', `/p/${token}`);
  // No field has a name, so a browser without script sends none of them.
  expect(body).toMatch(/<input type="password"/);
  expect(body).not.toMatch(/<input[^>]*\sname=/);
  expect(await on.ask('POST', `/p/${token}/sent`, { visit, fields: 2, password: SECRET })).toMatchObject({
    status: 400,
  });
  expect(await on.ask('POST', `/p/${token}/sent`, { visit, fields: SECRET })).toMatchObject({ status: 400 });
  expect(await on.ask('POST', `/p/${token}/why`, `password=${encodeURIComponent(SECRET)}`)).toMatchObject({
    status: 200,
  });
  expect(await on.ask('POST', `/p/${token}/sent`, { visit, fields: 2 })).toMatchObject({ status: 204 });
  const dump = await dumpOf(on.scene.database.ownerUrl);
  for (const secret of [SECRET, encodeURIComponent(SECRET), token]) expect(dump).not.toContain(secret);
  const { counts } = (await on.resultOf(id)).told;
  expect(counts).toMatchObject({ clicked: 1, submitted: 1 });
  expect(await on.stop(id)).toMatchObject({ status: 200 });
});

it('leads nowhere else, is framed by nobody, and tells a guess from nothing', async () => {
  const id = await on.running();
  const [sent] = await on.send();
  const token = sent?.token ?? '';
  const events = await on.eventsOf(id);
  const { headers, body, status } = await on.ask(
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
  const guesses = ['A'.repeat(22), 'x', `${token}A`, `${'A'.repeat(22)}+`, '../../etc', token.toLowerCase()];
  const pages = await Promise.all(guesses.map((guess) => on.ask('GET', `/p/${encodeURIComponent(guess)}`)));
  const plain = (page: string) => page.replaceAll(/nonce="[^"]+"/g, '');
  for (const page of pages)
    expect({ status: page.status, body: plain(page.body) }).toEqual({
      status: 404,
      body: plain(pages[0]?.body ?? ''),
    });
  expect(await on.eventsOf(id)).toBe(events + 1);
  // An abuse desk learns what it is, and nobody of whom.
  const told = await on.ask('GET', `/p/${token}+`);
  expect(told.body).toMatch(/Harbor Health, .*entry \d+[\s\S]*Brightline Support, .*entry \d+/);
  expect(told.body).toContain(id);
  for (const { body: page } of [told, await on.ask('GET', `/p/${token}/why`)])
    expect(page).not.toMatch(/per_|@brightline/);
  expect(await on.eventsOf(id)).toBe(events + 1);
  // Once it is stopped its links only explain themselves.
  expect(await on.stop(id)).toMatchObject({ status: 200 });
  expect((await on.ask('GET', `/p/${token}`)).body).toContain('This was an exercise');
  expect(await on.eventsOf(id)).toBe(events + 1);
});

it('names nobody: not to the company, nor to the vendor unless both signed so, nor in the ledger', async () => {
  on.given.splice(0);
  const id = await on.running({ names: 'nobody' });
  const sent = await on.send();
  await on.open(sent[0]?.token ?? '');
  on.scene.pass(MINUTE);
  await lookAtCampaigns(on.deps);
  const fallen = (sent[0]?.to ?? '').split('@')[0] ?? '';
  // Nor does the course say why it was on.given; it is on.given once.
  await lookAtCampaigns(on.deps);
  expect(on.given.splice(0)).toEqual([
    { person: `per_${fallen}`, course: 'phishing', due: expect.any(Date) as Date },
  ]);
  const names = (campaign: string) => on.vera.post(`/api/phishing/campaigns/${campaign}/names`, {});
  expectRefused(await on.scene.attack(() => names(id)), 'not-in-scope', 'per_vera');
  for (const who of [on.sam, on.vera]) {
    const { json } = await who.get(`/api/phishing/campaigns/${id}`);
    expect(JSON.stringify(json)).not.toContain(`per_${fallen}`);
  }
  const { entered } = await on.scene.attack(() => on.stop(id));
  expect(JSON.stringify(entered)).not.toContain(`per_${fallen}`);
  expect(entered.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['phishing-stopped', 'phishing-ended']) as string[],
  );
  // They themselves are told.
  const self = await on.scene.enter(`per_${fallen}`);
  const { messages } = (await self.get('/api/phishing/mine')).json as { messages: { outcome: string }[] };
  expect(messages[0]).toMatchObject({ outcome: 'fell' });

  const open2 = await on.running({ names: 'trainer' });
  const [again] = await on.send();
  await on.open(again?.token ?? '');
  on.scene.pass(MINUTE);
  await lookAtCampaigns(on.deps);
  const { answer, entered: looked } = await on.scene.attack(() => names(open2));
  expect(answer).toMatchObject({
    status: 200,
    json: [{ person: { id: `per_${(again?.to ?? '').split('@')[0] ?? ''}` } }],
  });
  expect(looked.map(({ kind }) => kind)).toEqual(['phishing-names-read']);
  expect(await on.stop(open2)).toMatchObject({ status: 200 });
});

it('lets nobody report for somebody else, by the console or by mail', async () => {
  const id = await on.running();
  const [first, second] = await on.send();
  const [own = '', other = ''] = [first?.to.split('@')[0], second?.to.split('@')[0]];
  const agent = await on.scene.enter(`per_${other}`);
  const mail = `${on.scene.baseUrl}/p/${first?.token ?? ''}`;
  expect(await agent.post('/api/phishing/reports', { ticket: null, mail })).toMatchObject({
    json: { exercise: false },
  });
  expect((await on.resultOf(id)).told.counts.reported).toBe(0);

  const forward = async (from: string) => {
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${String(on.mailPort)}`, from });
    await mailer.send({ to: 'report-phishing@localhost', subject: 'Fwd', text: first?.mail ?? '' });
    mailer.close();
  };
  await forward('somebody@elsewhere.example.com');
  await forward(`${other}@${DOMAIN}`);
  expect((await on.resultOf(id)).told.counts.reported).toBe(0);
  await forward(`${own}@${DOMAIN}`);
  expect((await on.resultOf(id)).told.counts.reported).toBe(1);
  expect(await on.stop(id)).toMatchObject({ status: 200 });
  // What was none of theirs waits for somebody to look at it.
  const { reports } = (await on.sam.get('/api/phishing')).json as { reports: { id: string; via: string }[] };
  expect(reports.map(({ via }) => via).toSorted()).toEqual(['mailbox', 'workspace']);
  const looked = `/api/phishing/reports/${reports[0]?.id ?? ''}/looked`;
  expect(await on.sam.post(looked, {})).toMatchObject({ status: 200 });
});
