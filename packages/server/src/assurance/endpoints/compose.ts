import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import { alone } from '../../platform/alone.ts';
import type { EndpointDeps } from './looking.ts';
import { probeEndpoint } from './probe.store.ts';
import type { EndpointRoutesDeps } from './routes.ts';
import { createEndpointStore } from './store.ts';

/** Of the advisory lock: one round of looks at a time, on any replica. */
const LOCK = 4_205_089;

/** Looks at vendors' endpoints over a house. */
export function composeEndpoints({
  world,
  findings,
  now,
}: Pick<House, 'world' | 'findings' | 'now'>): EndpointDeps {
  const { pools, log } = world;
  return {
    ...{
      store: createEndpointStore(pools.app),
      findings,
      probe: (endpoint) => probeEndpoint(endpoint),
      now,
      log,
    },
    alone: (work) => alone(pools.app, LOCK, work),
  };
}

/** The same, and what people do about them. */
export function composeEndpointRoutes(house: House): EndpointRoutesDeps {
  const { signedActs, enterAct } = house;
  return { ...composeEndpoints(house), signedActs, enterAct, auditedParties: auditedParties(house) };
}
