import type { Log } from '../platform/log.ts';
import { repeat } from '../platform/repeat.ts';
import type { Rehoming } from './rehoming.store.ts';
import type { StoredSealing } from './sealing.store.ts';

/** How often the log hears how far it is. */
const EACH = 1_000;

/**
 * Seals at start what was stored in clear, ticket by ticket while people work; where it is stopped, the next start goes on.
 * @returns how many rows were sealed. A fault is logged and tried again at the next start; reading works meanwhile
 */
export async function sealStored(
  stored: StoredSealing,
  log: Pick<Log, 'info' | 'error'>,
  stopped: () => boolean = () => false,
): Promise<number> {
  let sealed = 0;
  try {
    const all = await stored.left();
    if (all === 0) return 0;
    log.info('sealing what was stored in clear', { feature: 'at-rest', count: all });
    for (let said = 0; !stopped();) {
      const step = await stored.step();
      if (step === 0) break;
      sealed += step;
      if (sealed - said < EACH) continue;
      said = sealed;
      log.info('sealed so far', { feature: 'at-rest', count: sealed });
    }
    log.info('sealed what was stored in clear', { feature: 'at-rest', count: sealed });
  } catch (err) {
    log.error('sealing what was stored broke off', { feature: 'at-rest', count: sealed, err });
  }
  return sealed;
}

/**
 * Puts keys of tickets under the agreement that covers them by now, while people work; where it is stopped, the next
 * round goes on.
 * @returns how many were moved
 */
export async function rehome(
  rehoming: Rehoming,
  log: Pick<Log, 'info' | 'error'>,
  stopped: () => boolean = () => false,
): Promise<number> {
  const done = { moved: 0, failed: 0 };
  for (let after = ''; !stopped();) {
    const step = await rehoming.step(after);
    if (step === null) break;
    after = step.last;
    done.moved += step.moved;
    done.failed += step.failed;
  }
  if (done.moved > 0) {
    log.info('put keys of tickets under their agreement', { feature: 'at-rest', count: done.moved });
  }
  if (done.failed > 0) {
    log.error('keys of tickets do not open and stay where they are', {
      feature: 'at-rest',
      count: done.failed,
    });
  }
  return done.moved;
}

const EVERY_MS = 60_000;

/** Looks every minute, so an agreement that was just signed has its tickets soon. @returns a stop, which waits */
export function startRehoming(rehoming: Rehoming, log: Log, everyMs = EVERY_MS): () => Promise<void> {
  let stopping = false;
  const stop = repeat(
    () => rehome(rehoming, log, () => stopping),
    everyMs,
    (err) => {
      log.error('keys of tickets could not be put under their agreement', { feature: 'at-rest', err });
    },
  );
  return async () => {
    stopping = true;
    await stop();
  };
}
