import { boardReportRoutes, composeBoardReport } from './assurance/boardReport/index.ts';
import { composeFrameworks, frameworkRoutes } from './assurance/frameworks/index.ts';
import { findingRoutes } from './assurance/index.ts';
import { composeSettingsChanges, settingsRoutes } from './assurance/settingsChanges/index.ts';
import type { House } from './compose.ts';
import { auditedParties, auditedTime } from './composeAgreementsSeen.ts';
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
  frameworkRoutes(app, guard, composeFrameworks(house, NOTHING_LOOKED));
  boardReportRoutes(app, guard, composeBoardReport(house, NOTHING_LOOKED.tested));
  settingsRoutes(app, guard, {
    changes: composeSettingsChanges(house),
    auditedTime: auditedTime(house),
    names: async (ids) =>
      new Map([...(await house.findingStore.names(ids, null))].map(([id, { name }]) => [id, name])),
  });
}

/** No control test and no audit is made here yet: every practice says that nothing looks at it. */
const NOTHING_LOOKED = {
  tested: { tests: [], latest: () => Promise.resolve([]) },
  audits: () => Promise.resolve([]),
};
