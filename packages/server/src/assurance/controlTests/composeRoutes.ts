import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import type { App } from '../../platform/http/index.ts';
import { composeControlTests } from './compose.ts';
import { controlRoutes } from './routes.ts';

/** Control tests and what they came to, for people. */
export function composeControlRoutes(app: App, house: House): void {
  const { identity, signedActs, enterAct } = house;
  controlRoutes(app, identity.guard, {
    ...{ ...composeControlTests(house), signedActs, enterAct },
    auditedParties: auditedParties(house),
  });
}
