import type { IncidentStanding } from '@cordon/core/monitoring';
import type { Incident } from './incident.ts';

/** An incident as its rules see it. */
export function standingOf({
  state,
  owner,
  unjudged,
  real,
  undecided,
  postMortem,
  drill,
}: Incident): IncidentStanding {
  // Whom a drill was made with waits for nobody’s decision.
  const waiting = drill === null ? undecided : 0;
  return {
    state,
    owned: owner !== null,
    unjudged,
    real,
    undecided: waiting,
    hasPostMortem: postMortem !== null,
  };
}
