import { composeBackups } from './assurance/backup/compose.ts';
import { backupRoutes } from './assurance/backup/routes.ts';
import { composeEndpointRoutes } from './assurance/endpoints/compose.ts';
import { endpointRoutes } from './assurance/endpoints/routes.ts';
import { findingRoutes } from './assurance/index.ts';
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
  backupRoutes(app, guard, composeBackups(house));
  endpointRoutes(app, guard, composeEndpointRoutes(house));
}
