import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { replayMisses } from '../../packages/server/src/quality/jobs.ts';
import { anonymise, deliverChat, knowQuality, qualityKey } from '../support/quality.ts';
import { expectNothingOf, expectRefused, openScene, type Bound, type Scene } from './attack.ts';

/* What reviewers say of a conversation, what they mark in it, and what reports make of all: none of it brings a value back. */

let scene: Scene;
let priya: Visitor;
let quinn: Visitor;
let leo: Visitor;
let secret: string;
let bound: Bound;
const WORD = 'Biscuit';
const REPORT = '/api/agreements/agr_harbor_brightline/quality/report';

/** Before the weeks of a report. */
const LONG_AGO = '2026-08-10T10:00:00Z';

let sent = 0;

/** @returns the id of a conversation that is anonymised */
async function conversation(text: string, of: Bound = bound, at = LONG_AGO, agent = 'Ada Cruz') {
  const turns = [
    { speaker: 'agent' as const, at, text: 'How can I help?' },
    { speaker: 'customer' as const, at: new Date(Date.parse(at) + 120_000).toISOString(), text },
  ];
  const chat = { id: `chat-${String(++sent)}`, ticket: of.ticket.externalId, turns, agent, reason: 'refund' };
  const answer = await deliverChat(scene.baseUrl, secret, chat);
  await anonymise(scene.house);
  return (answer.json as { id: string }).id;
}

const textOf = async (id: string) =>
  ((await quinn.get(`/api/quality/conversations/${id}`)).json as { text: { text: string }[] }).text[1]?.text;

const mark = (id: string, words = WORD, kind = 'missed', who = quinn) =>
  who.post(`/api/quality/conversations/${id}/misses`, { kind, type: 'PERSON', turn: 1, words });

beforeAll(async () => {
  scene = await openScene();
  await knowQuality(scene.house);
  const olivia = await scene.enterFresh('per_olivia');
  priya = await scene.enterFresh('per_priya');
  quinn = await scene.enter('per_quinn');
  leo = await scene.enter('per_leo');
  ({ secret } = await qualityKey(olivia, null));
  bound = await scene.boundTicket('per_ada');
});
afterAll(() => scene.close());

describe('a review', () => {
  it('is kept with its score, its comment without the customer’s values, and an entry', async () => {
    const id = await conversation('Where is it?');
    const marks = { identity: 2, understood: 2, answer: 0, words: null, care: null, next: null };
    const comment = `${bound.customer.name} was left waiting; write to ${bound.customer.email}`;
    const { answer, entered } = await scene.attack(() =>
      quinn.post(`/api/quality/conversations/${id}/review`, { marks, comment }),
    );
    expect(answer).toMatchObject({ status: 200, json: { score: 67, removed: 2 } });
    expectNothingOf(bound.customer, answer.json, entered);
    expectNothingOf(bound.customer, await scene.asOwner('SELECT to_jsonb(q) FROM cordon.quality_scores q'));
    expect(entered.some(({ body }) => body.includes('"flags":["review"]'))).toBe(true);
  });

  it('of another vendor’s conversation is refused and entered', async () => {
    const id = await conversation('Where is it?');
    const nuno = await scene.enter('per_nuno');
    const marks = { identity: 2, understood: null, answer: null, words: null, care: null, next: null };
    const path = `/api/quality/conversations/${id}/review`;
    expectRefused(
      await scene.attack(() => nuno.post(path, { marks, comment: null })),
      'not-in-scope',
      'per_nuno',
    );
  });
});

describe('a miss', () => {
  it('is taken out at once, in every version that can still be read, and stands nowhere in clear', async () => {
    const id = await conversation(`${WORD} and again ${WORD.toLowerCase()} are waiting`);
    expect(await textOf(id)).toContain(WORD);
    const { answer, entered } = await scene.attack(() => mark(id));
    expect(answer.status).toBe(200);
    expect(await textOf(id)).not.toMatch(new RegExp(WORD, 'i'));
    const kept = await scene.asOwner(
      `SELECT to_jsonb(m), to_jsonb(c) FROM cordon.quality_misses m, cordon.quality_conversations c`,
    );
    expect(JSON.stringify([kept, entered, answer.json])).not.toMatch(new RegExp(WORD, 'i'));
  });

  it('waits for the privacy officer, who is another person; approved it is looked for everywhere and found', async () => {
    const id = await conversation(`Then Buttercup came`);
    const { id: miss } = (await mark(id, 'Buttercup')).json as { id: string };
    expect(await textOf(await conversation('Buttercup again'))).toContain('Buttercup');
    expect(await replayMisses(scene.house.qualityDeps)).toMatchObject({ found: 0 });

    // Neither the vendor nor whoever marked it decides, and the words are shown to the officer alone.
    const decide = { approve: true };
    expectRefused(
      await scene.attack(() => leo.post(`/api/quality/misses/${miss}/decide`, decide)),
      'role-not-allowed',
      'per_leo',
    );
    expect((await quinn.get(`/api/quality/misses/${miss}/words`)).status).toBe(403);
    expect(JSON.stringify((await quinn.get('/api/quality/misses')).json)).not.toContain('Buttercup');
    const shown = await scene.attack(() => priya.get(`/api/quality/misses/${miss}/words`));
    expect(shown.answer).toMatchObject({ status: 200, json: { words: 'Buttercup' } });
    expect(shown.entered.map(({ kind }) => kind)).toContain('miss-words-seen');
    expect(JSON.stringify(shown.entered)).not.toContain('Buttercup');

    expect((await priya.post(`/api/quality/misses/${miss}/decide`, decide)).status).toBe(200);
    expect(await textOf(await conversation('Buttercup once more'))).toBe('[PERSON_1] once more');
    const all = (await quinn.get('/api/quality/misses')).json as { id: string; found: boolean | null }[];
    expect(all.find((one) => one.id === miss)).toMatchObject({ state: 'approved', found: true });
    // The one before was never approved: its test still fails, and says so.
    expect(all.filter(({ found }) => found === false)).toHaveLength(1);
  });

  it('of one’s own nobody decides', async () => {
    const id = await conversation('Then Pudding came');
    const { id: miss } = (await mark(id, 'Pudding', 'missed', priya)).json as { id: string };
    const attack = await scene.attack(() =>
      priya.post(`/api/quality/misses/${miss}/decide`, { approve: true }),
    );
    expectRefused(attack, 'not-the-second-person', 'per_priya');
  });

  it.each([
    ['words that are not there', 'Nowhere'],
    ['what stands for something removed', '[PERSON_1]'],
    ['a letter', 'a'],
  ])('of %s is refused', async (_, words) => {
    const id = await conversation(`It is ${bound.customer.name}`);
    expect((await mark(id, words)).status).toBe(400);
  });

  it('of a wrong removal leaves standing what is allowed, and never a value of the customer', async () => {
    const { email } = bound.customer;
    const id = await conversation('Model 415-555-2671 broke');
    for (const words of ['415-555-2671', email]) {
      const { id: miss } = (await mark(id, words, 'wrongly-removed')).json as { id: string };
      expect((await priya.post(`/api/quality/misses/${miss}/decide`, { approve: true })).status).toBe(200);
    }
    expect(await textOf(await conversation('Model 415-555-2671 broke'))).toBe('Model 415-555-2671 broke');
    expect(await textOf(await conversation(`Write to ${email}`))).toBe('Write to [EMAIL_1]');
  });
});

describe('a report', () => {
  it('tells nothing of fewer customers than the agreement says, in the table and as CSV, and is an access', async () => {
    // Six customers spoke to Manila and two to Cebu, in one week that is over.
    const at = '2026-10-14T10:00:00Z';
    for (let nth = 0; nth < 8; nth += 1) {
      await conversation(
        'Where is it?',
        await scene.boundTicket('per_ada'),
        at,
        nth < 6 ? 'Ada Cruz' : 'Ella Navarro',
      );
    }
    const { answer, entered } = await scene.attack(() => quinn.get(REPORT));
    expect(entered.some(({ body }) => body.includes('"flags":["report"]'))).toBe(true);
    const { weeks, tables, leastGroup } = answer.json as {
      weeks: string[];
      leastGroup: number;
      tables: {
        by: string;
        rows: { name: string; cells: ({ conversations: number } | null)[] }[];
        totals: unknown[];
      }[];
    };
    expect(leastGroup).toBe(5);
    const week = weeks.indexOf('2026-W42');
    const team = tables.find(({ by }) => by === 'team');
    // The total is shown, so Manila's six are hidden with Cebu's two: eight less six would tell of them.
    expect(team?.totals[week]).toMatchObject({ conversations: 8 });
    expect(team?.rows.map(({ cells }) => cells[week])).toEqual([null, null]);
    const csv = await fetch(new URL(`${REPORT}.csv`, scene.baseUrl), { headers: { cookie: quinn.cookie() } });
    const lines = (await csv.text())
      .split('\r\n')
      .filter((line) => line.includes('"2026-W42"') && line.startsWith('"team"'));
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line.includes('fewer than 5'))).toHaveLength(2);
    expectNothingOf(bound.customer, answer.json);
  });

  it('is refused once the agreement is over', async () => {
    const nuno = await scene.enter('per_nuno');
    const path = '/api/agreements/agr_harbor_northgate/quality/report';
    expectRefused(await scene.attack(() => nuno.get(path)), 'agreement-expired', 'per_nuno');
  });
});

describe('an auditor', () => {
  const AUDIT = '/api/agreements/agr_harbor_brightline/quality/audit';

  it('sees the report, what is withheld and what became of misses, and nothing that was said', async () => {
    const audra = await scene.enter('per_audra');
    await conversation('Nobody is known', { ...bound, ticket: await scene.callerTicket('per_ada') });
    const id = await conversation(`${bound.customer.name} has a rabbit, Muffin`);
    await mark(id, 'Muffin');
    const { answer, entered } = await scene.attack(() => audra.get(AUDIT));
    expect(answer.status).toBe(200);
    const { withheld, misses, report } = answer.json as {
      withheld: { code: string; conversations: number }[];
      misses: { state: string; misses: number }[];
      report: { leastGroup: number; tables: { rows: { cells: unknown[] }[] }[] };
    };
    expect(withheld).toMatchObject([{ code: 'customer-unknown', conversations: 1 }]);
    expect(misses.find(({ state }) => state === 'proposed')?.misses).toBeGreaterThan(0);
    expect(report.leastGroup).toBe(5);
    expect(JSON.stringify(answer.json)).not.toMatch(/Muffin|Biscuit|Quinn|per_/);
    expectNothingOf(bound.customer, answer.json);
    expect(JSON.parse(entered.at(-1)?.body ?? '{}')).toMatchObject({
      act: 'quality-audited',
      person: 'per_audra',
    });
  });

  it('gets no conversation, no list and no words', async () => {
    const audra = await scene.enter('per_audra');
    const id = await conversation('Where is it?');
    for (const path of [
      ...['/api/quality/conversations', `/api/quality/conversations/${id}`, '/api/quality/intakes'],
      ...[`/api/quality/conversations/${id}/sound`, '/api/quality/misses', REPORT],
    ]) {
      expect((await audra.get(path)).status, path).toBe(403);
    }
  });

  it('sees it of no agreement but theirs, and nobody else sees it so', async () => {
    const audra = await scene.enter('per_audra');
    const other = '/api/agreements/agr_harbor_northgate/quality/audit';
    expectRefused(await scene.attack(() => audra.get(other)), 'not-in-scope', 'per_audra');
    expect((await quinn.get(AUDIT)).status).toBe(403);
  });

  it('without their window sees nothing of it', async () => {
    const audra = await scene.enter('per_audra');
    await scene.asOwner(`UPDATE cordon.audit_scopes SET agreement_id = 'agr_harbor_northgate'`);
    try {
      expectRefused(await scene.attack(() => audra.get(AUDIT)), 'not-in-scope', 'per_audra');
    } finally {
      await scene.asOwner(`UPDATE cordon.audit_scopes SET agreement_id = 'agr_harbor_brightline'`);
    }
  });
});
