import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPool } from '../../../../../tests/support/database.ts';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import {
  findingScene,
  type FindingScene,
  type FoundDetail,
} from '../../../../../tests/support/findingScene.ts';
import { codeOf } from '../../demo/client.ts';
import { composeFindingLife } from './compose.ts';
import { lookAtLives } from './jobs.ts';

/*
 * A finding through its whole life, over HTTP and a real PostgreSQL: who may do what, what closes it, and what stands in the
 * ledger of it.
 */

const VENDOR = 'pty_brightline';
const AGREEMENT = 'agr_harbor_brightline';
const DAY = 86_400_000;

let installation: TestInstallation;
let owner: pg.Pool;
let scene: FindingScene;

const as: FindingScene['as'] = (person) => scene.as(person);
const post: FindingScene['post'] = (...asked) => scene.post(...asked);
const read: FindingScene['read'] = (...asked) => scene.read(...asked);
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const evidence = {
  ...{ text: 'The seat is gone; see the list.', entries: [] as number[], document: null, file: null },
};
const saw = { passes: true, saw: 'I looked at it myself and it is gone.' };

/** Of a kind that only a person can look at again. */
async function raised(
  vendor: string | null = VENDOR,
  kind: 'hint-mismatch' | 'siem-silent' | 'read-unaccounted' = 'hint-mismatch',
) {
  const about = `${kind}/${String(Math.random())}`;
  const { id } = await installation.house.findings.raise({
    ...{
      kind,
      about,
      source: null,
      vendor,
      agreement: vendor === null ? null : AGREEMENT,
      facts: { statements: 3 },
    },
  });
  return { id, about, path: `/api/findings/${id}` };
}

/** The look that raised it, once more. */
const foundAgain = (
  about: string,
  statements = 3,
  kind: 'siem-silent' | 'read-unaccounted' = 'siem-silent',
) =>
  installation.house.findings.raise({
    ...{ kind, about, source: null, vendor: null, agreement: null, facts: { statements } },
  });

/** One look of the clock, at another time. */
async function lookAt(now = new Date()): Promise<void> {
  await lookAtLives({ ...composeFindingLife(installation.house), now: () => now });
}

beforeAll(async () => {
  installation = await openTestInstallation();
  owner = testPool(installation.database.ownerUrl, 1);
  scene = findingScene(installation, owner);
});
afterAll(async () => {
  await owner.end();
  await installation.close();
});

describe('what only a person can look at again', () => {
  it('the vendor plans, gives evidence and claims; another of the company looks again and closes it', async () => {
    const { id, path } = await raised();
    const mine = await (await as('per_vera')).get('/api/findings?mine=yes');
    expect((mine.json as FoundDetail[]).map((one) => one.id)).toContain(id);
    expect(codeOf(await post('per_vera', `${path}/claim`))).toBe('finding-not-ready');
    const plan = { text: 'Each signs out of both from now on.', until: inDays(5) };
    expect((await post('per_vera', `${path}/plan`, plan)).status).toBe(200);
    const content = Buffer.from('%PDF-1.7 what was done').toString('base64');
    const given = { ...evidence, file: { name: 'done.pdf', content } };
    expect((await post('per_vera', `${path}/evidence`, given)).status).toBe(200);
    expect((await post('per_vera', `${path}/claim`)).json).toMatchObject({
      state: 'fix-claimed',
      step: 'retest',
    });
    expect(codeOf(await post('per_vera', `${path}/retest`, saw))).toBe('role-not-allowed');
    expect((await post('per_olivia', `${path}/retest`, saw)).status).toBe(200);

    const after = await read('per_olivia', id);
    expect(after).toMatchObject({ state: 'closed', closed: { how: 'retested', by: { id: 'per_olivia' } } });
    expect(after.events.map(({ act }) => act)).toEqual([
      'finding-planned',
      'finding-evidence-given',
      'finding-fix-claimed',
      'finding-retested',
    ]);
    expect(after.events.every(({ entry }) => entry !== null)).toBe(true);
    const [piece] = after.evidence;
    const file = await fetch(`${installation.baseUrl}/api/findings/${id}/evidence/${piece?.id ?? ''}/file`, {
      headers: { cookie: (await as('per_olivia')).cookie() },
    });
    expect([file.headers.get('content-disposition'), await file.text()]).toEqual([
      "attachment; filename*=UTF-8''done.pdf",
      '%PDF-1.7 what was done',
    ]);
    const { rows } = await installation.house.world.pools.app.query<{ sealed: string }>(
      'SELECT file_sealed AS sealed FROM cordon.finding_evidence WHERE finding_id = $1',
      [id],
    );
    expect(rows[0]?.sealed).not.toContain(content.slice(0, 12));
  });

  it('nobody looks again at what they claimed; found once more it is open', async () => {
    const { id, about, path } = await raised(null, 'siem-silent');
    await post('per_sam', `${path}/evidence`, evidence);
    await post('per_sam', `${path}/claim`);
    expect(codeOf(await post('per_sam', `${path}/retest`, saw))).toBe('not-the-second-person');
    expect(await foundAgain(about)).toEqual({ id, fresh: false });
    const after = await read('per_sam', id);
    expect(after).toMatchObject({ state: 'open' });
    expect(after.events.at(-1)).toMatchObject({ act: 'finding-retested', by: null });
    expect(codeOf(await post('per_olivia', `${path}/retest`, saw))).toBe('finding-not-ready');
  });
});

it('an exception is approved by another, is over at its end, and the finding is open and overdue by itself', async () => {
  const { id, about, path } = await raised(null, 'siem-silent');
  const exception = { why: 'The receiver is replaced next month.', until: inDays(20) };
  expect(codeOf(await post('per_sam', `${path}/exception`, { ...exception, until: inDays(181) }))).toBe(
    'finding-not-ready',
  );
  expect((await post('per_sam', `${path}/exception`, exception)).status).toBe(200);
  expect(codeOf(await post('per_sam', `${path}/exception/decide`, { approve: true }))).toBe(
    'not-the-second-person',
  );
  expect((await post('per_olivia', `${path}/exception/decide`, { approve: true })).status).toBe(200);
  expect(await read('per_sam', id)).toMatchObject({ state: 'exception', step: 'wait' });
  // The same once more is what was accepted, whatever a counter says.
  await foundAgain(about, 12);
  await lookAt(new Date(Date.now() + 19 * DAY));
  expect(await read('per_sam', id)).toMatchObject({ state: 'exception', overdue: false });

  await lookAt(new Date(Date.now() + 31 * DAY));
  await lookAt(new Date(Date.now() + 31 * DAY));
  const after = await read('per_sam', id);
  expect(after.state).toBe('open');
  expect(after.events.map(({ act }) => act).slice(-2)).toEqual([
    'finding-exception-ended',
    'finding-overdue',
  ]);
});

it('an exception is over when what was accepted is more than it was', async () => {
  const { id, about, path } = await raised(null, 'read-unaccounted');
  await post('per_sam', `${path}/exception`, { why: 'It is replaced next month.', until: inDays(20) });
  await post('per_olivia', `${path}/exception/decide`, { approve: true });
  await foundAgain(about, 3, 'read-unaccounted');
  expect(await read('per_sam', id)).toMatchObject({ state: 'exception' });
  await foundAgain(about, 4, 'read-unaccounted');
  expect(await read('per_sam', id)).toMatchObject({ state: 'open' });
});

it('what a machine can look at is closed by a look alone, at once where a feature can', async () => {
  const { findings } = installation.house;
  const { json } = await (await as('per_olivia')).get('/api/sources');
  const source = (json as { id: string }[])[0]?.id ?? '';
  const { id } = await findings.raise({
    ...{
      kind: 'map-entry-gone',
      about: `${source}/public.gone/never`,
      source,
      vendor: null,
      agreement: null,
      facts: {},
    },
  });
  expect(codeOf(await post('per_olivia', `/api/findings/${id}/retest`, saw))).toBe('role-not-allowed');
  const claimed = await post('per_sam', `/api/findings/${id}/claim`);
  // The column is not gone in truth: the look that the claim asked for finds nothing.
  expect(claimed.json).toMatchObject({ state: 'closed', closed: { how: 'settled', by: null } });
});

it('a reviewer’s finding is of their window; a vendor sees its own and nobody else’s', async () => {
  const record = {
    ...{ severity: 'critical', practice: 'masking', title: 'Numbers on a wall' },
    told: 'A board beside the desks shows numbers that agents wrote down.',
  };
  const made = await post('per_audra', '/api/findings', { ...record, vendor: VENDOR });
  expect(made.status).toBe(200);
  const { id } = made.json as { id: string };
  expect(await read('per_vera', id)).toMatchObject({
    ...{ title: 'Numbers on a wall', origin: 'audit', severity: 'critical', owner: { side: 'vendor' } },
  });
  expect(codeOf(await post('per_audra', '/api/findings', { ...record, vendor: null }))).toBe('not-in-scope');
  expect(codeOf(await post('per_vera', '/api/findings', { ...record, vendor: VENDOR }))).toBe(
    'role-not-allowed',
  );
  const company = await raised(null, 'siem-silent');
  for (const person of ['per_vera', 'per_audra']) {
    expect(codeOf(await (await as(person)).get(company.path)), person).toBe('not-in-scope');
    expect(codeOf(await post(person, `${company.path}/evidence`, evidence)), person).toBe('not-in-scope');
  }
});

it('a proposed threshold lands by itself once it is another, side by side; the vendor is not told of it', async () => {
  const { id, path } = await raised();
  const { json } = await (await as('per_sam')).get('/api/calibration');
  const { thresholds, version } = json as {
    thresholds: { kind: string; name: string; value: number; unit: string }[];
    version: number;
  };
  const [one] = thresholds;
  if (one === undefined) throw new Error('no thresholds');
  const aim = { change: 'threshold', target: one.kind, part: one.name, text: 'Look sooner.' };
  expect((await post('per_sam', `${path}/proposals`, aim)).status).toBe(200);
  expect(codeOf(await post('per_sam', `${path}/proposals`, { ...aim, part: 'nothing' }))).toBe('bad-request');
  const inherited = { ...aim, target: 'constructor', part: 'name' };
  expect(codeOf(await post('per_sam', `${path}/proposals`, inherited))).toBe('bad-request');
  expect(codeOf(await post('per_vera', `${path}/proposals`, aim))).toBe('role-not-allowed');
  await lookAt();
  expect((await read('per_sam', id)).proposals).toMatchObject([{ after: null }]);

  const value = one.value + 1;
  const changed = await post('per_sam', '/api/calibration', {
    ...{
      changes: [{ kind: one.kind, name: one.name, value }],
      days: 1,
      why: 'A finding asked for it.',
      version,
    },
    containment: { automatic: null, decideWithinHours: 8, customersAnHour: 4 },
  });
  expect(changed.status).toBe(200);
  await lookAt();
  expect((await read('per_sam', id)).proposals).toMatchObject([
    { before: [`${String(one.value)} ${one.unit}`], after: [`${String(value)} ${one.unit}`], landedBy: null },
  ]);
  expect((await read('per_vera', id)).proposals).toEqual([]);
  const trends = (await (await as('per_sam')).get('/api/findings/trends')).json;
  expect(trends).toMatchObject({ improved: [{ kind: 'threshold', count: 1 }] });
});

it('a proposed clause tells what it does now; of training another person says that it landed', async () => {
  const { id, path } = await raised();
  const { json } = await (await as('per_olivia')).get(`/api/agreements/${AGREEMENT}`);
  const clause = /"clause":"(\d+\.\d+)"/.exec(JSON.stringify(json))?.[1] ?? '4.1';
  const terms = { change: 'terms', target: AGREEMENT, part: clause, text: 'Let it be fewer.' };
  expect((await post('per_vera', `${path}/proposals`, terms)).status).toBe(200);
  expect(codeOf(await post('per_vera', `${path}/proposals`, { ...terms, target: 'agr_another' }))).toBe(
    'not-in-scope',
  );
  const training = { change: 'training', target: null, part: null, text: 'A word on shared desks.' };
  expect((await post('per_olivia', `${path}/proposals`, training)).status).toBe(200);
  const proposals = (await read('per_olivia', id)).proposals;
  const landed = (change: string) =>
    `${path}/proposals/${proposals.find((one) => one.change === change)?.id ?? ''}/landed`;
  const after = { after: 'The course has a part on it since today.' };
  expect(codeOf(await post('per_olivia', landed('training'), after))).toBe('not-the-second-person');
  expect(codeOf(await post('per_sam', landed('terms'), after))).toBe('finding-not-ready');
  expect((await post('per_sam', landed('training'), after)).status).toBe(200);
  expect((await read('per_olivia', id)).proposals.at(-1)).toMatchObject({ after: [after.after] });
});

it('evidence names entries that are there, and that whoever gives it may read', async () => {
  const { path } = await raised();
  const { entry } = await read('per_vera', path.split('/').at(-1) ?? '');
  const { rows } = await installation.house.world.pools.app.query<{ idx: number }>(
    'SELECT min(idx)::int AS idx FROM cordon.ledger_bodies WHERE party_id IS DISTINCT FROM $1 AND agreement_id IS NULL',
    [VENDOR],
  );
  const others = rows[0]?.idx ?? -1;
  const give = async (person: string, entries: readonly number[]) =>
    post(person, `${path}/evidence`, { ...evidence, entries });
  expect((await give('per_vera', [entry ?? -1])).status).toBe(200);
  expect(codeOf(await give('per_vera', [entry ?? -1, others]))).toBe('not-in-scope');
  expect(codeOf(await give('per_vera', [999_999]))).toBe('not-in-scope');
  expect(codeOf(await give('per_audra', [others]))).toBe('not-in-scope');
  expect((await give('per_olivia', [others])).status).toBe(200);
});
