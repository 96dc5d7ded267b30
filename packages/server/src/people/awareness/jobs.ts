import { repeat } from '../../platform/repeat.ts';
import type { AwarenessDeps } from './deps.ts';
import { measureMonth } from './measuring.ts';

const LOOK_MS = 3_600_000;

/** Keeps the board of each month with the first look in it. @returns a stop */
export function startAwareness(deps: AwarenessDeps): () => Promise<void> {
  return repeat(
    () => measureMonth(deps),
    LOOK_MS,
    (err) => {
      deps.log.error('awareness could not be measured', { feature: 'awareness', err });
    },
  );
}
