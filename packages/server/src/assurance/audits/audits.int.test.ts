import { createHash } from 'node:crypto';
import { attachedIn } from '@cordon/core/agreements';
import { commitmentOf, readProof, verifyDraw, type AuditProof } from '@cordon/core/assurance/audits';
import { verifyReportEntry, verifyReportSeal } from '@cordon/core/assurance/audits/report';
import { parseVkey } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { startWitnessOf, type TestWitness } from '../../../../../tests/support/witness.ts';
import type { Visitor } from '../../demo/client.ts';
import { beat } from '../../ledger/witnessing/heartbeat.ts';
import { askAll } from '../../ledger/witnessing/round.ts';
import { sha256 } from '../../platform/hashing.ts';
import { sealCrypto } from '../../platform/sealCrypto.ts';
import { composeAudits } from './compose.ts';
import { lookAfterAudits } from './jobs.ts';
import { lookAtLateEvidence } from './late.ts';

/*
 * One audit of the demo agreement from its plan to its end, beside a real witness; at each step somebody tries what they must
 * not be able to. Steps follow one another, so they are one story.
 */

const AGREEMENT = 'agr_harbor_brightline';
const NONCE = 'c4'.repeat(32);
const HOUR = 3_600_000;

let cordon: TestInstallation;
let witness: TestWitness;
let people: Readonly<Record<'audra' | 'olivia' | 'vera' | 'nuno', Visitor>>;
let id = '';

interface View {
  readonly stage: string;
  readonly may: readonly string[];
  readonly population: { readonly root: string; readonly entries: number } | null;
  readonly papers: readonly {
    readonly line: string;
    readonly kind: 'accesses' | 'people' | 'settings';
    readonly says: readonly string[];
  }[];
  readonly tests: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly criteria: readonly { readonly criterion: string }[];
  readonly requests: readonly { readonly id: string }[];
  readonly results: readonly { readonly kind: string; readonly deviations: number }[];
  readonly report: string | null;
  readonly reviews: readonly unknown[];
  readonly interviews: readonly unknown[];
}

const as = async (who: keyof typeof people) => (await people[who].get(`/api/audits/${id}`)).json as View;
const deps = () => composeAudits(cordon.house);
const ask = (who: keyof typeof people, path: string, body: object = {}) => people[who].post(path, body);
const openKinds = async (who: keyof typeof people) =>
  ((await people[who].get('/api/findings')).json as readonly { kind: string }[])
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('evidence-'));
const refused = (code: string) => ({ json: { error: { code } } });

beforeAll(async () => {
  cordon = await openTestInstallation();
  witness = await startWitnessOf(cordon.house);
  const ada = cordon.visitor('per_ada');
  await ada.signIn();
  await ada.undertake();
  const [ticket] = await cordon.house.tickets.assignedTo('per_ada');
  await ada.get(`/api/tickets/${ticket?.id ?? ''}`);
  const names = { audra: 'per_audra', olivia: 'per_olivia', vera: 'per_vera', nuno: 'per_nuno' };
  const all = await Promise.all(
    Object.entries(names).map(async ([name, person]) => {
      const visitor = cordon.visitor(person);
      await visitor.signIn();
      await visitor.stepUp();
      return [name, visitor] as const;
    }),
  );
  people = Object.fromEntries(all) as typeof people;
});
afterAll(async () => {
  await witness.close();
  await cordon.close();
});

describe('an audit', () => {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const wanted = {
    ...{
      agreement: AGREEMENT,
      byRole: false,
      reauditOf: null,
      practices: ['access-logged'],
      clauses: ['2.1'],
    },
    from: new Date(now - 24 * HOUR).toISOString(),
    rule: { confidence: 0.9, tolerable: 0.1, expected: 0 },
  };

  it('is planned by an auditor within their window, and by nobody of the vendor', async () => {
    const until = new Date().toISOString();
    const early = { ...wanted, from: '2020-01-01T00:00:00Z', until: '2020-06-01T00:00:00Z' };
    expect(await ask('audra', '/api/audits', early)).toMatchObject(refused('not-in-scope'));
    const other = { ...wanted, until, agreement: 'agr_harbor_nordhelp' };
    expect(await ask('audra', '/api/audits', other)).toMatchObject(refused('not-in-scope'));
    expect(await ask('vera', '/api/audits', { ...wanted, until })).toMatchObject(refused('role-not-allowed'));
    const made = await ask('audra', '/api/audits', { ...wanted, until });
    expect(made).toMatchObject({ status: 200 });
    ({ id } = made.json as { id: string });
    expect((await people.nuno.get(`/api/audits/${id}`)).json).toMatchObject({
      error: { code: 'not-in-scope' },
    });
  });

  it('is committed to by the auditor alone, once', async () => {
    const commitment = commitmentOf(NONCE, sha256);
    const path = `/api/audits/${id}/commitment`;
    expect(await ask('olivia', path, { commitment })).toMatchObject(refused('role-not-allowed'));
    await lookAfterAudits(deps());
    expect((await as('audra')).stage).toBe('planned');
    expect(await ask('audra', path, { commitment })).toMatchObject({ status: 200 });
    expect(await ask('audra', path, { commitment })).toMatchObject(refused('already-done'));
    expect(await ask('olivia', `/api/audits/${id}/abandon`, { why: 'It does not suit us.' })).toMatchObject(
      refused('not-in-scope'),
    );
  });

  it('counts nothing before a witness has cosigned after the period, then each entry of it', async () => {
    await lookAfterAudits(deps());
    expect((await as('audra')).stage).toBe('to-count');
    // A witness counts in whole seconds: one of the same second as the end of the period is none after it.
    const { round, heartbeat } = cordon.house.witnessingJobs;
    const cosigned = async () => {
      await beat({ ...heartbeat, claim: () => Promise.resolve(true) });
      await askAll(round, true);
      await lookAfterAudits(deps());
      return (await as('audra')).stage;
    };
    await expect.poll(cosigned, { timeout: 10_000 }).toBe('to-draw');
    const view = await as('audra');
    expect(view.population?.entries).toBeGreaterThan(0);
  });

  it('is drawn with the number that was committed to, over the population that was shown', async () => {
    const { population } = await as('audra');
    const root = population?.root ?? '';
    const path = `/api/audits/${id}/draw`;
    const draw = (nonce: string, over: string) => ask('audra', path, { nonce, root: over });
    expect(await draw('d5'.repeat(32), root)).toMatchObject(refused('audit-other-number'));
    expect(await draw(NONCE, 'ab'.repeat(32))).toMatchObject(refused('conflict'));
    expect(await draw(NONCE, root)).toMatchObject({ status: 200 });
    const view = await as('audra');
    expect(view.stage).toBe('running');
    const kinds = view.papers.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['accesses', 'people']));
    expect(view.papers.every(({ says }) => says.length > 0)).toBe(true);
  });

  it('shows the vendor nothing of what was drawn', async () => {
    expect(await as('vera')).toMatchObject({ papers: [], results: [], report: null, population: null });
    expect((await people.vera.get(`/api/audits/${id}/draw.json`)).json).toMatchObject(
      refused('audit-not-ready').json,
    );
  });

  it('asks a party for evidence, which that party alone answers', async () => {
    const asks = { of: 'vendor', line: null, asks: 'The list of courses taken.' };
    const dueAt = new Date(Date.now() + HOUR).toISOString();
    expect(await ask('audra', `/api/audits/${id}/requests`, { ...asks, dueAt })).toMatchObject({
      status: 200,
    });
    const mine = (await people.vera.get('/api/audit-requests')).json as View;
    const request = mine.requests[0]?.id ?? '';
    expect((await people.nuno.get('/api/audit-requests')).json).toEqual({ requests: [] });
    const path = `/api/audit-requests/${request}/answer`;
    const late = () => lookAtLateEvidence({ ...deps(), now: () => new Date(Date.now() + 2 * HOUR) });
    await late();
    await late();
    expect(await openKinds('vera')).toEqual(['evidence-overdue']);
    expect(await openKinds('nuno')).toEqual([]);
    const answer = { answer: 'Here it is.', files: [] as string[] };
    expect(await ask('nuno', path, answer)).toMatchObject(refused('not-in-scope'));
    expect(await ask('olivia', path, answer)).toMatchObject(refused('not-in-scope'));

    const bytes = Buffer.from('course,passed\nprivacy,yes\n');
    const put = await fetch(`${cordon.baseUrl}/api/audit-requests/${request}/files?name=courses.csv`, {
      ...{ method: 'POST', body: bytes },
      headers: {
        ...{
          cookie: people.vera.cookie(),
          origin: cordon.baseUrl,
          'content-type': 'application/octet-stream',
        },
      },
    });
    expect(put.status).toBe(200);
    expect(await ask('vera', path, answer)).toMatchObject(refused('conflict'));
    const files = [createHash('sha256').update(bytes).digest('hex')];
    expect(await ask('vera', path, { ...answer, files })).toMatchObject({ status: 200 });
    expect(await openKinds('vera')).toEqual([]);
    const kept = await cordon.house.world.pools.app.query<{ sealed: string }>(
      'SELECT sealed FROM cordon.audit_files',
    );
    expect(kept.rows[0]?.sealed).not.toContain(bytes.toString('base64').slice(0, 12));
  });

  it('takes what was said in an interview as a paper, which the vendor does not see before the report', async () => {
    const said = { with: 'Team lead of the night shift', on: '2026-11-02', notes: 'Lists are kept by hand.' };
    const path = `/api/audits/${id}/interviews`;
    expect(await ask('olivia', path, said)).toMatchObject(refused('role-not-allowed'));
    expect(await ask('audra', path, said)).toMatchObject({ status: 200 });
    expect((await as('audra')).interviews).toEqual([said]);
    expect((await as('vera')).interviews).toEqual([]);
    const { rows } = await cordon.house.world.pools.app.query<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'audit-interviewed'`,
    );
    expect(rows.map(({ body }) => body.includes('night shift') || body.includes('by hand'))).toEqual([false]);
  });

  it('starts an access review and takes what comes of it as a paper', async () => {
    expect(await ask('audra', `/api/audits/${id}/review`)).toMatchObject({ status: 200 });
    expect((await as('audra')).reviews).toHaveLength(1);
  });

  it('is reported once each item and each criterion has a word, and not before', async () => {
    const view = await as('audra');
    const stale = view.report ?? '';
    const report = (hash: string) => ask('audra', `/api/audits/${id}/report`, { report: hash });
    expect(await report(stale)).toMatchObject(refused('audit-not-ready'));
    const [bad] = view.papers;
    for (const { line, kind } of view.papers) {
      const marks = Object.fromEntries(
        (view.tests[kind] ?? []).map(({ id: test }, nth) => [
          test,
          line === bad?.line && nth === 0 ? 'fail' : 'pass',
        ]),
      );
      const note = line === bad?.line ? 'No ticket asks for it.' : '';
      expect(await ask('audra', `/api/audits/${id}/papers`, { line, marks, note })).toMatchObject({
        status: 200,
      });
    }
    for (const { criterion } of view.criteria) {
      const said = { criterion, conclusion: 'met-with-exceptions', text: 'One item deviates.' };
      expect(await ask('audra', `/api/audits/${id}/conclusions`, said)).toMatchObject({ status: 200 });
    }
    expect((await as('audra')).stage).toBe('to-report');
    expect(await report(stale)).toMatchObject(refused('conflict'));
    expect(await report((await as('audra')).report ?? '')).toMatchObject({ status: 200 });
    const found = (await people.vera.get('/api/findings')).json as readonly { kind: string }[];
    expect(found.map(({ kind }) => kind)).toContain('audit-exception');
  });

  it('has a signed report by which a stranger repeats the draw', async () => {
    const saved = (file: string) =>
      fetch(`${cordon.baseUrl}/api/audits/${id}/${file}`, { headers: { cookie: people.vera.cookie() } });
    const files = attachedIn(new Uint8Array(await (await saved('report.pdf')).arrayBuffer()))?.files;
    const proof = readProof(files?.get('draw.json') ?? new Uint8Array());
    const keys = [parseVkey(cordon.house.book.vkey), parseVkey(witness.vkey)];
    expect(verifyDraw(proof, keys, sha256)).toMatchObject({ ok: true });
    const { lists } = proof.population;
    const fewer: AuditProof = {
      ...proof,
      population: { ...proof.population, lists: { ...lists, people: lists.people.slice(1) } },
    };
    expect(verifyDraw(fewer, keys, sha256)).toMatchObject({ ok: false });

    const pdf = new Uint8Array(await (await saved('report.pdf')).arrayBuffer());
    const trust = await cordon.house.agreementDeps.signing.authority.anchors();
    expect(verifyReportSeal(pdf, trust, sealCrypto)).toMatchObject({ ok: true });
    const entry = await (await saved('report.tlog-proof')).text();
    const { seed } = verifyDraw(proof, keys, sha256) as { seed: string };
    expect(verifyReportEntry(pdf, proof, { seed }, entry, keys, sha256)).toMatchObject({ ok: true });
    expect(JSON.parse(Buffer.from(files?.get('report.json') ?? []).toString())).toMatchObject({
      interviews: [{ with: 'Team lead of the night shift' }],
    });
    expect((await people.nuno.get(`/api/audits/${id}/report.tlog-proof`)).json).toMatchObject(
      refused('not-in-scope').json,
    );
  });

  it('is closed once both sides have responded', async () => {
    const close = () => ask('olivia', `/api/audits/${id}/close`);
    expect(await close()).toMatchObject(refused('audit-not-ready'));
    const response = { text: 'We agree and mend it this month.' };
    expect(await ask('vera', `/api/audits/${id}/response`, response)).toMatchObject({ status: 200 });
    expect(await ask('vera', `/api/audits/${id}/response`, response)).toMatchObject(refused('already-done'));
    expect(await ask('olivia', `/api/audits/${id}/response`, response)).toMatchObject({ status: 200 });
    expect(await close()).toMatchObject({ status: 200 });
    expect((await as('vera')).stage).toBe('closed');
  });

  it('is not there for an auditor whose window no longer holds all of its period', async () => {
    const { app } = cordon.house.world.pools;
    const narrow = `UPDATE cordon.audit_scopes SET from_at = $1 WHERE person_id = 'per_audra' RETURNING from_at`;
    const before = new Date(Date.now() - 60 * 24 * HOUR);
    await app.query(narrow, [new Date(now - HOUR)]);
    expect((await people.audra.get(`/api/audits/${id}`)).json).toMatchObject(refused('not-in-scope').json);
    expect((await people.audra.get('/api/audits')).json).toMatchObject({ audits: [] });
    await app.query(narrow, [before]);
    expect((await as('audra')).stage).toBe('closed');
  });
});
