import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { composeConduct } from '../../packages/server/src/people/conduct/compose.ts';
import type { Retraining } from '../../packages/server/src/people/conduct/deps.ts';
import { lookAfterConduct } from '../../packages/server/src/people/conduct/jobs.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/*
 * Attacks on conduct: getting somebody sanctioned alone, unheard or by who has a stake in it; and keeping what a step took, by a
 * session, an answer on the screen, another account, new work or an old approval.
 */

const DAY = 24 * 60 * MINUTE;
const AGREEMENT = 'agr_harbor_brightline';

let scene: Scene;
let vera: Visitor;
let priya: Visitor;
let olivia: Visitor;
let victor: Visitor;
/** When courses were passed, as the training feature would tell. */
const passed = new Map<string, Date>();
const assigned: unknown[] = [];
const retraining: Retraining = {
  courses: () => Promise.resolve([{ id: 'privacy', title: 'Customer privacy' }]),
  assign: (asked) => {
    assigned.push(asked);
    return Promise.resolve();
  },
  passedAt: (person, course) => Promise.resolve(passed.get(`${person} ${course}`) ?? null),
};

interface CaseShown {
  readonly state: string;
  readonly may: readonly string[];
  readonly proposal: { readonly id: string } | null;
  readonly appealProposal: { readonly id: string } | null;
  readonly inForce: boolean;
  readonly reporter: { readonly id: string } | null;
  readonly ladder: { readonly steps: readonly { readonly step: string; readonly open: boolean }[] };
}

const at = (id: string, act: string) => `/api/conduct/cases/${id}/${act}`;
const shown = async (who: Visitor, id: string) =>
  (await who.get(`/api/conduct/cases/${id}`)).json as CaseShown;

beforeAll(async () => {
  scene = await openScene();
  [vera, priya, olivia, victor] = [
    await scene.enterFresh('per_vera'),
    await scene.enterFresh('per_priya'),
    await scene.enterFresh('per_olivia'),
    await scene.enterFresh('per_victor'),
  ];
});
afterAll(() => scene.close());

/** Time passes for everybody, and nobody is asked for a second factor because of it. */
async function pass(ms: number): Promise<void> {
  scene.pass(ms);
  await scene.asOwner(`UPDATE auth.session SET "expiresAt" = $1, "mfaAt" = $2, "stepUpAt" = $2`, [
    new Date(Date.now() + DAY),
    new Date(),
  ]);
}

async function openCase(person: string, more: object = {}, by = olivia): Promise<string> {
  const opened = await by.post('/api/conduct/cases', {
    ...{
      person,
      agreement: AGREEMENT,
      violation: 'looked-without-reason',
      source: 'observed',
      basis: null,
      entries: [],
    },
    summary: 'Opened customers that no ticket of the day was about.',
    ...more,
  });
  expect(opened).toMatchObject({ status: 200 });
  return (opened.json as { id: string }).id;
}

const hearing = (id: string, days = 7, by = priya) =>
  by.post(at(id, 'hearing'), { until: new Date(Date.now() + days * DAY).toISOString() });
const propose = (by: Visitor, id: string, outcome: object) =>
  by.post(at(id, 'propose'), {
    step: 'warning',
    until: null,
    course: null,
    why: 'The entries show it plainly.',
    ...outcome,
  });
const decide = async (by: Visitor, id: string, step: string, change: object = {}) =>
  by.post(at(id, 'decide'), {
    proposal: (await shown(priya, id)).proposal?.id ?? 'none',
    step,
    approve: true,
    ...change,
  });

/** A case that was heard, and a step proposed by the company. */
async function heard(person: string, violation = 'looked-without-reason'): Promise<string> {
  const id = await openCase(person, { violation });
  expect(await hearing(id)).toMatchObject({ status: 200 });
  await pass(7 * DAY);
  return id;
}

async function sanctioned(
  person: string,
  outcome: { step: string; until?: string; course?: string },
  violation?: string,
) {
  const id = await heard(person, violation);
  expect(await propose(priya, id, outcome)).toMatchObject({ status: 200 });
  expect(await decide(vera, id, outcome.step)).toMatchObject({ status: 200 });
  return id;
}

const suspension = (days = 30) => ({
  step: 'suspension',
  until: new Date(Date.now() + days * DAY).toISOString(),
});

/** What somebody sees of a ticket of theirs, signed in anew. */
async function opens(person: string, bound: Bound): Promise<Answer> {
  // Each code is good once.
  await pass(2 * MINUTE);
  const agent = scene.visitor(person);
  await agent.signIn();
  await scene.asOwner(`UPDATE cordon.tickets SET assignee_id = $2 WHERE id = $1`, [bound.ticket.id, person]);
  return agent.get(`/api/tickets/${bound.ticket.id}`);
}

async function expectClosed(person: string, code: string, bound: Bound): Promise<void> {
  const answer = await opens(person, bound);
  expect(answer).toMatchObject({ status: 403, json: { error: { code } } });
  expectNothingOf(bound.customer, answer);
}

describe('deciding', () => {
  it('takes two, one of each party, who neither reported it nor are in it, after the person was heard', async () => {
    const id = await openCase('per_ada');
    // Whoever saw it is who reports it; the person herself has no part in it but her own.
    expect(await shown(vera, id)).toMatchObject({ state: 'gathering', reporter: null });
    expect(await propose(priya, id, {})).toMatchObject({ json: { error: { code: 'conduct-not-ready' } } });
    expect(await hearing(id, 6)).toMatchObject({ status: 400 });
    const ada = await scene.enter('per_ada');
    expect((await ada.get('/api/me/conduct')).json).toMatchObject({ cases: [] });
    expect(await hearing(id)).toMatchObject({ status: 200 });
    expect(await propose(priya, id, {})).toMatchObject({ json: { error: { code: 'conduct-not-ready' } } });
    expectRefused(
      await scene.attack(() => ada.get(`/api/conduct/cases/${id}`)),
      'role-not-allowed',
      'per_ada',
    );
    expect(
      await ada.post(`/api/me/conduct/${id}/statement`, {
        text: 'The team lead asked me to look for a lost order.',
      }),
    ).toMatchObject({ status: 200 });
    expect(await shown(priya, id)).toMatchObject({ state: 'heard', reporter: { id: 'per_olivia' } });

    expectRefused(await scene.attack(() => propose(olivia, id, {})), 'conduct-not-impartial', 'per_olivia');
    expect(await propose(priya, id, { step: 'removal' })).toMatchObject({
      json: { error: { code: 'conduct-step-not-open' } },
    });
    expect(await propose(priya, id, {})).toMatchObject({ status: 200 });
    expectRefused(
      await scene.attack(() => decide(priya, id, 'warning')),
      'not-the-second-person',
      'per_priya',
    );
    expectRefused(
      await scene.attack(() => decide(victor, id, 'warning')),
      'not-the-second-person',
      'per_victor',
    );
    expectRefused(
      await scene.attack(() => decide(olivia, id, 'warning')),
      'conduct-not-impartial',
      'per_olivia',
    );
    // Two accounts of one human are one person.
    const [before] = await scene.asOwner<{ email: string }>(
      `SELECT email FROM cordon.persons WHERE id = 'per_vera'`,
    );
    await scene.asOwner(`UPDATE cordon.persons SET email = replace(p.email, '@', '+two@') FROM cordon.persons p
      WHERE persons.id = 'per_vera' AND p.id = 'per_priya'`);
    expectRefused(await scene.attack(() => decide(vera, id, 'warning')), 'not-the-second-person', 'per_vera');
    await scene.asOwner(`UPDATE cordon.persons SET email = $1 WHERE id = 'per_vera'`, [before?.email]);
    // What is signed names the step, so that nobody is shown another one than they sign.
    expect(await decide(vera, id, 'reminder')).toMatchObject({ status: 409 });
    const done = await scene.attack(() => decide(vera, id, 'warning'));
    expect(done.answer).toMatchObject({ status: 200 });
    expect(done.entered).toContainEqual(
      expect.objectContaining({ kind: 'conduct-decided', person: 'per_vera' }),
    );
    expect(await decide(vera, id, 'warning')).toMatchObject({ status: 409 });
    expect((await vera.get('/api/conduct/people/per_ada')).json).toMatchObject({
      open: 0,
      steps: [{ step: 'warning', inForce: false }],
    });
    expect((await vera.get('/api/conduct/people/per_vera')).status).toBe(404);
    // A warning takes nothing.
    expect(await shown(vera, id)).toMatchObject({ state: 'decided', inForce: false });
  });

  it('does not go by an approval from before a fact or the statement', async () => {
    const id = await heard('per_ben');
    expect(await propose(priya, id, {})).toMatchObject({ status: 200 });
    const stale = (await shown(priya, id)).proposal?.id;
    const ben = await scene.enter('per_ben');
    expect(
      await ben.post(`/api/me/conduct/${id}/statement`, {
        text: 'I was at the dentist on that day, ask the roster.',
      }),
    ).toMatchObject({ status: 200 });
    expect(await decide(vera, id, 'warning', { proposal: stale })).toMatchObject({ status: 409 });
    expect(await propose(priya, id, {})).toMatchObject({ status: 200 });
    const second = (await shown(priya, id)).proposal?.id;
    const [row] = await scene.asOwner<{ idx: string }>(
      `SELECT idx FROM cordon.ledger_bodies WHERE person_id = 'per_ben' ORDER BY idx DESC LIMIT 1`,
    );
    expect(await priya.post(at(id, 'facts'), { entry: Number(row?.idx) })).toMatchObject({ status: 200 });
    // What the person never saw is not what they are judged by.
    expect(await shown(priya, id)).toMatchObject({ state: 'gathering', proposal: null });
    expect(await decide(vera, id, 'warning', { proposal: second })).toMatchObject({ status: 409 });
  });

  it('rests on entries about the person alone, and on nobody of another vendor', async () => {
    const [other] = await scene.asOwner<{ idx: string }>(
      `SELECT idx FROM cordon.ledger_bodies WHERE person_id = 'per_carla' ORDER BY idx DESC LIMIT 1`,
    );
    const id = await openCase('per_ben', { violation: 'screen-left-open' });
    for (const entry of [Number(other?.idx ?? 0), 99_999_999]) {
      expect(await priya.post(at(id, 'facts'), { entry })).toMatchObject({
        json: { error: { code: 'not-in-scope' } },
      });
    }
    const about = {
      agreement: AGREEMENT,
      violation: 'data-taken',
      source: 'observed',
      basis: null,
      entries: [],
      summary: 'Took a list of customers home.',
    };
    expect(await vera.post('/api/conduct/cases', { ...about, person: 'per_vera' })).toMatchObject({
      status: 403,
    });
    for (const person of ['per_olivia', 'per_nobody']) {
      expect(await olivia.post('/api/conduct/cases', { ...about, person })).toMatchObject({
        json: { error: { code: 'not-in-scope' } },
      });
    }
    expect(
      await olivia.post('/api/conduct/cases', {
        ...about,
        person: 'per_ben',
        source: 'incident',
        basis: 'inc_none',
      }),
    ).toMatchObject({ json: { error: { code: 'not-in-scope' } } });
  });
});

describe('what a step takes', () => {
  it('is closed at once, the open session included, until its day and no longer', async () => {
    const bound = await scene.boundTicket('per_carla');
    const carla = await scene.enter('per_carla');
    expect((await carla.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
    const id = await sanctioned('per_carla', suspension(30));
    expect((await carla.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(401);
    await expectClosed('per_carla', 'conduct-suspended', bound);
    // Nobody restores what two people decided by the button for suspensions.
    expect(await olivia.post('/api/people/per_carla/restore', {})).toMatchObject({ status: 409 });
    await pass(22 * DAY);
    await expectClosed('per_carla', 'conduct-suspended', bound);
    await pass(DAY);
    const later = await scene.boundTicket('per_carla');
    expect((await opens('per_carla', later)).status).toBe(200);
    expect(await shown(priya, id)).toMatchObject({ inForce: false });
  });

  it('comes back by an appeal that others granted, exactly and at once', async () => {
    const bound = await scene.boundTicket('per_ada');
    const before = await scene.house.assignments.live(
      { person: 'per_ada', agreement: AGREEMENT },
      new Date(),
    );
    expect(before.length).toBeGreaterThan(0);
    const id = await sanctioned('per_ada', { step: 'removal' }, 'data-taken');
    expect(await scene.house.assignments.live({ person: 'per_ada' }, new Date())).toEqual([]);
    expect((await opens('per_ada', bound)).status).toBe(403);
    // New work is refused, by hand and behind the vendor's back alike.
    const work = before[0];
    if (work === undefined) throw new Error('she has no work');
    const anew = {
      agreement: AGREEMENT,
      accessRole: work.accessRole,
      purpose: work.purpose,
      site: null,
      shift: null,
      from: null,
      until: null,
    };
    expect(await vera.post('/api/people/per_ada/assignments', anew)).toMatchObject({
      json: { error: { code: 'conduct-barred' } },
    });

    await pass(2 * MINUTE);
    const ada = scene.visitor('per_ada');
    await ada.signIn();
    expect(
      await ada.post(`/api/me/conduct/${id}/appeal`, {
        text: 'The list was the one that my team lead asked for.',
      }),
    ).toMatchObject({ status: 200 });
    const answer = (by: Visitor, granted: boolean) =>
      by.post(at(id, 'appeal/propose'), {
        granted,
        why: 'The log of the request shows the list was asked for.',
      });
    for (const by of [priya, vera]) expect(await answer(by, true)).toMatchObject({ status: 403 });
    expect(await answer(victor, true)).toMatchObject({ status: 200 });
    const { appealProposal } = await shown(priya, id);
    const word = { proposal: appealProposal?.id, granted: true, approve: true };
    for (const [by, code] of [
      [victor, 'not-the-second-person'],
      [vera, 'conduct-not-impartial'],
      [olivia, 'conduct-not-impartial'],
    ] as const) {
      expect(await by.post(at(id, 'appeal/decide'), word)).toMatchObject({ json: { error: { code } } });
    }
    expect((await opens('per_ada', bound)).status).toBe(403);
    const sam = await scene.enterFresh('per_sam');
    expect(await sam.post(at(id, 'appeal/decide'), word)).toMatchObject({ status: 200 });
    const after = await scene.house.assignments.live({ person: 'per_ada', agreement: AGREEMENT }, new Date());
    expect(after.map((one) => one.id).toSorted()).toEqual(before.map((one) => one.id).toSorted());
    expect((await opens('per_ada', await scene.boundTicket('per_ada'))).status).toBe(200);
  });

  it('binds who was removed under whatever name they come back', async () => {
    await sanctioned('per_ben', { step: 'removal' }, 'data-taken');
    const { email } = scene.signInOf('per_ben');
    await scene.hire('per_ben_again', 'pty_brightline').catch(() => null);
    await scene.asOwner(`UPDATE cordon.persons SET email = $1 WHERE id = 'per_ben_again'`, [
      email.replace('@', '+2@'),
    ]);
    const made = scene.house.assignments.make(
      [
        {
          ...{
            id: 'asg_again',
            person: 'per_ben_again',
            agreement: AGREEMENT,
            accessRole: 'tier1',
            purpose: 'order-support',
          },
          ...{ site: null, shift: null, from: new Date(), until: null, by: null },
        },
      ],
      new Date(),
    );
    await expect(made).rejects.toMatchObject({ code: 'conduct-barred' });
    // Work that somebody gave by another way shows nothing either.
    const rows = await scene.asOwner<{ conduct: unknown }>(
      `SELECT cordon.conduct_bars('per_ben_again', $1) AS conduct`,
      [AGREEMENT],
    );
    expect(rows).toEqual([{ conduct: true }]);
  });

  it('of retraining ends with the course passed after it, and with nothing else', async () => {
    const bound = await scene.boundTicket('per_carla');
    passed.set('per_carla privacy', new Date());
    const deps = composeConduct(scene.house, retraining);
    await sanctioned('per_carla', { step: 'retraining', course: 'privacy' });
    await lookAfterConduct(deps);
    await expectClosed('per_carla', 'conduct-retraining', bound);
    passed.set('per_carla privacy', new Date(Date.now() + 1));
    scene.pass(MINUTE);
    await lookAfterConduct(deps);
    expect((await opens('per_carla', await scene.boundTicket('per_carla'))).status).toBe(200);
    const [row] = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'conduct-retraining-passed'`,
    );
    expect(row?.body).toContain('per_carla');
  });
});

describe('reporting without a name', () => {
  const told = {
    violation: 'device-at-desk',
    text: 'Somebody photographs the screen with a phone at lunch.',
  };

  it('keeps nothing of who wrote it, and answers by the code alone', async () => {
    const [from] = await scene.asOwner<{ idx: string }>('SELECT max(idx) AS idx FROM cordon.ledger_bodies');
    const ada = await scene.enter('per_vera');
    const answer = await ada.post('/api/conduct/unnamed-reports', told);
    expect(answer.status).toBe(200);
    const { receipt } = answer.json as { receipt: string };
    const kept = await scene.asOwner('SELECT * FROM cordon.conduct_reports WHERE reporter IS NULL');
    expect(JSON.stringify(kept)).not.toMatch(/per_vera|127\.0\.0\.1/);
    const entered = await scene.asOwner<{ body: string; person: string | null }>(
      `SELECT body, person_id AS person FROM cordon.ledger_bodies WHERE idx > $1`,
      [from?.idx],
    );
    expect(entered).toMatchObject([{ person: null }]);
    expect(entered[0]?.body).not.toMatch(/per_vera|127\.0\.0\.1|photographs/);
    const stranger = scene.browser();
    expect((await stranger.post('/api/conduct/unnamed-reports/look', { receipt })).body).toMatchObject({
      state: 'received',
      answer: null,
    });
    const wrong = await stranger.post('/api/conduct/unnamed-reports/look', { receipt: 'A'.repeat(26) });
    expect(wrong.code).toBe('link-used');
    // A vendor's admin does not read what may be about themselves.
    expect((await vera.get('/api/conduct')).json).toMatchObject({ reports: [] });
    expect((await priya.get('/api/conduct')).json).toMatchObject({
      reports: [{ unnamed: true, reporter: null, text: told.text }],
    });
  });

  it('is taken from a vendor’s own networks alone, and never with somebody’s name in it', async () => {
    expect((await scene.browser('192.88.99.7').post('/api/conduct/unnamed-reports', told)).code).toBe(
      'network-not-allowed',
    );
    const named = { ...told, text: 'Call me at rosa.quint@mail.example about the phone at the desk.' };
    expect((await scene.browser().post('/api/conduct/unnamed-reports', named)).status).toBe(400);
  });
});

describe('where a case comes from', () => {
  it('is a report, whose reporter nobody at the vendor learns, or a finding about that vendor', async () => {
    const leo = await scene.enter('per_leo');
    const told = {
      person: 'per_carla',
      violation: 'screen-left-open',
      text: 'Her screen was open all through the break.',
    };
    const reported = await leo.post('/api/conduct/reports', told);
    const report = (reported.json as { id: string }).id;
    expect(await leo.post('/api/conduct/reports', { ...told, person: 'per_leo' })).toMatchObject({
      status: 404,
    });
    const id = await openCase('per_carla', { source: 'report', basis: report, violation: told.violation });
    expect(await shown(vera, id)).toMatchObject({ reporter: null });
    expect(
      JSON.stringify([await vera.get(`/api/conduct/cases/${id}`), await vera.get('/api/conduct')]),
    ).not.toMatch(/per_leo|Leo Reyes/);
    expect((await leo.get('/api/me/conduct')).json).toMatchObject({
      reports: [{ id: report, state: 'case' }],
    });
    // Nobody at the vendor reads in its own ledger who did what about a colleague.
    const ofParty = await scene.asOwner(
      `SELECT idx FROM cordon.ledger_bodies WHERE kind LIKE 'conduct-%' AND party_id IS NOT NULL`,
    );
    expect(ofParty).toEqual([]);

    const raise = (vendor: string) =>
      scene.house.findings.raise({
        ...{
          kind: 'inspection-failed',
          about: `walk/${vendor}`,
          source: null,
          vendor,
          agreement: null,
          facts: {},
        },
      });
    const [own, other] = [await raise('pty_brightline'), await raise('pty_northgate')];
    const from = (basis: string) =>
      olivia.post('/api/conduct/cases', {
        ...{
          person: 'per_carla',
          agreement: AGREEMENT,
          violation: 'device-at-desk',
          source: 'audit',
          basis,
          entries: [],
        },
        summary: 'The walk found a phone at this desk.',
      });
    expect(await from(other.id)).toMatchObject({ json: { error: { code: 'not-in-scope' } } });
    expect(await from(own.id)).toMatchObject({ status: 200 });
    // One case about one person for one thing.
    expect(await from(own.id)).toMatchObject({ json: { error: { code: 'already-done' } } });
  });
});

describe('what follows by itself', () => {
  it('is a corrective plan asked of the vendor once, after what was grave', async () => {
    const deps = composeConduct(scene.house, retraining);
    await lookAfterConduct(deps);
    await lookAfterConduct(deps);
    const findings = await scene.asOwner<{ kind: string; vendor: string }>(
      `SELECT kind, party_id AS vendor FROM cordon.findings WHERE kind LIKE 'conduct-%'`,
    );
    expect(findings).toEqual([{ kind: 'conduct-plan-owed', vendor: 'pty_brightline' }]);
    const { vendors } = (await priya.get('/api/conduct')).json as {
      vendors: { step: string | null; vendor: { id: string } }[];
    };
    expect(vendors.find(({ vendor }) => vendor.id === 'pty_brightline')).toMatchObject({
      step: 'corrective-plan',
    });
  });

  it('tells the person by a mail that says none of it', async () => {
    const mails = (await scene.mails()).filter((mail) => mail.includes('my-conduct'));
    for (const subject of [
      'You are asked for your side',
      'A decision about your conduct was taken',
      'Your appeal was decided',
    ]) {
      expect(mails.some((mail) => mail.includes(subject))).toBe(true);
    }
    expect(mails.join('')).not.toMatch(/no ticket of the day|suspension|removal|plainly/);
  });

  it('tells an auditor how it goes, and of nobody', async () => {
    const audra = await scene.enter('per_audra');
    const counts = await audra.get('/api/conduct/counts');
    expect(counts).toMatchObject({ status: 200 });
    const rows = counts.json as {
      cases: number;
      step: string | null;
      heardInTime: number;
      twoDecided: number;
    }[];
    expect(rows.length).toBeGreaterThan(2);
    for (const { cases, step, heardInTime, twoDecided } of rows) {
      expect([heardInTime, twoDecided]).toEqual(step === null ? [0, 0] : [cases, cases]);
    }
    expect(JSON.stringify(counts.json)).not.toMatch(/per_|Ada|Ben|Carla/);
    expectRefused(await scene.attack(() => audra.get('/api/conduct')), 'role-not-allowed', 'per_audra');
  });

  it('erases what is over for its time, and keeps what is in force', async () => {
    const deps = composeConduct(scene.house, retraining);
    await pass(8 * 365 * DAY);
    await scene.asOwner('DELETE FROM cordon.conduct_vendor_steps');
    await lookAfterConduct({ ...deps, agreements: () => Promise.resolve([]) });
    const left = await scene.asOwner<{ subject: string | null; step: string | null }>(
      `SELECT c.subject, s.step FROM cordon.conduct_cases c LEFT JOIN cordon.conduct_steps s ON s.case_id = c.id
       WHERE c.erased_at IS NULL AND EXISTS (SELECT FROM cordon.conduct_acts a WHERE a.case_id = c.id AND a.act->>'kind' = 'decided')`,
    );
    expect(left).toEqual([{ subject: 'per_ben', step: 'removal' }]);
    const erased = await scene.asOwner('SELECT * FROM cordon.conduct_cases WHERE erased_at IS NOT NULL');
    expect(erased.length).toBeGreaterThan(2);
    expect(JSON.stringify(erased)).not.toContain('per_');
  });
});
