import type { Log } from '../platform/log.ts';
import { repeat } from '../platform/repeat.ts';
import type { Marks } from './mark.ts';

const DAY_MS = 86_400_000;
/** What was accessed while a mark lasted is folded again after a restart, which lies days back at most. */
const KEPT_MS = 30 * DAY_MS;

export interface ForgettingDeps {
  readonly marks: Pick<Marks, 'forget'>;
  readonly now: () => Date;
}

/** Forgets each day who was marked and is no longer. @returns a stop, which waits for a look that has begun */
export function startForgetting({ marks, now }: ForgettingDeps, log: Log): () => Promise<void> {
  return repeat(
    () => marks.forget(new Date(now().getTime() - KEPT_MS)),
    DAY_MS,
    (err) => {
      log.error('ended marks could not be forgotten', { feature: 'marks', err });
    },
  );
}
