import type { Log } from '../platform/log.ts';
import { repeat } from '../platform/repeat.ts';
import type { Originals } from './original.ts';

const EVERY_MS = 3_600_000;

export interface OriginalJobDeps {
  readonly originals: Pick<Originals, 'expire'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Destroys originals whose days are over; one that is late is not opened meanwhile. @returns a stop, which waits */
export function startOriginalJobs({ originals, now, log }: OriginalJobDeps): () => Promise<void> {
  return repeat(
    () => originals.expire(now()),
    EVERY_MS,
    (err) => {
      log.error('originals whose time is over could not be destroyed', { feature: 'originals', err });
    },
  );
}
