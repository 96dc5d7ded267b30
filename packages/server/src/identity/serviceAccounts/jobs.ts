import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import type { ServiceAccountDeps } from './deps.ts';
import { writeLetters, type LetterDeps } from './writing.ts';

const LOOK_MS = 30_000;
const LETTERS_MS = 5 * 60_000;

/** Ends accounts that have run out or were not renewed under review, and enters that. @returns a stop */
export function startServiceAccounts(deps: ServiceAccountDeps, log: Log): () => Promise<void> {
  return repeat(
    () => endDue(deps),
    LOOK_MS,
    (err) => {
      log.error('service accounts could not be ended', { feature: 'service-accounts', err });
    },
  );
}

/** Looks every five minutes at who is to be told of an account. @returns a stop, which waits for a look that has begun */
export function startServiceLetters(deps: LetterDeps): () => Promise<void> {
  return repeat(
    () => writeLetters(deps),
    LETTERS_MS,
    (err) => {
      deps.log.error('letters about service accounts could not be sent', {
        feature: 'service-accounts',
        err,
      });
    },
  );
}

/** One look. A use of one that has run out is refused before: this tells of it. */
export async function endDue({
  accounts,
  settle,
  now,
}: Pick<ServiceAccountDeps, 'accounts' | 'settle' | 'now'>): Promise<void> {
  await accounts.endDue(now());
  await settle();
}
