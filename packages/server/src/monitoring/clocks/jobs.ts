import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import { repeat } from '../../platform/repeat.ts';
import { mailPeople } from '../notices/mailing.ts';
import { sendNotices, settleUnsent } from '../notices/sending.ts';
import type { NoticeDeps } from '../notices/deps.ts';
import { remindOwners } from './reminding.ts';

const EVERY_MS = 30_000;
/** Of the advisory lock: one replica mails at a time, so that nobody is told twice. */
const LOCK = 7_403_007;

/** Mails notices that wait, and reminds of clocks. @returns a stop, which waits for a look that has begun */
export function startClocks(deps: NoticeDeps, pool: Pool): () => Promise<void> {
  const { log } = deps;
  return repeat(
    () => alone(pool, LOCK, () => lookAtClocks(deps)),
    EVERY_MS,
    (err) => {
      log.error('clocks could not be looked at', { feature: 'monitoring', err });
    },
  );
}

/** One look: first what a person gave, then reminders, which it may make needless. */
export async function lookAtClocks(deps: NoticeDeps): Promise<void> {
  await sendNotices(deps);
  await mailPeople(deps);
  await settleUnsent(deps);
  await remindOwners(deps);
  await deps.settle();
}
