import { besideTheirs, replays, type Beside } from '@cordon/core/monitoring/simulator';
import { ours } from './ours.ts';
import { play } from './stream.ts';

const QUIET_DAYS = 21;
const DAYS = 39;

/** Every case that happened, at once, each on people of its own among many who do their work. */
export function replayAll(): readonly Beside[] {
  const stream = {
    seed: 'replays',
    heldOut: false,
    days: DAYS,
    quietDays: QUIET_DAYS,
    agents: 120,
    baseOnly: false,
  };
  const also = replays.map(({ behaviour }) => behaviour);
  return play({ ...stream, behaviours: [], forms: ['fast'], also }, [ours()]).flatMap(({ score }) =>
    besideTheirs(score.outcomes),
  );
}
