import { composeFindingLife } from './assurance/findingLife/compose.ts';
import { findingLifeRoutes, proposingRoutes } from './assurance/findingLife/index.ts';
import { findingRoutes } from './assurance/index.ts';
import type { House } from './compose.ts';
import { auditedParties } from './composeAgreementsSeen.ts';
import type { App } from './platform/http/index.ts';

/** What is looked for and found: findings, control tests, audits. A feature has a line here and composes itself in its folder. */
export function composeAssuranceRoutes(app: App, house: House): void {
  const { identity, now } = house;
  const { guard } = identity;

  findingRoutes(app, guard, { store: house.findingStore, now, auditedParties: auditedParties(house) });
  const lives = composeFindingLife(house);
  findingLifeRoutes(app, guard, lives);
  proposingRoutes(app, guard, lives);
}
