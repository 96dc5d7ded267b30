import { findingRoutes } from './assurance/index.ts';
import { vendorAnswerRoutes } from './assurance/questionnaires/compose.ts';
import { composeRiskRoutes } from './assurance/risk/compose.ts';
import type { House } from './compose.ts';
import { auditedParties } from './composeAgreementsSeen.ts';
import type { App } from './platform/http/index.ts';

/** What is looked for and found: findings, control tests, audits. A feature has a line here and composes itself in its folder. */
export function composeAssuranceRoutes(app: App, house: House): void {
  const { identity, signedActs, now } = house;
  const { guard } = identity;
  const settle = () => house.owed.settle();

  findingRoutes(app, guard, {
    ...{ store: house.findingStore, signedActs, settle, now },
    auditedParties: auditedParties(house),
  });
  vendorAnswerRoutes(app, house);
  composeRiskRoutes(app, house);
}
