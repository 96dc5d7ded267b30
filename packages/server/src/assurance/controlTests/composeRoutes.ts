import { agentsOf } from '../../agreements/clauses/facts.ts';
import { addVersion } from '../../agreements/index.ts';
import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import type { App } from '../../platform/http/index.ts';
import { composeControlTests } from './compose.ts';
import { controlRoutes } from './routes.ts';

/** Control tests and what they came to, for people. */
export function composeControlRoutes(app: App, house: House): void {
  const { identity, signedActs, enterAct, people, now, agreements, agreementDeps } = house;
  controlRoutes(app, identity.guard, {
    ...{ ...composeControlTests(house), signedActs, enterAct },
    auditedParties: auditedParties(house),
    windowsOf: (person) => house.accesses.windowsOf(person),
    agentsOf: (vendor) => agentsOf(people, vendor, now()),
    newestOf: async (agreement) => (await agreements.versions(agreement))[0] ?? null,
    draft: (actor, agreement, clauses, base) =>
      addVersion(agreementDeps, actor, agreement, { clauses }, base),
    titleOf: async (agreement) => (await agreements.find(agreement))?.title ?? agreement,
  });
}
