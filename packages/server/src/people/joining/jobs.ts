import type { Log } from '../../platform/log.ts';
import { repeat } from '../../platform/repeat.ts';
import type { JoiningDeps } from './deps.ts';
import { remindOfChecks } from './reminding.ts';

const LOOK_MS = 30_000;
const REMIND_MS = 3_600_000;

/**
 * Looks again at leavers whom nobody looked at, because whoever shut everything was cut off, and tells of checks that run out.
 * @returns a stop, which waits for the looks that have begun
 */
export function startJoining(deps: JoiningDeps, log: Log): () => Promise<void> {
  const onFault = (err: unknown): void => {
    log.error('leavers and checks could not be looked at', { feature: 'joining', err });
  };
  const stops = [
    repeat(() => lookAtLeavers(deps), LOOK_MS, onFault),
    repeat(() => remindOfChecks(deps), REMIND_MS, onFault),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}

async function lookAtLeavers({ leavers, lookAgain, settle }: JoiningDeps): Promise<void> {
  const unlooked = await leavers.unlooked();
  for (const { id, at } of unlooked) await lookAgain(id, at);
  if (unlooked.length > 0) await settle();
}
