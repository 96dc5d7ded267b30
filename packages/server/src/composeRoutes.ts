import type { Operation } from '@cordon/core/kernel';
import { approvalRoutes } from './approvals/index.ts';
import { agentsOf } from './agreements/clauses/facts.ts';
import { canaryRoutes } from './canaries/index.ts';
import { markRoutes } from './marks/index.ts';
import { composeAccessRoutes } from './composeAccessRoutes.ts';
import { composeAgreementRoutes } from './composeAgreementRoutes.ts';
import { composeAssuranceRoutes } from './composeAssurance.ts';
import { composePeopleFeatures } from './composePeopleFeatures.ts';
import { composePeopleRoutes } from './composePeopleRoutes.ts';
import type { House } from './compose.ts';
import { dictionaryRoutes } from './dictionaries/index.ts';
import { composeDrills, composeTabletops } from './drills/compose.ts';
import { drillRoutes, tabletopRoutes } from './drills/index.ts';
import { exportRoutes } from './exports/index.ts';
import { composeHttpDoor } from './composeHttpDoor.ts';
import { composeWorkspace } from './composeWorkspace.ts';
import { httpDoorRoutes } from './doors/http/index.ts';
import { helpdeskRoutes } from './helpdesk/index.ts';
import { openDesk } from './doors/workspace/desk.ts';
import { workspaceRoutes } from './doors/workspace/index.ts';
import { doorCredentialRoutes } from './identity/doorCredentials/index.ts';
import { doorPlaceRoutes } from './identity/doorPlace/index.ts';
import type { SignedIn } from './identity/index.ts';
import { serviceAccountRoutes } from './identity/serviceAccounts/index.ts';
import { openToFrames, sidebarAdminRoutes, sidebarRoutes } from './identity/sidebar/index.ts';
import { enterRefusals, outsideAgreements } from './ledger/index.ts';
import { composeKeeping, composeWatching } from './recordings/compose.ts';
import { recordingRoutes, watchingRoutes } from './recordings/index.ts';
import { policiesUnder } from './composeTerms.ts';
import { composeSubjectReports } from './subjectReports/compose.ts';
import { subjectReportRoutes } from './subjectReports/index.ts';
import type { App } from './platform/http/index.ts';
import type { People } from './people/people.ts';
import { protocolRoutes } from './protocols/index.ts';
import { composeAtRestRoutes } from './atRest/compose.ts';
import { composeDeliveryRoutes, composeTicketRoutes } from './tickets/compose.ts';
import { composeIntakeRoutes, composeQualityRoutes } from './quality/compose.ts';
import { alertRoutes } from './monitoring/alerts/index.ts';
import { siemRoutes } from './siem/index.ts';
import { composeSourceRoutes } from './sources/compose.ts';

/** Hangs every feature's routes into the app. */
export async function composeRoutes(app: App, house: House): Promise<void> {
  const { identity, people, now, enterAct } = house;
  const { guard } = identity;
  await identity.register(app);
  await house.directory.register(app);

  const workspace = composeWorkspace(house);
  // Encapsulated: the door has its own error handler.
  await app.register(async (scope) => {
    workspaceRoutes(scope, openToFrames(scope, guard, house.sidebar), {
      ...workspace,
      revocations: identity.revocations,
      closings: house.closings,
      sessionNow: (id, ip) => identity.sessionNow(id, ip),
      whyOut: ({ person, ip }) => identity.whyOut(person.id, ip),
    });
  });
  const open = async (who: SignedIn, ticket: string, operation: Operation) => {
    const opened = await openDesk(workspace, who, ticket, operation);
    return opened.ok ? { ok: true as const, ...opened.desk } : opened;
  };
  httpDoorRoutes(app, composeHttpDoor(house, workspace));

  composeIntakeRoutes(app, house.qualityDeps, enterAct);
  composeDeliveryRoutes(app, { ...house, isVendor: vendorAmong(people) });

  // Encapsulated: a frame inside a helpdesk may ask these too, and every refusal is entered.
  await app.register(async (scope) => {
    enterRefusals(scope, { guard, enterAct, now });
    const opened = (who: SignedIn, ticket: string) => openDesk(workspace, who, ticket, 'read');
    const keeping = composeKeeping({ ...house, open: opened, enter: house.agreementDeps.enter });
    recordingRoutes(scope, openToFrames(scope, guard, house.sidebar), keeping);
  });

  // Encapsulated: every refusal of these is entered.
  await app.register(async (scope) => {
    enterRefusals(scope, { guard, enterAct, now });
    featureRoutes(scope, house, people);
    exportRoutes(scope, guard, {
      ...{ ...house.approvalDeps, ...house.exportParts, gate: house.gate, approvals: house.approvals },
      open: (who, ticket) => open(who, ticket, 'export'),
      sessionNow: (id, ip) => identity.sessionNow(id, ip),
      sealing: identity.sealing,
    });
  });
}

/** Everything but sign-in and the workspace door. */
function featureRoutes(app: App, house: House, people: People): void {
  const { identity, now, agreements, accesses } = house;
  const { guard } = identity;

  const { enter } = outsideAgreements(house);
  const settle = () => house.owed.settle();
  const sourceExists = async (id: string) => (await house.sources.find(id)) !== null;
  const isVendor = vendorAmong(people);

  approvalRoutes(app, guard, house.approvalDeps);
  protocolRoutes(app, guard, house.protocolDeps);
  dictionaryRoutes(app, guard, house.dictionaryDeps);
  subjectReportRoutes(app, guard, composeSubjectReports({ ...house, policies: () => policiesUnder(house) }));
  watchingRoutes(app, guard, composeWatching(house));
  canaryRoutes(app, guard, {
    ...{ ...house.canaryDeps, known: () => house.canaries, receives: house.canaryMail.receives },
    countingKey: (subject) => house.gatePorts.secrets.countingKey(subject),
    ...{ sourceExists, signedActs: house.signedActs, enter },
  });
  markRoutes(app, guard, {
    ...{ marks: house.marks, signedActs: house.signedActs, sourceExists, enter, now },
    personExists: async (id) => (await people.list({ id }, now())).length > 0,
  });
  composeTicketRoutes(app, guard, { ...house, enter, sourceExists, isVendor });
  composeQualityRoutes(app, guard, {
    ...{ ...house.qualityDeps, sourceExists, isVendor },
    agreementOf: (id) => agreements.find(id),
    windowsOf: (person) => accesses.windowsOf(person),
  });
  helpdeskRoutes(app, guard, {
    ...{ ...house.helpdesk, signedActs: house.signedActs, enter },
    ...{ sourceExists, isVendor },
  });

  alertRoutes(app, guard, { ...house.alerting, signedActs: house.signedActs, enter });
  tabletopRoutes(app, guard, { ...composeTabletops(house), signedActs: house.signedActs });
  drillRoutes(app, guard, { ...composeDrills(house), signedActs: house.signedActs, book: house.book });
  siemRoutes(app, guard, { ...house.siem, signedActs: house.signedActs, enter });
  composeAccessRoutes(app, house);
  composePeopleRoutes(app, house);
  composePeopleFeatures(app, house);
  doorCredentialRoutes(app, guard, house.doorCredentials);
  serviceAccountRoutes(app, guard, house.serviceAccounts);
  doorPlaceRoutes(app, guard, house.postgresPlace);
  sidebarRoutes(app, guard, house.sidebar);
  sidebarAdminRoutes(app, guard, {
    store: house.sidebar.store,
    ...{ sourceExists, signedActs: house.signedActs, enter, now },
  });
  house.directory.routes(app, house.reviewDeps.inForce);
  composeAtRestRoutes(app, guard, {
    ...house,
    provider: house.world.keyProvider.name,
    ledgerSigner: house.world.ledgerSigner === undefined ? 'server' : 'own-process',
    enter,
  });
  composeSourceRoutes(app, guard, {
    ...house,
    ...{ enter, settle, auditedSources: (person) => accesses.windowsOf(person) },
    agentsOf: (vendor) => agentsOf(people, vendor, now()),
  });

  composeAgreementRoutes(app, house);
  composeAssuranceRoutes(app, house);
}

function vendorAmong(people: People): (party: string) => Promise<boolean> {
  return async (party) => (await people.vendor(party)) !== null;
}
