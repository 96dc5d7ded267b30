import { afterAll, describe, expect, it } from 'vitest';
import { expectRefused, MINUTE } from '../../../../../tests/attacks/attack.ts';
import {
  aware,
  BRIGHTLINE,
  CONTRACT,
  HOUR,
  openClockScene,
  type ClockSeen,
} from '../../../../../tests/support/clockScene.ts';

/* A clock starts by what is known, is entered, and shows each side what is its own. */

const opened = await openClockScene();
const { look, record, recorded, clocks, clock, draft, give, rows, facts, server, scene, priya, vera } =
  opened;
afterAll(() => opened.close());

describe('a fact', () => {
  it('starts the clocks that hang on it, is signed, and stands in the ledger without what it says', async () => {
    const { answer, entered } = await scene.attack(() => record('inc_one', aware));
    expect(answer.status).toBe(200);
    expect(entered).toMatchObject([{ kind: 'incident-fact-recorded', person: 'per_priya' }]);
    expect(entered[0]?.body).toContain('"kind":"company-aware"');
    await recorded('inc_one', { kind: 'telling', about: 'happened', text: 'A very particular sentence.' });
    const bodies = await rows<{ body: string }>('SELECT body FROM cordon.ledger_bodies');
    expect(bodies.some(({ body }) => body.includes('particular sentence'))).toBe(false);
    const due = new Date(Date.now() + 72 * HOUR).toISOString();
    expect(await clock('inc_one', 'gdpr-33-1')).toMatchObject({ state: 'running', due: { at: due } });
  });

  it('takes the hours of the agreement that both sides signed, and no other', async () => {
    const now = Date.now();
    await recorded(
      'inc_one',
      { kind: 'contract', agreement: BRIGHTLINE },
      { kind: 'vendor-aware', exact: true },
    );
    const [terms] = await rows<{ terms: string }>(
      `SELECT terms::text FROM cordon.agreement_versions WHERE agreement_id = '${BRIGHTLINE}' ORDER BY version LIMIT 1`,
    );
    const { duties } = JSON.parse(terms?.terms ?? '{}') as { duties: { kind: string; hours: number }[] };
    const hours = duties.find(({ kind }) => kind === 'breach-notice')?.hours ?? 0;
    expect(hours).toBeGreaterThan(0);
    const found = await clock('inc_one', CONTRACT);
    expect(found?.due?.at).toBe(new Date(now + hours * HOUR).toISOString());
  });

  it.each([
    ['of the future', { ...aware, at: '2026-12-24T00:00:00Z' }, 'bad-request'],
    ['in no zone there is', { ...aware, zone: 'Atlantis/Harbor' }, 'bad-request'],
    ['of an agreement that is not there', { kind: 'contract', agreement: 'agr_nowhere' }, 'not-in-scope'],
    ['of a notice that no clock asks for', { kind: 'sent', clock: 'gdpr-35', whole: true }, 'not-in-scope'],
  ])('%s is refused', async (_, fact, code) => {
    expect(await record('inc_one', fact)).toMatchObject({ json: { error: { code } } });
  });

  it('cannot be changed or taken out by the server', async () => {
    for (const change of [
      `UPDATE cordon.incident_facts SET fact = '{}'`,
      'DELETE FROM cordon.incident_facts',
      `UPDATE cordon.breach_notices SET texts_sealed = ''`,
    ]) {
      await expect(scene.house.world.pools.app.query(change)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a fact that was typed wrongly', () => {
  const days = (count: number) => new Date(Date.now() - count * 24 * HOUR).toISOString();
  const withdraw = (incident: string, fact: number | undefined, who = priya) =>
    who.post(`/api/clocks/${incident}/facts/${String(fact)}/withdraw`, {
      reason: 'The wrong day was typed.',
    });

  it('is corrected: the strict clock stays, what stands is told beside, and the entry cites the old one', async () => {
    await recorded('inc_typo', { ...aware, at: days(9) });
    const [typed] = await facts('inc_typo');
    const corrects = { fact: typed?.id, reason: 'The wrong day was typed.' };
    const strict = (await clock('inc_typo', 'gdpr-33-1'))?.due;
    const { answer, entered } = await scene.attack(() =>
      record('inc_typo', { ...aware, at: days(0), corrects }),
    );
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered).toMatchObject([{ kind: 'incident-fact-recorded', person: 'per_priya' }]);
    expect(entered[0]?.body).toContain(`"corrects":${String(typed?.id)}`);
    expect(entered[0]?.body).not.toContain('wrong day');
    expect(await clock('inc_typo', 'gdpr-33-1')).toMatchObject({
      ...{ due: strict, state: 'overdue' },
      asCorrected: { due: { at: new Date(Date.now() + 72 * HOUR).toISOString() }, state: 'running' },
    });
    expect(await facts('inc_typo')).toMatchObject([
      { id: typed?.id, withdrawn: { reason: corrects.reason, by: { id: 'per_priya' } } },
      { inPlaceOf: typed?.id, withdrawn: null },
    ]);
  });

  it('is taken back: it answers nothing any more, and stays where it is with who took it back', async () => {
    await recorded('inc_back', aware, { kind: 'law', law: 'hipaa', applies: false });
    expect(await clock('inc_back', 'hipaa-media')).toMatchObject({ state: 'not-owed' });
    const [, law] = await facts('inc_back');
    const { answer, entered } = await scene.attack(() => withdraw('inc_back', law?.id));
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered).toMatchObject([{ kind: 'incident-fact-withdrawn', person: 'per_priya' }]);
    expect(await clock('inc_back', 'hipaa-media')).toMatchObject({ state: 'running' });
    expect(await facts('inc_back')).toHaveLength(2);
    expect(await withdraw('inc_back', law?.id)).toMatchObject({ json: { error: { code: 'already-done' } } });
  });

  it('leaves the later answer in force when an earlier one is corrected', async () => {
    await recorded('inc_order', aware, { kind: 'affected', count: 10 }, { kind: 'affected', count: 700 });
    const [, first] = await facts('inc_order');
    const corrects = { fact: first?.id, reason: 'One was counted twice.' };
    await recorded('inc_order', { kind: 'affected', count: 9, corrects });
    expect((await facts('inc_order')).map(({ fact }) => fact.count)).toEqual([undefined, 10, 9, 700]);
    expect(await clock('inc_order', 'hipaa-hhs')).toMatchObject({ state: 'running' });
  });

  it('of another incident, or by somebody who may not, is refused', async () => {
    await recorded('inc_mine', aware);
    const [mine] = await facts('inc_mine');
    expect(await withdraw('inc_other', mine?.id)).toMatchObject({
      json: { error: { code: 'not-in-scope' } },
    });
    expectRefused(
      await scene.attack(() => withdraw('inc_mine', mine?.id, vera)),
      'role-not-allowed',
      'per_vera',
    );
  });

  it('is told of in reminders, which say that it was taken back, and what stands', async () => {
    await recorded('inc_early', { ...aware, at: days(9) });
    const [typed] = await facts('inc_early');
    expect(await withdraw('inc_early', typed?.id)).toMatchObject({ status: 200 });
    await look();
    const mails = server.took.filter(
      ({ subject, text }) => subject.includes('33(1)') && text.includes('inc_early'),
    );
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.every(({ subject }) => subject.startsWith('Overdue'))).toBe(true);
    expect(mails.every(({ text }) => text.includes('taken back since'))).toBe(true);
  });
});

describe('the ledger', () => {
  it('says how many were affected, of which data and when, exactly; and refuses where nobody was', async () => {
    const from = new Date().toISOString();
    scene.pass(MINUTE);
    const ada = await scene.enter('per_ada');
    for (let ticket = 0; ticket < 3; ticket++) {
      const bound = await scene.boundTicket('per_ada');
      expect(await ada.get(`/api/tickets/${bound.ticket.id}`)).toMatchObject({ status: 200 });
    }
    scene.pass(MINUTE);
    const until = new Date().toISOString();
    const ask = (agent: string) =>
      priya.post('/api/clocks/inc_ledger/ledger', {
        ...{ agent, agreement: null, from, until },
        zone: 'Asia/Manila',
      });
    const { answer, entered } = await scene.attack(() => ask('per_ada'));
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered.map(({ kind }) => kind)).toEqual(Array<string>(4).fill('incident-scoped'));
    const { json } = await priya.get('/api/clocks/inc_ledger/facts');
    const facts = (json as { facts: { fact: Record<string, unknown> }[] }).facts.map(({ fact }) => fact);
    expect(facts).toMatchObject([
      { kind: 'affected', count: 3 },
      { kind: 'categories', of: 'people', names: ['customers'] },
      { kind: 'categories', of: 'data' },
      { kind: 'occurred' },
    ]);
    expect(facts[2]?.names).toContain('E-mail');
    expect(await ask('per_ben')).toMatchObject({ json: { error: { code: 'bad-request' } } });
  });
});

describe('a vendor', () => {
  it('sees the clock of its own agreement, and nothing of what the company knows or owes', async () => {
    await recorded('inc_two', aware, { kind: 'risk', risk: 'high' }, { kind: 'affected', count: 4242 });
    expect(await clocks('inc_two', vera)).toEqual([]);
    await recorded(
      'inc_two',
      { kind: 'contract', agreement: BRIGHTLINE },
      { kind: 'vendor-aware', exact: true },
    );
    expect((await clocks('inc_two', vera)).map(({ id }) => id)).toEqual([CONTRACT]);
    const all = (await vera.get('/api/clocks')).json as { incidents: { clocks: ClockSeen[] }[] };
    expect(new Set(all.incidents.flatMap((one) => one.clocks.map(({ kind }) => kind)))).toEqual(
      new Set(['contract']),
    );
    expect(JSON.stringify(all)).not.toContain('4242');
    const { parts } = await draft('inc_two', CONTRACT, vera);
    expect(parts.find(({ id }) => id === 'subjects')?.text).toBe('Not known yet.');
  });

  it('gives the notice of its agreement to the company’s own people, and mails nobody else in the company’s name', async () => {
    expect(await give('inc_two', CONTRACT, 'victim@elsewhere.example', {}, vera)).toMatchObject({
      json: { error: { code: 'bad-request' } },
    });
    const { addresses } = await draft('inc_two', CONTRACT, vera);
    const [address = ''] = addresses;
    expect(addresses.length).toBeGreaterThan(0);
    const happened = { nature: 'An account of ours was used by somebody else.' };
    expect(await give('inc_two', CONTRACT, address, happened, vera)).toMatchObject({ status: 200 });
    await look();
    expect(server.took.some(({ to, text }) => to === address && text.includes('used by somebody else'))).toBe(
      true,
    );
    const kept = await rows<{ texts: string }>('SELECT texts_sealed AS texts FROM cordon.breach_notices');
    expect(JSON.stringify(kept)).not.toContain('somebody else');
  });

  it('is refused every other clock, the facts, and another vendor’s', async () => {
    const denied = await vera.get('/api/clocks/inc_two/draft?clock=gdpr-33-1');
    expect(denied).toMatchObject({ json: { error: { code: 'not-in-scope' } } });
    expectRefused(
      await scene.attack(() => vera.get('/api/clocks/inc_two/facts')),
      'role-not-allowed',
      'per_vera',
    );
    expectRefused(await scene.attack(() => record('inc_two', aware, vera)), 'role-not-allowed', 'per_vera');
    const ada = await scene.enter('per_ada');
    expectRefused(await scene.attack(() => ada.get('/api/clocks')), 'role-not-allowed', 'per_ada');
  });
});
