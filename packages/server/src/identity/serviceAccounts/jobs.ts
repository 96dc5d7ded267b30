import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import type { ServiceAccountDeps } from './deps.ts';

const LOOK_MS = 30_000;

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

/** One look. A use of one that has run out is refused before: this tells of it. */
export async function endDue({
  accounts,
  settle,
  now,
}: Pick<ServiceAccountDeps, 'accounts' | 'settle' | 'now'>): Promise<void> {
  await accounts.endDue(now());
  await settle();
}
