import { Failure, type Operation, type Terms } from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import { lifeFor, see, worksOtherwise } from './agreements/index.ts';
import { approvalRoutes, askReveal } from './approvals/index.ts';
import { agentsOf, gatherFacts } from './agreements/clauses/facts.ts';
import { closingRoutes } from './agreements/closing/routes.ts';
import { strandedBy } from './agreements/closing/view.ts';
import { evidenceRoutes } from './agreements/evidence/routes.ts';
import { findingRoutes } from './assurance/index.ts';
import { assignmentRoutes, assignNewcomer, type AssignmentDeps } from './assignments/index.ts';
import { reviewRoutes } from './assignments/reviews/routes.ts';
import type { AgreementRoutesDeps } from './agreements/routeDeps.ts';
import { agreementRoutes } from './agreements/routes.ts';
import { subProcessorRoutes } from './agreements/subProcessors/index.ts';
import { signedKey, signedNow, undertakingRoutes } from './agreements/undertakings/index.ts';
import { rowOf } from './agreements/view.ts';
import { canaryRoutes } from './canaries/index.ts';
import type { House } from './compose.ts';
import { composeExceptions } from './continuity/compose.ts';
import { exceptionRoutes } from './continuity/index.ts';
import { exportRoutes } from './exports/index.ts';
import { composeHttpDoor } from './composeHttpDoor.ts';
import { httpDoorRoutes } from './doors/http/index.ts';
import { helpdeskRoutes } from './helpdesk/index.ts';
import { openDesk, type WorkspaceDeps } from './doors/workspace/desk.ts';
import { workspaceRoutes } from './doors/workspace/index.ts';
import { doorCredentialRoutes } from './identity/doorCredentials/index.ts';
import type { SignedIn } from './identity/index.ts';
import { openToFrames, sidebarAdminRoutes, sidebarRoutes } from './identity/sidebar/index.ts';
import { enterRefusals, type Acting } from './ledger/index.ts';
import { composeKeeping, composeWatching } from './recordings/compose.ts';
import { recordingRoutes, watchingRoutes } from './recordings/index.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { monitoringRoutes } from './monitoring/routes.ts';
import { previewHmac } from './platform/hashing.ts';
import type { App } from './platform/http/index.ts';
import { sha256 } from './platform/hashing.ts';
import { sealCrypto } from './platform/sealCrypto.ts';
import type { People } from './people/people.ts';
import { owing, protocolRoutes } from './protocols/index.ts';
import { peopleRoutes } from './people/routes.ts';
import { composeAtRestRoutes } from './atRest/compose.ts';
import { composeDeliveryRoutes, composeTicketRoutes } from './tickets/compose.ts';
import { composeIntakeRoutes, composeQualityRoutes } from './quality/compose.ts';
import { composeSourceRoutes } from './sources/compose.ts';
import { isCovered } from './sources/reconcile/routes.ts';

/** Hangs every feature's routes into the app. */
export async function composeRoutes(app: App, house: House): Promise<void> {
  const { identity, people, now, tickets, rebinds, reveals, enterAct } = house;
  const { guard } = identity;
  await identity.register(app);
  await house.directory.register(app);

  const workspace = {
    gate: house.gate,
    tickets,
    rebinds,
    reveals,
    originals: house.originals,
    screen: { screen: house.screen, ledger: house.ledger, now },
    inForce: house.inForce,
    cover: house.cover,
    assignments: house.assignments,
    exceptions: house.exceptions,
    upstream: house.upstream,
    now,
    sealing: identity.sealing,
    protocols: house.protocols,
    askSecondPerson: async (...asked: Parameters<WorkspaceDeps['askSecondPerson']>) => {
      await askReveal({ ...house.approvalDeps, secrets: house.gatePorts.secrets }, ...asked);
    },
  };
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
  const { identity, now, agreements, accesses, tickets, rebinds, reveals, enterAct } = house;
  const { guard } = identity;

  const owed = (
    act: string,
    actor: Acting,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => ({ act, ...actor, agreement: null, at: now(), words });
  const enter = (...act: Parameters<typeof owed>) => enterAct({ ...owed(...act), code: null });
  const settle = () => house.owed.settle();
  const sourceExists = async (id: string) => (await house.sources.find(id)) !== null;
  const isVendor = vendorAmong(people);

  const agreementRows = async () =>
    Promise.all(
      (await agreements.list()).map(async ({ id }) => {
        const seen = await see(house.agreementDeps, id);
        return rowOf(seen, lifeFor(seen, now(), sealCrypto));
      }),
    );

  approvalRoutes(app, guard, house.approvalDeps);
  protocolRoutes(app, guard, house.protocolDeps);
  watchingRoutes(app, guard, composeWatching(house));
  canaryRoutes(app, guard, {
    ...{ ...house.canaryDeps, known: () => house.canaries, receives: house.canaryMail.receives },
    countingKey: (subject) => house.gatePorts.secrets.countingKey(subject),
    ...{ sourceExists, signedActs: house.signedActs, enter },
  });
  composeTicketRoutes(app, guard, { ...house, enter, sourceExists, isVendor });
  composeQualityRoutes(app, guard, {
    ...{ ...house.qualityDeps, sourceExists, isVendor },
    agreementOf: (id) => agreements.find(id),
  });
  helpdeskRoutes(app, guard, {
    ...{ ...house.helpdesk, signedActs: house.signedActs, enter },
    ...{ sourceExists, isVendor },
  });

  ledgerRoutes(app, guard, {
    book: house.book,
    origin: house.world.keys.ledger.name,
    mayOpen: async ({ person }, entry) => {
      if (person.role !== 'auditor') return person.partyKind === 'company' || entry.party === person.partyId;
      const windows = await accesses.windowsOf(person.id);
      return (
        (await accesses.find(entry.index, { vendor: null, windows })) !== null ||
        isCovered(await house.reconciliations.ofEntry(entry.index), windows)
      );
    },
  });

  monitoringRoutes(app, guard, {
    accesses,
    book: house.book,
    feed: house.feed,
    revocations: identity.revocations,
    clausesOf: async (agreement, wanted) => {
      const versions = await agreements.versions(agreement);
      const decided = wanted === null ? versions[0] : versions.find(({ version }) => version === wanted);
      return decided?.clauses ?? [];
    },
    now,
    vendors: () => people.vendors(),
    openReveals: (at) => reveals.countOpen(at),
    liveSessions: () => people.liveSessions(now()),
    pendingRebinds: () => rebinds.pending(null),
    ending: async () =>
      (await agreementRows())
        .filter(({ status }) => status === 'in-force')
        .map(({ id, title, vendor, until, daysLeft, renewing }) => ({
          agreement: id,
          title,
          vendor: vendor.name,
          until,
          daysLeft,
          renewing,
        })),
  });

  const assigning: AssignmentDeps = {
    assignments: house.assignments,
    inForce: house.reviewDeps.inForce,
    people: (filter) => people.list(filter, now()),
    sitesOf: (party) => people.sites(party),
    signedActs: house.signedActs,
    enter: house.agreementDeps.enter,
    owed: house.reviewDeps.owed,
    settle,
    now,
  };
  assignmentRoutes(app, guard, assigning);
  reviewRoutes(app, guard, house.reviewDeps);
  const audited = async (person: string) => {
    const [windows, all] = await Promise.all([accesses.windowsOf(person), agreements.list()]);
    return windows.flatMap(({ agreement, from, until }) => {
      const party = all.find(({ id }) => id === agreement)?.processor.id;
      return party === undefined ? [] : [{ party, from, until }];
    });
  };
  const { exceptions, cover, signedActs } = house;
  const exceptionDeps = composeExceptions({
    ...{ exceptions, cover, signedActs, people, now, terms: house.inForce },
    inForce: house.reviewDeps.inForce,
    ...{ tickets, ticket: (id) => tickets.find(id) },
    enter: house.agreementDeps.enter,
  });
  exceptionRoutes(app, guard, exceptionDeps);

  peopleRoutes(app, guard, {
    people,
    lists: house.networkLists,
    sites: house.sites,
    roles: house.roles,
    audited,
    ignoredHeaders: () => app.ignoredHeaders(),
    invitations: identity.invitations,
    recovery: identity.recovery,
    now,
    enter,
    owed,
    settle,
    agreements: async () =>
      // Oldest first, those in force last: the last one a vendor has is the one to show.
      new Map(
        (await agreementRows())
          .toReversed()
          .toSorted((a, b) => Number(a.status === 'in-force') - Number(b.status === 'in-force'))
          .map(({ vendor, id, title, status, until, daysLeft }) => [
            vendor.id,
            { id, title, status, until, daysLeft },
          ]),
      ),
    standings: async () => {
      const [rows, signed, owesProtocol] = await Promise.all([
        agreementRows(),
        signedNow(house.undertakings),
        owing(house.protocolDeps),
      ]);
      const running = Map.groupBy(
        rows.filter(({ status }) => status === 'in-force'),
        ({ vendor }) => vendor.id,
      );
      return {
        inForce: new Map([...running].map(([vendor, of]) => [vendor, of.map(({ id }) => id)])),
        undertaken: ({ id, partyId }) => signed.has(signedKey(id, partyId)),
        owesProtocol,
      };
    },
    containments: house.containments,
    revoked: (target) => {
      identity.revocations.announce(target);
    },
    assignNewcomer: (actor, person) => assignNewcomer(assigning, actor, person),
    signedActs: house.signedActs,
  });
  doorCredentialRoutes(app, guard, house.doorCredentials);
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

  const auditedParties = async (person: string) => (await audited(person)).map(({ party }) => party);
  undertakingRoutes(app, guard, { ...house.undertakings, auditedParties });
  findingRoutes(app, guard, {
    ...{ store: house.findingStore, signedActs: house.signedActs, auditedParties, settle, now },
  });

  const compilePreview = async (source: string, terms: Terms, hash: string): Promise<Policy> => {
    const map = await house.sources.dataMapOf(source);
    const compiled = map === null ? null : compile(terms, hash, map, 'signed');
    if (compiled?.ok !== true) throw new Failure('bad-request');
    return compiled.policy;
  };
  const agreementRoutesDeps: AgreementRoutesDeps = {
    ...house.agreementDeps,
    signedActs: house.signedActs,
    company: () => people.company(),
    vendor: (id) => people.vendor(id),
    compilePreview,
    hmac: previewHmac(house.world.keys),
    atStake: async (agreement) => ({
      agents: await people.countOf(agreement.processor.id),
      // Under another agreement in force they go on working.
      liveSessions: (await worksOtherwise(house.agreementDeps, agreement))
        ? 0
        : await people.liveSessions(now(), agreement.processor.id),
      openReveals: await reveals.countOpen(now(), agreement.id),
      stranded: [...(await strandedBy(house.closing, agreement))],
    }),
    agentsOf: (vendor) => agentsOf(people, vendor, now()),
    facts: ({ processor }) => gatherFacts({ people, book: house.book, sha256 }, processor.id, now()),
    windowsOf: (person) => accesses.windowsOf(person),
    enteredActs: (agreement, acts) => house.enteredActs(agreement, acts),
  };
  agreementRoutes(app, guard, agreementRoutesDeps);
  subProcessorRoutes(app, guard, agreementRoutesDeps, house.subProcessors);
  closingRoutes(app, guard, agreementRoutesDeps, house.closing);
  evidenceRoutes(app, guard, agreementRoutesDeps, {
    ...house.evidence,
    revocations: identity.revocations,
    windowsOf: (person) => accesses.windowsOf(person),
    onFault: (err) => {
      house.world.log.error('an evidence pack broke off', { feature: 'evidence', err });
    },
  });
}

function vendorAmong(people: People): (party: string) => Promise<boolean> {
  return async (party) => (await people.vendor(party)) !== null;
}
