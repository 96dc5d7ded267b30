import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { dumpOf } from '../support/dump.ts';
import { expectRefused, openScene, type Bound, type Scene } from './attack.ts';

/* A report is the company's to give, names no agent before two people decided so, and holds no value of its customer. */

let scene: Scene;
let priya: Visitor;
let olivia: Visitor;
let bound: Bound;
let id: string;

beforeAll(async () => {
  scene = await openScene();
  [priya, olivia] = await Promise.all([scene.enterFresh('per_priya'), scene.enterFresh('per_olivia')]);
  bound = await scene.boundTicket('per_ada');
  await (await scene.enter('per_ada')).get(`/api/tickets/${bound.ticket.id}`);
  scene.pass(1);
  const opened = await priya.post('/api/subject-requests', {
    ...{ kind: 'access', source: 'harbor', subject: String(bound.customer.id) },
    receivedAt: new Date().toISOString(),
  });
  ({ id } = opened.json as { id: string });
});
afterAll(() => scene.close());

const report = (who: Visitor, named = false) =>
  who.get(`/api/subject-requests/${id}/report?named=${String(named)}`);

/** The bytes of the file, as text: it is not compressed. */
async function printed(who: Visitor, named = false) {
  const url = `${scene.baseUrl}/api/subject-requests/${id}/report.pdf?named=${String(named)}`;
  const answer = await fetch(url, { headers: { cookie: who.cookie() } });
  return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
}

describe('a report', () => {
  it('is no vendor’s, agent’s or auditor’s', async () => {
    for (const person of ['per_vera', 'per_ada', 'per_audra']) {
      const who = await scene.enter(person);
      expectRefused(await scene.attack(() => report(who)), 'role-not-allowed', person);
      expect((await printed(who)).status).toBe(403);
    }
  });

  it('keeps whose it is sealed, and holds no value and no agent', async () => {
    const { answer, entered } = await scene.attack(() => report(priya));
    expect(answer).toMatchObject({ status: 200, json: { named: false, total: 1 } });
    expect(entered).toMatchObject([{ kind: 'subject-report-seen', person: 'per_priya' }]);
    const file = await printed(priya);
    expect(file).toMatchObject({ status: 200 });
    expect(file.text).toContain('/SubFilter /ETSI.CAdES.detached');
    const { name, email, phone, streets } = bound.customer;
    const said = `${JSON.stringify(answer.json)}${file.text}`;
    for (const value of [name, email, phone, ...streets, 'per_ada', 'Ada Cruz'])
      expect(said).not.toContain(value);
    expect(await dumpOf(scene.database.ownerUrl)).not.toContain(email);
  });

  it('names agents once one person said why and another agreed', async () => {
    expectRefused(await scene.attack(() => report(priya, true)), 'second-person-needed', 'per_priya');
    expect((await printed(priya, true)).text).not.toContain('Ada Cruz');
    const why = {
      essential: 'A complaint about one conversation',
      weighed: 'The agent was heard and agrees',
    };
    expect((await priya.post(`/api/subject-requests/${id}/names`, why)).status).toBe(200);
    const decide = (who: Visitor) =>
      scene.attack(() => who.post(`/api/subject-requests/${id}/names/decide`, { grant: true }));
    expectRefused(await decide(priya), 'not-the-second-person', 'per_priya');
    expectRefused(await scene.attack(() => report(priya, true)), 'second-person-needed', 'per_priya');
    expect((await decide(olivia)).answer.status).toBe(200);
    expect(await report(priya, true)).toMatchObject({ json: { accesses: [{ person: 'Ada Cruz' }] } });
    expect((await printed(priya, true)).text).toContain('Ada Cruz');
    expect(await report(priya)).toMatchObject({ json: { accesses: [{ person: null }] } });
  });
});

describe('a request by what the customer is found by', () => {
  const EMAIL = { resource: 'customers', field: 'email' } as const;
  const ask = (who: Visitor, value: string, by: object = EMAIL) =>
    scene.attack(() =>
      who.post('/api/subject-requests', {
        ...{ kind: 'access', source: 'harbor', subject: value, by },
        receivedAt: new Date().toISOString(),
      }),
    );
  const shop = async (text: string, values: readonly unknown[]): Promise<void> => {
    const client = new pg.Client({ connectionString: scene.sourceUrl });
    await client.connect();
    try {
      await client.query(text, [...values]);
    } finally {
      await client.end();
    }
  };

  it('offers the fields that the terms in force let somebody be looked up by, and no other', async () => {
    const { json } = await priya.get('/api/subject-requests');
    const [source] = (json as { sources: { id: string; lookups: { resource: string; field: string }[] }[] })
      .sources;
    expect(source?.lookups).toContainEqual({ ...EMAIL, label: 'E-mail' });
    expect(source?.lookups.map(({ field }) => field)).not.toContain('full_name');
    const { answer } = await ask(priya, 'Rosa Quint', { resource: 'customers', field: 'full_name' });
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 'bad-request' } } });
  });

  it('is the same as one by their number, and the look is an entry that shows nothing of it', async () => {
    const { customer } = bound;
    scene.pass(1);
    const { answer, entered } = await ask(priya, customer.email.toUpperCase());
    expect(answer.status).toBe(200);
    expect(entered.map(({ kind, person }) => [kind, person])).toEqual([
      ['lookup', 'per_priya'],
      ['subject-request-opened', 'per_priya'],
    ]);
    const [looked, opened] = entered.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(looked).toMatchObject({
      ...{ act: 'lookup', agreement: null, party: 'pty_harbor', purpose: 'data-subject-request' },
      ...{ source: 'harbor', field: 'email', code: null },
      // What the source's own log calls its statement.
      access: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(opened).toMatchObject({ words: { by: 'customers.email' } });
    expect(JSON.stringify(entered).toLowerCase()).not.toContain(customer.email.toLowerCase());
    expect(await dumpOf(scene.database.ownerUrl)).not.toContain(customer.email);

    const { id: byEmail } = answer.json as { id: string };
    const [byNumber, found] = [
      await report(priya),
      await priya.get(`/api/subject-requests/${byEmail}/report`),
    ];
    const times = ({ json }: Answer) =>
      (json as { accesses: { deed: string; entries: number[] }[] }).accesses.map(({ deed, entries }) => ({
        deed,
        entries,
      }));
    // Its own look is told of by the next report: this one ends where it was asked for.
    expect(times(found)).toEqual(times(byNumber));
    expect(times(found)).not.toEqual([]);
  });

  it('says plainly that nobody has the value, or that several have, and opens nothing', async () => {
    const before = (await scene.asOwner('SELECT id FROM cordon.subject_requests')).length;
    const nobody = await ask(priya, 'nobody@mail.example');
    expectRefused(nobody, 'customer-not-found', 'per_priya');
    expect(nobody.entered.map(({ kind }) => kind)).toEqual(['lookup', 'request-refused']);

    const [one, two] = [scene.customer(11), scene.customer(12)];
    await shop('UPDATE customers SET phone = $1 WHERE id = $2', [one.phone, two.id]);
    const several = await ask(priya, one.phone, { resource: 'customers', field: 'phone' });
    expectRefused(several, 'customer-ambiguous', 'per_priya');
    expect(several.entered.map(({ kind }) => kind)).toEqual(['lookup', 'request-refused']);
    await shop('UPDATE customers SET phone = $1 WHERE id = $2', [two.phone, two.id]);
    expect((await scene.asOwner('SELECT id FROM cordon.subject_requests')).length).toBe(before);
  });

  it('tells nobody who may open no request', async () => {
    for (const person of ['per_vera', 'per_ada', 'per_audra', 'per_sam']) {
      expectRefused(await ask(await scene.enter(person), bound.customer.email), 'role-not-allowed', person);
    }
  });
});
