import { readingOf, type Clause } from '@cordon/core/agreements';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../compose.ts';
import type { Visitor } from '../../demo/client.ts';
import { handWritten } from '../../../../../tests/support/handWritten.ts';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { addVersion, confirmClauses, draft } from '../drafting.ts';
import { offer } from '../life/stages.ts';
import { sign } from '../signing/index.ts';
import { termsOf } from '../standing.ts';
import { fedKinds } from '../view.ts';
import { libraryViewOf } from './libraryView.ts';
import type { Version } from '../store.ts';

/* Clauses of a real installation: proposed, confirmed, looked at before they are kept, and told as responsibilities. */

const victor = { person: 'per_victor', party: 'pty_harbor', ip: null };
const vera = { person: 'per_vera', party: 'pty_brightline', ip: null };
const AGREEMENT = 'agr_harbor_brightline';

let installation: TestInstallation;
let house: House;
let company: Visitor;
let vendor: Visitor;

beforeAll(async () => {
  installation = await openTestInstallation();
  house = installation.house;
  company = installation.visitor('per_victor');
  vendor = installation.visitor('per_vera');
  await Promise.all([company.signIn(), vendor.signIn()]);
});
afterAll(() => installation.close());

let drafts = 0;

async function drafted(): Promise<string> {
  const id = await draft(
    house.agreementDeps,
    victor,
    {
      ...{
        vendor: { id: 'pty_brightline', name: 'Brightline Support' },
        company: { id: 'pty_harbor', name: 'Harbor Health' },
      },
      ...{ source: 'harbor', title: 'Support', from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
    },
    `agr_clauses_${String(++drafts)}`,
  );
  await offer(house.agreementDeps, victor, id);
  return id;
}

async function newest(id: string): Promise<Version> {
  const [version] = await house.agreements.versions(id);
  if (version === undefined) throw new Error('no version');
  return version;
}

const edited = (clauses: readonly Clause[], id: string, patch: Partial<Clause>): readonly Clause[] =>
  clauses.map((clause) => (clause.id === id ? { ...clause, ...patch } : clause));

/** Clauses as a page sends them back. */
const sent = (clauses: readonly Clause[]) =>
  clauses.map(({ id, title, text, from, effects }) => ({
    ...{ id, title, text },
    ...(from === undefined ? {} : { from }),
    ...(effects === undefined ? {} : { effects }),
  }));

const none = Buffer.alloc(0);
const nothing = {
  credentialId: none,
  assertion: { authenticatorData: none, clientDataJSON: none, signature: none },
  userAgent: null,
};

describe('a clause changed by hand', () => {
  it('does nothing and cannot be signed until the other side confirmed it', async () => {
    const id = await drafted();
    const first = await newest(id);
    const clauses = edited(first.clauses, '2.4', { text: 'Contact data is shown as before.' });
    const { agreementDeps: deps } = house;
    expect(await addVersion(deps, victor, id, { clauses }, 1)).toBe(2);
    const second = await newest(id);
    expect(second).toMatchObject({ kind: 'redline', party: 'pty_harbor', person: 'Victor Lindqvist' });
    expect(second.terms).not.toContain('user.contact.email');
    await expect(sign(deps, victor, id, { version: 2, ...nothing })).rejects.toMatchObject({
      ...{ code: 'effects-unconfirmed', detail: 'Clause 2.4.' },
    });
    await expect(sign(deps, vera, id, { version: 2, ...nothing })).rejects.toMatchObject({
      code: 'not-your-turn',
    });
    // Who changed it has confirmed it; the other side's word is missing.
    await expect(confirmClauses(deps, victor, id, ['2.4'])).rejects.toMatchObject({ code: 'already-done' });
    expect(await confirmClauses(deps, vera, id, ['2.4'])).toBe(3);
    const third = await newest(id);
    expect(third).toMatchObject({ kind: 'confirmation', party: 'pty_brightline' });
    expect(termsOf(third)).toEqual({ ...termsOf(first), version: 3 });
    await expect(sign(deps, victor, id, { version: 3, ...nothing })).rejects.toMatchObject({
      code: 'signature-invalid',
    });
    // What both confirmed stays so while other clauses change.
    await addVersion(deps, vera, id, { clauses: third.clauses.filter((clause) => clause.id !== '10.4') });
    expect((await newest(id)).clauses.find((clause) => clause.id === '2.4')?.confirmedBy).toEqual([
      'pty_harbor',
      'pty_brightline',
    ]);
  });

  it('that hid something cannot be lost on the way', async () => {
    const id = await drafted();
    const { clauses } = await newest(id);
    const bare = clauses.map((clause) =>
      clause.id === '2.3'
        ? { id: '2.3', title: 'Health data', text: 'Data concerning health is not shown.' }
        : clause,
    );
    await addVersion(house.agreementDeps, vera, id, { clauses: bare });
    await expect(sign(house.agreementDeps, victor, id, { version: 2, ...nothing })).rejects.toMatchObject({
      code: 'effects-unconfirmed',
    });
  });

  it('is confirmed as it was read, or not at all', async () => {
    const id = await drafted();
    const { agreementDeps: deps } = house;
    const { clauses } = await newest(id);
    await addVersion(deps, victor, id, { clauses: edited(clauses, '4.1', { text: 'A factor.' }) });
    const path = `/api/agreements/${id}/confirm`;
    await addVersion(deps, victor, id, {
      clauses: edited(clauses, '4.1', { text: 'A factor.', effects: {} }),
    });
    expect(await vendor.post(path, { base: 2, clauses: ['4.1'] })).toMatchObject({
      status: 409,
      json: { error: { code: 'conflict' } },
    });
    expect(await vendor.post(path, { base: 3, clauses: ['4.1'] })).toMatchObject({
      status: 200,
      json: { shown: 4, newest: 4 },
    });
    const twice = await Promise.allSettled([
      addVersion(deps, victor, id, { clauses }, 4),
      addVersion(deps, vera, id, { clauses }, 4),
    ]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('enters each version and each confirmation in the ledger', async () => {
    const id = await drafted();
    const { clauses } = await newest(id);
    await addVersion(house.agreementDeps, victor, id, {
      clauses: edited(edited(clauses, '4.1', { text: 'A factor.' }), '4.6', { text: 'Few.' }),
    });
    const confirm = (...numbers: string[]) => confirmClauses(house.agreementDeps, vera, id, numbers);
    await expect(confirm('4.1', '4.2')).rejects.toMatchObject({ code: 'already-done' });
    expect(await confirm('4.1', '4.6')).toBe(3);
    const owner = new pg.Client({ connectionString: installation.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE agreement_id = $1 ORDER BY idx`,
      [id],
    );
    await owner.end();
    expect(rows.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { act: 'agreement-drafted', words: { version: 1, kind: 'draft' } },
      { act: 'agreement-offered' },
      { act: 'agreement-drafted', words: { version: 2, kind: 'redline' } },
      { act: 'agreement-drafted', words: { version: 3, kind: 'confirmation', clauses: '4.1, 4.6' } },
    ]);
    const history = (await vendor.get(`/api/agreements/${id}/history`)).json as { entry: number | null }[];
    expect(history).toHaveLength(4);
    expect(history.every(({ entry }) => entry !== null)).toBe(true);
  });
});

describe('terms that no clause of the library has', () => {
  it('come out of hand-written clauses as they went in', async () => {
    const id = await drafted();
    const { agreementDeps: deps } = house;
    const first = await newest(id);
    const odd = { ...termsOf(first), limits: [{ clause: '4.6', kind: 'reveals-per-shift', max: 1 }] };
    const clauses = handWritten(odd, first.clauses);
    expect(clauses.every((clause) => readingOf(clause).by === 'hand')).toBe(true);
    await addVersion(deps, victor, id, { clauses });
    await confirmClauses(
      deps,
      vera,
      id,
      clauses.map((clause) => clause.id),
    );
    const last = await newest(id);
    expect(termsOf(last)).toMatchObject({
      limits: odd.limits,
      conditions: odd.conditions,
      duties: odd.duties,
    });
    expect(JSON.stringify(termsOf(last).permissions)).toContain('user.contact.email');
  });
});

describe('what a page sends', () => {
  it.each([
    ['terms of its own', { terms: '{}' }],
    ['a confirmation', { clauses: [{ id: '1', title: 'A', text: 'B.', confirmedBy: ['pty_brightline'] }] }],
    [
      'an effect nobody knows',
      { clauses: [{ id: '1', title: 'A', text: 'B.', effects: { condition: [] } }] },
    ],
    [
      'a citation of another clause',
      {
        clauses: [
          {
            ...{ id: '1', title: 'A', text: 'B.' },
            effects: {
              grants: [
                { purposes: ['x'], fields: [{ category: 'user', treatment: 'clear', clause: '2.4' }] },
              ],
            },
          },
        ],
      },
    ],
    [
      'an effect under another number',
      {
        clauses: [
          { id: '1', title: 'A', text: 'B.', effects: { limits: [{ kind: 'x', max: 1, clause: '2.4' }] } },
        ],
      },
    ],
  ])('with %s is refused', async (_, body) => {
    const id = await drafted();
    const answer = await company.post(`/api/agreements/${id}/versions`, { base: 1, clauses: [], ...body });
    expect(answer.status).toBe(400);
    expect((await newest(id)).version).toBe(1);
  });

  it('with a clause that cannot be compiled says which and why', async () => {
    const id = await drafted();
    const { clauses } = await newest(id);
    const wrong = edited(clauses, '2.4', {
      text: 'All of it.',
      effects: {
        grants: [
          { purposes: ['order-support'], fields: [{ category: 'user.biometric', treatment: 'clear' }] },
        ],
      },
    });
    const answer = await company.post(`/api/agreements/${id}/versions`, { base: 1, clauses: sent(wrong) });
    expect(answer).toMatchObject({ status: 400 });
    expect(JSON.stringify(answer.json)).toContain(
      '2.4: no field of the data map is of category user.biometric',
    );
  });

  it('from the vendor is a proposal like any other, with particulars that stand alike everywhere', async () => {
    const id = await drafted();
    const { clauses } = await newest(id);
    const answer = await vendor.post(`/api/agreements/${id}/versions`, {
      ...{ base: 1, clauses: sent(clauses) },
      particulars: { locations: 'Manila, Philippines', controllerName: 'Somebody Else' },
    });
    expect(answer).toMatchObject({
      status: 200,
      json: { newest: 2, particulars: { locations: 'Manila, Philippines', controllerName: 'Harbor Health' } },
    });
    const { clauses: kept } = await newest(id);
    expect(kept.find((clause) => clause.id === '5.5')?.text).toContain('only from: Manila, Philippines.');
  });
});

describe('sight', () => {
  it('says who gains and who loses before anything is kept, counted over people and fields', async () => {
    const [version] = await house.agreements.versions(AGREEMENT);
    const clauses = sent(version?.clauses ?? []).filter((clause) => clause.id !== '2.4');
    const answer = await vendor.post(`/api/agreements/${AGREEMENT}/sight`, { clauses });
    const agents = (await house.people.list({ party: 'pty_brightline' }, house.now())).filter(
      ({ role, accessRole, suspendedBy }) => role === 'agent' && accessRole !== null && suspendedBy === null,
    );
    expect(answer).toMatchObject({
      status: 200,
      json: {
        comparedWith: 1,
        gain: { agents: 0, fields: 0 },
        lose: { agents: agents.length, fields: 4 },
        problems: [],
        unfed: [],
      },
    });
    expect(await house.agreements.versions(AGREEMENT)).toHaveLength(1);
  });

  it('takes a clause as if both had confirmed it, and says that one has not', async () => {
    const [version] = await house.agreements.versions(AGREEMENT);
    const clauses = sent(
      edited(version?.clauses ?? [], '2.5', {
        text: 'The date of birth is shown.',
        effects: {
          grants: [
            {
              purposes: ['order-support'],
              fields: [{ category: 'user.demographic.date_of_birth', treatment: 'clear', confirm: true }],
            },
          ],
        },
      }),
    );
    const { json } = await company.post(`/api/agreements/${AGREEMENT}/sight`, { clauses });
    const view = json as {
      rows: { role: string; gains: { field: string }[] }[];
      clauses: { id: string; state: string; awaits: { id: string }[] }[];
    };
    expect(view.rows.flatMap(({ gains }) => gains.map(({ field }) => field))).toContain('date_of_birth');
    expect(view.clauses.find((clause) => clause.id === '2.5')).toMatchObject({
      state: 'pending',
      awaits: [{ id: 'pty_brightline' }],
    });
  });

  it('names what cannot be compiled', async () => {
    const [version] = await house.agreements.versions(AGREEMENT);
    const [first] = version?.clauses ?? [];
    const more = [
      {
        id: '4.12',
        title: 'Access needs current training',
        text: 'Access needs the course privacy passed within the last 365 days, with 7 days of grace.',
        from: { clause: 'training-current', values: { course: 'privacy', maxAge: 365, grace: 7 } },
      },
      { ...sent(first === undefined ? [] : [first])[0] },
    ];
    const { json } = await company.post(`/api/agreements/${AGREEMENT}/sight`, {
      clauses: [...sent(version?.clauses ?? []), ...more],
    });
    expect(json).toMatchObject({
      unfed: [],
      problems: [{ clause: '1.1', problem: 'two clauses have this number' }],
    });
  });
});

describe('the library', () => {
  it('renders a clause with its values, or says what is wrong with them', async () => {
    const render = (values: object) =>
      vendor.post('/api/library/render', { clause: 'second-factor', values });
    expect(await render({ maxAge: 60 })).toMatchObject({
      status: 200,
      json: { text: 'Access needs a second factor confirmed within the last 1 hour.', problems: [] },
    });
    expect(await render({ maxAge: 0 })).toMatchObject({ json: { text: '', problems: [expect.any(String)] } });
    expect(await vendor.post('/api/library/render', { clause: 'none', values: {} })).toMatchObject({
      status: 404,
    });
  });

  it('warns of a condition that nothing feeds', async () => {
    const warned = (clauses: readonly { id: string; warning: string | null }[]) =>
      clauses.filter(({ warning }) => warning?.includes('refused') === true).map(({ id }) => id);
    const { json } = await company.get('/api/library');
    expect(warned((json as { clauses: Parameters<typeof warned>[0] }).clauses)).toEqual([]);
    const unfed = libraryViewOf(fedKinds.filter((kind) => kind !== 'training'));
    expect(warned(unfed.clauses)).toEqual(['training-current']);
  });
});

describe('responsibilities and completeness', () => {
  it('say for every clause who owes what, and what is known of it', async () => {
    const { json } = await company.get(`/api/agreements/${AGREEMENT}/matrix`);
    const { rows, version } = json as {
      version: number;
      rows: { clause: string; status: string; because: string }[];
    };
    expect(version).toBe(1);
    const of = (clause: string) => rows.find((row) => row.clause === clause);
    expect(of('4.1')).toMatchObject({
      status: 'met',
      because: expect.stringMatching(/^All \d+ people/) as string,
    });
    expect(of('4.2')).toMatchObject({ status: 'met' });
    expect(of('1.3')).toMatchObject({
      status: 'met',
      because: expect.stringContaining('verifies') as string,
    });
    expect(of('9.1')).toMatchObject({ status: 'no-evidence', because: 'No evidence yet.' });
  });

  it('say what is missing and which clause would answer it', async () => {
    const id = await drafted();
    const { clauses } = await newest(id);
    await addVersion(house.agreementDeps, victor, id, {
      clauses: clauses.filter((clause) => clause.id !== '1.11'),
    });
    const { json } = await vendor.get(`/api/agreements/${id}/completeness`);
    const { items, frameworks } = json as {
      frameworks: string[];
      items: { id: string; status: string; clauses: { clause: string; number: string }[] }[];
    };
    expect(frameworks).toEqual(['gdpr', 'hygiene']);
    expect(
      items.filter(({ id: item, status }) => item.startsWith('GDPR') && status === 'absent'),
    ).toMatchObject([{ id: 'GDPR-21', clauses: [{ clause: 'unlawful-instructions', number: '1.11' }] }]);
    // Particulars of the parties are still to be filled in.
    expect(items.find(({ id: item }) => item === 'HYG-PARTIES')).toMatchObject({ status: 'weak' });
  });
});
