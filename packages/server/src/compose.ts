import { composeAgreements } from './agreements/compose.ts';
import { composeApprovals } from './approvals/compose.ts';
import { createPackedTraining } from './people/training/packed.store.ts';
import { composeFindings } from './assurance/index.ts';
import { standNow } from './assurance/controlTests/index.ts';
import { createControlRunStore } from './assurance/controlTests/store.ts';
import { createAgreementKeys } from './atRest/erasing.store.ts';
import { composeAtRest } from './atRest/compose.ts';
import { createKeyring } from './atRest/keyring.store.ts';
import { composeCanaries } from './canaries/compose.ts';
import { composeDictionaries } from './dictionaries/compose.ts';
import { workInHand } from './doors/workspace/desk.ts';
import { createRevealStore, type RevealTables } from './doors/workspace/reveals.store.ts';
import { composeReviews } from './assignments/compose.ts';
import { workUnder } from './assignments/index.ts';
import { createAssignments } from './assignments/store.ts';
import { createExceptions } from './continuity/store.ts';
import { composeExports } from './exports/compose.ts';
import { createGate, type Gate, type GatePorts } from './gate/index.ts';
import { composeHelpdesk } from './helpdesk/compose.ts';
import { composeDoorCredentials } from './identity/doorCredentials/compose.ts';
import { createDoorPlace } from './identity/doorPlace/index.ts';
import { composeServiceAccounts } from './identity/serviceAccounts/compose.ts';
import { serviceWorks } from './identity/serviceAccounts/works.ts';
import { composeSidebar } from './identity/sidebar/compose.ts';
import { createIdentity, type Identity } from './identity/index.ts';
import { createDirectory } from './identity/scim/compose.ts';
import { composeLedger } from './ledger/compose.ts';
import { composeErasing } from './ledger/erasing/compose.ts';
import { composeWitnessing } from './ledger/witnessing/compose.ts';
import { eventsOf, refuseOtherKey } from './ledger/index.ts';
import { readCheckpoint } from './ledger/store.ts';
import { createAgreementLedger } from './ledger/agreement.store.ts';
import { policiesUnder, sessionTermsUnder } from './composeTerms.ts';
import { composeWords } from './composeWords.ts';
import { composeAlerts } from './monitoring/alerts/compose.ts';
import { createMarks } from './marks/store.ts';
import { composeMonitoring } from './monitoring/compose.ts';
import { composeWatching } from './monitoring/watching/compose.ts';
import { composePeople } from './people/compose.ts';
import { createOriginals } from './originals/store.ts';
import { composeProtocols } from './protocols/compose.ts';
import { packedProtocols } from './protocols/index.ts';
import { createProtocolStore } from './protocols/store.ts';
import { openBus } from './platform/bus.ts';
import { openDb } from './platform/db.ts';
import { gateSecrets } from './platform/hashing.ts';
import { createTurns } from './platform/turns.ts';
import { createScreenStore } from './screen/store.ts';
import { composeRecordings } from './recordings/index.ts';
import { composeQuality } from './quality/compose.ts';
import { composeStanding } from './standing/compose.ts';
import { composeClocks } from './monitoring/clocks/compose.ts';
import { composeSiem } from './siem/compose.ts';
import { composeSources } from './sources/compose.ts';
import { packedComparisons } from './sources/reconcile/packed.ts';
import { composeTickets } from './tickets/compose.ts';
import { createTreating } from './treating/index.ts';
import type { World } from './world.ts';

export type House = Awaited<ReturnType<typeof compose>>;

/** Puts the house together: stores into features, features into the gate. Routes are added in serve.ts. */
export async function compose(world: World) {
  const { pools, keys, clock, log, mailer } = world;
  const now = () => clock.now();
  const db = openDb(pools.app);
  // Before anything is opened that would have to be closed again.
  refuseOtherKey((await readCheckpoint(pools.app))?.note, keys.ledger.vkey);
  const bus = await openBus(world.appUrl, log);

  // The ledger, and the feed of what is entered.
  const { feed, accesses, usage, planned, pictures } = composeMonitoring(db, pools.app);
  const secrets = gateSecrets(keys);
  const { openings, stopEntries, tables, knowing, ledgerParts } = await composeLedger({
    ...{ db, pools, keys, signer: world.ledgerSigner, secrets, bus, log, now },
    kept: world.keptCheckpoint,
    wake: () => feed.wake(),
  });
  const { ledger, book, enterAct, owed } = ledgerParts;

  // Who asks.
  const identity: Identity = await createIdentity(
    { baseUrl: world.baseUrl, name: 'Cordon', secret: keys.derive('better-auth') },
    {
      appUrl: world.appUrl,
      pool: pools.app,
      bus,
      mailer,
      clock,
      log,
      keys,
      sessionTerms: (party) => sessionTermsUnder({ ...agreementParts, now }, party),
      events: eventsOf(enterAct),
    },
  );

  const { signatures, signedActs } = identity;

  // Who works for the vendors, as their own directories tell it.
  const directory = await createDirectory({
    ...{ baseUrl: world.baseUrl, pool: pools.app, bus, log, now },
    ...{ guard: identity.guard, revocations: identity.revocations, signedActs, enter: enterAct, owed },
  });

  // What may be seen, and where it is.
  const { sources, reports, reconciliations, watches, sourceChanged, closeSources } = await composeSources({
    ...{ db, pool: pools.app, bus, keys, log, now },
    token: (source, text) => secrets.token(source, text),
  });
  const dataMapOf = (source: string) => sources.dataMapOf(source);
  const liveMapOf = (source: string) => sources.liveMapOf(source);

  // The work.
  const keyring = createKeyring({ provider: world.keyProvider, now });
  const { closeDictionaries, ...dictionaryParts } = await composeDictionaries({ db, keys, bus, log });
  const { rules } = dictionaryParts;
  const ticketParts = composeTickets({ db, pool: pools.app, keys, keyring, rules, mailer });
  const { tickets, ticketPorts, handovers } = ticketParts;
  const reveals = createRevealStore(db.$extendTables<RevealTables>(), keyring);
  const originals = createOriginals(db, keyring);
  const screen = createScreenStore(db);

  const peopleParts = composePeople(db);
  const { people } = peopleParts;
  const assignments = createAssignments(pools.app, db);
  const exceptions = createExceptions(pools.app, db);

  const protocolStore = createProtocolStore(pools.app);

  // What both sides signed: the terms the gate decides by, and all that hangs on an agreement.
  const runs = createControlRunStore(db, pools.app);
  const tested = (vendor: string, at: Date) => standNow({ store: runs }, vendor, at);
  const { close: closeAgreements, ...agreementParts } = await composeAgreements({
    ...{ db, pool: pools.app, bus, keys, log, mailer, now, dataMapOf, liveMapOf, sources, identity, people },
    ...{ enterAct, book, baseUrl: world.baseUrl, signing: world.signing, knowing, tested },
    handovers,
    agreementKeys: createAgreementKeys({ db, keyring, provider: world.keyProvider, now }),
    closeReveals: (agreement, at) => reveals.closeAll(agreement, at),
    ledger: createAgreementLedger(pools.app),
    protocolsOf: (agreement, size) => packedProtocols(protocolStore, agreement, size),
    trainingOf: createPackedTraining(pools.app),
    comparisonsOf: ({ source }, scope) => packedComparisons(reconciliations, source, scope),
    ...tables,
  });

  const policies = () => policiesUnder({ ...agreementParts, now });
  const reviewDeps = composeReviews({
    ...{ pool: pools.app, db, owed, assignments, signedActs, mailer, log, baseUrl: world.baseUrl, now },
    inForce: () => workUnder({ ...agreementParts, now }),
    enter: agreementParts.agreementDeps.enter,
  });

  const { revocations } = identity;
  const { close: closeApprovals, ...approvalParts } = composeApprovals({
    ...{ pool: pools.app, terms: agreementParts.inForce, secrets, revocations, log, signedActs, now },
    enter: agreementParts.agreementDeps.enter,
  });
  const findingParts = composeFindings({ db, owed, policies, now });
  const { close: closeCanaries, ...canaryParts } = composeCanaries({
    ...{ pool: pools.app, keys, secrets, log, now, findings: findingParts.findings },
    ownAddress: world.mailFrom ?? '',
  });
  const { stands, principals } = composeStanding({
    ...{ pool: pools.app, now, hears: identity.hearing.hears, assignments, exceptions },
    forget: () => {
      agreementParts.inForce.forget();
      agreementParts.cover.forget();
    },
  });
  const protocolParts = composeProtocols({
    standing: stands.standing,
    ...{ store: protocolStore, terms: agreementParts.inForce, inForce: reviewDeps.inForce },
    ...{ assignments, signedActs },
    ...{ mailer, baseUrl: world.baseUrl, log, now, enter: agreementParts.agreementDeps.enter },
    auditedAgreements: async (person) => (await accesses.windowsOf(person)).map(({ agreement }) => agreement),
  });
  const { close: closeExports, ...exportParts } = composeExports({
    ...{ db, keyring, keys, secrets, revocations, log, now },
  });
  const recordingParts = composeRecordings({
    ...{ db, keyring, findings: findingParts.findings, now },
    policies,
  });
  const witnessing = composeWitnessing({
    ...{ ...ledgerParts, ...tables, ...findingParts, db, vkey: keys.ledger.vkey, mailer, log, now },
    policies,
  });
  const helpdesk = composeHelpdesk({
    ...{ pool: pools.app, db, keys, keyring, tickets, findings: findingParts.findings, enterAct, log, now },
    ...{ cover: agreementParts.cover, inForce: agreementParts.inForce },
    hash: (source, text) => Buffer.from(secrets.token(source, text)).toString('base64url'),
  });

  const { anonymiser, qualityParts } = composeQuality({ db, pool: pools.app, keyring, keys });
  const gatePorts: GatePorts = {
    terms: agreementParts.inForce,
    principals,
    source: sources.reader,
    apis: sources.apis,
    statements: sources.statements,
    threads: helpdesk.threads,
    originals,
    ledger,
    usage,
    shown: usage,
    ...ticketPorts,
    signatures,
    approvals: approvalParts.approvals,
    protocols: protocolParts.protocols,
    rules,
    treating: createTreating(),
    anonymiser,
    canaries: canaryParts.canaries,
    secrets,
    turns: createTurns(),
    now,
  };
  const gate: Gate = createGate(gatePorts);

  const { dictionaryDeps, qualityDeps } = composeWords({
    ...{ ...qualityParts, ...dictionaryParts, db, gate, tickets, signedActs, enterAct, log, now },
    ...{ cover: agreementParts.cover, inForce: agreementParts.inForce, findings: findingParts.findings },
    underTerms: reviewDeps.inForce,
    company: () => people.company(),
    sources: async () => (await sources.list()).map(({ id }) => id),
    customerKey: (subject) => secrets.countingKey(subject),
  });

  const doorCredentials = composeDoorCredentials({
    ...{ pool: pools.app, enterAct, now, hears: identity.hearing.hears, signedActs },
    workOn: (who, ticket) => workInHand({ tickets, assignments, ...agreementParts, now }, who, ticket),
    sourceOf: async (agreement) => (await agreementParts.agreements.find(agreement))?.source ?? '',
  });

  const serviceAccounts = composeServiceAccounts({
    ...{ pool: pools.app, enterAct, owed, revocations, now, hears: identity.hearing.hears, signedActs },
    works: () => serviceWorks({ ...agreementParts, now }),
    audited: async (person) => (await accesses.windowsOf(person)).map(({ agreement }) => agreement),
  });

  const sidebar = composeSidebar({
    ...{ pool: pools.app, keys, baseUrl: world.baseUrl, identity, enterAct, ...findingParts, now },
  });

  const erasing = composeErasing({
    ...{ db, keys, openings, provider: world.keyProvider, people, accesses },
    ...{ signedActs, enterAct, owed, log, now },
  });

  const alertParts = composeAlerts({
    ...{ pool: pools.app, keys, ...findingParts, mailer, baseUrl: world.baseUrl, now },
  });
  const marks = createMarks(pools.app, keys, openings);
  const watched = composeWatching({
    alert: (alert) => alertParts.alerting.alerts.raise(alert),
    policies,
    ...{ db, pool: pools.app, keys, openings, marks, ...peopleParts, findings: findingParts.findings },
    ...{ mailer, baseUrl: world.baseUrl, signedActs, enterAct, owed, log, now },
    endService: (id, at) => serviceAccounts.accounts.endInIncident(id, at),
    revoked: (target) => {
      revocations.announce(target);
    },
  });

  return {
    ...{ world, now, watched, sidebar, erasing, tested },
    ...agreementParts,
    ...approvalParts,
    ...exportParts,
    ...protocolParts,
    ...{ identity, directory, signedActs, gate, gatePorts },
    ...{ qualityDeps, dictionaryDeps, rules, stands, doorCredentials, serviceAccounts },
    postgresPlace: createDoorPlace(world.baseUrl),
    helpdesk: helpdesk.helpdesk,
    upstream: helpdesk.upstream,
    ...ledgerParts,
    ...findingParts,
    ...recordingParts,
    ...witnessing,
    ...canaryParts,
    ...composeClocks({
      ...{ ...ledgerParts, ...findingParts, ...agreementParts, db, people, signedActs },
      ...{ keys, sources, mailer, baseUrl: world.baseUrl, log, now },
    }),
    ...composeSiem({ pool: pools.app, keys, findings: findingParts.findings, now }),
    ...alertParts,
    ...{ feed, sources, reports, reconciliations, watches, sourceChanged },
    ...ticketParts,
    keyring,
    ...composeAtRest({ db, keyring, openings, provider: world.keyProvider, now }),
    ...{ reveals, originals, screen, accesses, planned, marks, pictures, db },
    ...peopleParts,
    assignments,
    reviewDeps,
    exceptions,
    close: async () => {
      await closeCanaries();
      closeExports();
      closeDictionaries();
      closeApprovals();
      await closeAgreements();
      stopEntries();
      await closeSources();
      directory.close();
      await identity.close();
      await bus.close();
    },
  };
}
