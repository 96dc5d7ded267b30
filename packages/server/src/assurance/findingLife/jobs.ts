import { hasLanded, standingAt } from '@cordon/core/assurance';
import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import type { OwedAct } from '../../platform/owing.ts';
import { repeat } from '../../platform/repeat.ts';
import type { Finding } from '../finding.ts';
import type { LifeStore, Measure } from './life.ts';

const TEN_MINUTES = 600_000;

/** Of the advisory lock: one replica at a time. */
const LOCK = 4_205_091;

export interface LifeJobDeps {
  readonly store: Pick<LifeStore, 'over' | 'late' | 'step' | 'markOverdue' | 'waiting' | 'land'>;
  readonly measure: Measure;
  readonly settle: () => Promise<void>;
  readonly pool: Pool;
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * Notices what nobody did: what is overdue, what was accepted and is no more, which proposed changes landed.
 * @returns a stop, which waits for a look that has begun
 */
export function startFindingLife(deps: LifeJobDeps): () => Promise<void> {
  return repeat(
    () => alone(deps.pool, LOCK, () => lookAtLives(deps)),
    TEN_MINUTES,
    (err) => {
      deps.log.error('findings could not be looked after', { feature: 'findings', err });
    },
  );
}

/** One look; the caller is alone. */
export async function lookAtLives(deps: Omit<LifeJobDeps, 'pool' | 'log'>): Promise<void> {
  const { store, measure, settle, now } = deps;
  const at = now();
  for (const finding of await store.over(at)) {
    const standing = standingAt(finding.standing, at.getTime());
    const owed = owedOf(finding, 'finding-exception-ended', { why: 'ran-out' }, at);
    await store.step(finding, { standing, owed });
  }
  for (const finding of await store.late(at)) {
    const words = { severity: finding.standing.severity, due: finding.dueAt.toISOString() };
    await store.markOverdue(finding.id, owedOf(finding, 'finding-overdue', words, at));
  }
  for (const proposal of await store.waiting()) {
    const after = await measure(proposal);
    if (!hasLanded(proposal.before, after)) continue;
    const words = { proposal: proposal.id, change: proposal.change };
    const about = { id: proposal.finding, vendor: null, agreement: null };
    await store.land(proposal, after, { owed: owedOf(about, 'finding-change-landed', words, at) });
  }
  await settle();
}

function owedOf(
  { id, vendor, agreement }: Pick<Finding, 'id' | 'vendor' | 'agreement'>,
  act: string,
  words: OwedAct['words'],
  at: Date,
): OwedAct {
  return { act, person: null, party: vendor, agreement, ip: null, at, words: { ...words, finding: id } };
}
