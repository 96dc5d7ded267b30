import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import { beat, type HeartbeatDeps } from './heartbeat.ts';
import { compareAndKeep, type KeptDeps } from './kept.ts';
import { mailCheckpoints, type CheckpointMailDeps } from './mailing.ts';
import { pruneCosignatures, type CosignaturePruningDeps } from './pruning.ts';
import { askAll, hearContradictions, type RoundDeps } from './round.ts';
import { watchSilence, type SilenceDeps } from './silence.ts';

export interface WitnessingJobs {
  readonly round: RoundDeps;
  readonly silence: SilenceDeps;
  readonly heartbeat: HeartbeatDeps;
  readonly mails: CheckpointMailDeps;
  readonly pruning: CosignaturePruningDeps;
}

const ASK_EVERY_MS = 5_000;
const WATCH_EVERY_MS = 30_000;
const BEAT_EVERY_MS = 15_000;
const MAIL_EVERY_MS = 600_000;
const PRUNE_EVERY_MS = 86_400_000;
/** Of the advisory lock: one replica asks at a time. */
const LOCK = 7_403_004;
const MAIL_LOCK = 7_403_003;
const PRUNE_LOCK = 7_403_006;

/**
 * Compares the ledger with what was seen of it: its kept checkpoint, and what witnesses say to the newest. Before anybody
 * is served, too: an old copy that was restored must not take an entry.
 * @param everybody asks every witness, also one that is said to have cosigned a moment ago
 * @throws what the database fails with; a witness that does not answer is no fault
 */
export async function lookAround(
  { round }: Pick<WitnessingJobs, 'round'>,
  kept: KeptDeps,
  pool: Pool,
  everybody = false,
): Promise<void> {
  await compareAndKeep(kept);
  if ((await alone(pool, LOCK, () => askAll(round, everybody))) === null) await hearContradictions(round);
}

/** @returns a stop, which waits for what has begun */
export function startWitnessing(
  jobs: WitnessingJobs,
  kept: KeptDeps,
  pool: Pool,
  log: Pick<Log, 'error'>,
): () => Promise<void> {
  const feature = 'ledger';
  const stops = [
    repeat(
      () => lookAround(jobs, kept, pool),
      ASK_EVERY_MS,
      (err) => {
        log.error('the ledger could not be compared with its witnesses', { feature, err });
      },
    ),
    repeat(
      () => watchSilence(jobs.silence),
      WATCH_EVERY_MS,
      (err) => {
        log.error('the silence of witnesses could not be watched', { feature, err });
      },
    ),
    repeat(
      () => beat(jobs.heartbeat),
      BEAT_EVERY_MS,
      (err) => {
        log.error('the heartbeat could not be entered', { feature, err });
      },
    ),
    repeat(
      () => alone(pool, MAIL_LOCK, () => mailCheckpoints(jobs.mails)),
      MAIL_EVERY_MS,
      (err) => {
        log.error('the checkpoint could not be mailed', { feature, err });
      },
    ),
    repeat(
      () => alone(pool, PRUNE_LOCK, () => pruneCosignatures(jobs.pruning)),
      PRUNE_EVERY_MS,
      (err) => {
        log.error('old cosignatures could not be removed', { feature, err });
      },
    ),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
