import { repeat } from '../../platform/repeat.ts';
import { lookAtDue, type EndpointDeps } from './looking.ts';

/** An endpoint is due a day after its last look, and a new one at once. */
const LOOK_MS = 60_000;

/** Looks at vendors' endpoints. @returns a stop, which waits for the look at one that has begun */
export function startEndpointLooks(deps: EndpointDeps): () => Promise<void> {
  let stopping = false;
  const stop = repeat(
    () => lookAtDue(deps, () => stopping),
    LOOK_MS,
    (err) => {
      deps.log.error('endpoints of vendors could not be looked at', { feature: 'endpoints', err });
    },
  );
  return async () => {
    stopping = true;
    await stop();
  };
}
