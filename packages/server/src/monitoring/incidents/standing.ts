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
}: Incident): IncidentStanding {
  return { state, owned: owner !== null, unjudged, real, undecided, hasPostMortem: postMortem !== null };
}
