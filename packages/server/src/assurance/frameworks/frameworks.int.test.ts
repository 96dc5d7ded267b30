import {
  writePlan,
  writeResults,
  readPlan,
  readResults,
  type ControlRun,
  type ControlTest,
} from '@cordon/core/assurance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { oscalExample, oscalFaults } from '../../../../../tests/support/oscal.ts';
import type { Visitor } from '../../demo/client.ts';
import { composeFrameworks } from './compose.ts';
import { viewPractices } from './practices.ts';

/*
 * The practices tell only what is known; documents of others come back without loss; what is given out is valid OSCAL and
 * says no more than its reader may know.
 */

const DAY = 24 * 3_600_000;

let installation: TestInstallation;
let officer: Visitor;
let auditor: Visitor;
let agreement: string;

const seated = new Map<string, Promise<Visitor>>();

/** Each person signs in once: a code of their app is good once. */
function signedIn(person: string): Promise<Visitor> {
  const visitor = installation.visitor(person);
  const seat = seated.get(person) ?? visitor.signIn().then(() => visitor);
  seated.set(person, seat);
  return seat;
}

beforeAll(async () => {
  installation = await openTestInstallation();
  [officer, auditor] = [await signedIn('per_olivia'), await signedIn('per_audra')];
  agreement = (await installation.house.agreements.list())[0]?.id ?? '';
  await changeNetworks('pty_brightline', 'chg_1');
  await changeNetworks('pty_northgate', 'chg_2');
});
afterAll(() => installation.close());

/** Two people of the company change a vendor's networks. */
async function changeNetworks(subjectParty: string, change: string): Promise<void> {
  const { enterAct, now } = installation.house;
  for (const [act, person] of [
    ['networks-proposed', 'per_olivia'],
    ['networks-confirmed', 'per_sam'],
  ] as const) {
    const actor = { person, party: 'pty_harbor', ip: null, agreement: null };
    await enterAct({ act, ...actor, code: null, at: now(), words: { change, subjectParty } });
  }
}

async function acts(kinds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await installation.house.world.pools.app.query<{ kind: string }>(
    'SELECT kind FROM cordon.ledger_bodies WHERE kind = ANY ($1::text[]) ORDER BY idx',
    [kinds],
  );
  return rows.map(({ kind }) => kind);
}

describe('practices', () => {
  it('are all there, and none that nothing looks at is green', async () => {
    const { json } = await officer.get('/api/practices');
    const { areas } = json as {
      areas: { practices: { state: string; controls: unknown[]; evidence: unknown[] }[] }[];
    };
    const all = areas.flatMap(({ practices }) => practices);
    expect([areas.length, all.length]).toEqual([5, 25]);
    expect(all.filter(({ controls, evidence }) => controls.length === 0 || evidence.length === 0)).toEqual(
      [],
    );
    expect(all.filter(({ state }) => state === 'passes')).toEqual([]);
  });

  it('are told to an auditor as of their window, of their vendors', async () => {
    const asked: unknown[] = [];
    const run: ControlRun = { test: 't', at: 0, population: 2, failed: 0, failing: [], ran: true };
    const test: ControlTest = {
      ...{
        id: 't',
        practice: 'masking',
        title: 'Masked',
        population: 'fields',
        everyHours: 1,
        freshHours: 24,
      },
    };
    const { house } = installation;
    const until = new Date(house.now().getTime() - DAY);
    const deps = composeFrameworks(house, {
      tested: {
        tests: [test],
        latest: (...given) => {
          asked.push(given);
          return Promise.resolve([{ ...run, at: until.getTime() - 1_000 }]);
        },
      },
      audits: () => Promise.resolve([]),
    });
    const windowsOf = () => Promise.resolve([{ agreement, from: new Date(until.getTime() - DAY), until }]);
    const who = { person: { id: 'per_audra', role: 'auditor' } } as never;
    const view = await viewPractices(
      { ...deps, windowsOf, auditedParties: () => Promise.resolve(['pty_brightline']) },
      who,
    );
    expect(asked).toEqual([[['pty_brightline'], until]]);
    expect(view.at).toBe(until.toISOString());
    const masking = view.areas.flatMap(({ practices }) => practices).find(({ id }) => id === 'masking');
    expect(masking?.state).toBe('passes');
    // Nothing of before the window is evidence in it.
    const later = { ...deps, windowsOf: () => Promise.resolve([{ agreement, from: until, until }]) };
    const after = await viewPractices({ ...later, auditedParties: () => Promise.resolve([]) }, who);
    expect(after.areas.flatMap(({ practices }) => practices).find(({ id }) => id === 'masking')?.state).toBe(
      'never-run',
    );
  });

  it.each(['per_ada', 'per_vera'])('%s has no business there', async (person) => {
    const visitor = await signedIn(person);
    for (const path of [
      '/api/practices',
      '/api/frameworks',
      `/api/agreements/${agreement}/assessment-results.json`,
    ]) {
      expect((await visitor.get(path)).status).toBe(403);
    }
  });
});

describe('documents of others', () => {
  const bring = async (document: unknown) =>
    officer.post('/api/frameworks/documents', {
      document: typeof document === 'string' ? document : JSON.stringify(document),
    });

  it.each([
    ['basic-catalog', 'catalog'],
    ['ifa_assessment-results-example', 'assessment-results'],
    ['ifa_plan-of-action-and-milestones', 'plan-of-action-and-milestones'],
  ])('%s comes back without loss', async (name, model) => {
    const example = oscalExample(name);
    const { status, json } = await bring(example);
    expect(status).toBe(200);
    const { id } = json as { id: string };
    expect((await officer.get(`/api/frameworks/documents/${id}/document.json`)).json).toEqual(example);
    const { json: page } = await officer.get(`/api/frameworks/documents/${id}`);
    expect(page).toMatchObject({ document: { model, importedBy: { id: 'per_olivia' } } });
    const { controls, items } = page as { controls: unknown[]; items: unknown[] };
    expect([controls.length > 0, items.length > 0]).toEqual([model === 'catalog', model !== 'catalog']);
    expect((await bring(example)).json).toMatchObject({ error: { code: 'already-done' } });
  });

  it('a catalog is mapped by hand, and unmapped', async () => {
    const { json } = await officer.get('/api/frameworks');
    const id = (json as { documents: { id: string; model: string }[] }).documents.find(
      ({ model }) => model === 'catalog',
    )?.id;
    const map = (theirs: string, control: string, answers: boolean) =>
      officer.post(`/api/frameworks/documents/${id ?? ''}/mappings`, { theirs, control, answers });
    const ours = async () => {
      const { json: page } = await officer.get(`/api/frameworks/documents/${id ?? ''}`);
      return (page as { controls: { id: string; ours: string[] }[] }).controls.find(
        (one) => one.id === 's1.1.1',
      )?.ours;
    };
    expect((await map('s1.1.1', 'second-factor', true)).status).toBe(200);
    expect((await map('s1.1.1', 'second-factor', true)).status).toBe(200);
    expect(await ours()).toEqual(['second-factor']);
    expect((await map('s1.1.1', 'second-factor', false)).status).toBe(200);
    expect(await ours()).toEqual([]);
    expect((await map('nowhere', 'second-factor', true)).json).toMatchObject({
      error: { code: 'not-found' },
    });
    expect((await map('s1.1.1', 'no-control', true)).json).toMatchObject({ error: { code: 'bad-request' } });
    expect(await acts(['oscal-imported', 'control-mapped', 'control-unmapped'])).toEqual([
      ...['oscal-imported', 'oscal-imported', 'oscal-imported'],
      ...['control-mapped', 'control-mapped', 'control-unmapped'],
    ]);
  });

  it('are not an auditor’s to read: they may be about any vendor', async () => {
    expect((await auditor.get('/api/frameworks')).json).toMatchObject({ documents: [] });
    expect((await auditor.get('/api/frameworks/documents/osc_1')).status).toBe(403);
  });

  const catalog = oscalExample('basic-catalog');
  const { catalog: inner } = catalog as unknown as { catalog: { metadata: object } };
  const twice = [
    { id: 'a', title: 'A' },
    { id: 'a', title: 'A' },
  ];
  const deep = (levels: number): object =>
    levels === 0 ? { id: 'p', name: 'x' } : { name: 'x', parts: [deep(levels - 1)] };
  it.each<readonly [string, unknown]>([
    ['no JSON', '{"'],
    ['a name twice', '{"catalog":1,"catalog":2}'],
    ['another model', { profile: {} }],
    ['a field that OSCAL does not have', { catalog: { ...inner, surprise: 1 } }],
    ['a prototype', `{"catalog":{"__proto__":{"uuid":"x"}}}`],
    [
      'a number that would change',
      JSON.stringify({ catalog: { ...inner, n: 1 } }).replace('"n":1', '"n":12345678901234567890'),
    ],
    ['a control twice', { catalog: { ...inner, groups: undefined, controls: twice } }],
    [
      'too deep',
      { catalog: { ...inner, groups: undefined, controls: [{ id: 'a', title: 'A', parts: [deep(60)] }] } },
    ],
    ['too deep to be held', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s is refused', async (_, document) => {
    const { status, json } = await bring(document);
    expect([status, (json as { error: { code: string } }).error.code]).toEqual([422, 'oscal-refused']);
  });

  it('where the schema does not hold is told, and nothing of what stands there', async () => {
    const { json } = await bring({
      catalog: { ...inner, metadata: { ...inner.metadata, title: 'One\nTwo' } },
    });
    const { message } = (json as { error: { message: string } }).error;
    expect(message).toContain('At /catalog/metadata/title: it must match pattern');
    expect(message).not.toContain('Two');
  });
});

describe('exports', () => {
  const path = (model: string, query = '') => `/api/agreements/${agreement}/${model}.json${query}`;

  it('of assessment results are valid, hold the settings that were changed, and are entered', async () => {
    const { status, json } = await officer.get(path('assessment-results'));
    expect(status).toBe(200);
    expect(oscalFaults(json)).toEqual([]);
    const read = readResults(json as never);
    expect(writeResults(read)).toEqual(json);
    const titles = read.results[0]?.observations.map(({ title }) => title) ?? [];
    // Of this vendor's networks, and not of another's.
    expect(titles.filter((title) => title === 'A change of networks was confirmed')).toHaveLength(1);
    expect((await acts(['oscal-exported'])).length).toBeGreaterThan(0);
  });

  it('of a plan need something that was found, and hold each finding once', async () => {
    expect(
      (await officer.get(path('plan-of-action-and-milestones', '?until=2020-01-01T00:00:00Z'))).json,
    ).toMatchObject({
      error: { code: 'nothing-found' },
    });
    const { id } = await installation.house.findings.raise({
      ...{ kind: 'seat-unmasked', about: 'shop/per_rita', source: 'shop', vendor: 'pty_brightline' },
      ...{ agreement: null, facts: { seats: 1 } },
    });
    const { json } = await officer.get(path('plan-of-action-and-milestones'));
    expect(oscalFaults(json)).toEqual([]);
    const plan = readPlan(json as never);
    expect(writePlan(plan)).toEqual(json);
    expect(JSON.stringify(plan.items).split(id)).toHaveLength(2);
    expect(plan.risks.map(({ status }) => status)).toContain('open');
  });

  it('give an auditor what lies in their window, and nothing outside', async () => {
    const [window] = await installation.house.accesses.windowsOf('per_audra');
    const { json } = await auditor.get(path('assessment-results'));
    const [result] = readResults(json as never).results;
    expect(new Date(result?.start ?? 0) >= (window?.from ?? new Date())).toBe(true);
    const before = new Date((window?.from.getTime() ?? 0) - DAY).toISOString();
    expect((await auditor.get(path('assessment-results', `?until=${before}`))).json).toMatchObject({
      error: { code: 'not-in-scope' },
    });
    expect((await auditor.get('/api/agreements/agr_none/assessment-results.json')).json).toMatchObject({
      error: { code: 'not-in-scope' },
    });
  });
});

describe('changes of settings', () => {
  it('are shown to the company, to the vendor they may concern, and to auditors within their time', async () => {
    const [vendor, query] = [
      await signedIn('per_vera'),
      '?from=2020-01-01T00:00:00Z&until=2090-01-01T00:00:00Z',
    ];
    const of = async (visitor: Visitor) => {
      const { json } = await visitor.get(`/api/settings-changes${query}`);
      return (json as { changes: { entry: number; act: string; vendor: string | null }[] }).changes;
    };
    const all = await of(officer);
    expect(all.map(({ act, vendor: about }) => [act, about])).toEqual([
      ['networks-proposed', 'pty_brightline'],
      ['networks-confirmed', 'pty_brightline'],
      ['networks-proposed', 'pty_northgate'],
      ['networks-confirmed', 'pty_northgate'],
    ]);
    expect(all[1]).toMatchObject({
      by: { id: 'per_sam' },
      secondPerson: { id: 'per_olivia' },
      takesTwo: true,
    });
    expect(await of(vendor)).toEqual(all.slice(0, 2));
    expect(await of(auditor)).toEqual(all.slice(0, 2));
    const wrong = '/api/settings-changes?from=2090-01-01T00:00:00Z&until=2020-01-01T00:00:00Z';
    expect((await officer.get(wrong)).status).toBe(400);
  });
});
