import { fitTo, type Clause } from '@cordon/core/agreements';
import { narrowClauses } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { categoryWords } from '@cordon/core/policy';
import type { Actor } from '../../agreements/index.ts';
import type { ControlTestDeps } from './deps.ts';
import { TIMEOUT_MS } from './running.ts';
import { isNarrower } from './unused.ts';

export interface NarrowerDeps extends Pick<ControlTestDeps, 'open' | 'terms' | 'now'> {
  /** The newest version of an agreement, signed or not. */
  readonly newestOf: (
    agreement: string,
  ) => Promise<{ readonly version: number; readonly clauses: readonly Clause[] } | null>;
  /** Puts a draft beside the version in force. @returns its number @throws Failure `conflict` when there is a newer version */
  readonly draft: (
    actor: Actor,
    agreement: string,
    clauses: readonly Clause[],
    base: number,
  ) => Promise<number>;
}

/**
 * Drafts a version of an agreement without what nobody used for 90 days. It binds nobody until both sides signed it.
 * @returns its number, how much goes, and how much no change of clauses takes away by itself
 * @throws Failure `not-in-scope` when it is not in force, `conflict` when a newer version is there already, `already-done`
 *   when nothing of it can go
 */
export async function draftNarrower(
  deps: NarrowerDeps,
  actor: Actor,
  agreement: string,
): Promise<{ readonly version: number; readonly drafted: number; readonly left: number }> {
  const terms = await deps.terms();
  const policy = terms.find((one) => one.policy.agreement === agreement)?.policy;
  const newest = await deps.newestOf(agreement);
  if (policy === undefined || newest === null) throw new Failure('not-in-scope');
  if (newest.version !== policy.terms.version) throw new Failure('conflict');
  const ground = deps.open({ now: deps.now(), terms, scans: [], timeout: TIMEOUT_MS });
  const found = (await ground.unused()).find((one) => one.agreement === agreement);
  const { controller, processor, inForce } = policy.terms;
  const frame = { agreement, version: newest.version + 1, controller, processor, ...inForce };
  const { clauses, drafted, left } = narrowClauses(newest.clauses, frame, found?.proposed ?? [], {
    isNarrower: (next) => isNarrower(policy, fitTo(next, policy.dataMap)),
    categoryWords,
  });
  if (drafted.length === 0) throw new Failure('already-done');
  const version = await deps.draft(actor, agreement, clauses, newest.version);
  return { version, drafted: drafted.length, left: left.length };
}
