import { agentsOf } from '../../agreements/clauses/facts.ts';
import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import type { App } from '../../platform/http/index.ts';
import { composeControlTests } from './compose.ts';
import { controlRoutes } from './routes.ts';

/** Control tests and what they came to, for people. */
export function composeControlRoutes(app: App, house: House): void {
  const { identity, signedActs, enterAct, people, now, agreements } = house;
  controlRoutes(app, identity.guard, {
    ...{ ...composeControlTests(house), signedActs, enterAct },
    auditedParties: auditedParties(house),
    agentsOf: (vendor) => agentsOf(people, vendor, now()),
    titleOf: async (agreement) => (await agreements.find(agreement))?.title ?? agreement,
  });
}
