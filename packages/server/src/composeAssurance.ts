import {
  auditRoutes,
  composeAudits,
  concludedAudits,
  evidenceRequestRoutes,
} from './assurance/audits/index.ts';
import { composeBackups } from './assurance/backup/compose.ts';
import { backupRoutes } from './assurance/backup/routes.ts';
import { composeBadgeRoutes } from './assurance/badges/compose.ts';
import { composeControlRoutes } from './assurance/controlTests/composeRoutes.ts';
import { composeControlTests } from './assurance/controlTests/compose.ts';
import { controlTests, latestRuns } from './assurance/controlTests/index.ts';
import { composeFindingLife } from './assurance/findingLife/compose.ts';
import { findingLifeRoutes, proposingRoutes } from './assurance/findingLife/index.ts';
import { boardReportRoutes, composeBoardReport } from './assurance/boardReport/index.ts';
import { composeFrameworks, frameworkRoutes } from './assurance/frameworks/index.ts';
import { composeEndpointRoutes } from './assurance/endpoints/compose.ts';
import { endpointRoutes } from './assurance/endpoints/routes.ts';
import { findingRoutes } from './assurance/index.ts';
import { composePosture } from './assurance/posture/compose.ts';
import { osqueryRoutes, postureRoutes } from './assurance/posture/index.ts';
import { vendorAnswerRoutes } from './assurance/questionnaires/compose.ts';
import { composeRiskRoutes } from './assurance/risk/compose.ts';
import { composeSettingsChanges, settingsRoutes } from './assurance/settingsChanges/index.ts';
import type { House } from './compose.ts';
import { auditedParties, auditedTime } from './composeAgreementsSeen.ts';
import type { App } from './platform/http/index.ts';

/** What is looked for and found: findings, control tests, audits. A feature has a line here and composes itself in its folder. */
export function composeAssuranceRoutes(app: App, house: House): void {
  const { identity, now } = house;
  const { guard } = identity;
  const audits = composeAudits(house);

  findingRoutes(app, guard, { store: house.findingStore, now, auditedParties: auditedParties(house) });
  const lives = composeFindingLife(house);
  findingLifeRoutes(app, guard, lives);
  proposingRoutes(app, guard, lives);
  composeControlRoutes(app, house);
  const tested = testedBy(house);
  frameworkRoutes(
    app,
    guard,
    composeFrameworks(house, { tested, audits: (...of) => concludedAudits(audits, ...of) }),
  );
  boardReportRoutes(app, guard, composeBoardReport(house, tested));
  settingsRoutes(app, guard, {
    changes: composeSettingsChanges(house),
    auditedTime: auditedTime(house),
    names: async (ids) =>
      new Map([...(await house.findingStore.names(ids, null))].map(([id, { name }]) => [id, name])),
  });
  backupRoutes(app, guard, composeBackups(house));
  endpointRoutes(app, guard, composeEndpointRoutes(house));
  auditRoutes(app, guard, audits);
  evidenceRequestRoutes(app, guard, audits);
  const posture = composePosture(house);
  osqueryRoutes(app, posture.reporting);
  postureRoutes(app, guard, posture.routes);
  composeBadgeRoutes(app, house);
  vendorAnswerRoutes(app, house);
  composeRiskRoutes(app, house, tested);
}

function testedBy(house: House) {
  const deps = composeControlTests(house);
  return {
    tests: controlTests,
    latest: (vendors: readonly string[] | null, before: Date | null) => latestRuns(deps, vendors, before),
  };
}
