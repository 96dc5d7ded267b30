import type { Log } from '../platform/log.ts';
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
