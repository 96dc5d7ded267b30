import {
  criteriaOf,
  isComplete,
  populationKinds,
  type Conclusion,
  type Marks,
} from '@cordon/core/assurance/audits';
import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { openReview } from '../../assignments/reviews/reviewing.ts';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { AuditDeps } from './deps.ts';
import { auditFor, enterSigned, type SeenAudit } from './seeing.ts';

/**
 * An audit in which work is done: drawn, and not reported.
 * @throws Failure `not-in-scope`, `audit-not-ready`
 */
export async function running(deps: AuditDeps, who: SignedIn, id: string): Promise<SeenAudit> {
  const seen = await auditFor(deps, who, id);
  if (seen.state.stage !== 'running' && seen.state.stage !== 'to-report')
    throw new Failure('audit-not-ready');
  return seen;
}

/** Whether a line was drawn. */
export function isDrawn({ state }: SeenAudit, line: string): boolean {
  return populationKinds.some((kind) => state.drawn?.sample[kind].includes(line) === true);
}

/**
 * Fills in the paper of a drawn item; a later one takes its place, and both stay.
 * @throws Failure `not-in-scope` for what was not drawn, `bad-request` when a test is missing, `audit-not-ready`
 */
export async function fillPaper(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  asked: { readonly line: string; readonly marks: Marks; readonly note: string } & GivenAct,
): Promise<void> {
  const { line, marks, note, ...given } = asked;
  const seen = await running(deps, who, id);
  if (!isDrawn(seen, line)) throw new Failure('not-in-scope');
  if (!isComplete(line, marks))
    throw new Failure('bad-request', 'Every test of the paper is ticked, and no other.');
  const words = { audit: id, line, marks: canonicalText(marks), note: textHash(note) };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-paper-filled', seen.audit, words, given);
  await deps.store.add(id, { kind: 'paper', at, by, line, marks, note }, entry);
}

/** Keeps an interview. */
export async function keepInterview(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  asked: { readonly with: string; readonly on: string; readonly notes: string } & GivenAct,
): Promise<void> {
  const { with: whom, on, notes, ...given } = asked;
  const { audit } = await running(deps, who, id);
  const words = { audit: id, with: textHash(whom), on, notes: textHash(notes) };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-interviewed', audit, words, given);
  await deps.store.add(id, { kind: 'interview', at, by, with: whom, on, notes }, entry);
}

/**
 * Starts a review of everybody's access under the agreement; what its vendor's leads answer is a paper of this audit.
 * @throws Failure `already-done` while one is open, or nobody works under it
 */
export async function startReview(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<void> {
  const { audit } = await running(deps, who, id);
  const review = await openReview(deps.reviews, who, { agreement: audit.agreement.id, ...given });
  const at = deps.now();
  const { person } = who;
  const entry = await deps.enterAct({
    ...{ act: 'audit-review-started', person: person.id, party: person.partyId, ip: who.ip, code: null, at },
    ...{ agreement: audit.agreement.id, words: { audit: id, review } },
  });
  await deps.store.add(id, { kind: 'review', at: at.getTime(), by: person.id, review }, entry);
}

/** Concludes on a criterion of the plan; a later word takes its place. @throws Failure `not-in-scope` for another criterion */
export async function conclude(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  asked: { readonly criterion: string; readonly conclusion: Conclusion; readonly text: string } & GivenAct,
): Promise<void> {
  const { criterion, conclusion, text, ...given } = asked;
  const { audit } = await running(deps, who, id);
  if (!criteriaOf(audit.plan).includes(criterion)) throw new Failure('not-in-scope');
  const words = { audit: id, criterion, conclusion, text: textHash(text) };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-concluded', audit, words, given);
  await deps.store.add(id, { kind: 'concluded', at, by, criterion, conclusion, text }, entry);
}
