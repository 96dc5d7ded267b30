import { expect } from 'vitest';
import { commitmentOf } from '@cordon/core/assurance/audits';
import type { AuditDeps } from '../../packages/server/src/assurance/audits/deps.ts';
import { lookAfterAudits } from '../../packages/server/src/assurance/audits/jobs.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { beat } from '../../packages/server/src/ledger/witnessing/heartbeat.ts';
import { askAll } from '../../packages/server/src/ledger/witnessing/round.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import type { TestInstallation } from './installation.ts';

const NONCE = 'c4'.repeat(32);

interface View {
  readonly stage: string;
  readonly population: { readonly root: string } | null;
  readonly papers: readonly { readonly line: string; readonly kind: string }[];
  readonly tests: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly criteria: readonly { readonly criterion: string }[];
  readonly report: string | null;
}

/**
 * An audit of the last day, from its plan to its signed report, in which nothing deviates.
 * @param auditor with a fresh second factor; a witness of the ledger has to run
 * @returns its id
 */
export async function holdAudit(
  { house }: TestInstallation,
  deps: AuditDeps,
  auditor: Visitor,
  agreement: string,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const said = async (path: string, body: object) => {
    const answer = await auditor.post(path, body);
    expect(answer, path).toMatchObject({ status: 200 });
    return answer.json;
  };
  const { id } = (await said('/api/audits', {
    ...{ agreement, byRole: false, reauditOf: null, practices: ['regular-audits'], clauses: [] },
    ...{ from: new Date(now - 86_400_000).toISOString(), until: new Date(now).toISOString() },
    rule: { confidence: 0.6, tolerable: 0.4, expected: 0 },
  })) as { id: string };
  const path = `/api/audits/${id}`;
  const view = async () => (await auditor.get(path)).json as View;
  await said(`${path}/commitment`, { commitment: commitmentOf(NONCE, sha256) });
  const { round, heartbeat } = house.witnessingJobs;
  const counted = async () => {
    await beat({ ...heartbeat, claim: () => Promise.resolve(true) });
    await askAll(round, true);
    await lookAfterAudits(deps);
    return (await view()).stage;
  };
  // A witness counts in whole seconds; how long each look takes is the machine's affair.
  let stage = await counted();
  for (let nth = 0; stage === 'to-count' && nth < 30; nth++) stage = await counted();
  expect(stage).toBe('to-draw');
  await said(`${path}/draw`, { nonce: NONCE, root: (await view()).population?.root });
  const { papers, tests, criteria } = await view();
  for (const { line, kind } of papers) {
    const marks = Object.fromEntries((tests[kind] ?? []).map((test) => [test.id, 'pass']));
    await said(`${path}/papers`, { line, marks, note: '' });
  }
  for (const { criterion } of criteria) {
    await said(`${path}/conclusions`, { criterion, conclusion: 'met', text: 'Nothing deviates.' });
  }
  await said(`${path}/report`, { report: (await view()).report });
  return id;
}
