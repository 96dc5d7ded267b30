import { QUALITY } from '@cordon/core/policy';
import { isFoundNow } from '@cordon/core/quality';
import type { Pool } from 'pg';
import { alone } from '../platform/alone.ts';
import { repeat } from '../platform/repeat.ts';
import { sweepScratch } from '../platform/scratch.ts';
import { anonymiseNext } from './anonymising.ts';
import type { QualityDeps } from './deps.ts';

const EVERY_MS = 2_000;
const LOOK_MS = 60_000;
const REPLAY_MS = 24 * 3_600_000;
/** Of the advisory locks: one replica anonymises, looks and replays at a time. */
const LOCKS = { anonymise: 4_205_031, look: 4_205_032, replay: 4_205_033 } as const;

/** Withheld for so long, somebody should know. */
const TOO_LONG_MS = 24 * 3_600_000;

/** Anonymises all that waits. @param stopped asked between two */
export async function anonymiseAll(deps: QualityDeps, stopped: () => boolean = () => false): Promise<void> {
  while (!stopped() && (await anonymiseNext(deps)));
}

/** Destroys what was withheld to the end of its time and what was kept to the end of its own, and finds what waits too long. */
export async function lookAfterQuality(deps: QualityDeps): Promise<void> {
  const now = deps.now();
  for (const { id, code } of await deps.intakes.over(now))
    await deps.intakes.remove(id, code ?? 'internal', now);
  await deps.conversations.expire(now);
  await sweepScratch();
  const open = await deps.intakes.open(null);
  const late = open.filter(
    ({ state, finishedAt }) =>
      state === 'withheld' && finishedAt !== null && now.getTime() - finishedAt.getTime() >= TOO_LONG_MS,
  );
  for (const { id, source, vendor, code, withheldUntil } of late) {
    const facts = { conversation: id, code: code ?? '', until: withheldUntil?.toISOString() ?? '' };
    await deps.findings.raise({
      ...{ kind: 'conversation-withheld', about: id, source, vendor: vendor.id, agreement: null, facts },
    });
  }
  const sources = new Set([...open.map(({ source }) => source), ...(await deps.sources())]);
  for (const source of sources) {
    await deps.findings.settle(
      ['conversation-withheld'],
      source,
      late.map(({ id }) => id),
    );
  }
}

/** Looks for everything that was ever marked as missed, with the rules that are in force now. @returns how many of how many are found */
export async function replayMisses(
  deps: QualityDeps,
): Promise<{ readonly found: number; readonly cases: number }> {
  const { plain } = await deps.rules.of(QUALITY);
  const cases = await deps.misses.cases();
  let found = 0;
  for (const one of cases) {
    const hit = isFoundNow(one, plain);
    if (hit) found += 1;
    await deps.misses.ran(one.id, hit, deps.now());
  }
  return { found, cases: cases.length };
}

/** @returns a stop, which waits for what has begun */
export function startQuality(deps: QualityDeps, pool: Pool): () => Promise<void> {
  let stopping = false;
  const onFault = (err: unknown): void => {
    deps.log.error('conversations could not be looked after', { feature: 'quality', err });
  };
  const stops = [
    repeat(() => alone(pool, LOCKS.anonymise, () => anonymiseAll(deps, () => stopping)), EVERY_MS, onFault),
    repeat(() => alone(pool, LOCKS.look, () => lookAfterQuality(deps)), LOOK_MS, onFault),
    // At every start, since a new version may find less, and every night.
    repeat(() => alone(pool, LOCKS.replay, () => replayMisses(deps)), REPLAY_MS, onFault),
  ];
  return async () => {
    stopping = true;
    await Promise.all(stops.map((stop) => stop()));
  };
}
