import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
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
