import { NONCE, planHash, planText, type AuditPlan } from '@cordon/core/assurance/audits';
import { Failure } from '@cordon/core/kernel';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import type { AuditDeps } from './deps.ts';
import { lookAtLateEvidence } from './late.ts';
import { auditFor, enterSigned, inWindow } from './seeing.ts';

/** What somebody wants an audit to look at. */
export type WantedAudit = Omit<AuditPlan, 'v' | 'audit' | 'vendor'>;

const MOST_DAYS = 400;
const DAY = 86_400_000;

/**
 * Plans an audit: nothing of it changes afterwards, and its hash stands in the ledger.
 * @returns its id
 * @throws Failure `not-in-scope` also outside an auditor's window, `bad-request`, `signature-invalid`
 */
export async function planAudit(
  deps: AuditDeps,
  who: SignedIn,
  wanted: WantedAudit,
  given: GivenAct,
): Promise<string> {
  const agreement = (await deps.agreements()).find(({ id }) => id === wanted.agreement);
  if (agreement === undefined) throw new Failure('not-in-scope');
  const period = { from: new Date(wanted.from).toISOString(), until: new Date(wanted.until).toISOString() };
  if (who.person.role === 'auditor' && !(await inWindow(deps, who.person.id, agreement.id, period))) {
    throw new Failure('not-in-scope');
  }
  const length = Date.parse(period.until) - Date.parse(period.from);
  if (length <= 0 || length > MOST_DAYS * DAY) {
    throw new Failure('bad-request', 'A period ends after it begins, and is no longer than 400 days.');
  }
  if (wanted.reauditOf !== null) {
    const before = await auditFor(deps, who, wanted.reauditOf);
    if (before.audit.agreement.id !== agreement.id) throw new Failure('not-in-scope');
  }
  const { practices, clauses, rule, byRole, reauditOf } = wanted;
  const plan: AuditPlan = {
    ...{ v: 1, audit: newId('aud'), agreement: agreement.id, vendor: agreement.vendor.id, ...period },
    ...{ practices: [...new Set(practices)], clauses: [...new Set(clauses)], rule, byRole, reauditOf },
  };
  const words = {
    ...{ audited: agreement.id, ...period, confidence: rule.confidence, tolerable: rule.tolerable },
    ...{ expected: rule.expected, byRole, reauditOf },
    ...{ practices: plan.practices.join(' '), clauses: plan.clauses.join(' ') },
  };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-planned', { agreement }, words, given, {
    ...{ audit: plan.audit, plan: planHash(plan, deps.sha256) },
  });
  await deps.store.plan(plan, planText(plan), by, new Date(at), entry);
  return plan.audit;
}

/**
 * Takes the commitment of an auditor: the hash of a secret number that only they have until they open it.
 * @throws Failure `not-in-scope`, `audit-not-ready`, `already-done`, `signature-invalid`
 */
export async function commitTo(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  { commitment, ...given }: { readonly commitment: string } & GivenAct,
): Promise<void> {
  const { audit, state } = await auditFor(deps, who, id);
  if (state.commitment !== null) throw new Failure('already-done');
  if (state.stage !== 'planned') throw new Failure('audit-not-ready');
  if (!NONCE.test(commitment)) throw new Failure('bad-request');
  const words = { audit: id, commitment };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-committed', audit, words, given);
  if (!(await deps.store.add(id, { kind: 'committed', at, by, commitment }, entry)))
    throw new Failure('already-done');
}

/**
 * Gives an audit up before its report. That it was begun stays in the ledger: whoever dislikes a draw cannot begin anew unseen.
 * @throws Failure `not-in-scope`, `audit-not-ready`, `already-done`, `signature-invalid`
 */
export async function abandon(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  { why, ...given }: { readonly why: string } & GivenAct,
): Promise<void> {
  const { audit, state } = await auditFor(deps, who, id);
  if (state.reported !== null) throw new Failure('audit-not-ready');
  // Once an auditor has committed to it, nobody else ends it.
  if (state.commitment !== null && who.person.role !== 'auditor') throw new Failure('not-in-scope');
  const words = { audit: id, why: textHash(why) };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-abandoned', audit, words, given);
  if (!(await deps.store.add(id, { kind: 'abandoned', at, by, why }, entry)))
    throw new Failure('already-done');
  await lookAtLateEvidence(deps);
}
