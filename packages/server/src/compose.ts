import { undertakingTexts } from '@cordon/core/agreements';
import type { DataMap } from '@cordon/core/kernel';
import { TILE_WIDTH } from '@cordon/ledger';
import {
  createClosings,
  createCover,
  createInForce,
  enterLeftOver,
  lifeFor,
  see,
  standingOf,
  type AgreementDeps,
  type LifeJobsDeps,
} from './agreements/index.ts';
import { createReminderStore } from './agreements/life/reminders.store.ts';
import { createLifeStore } from './agreements/life/store.ts';
import { createSigningStore } from './agreements/signing/store.ts';
import { gatherFacts } from './agreements/clauses/facts.ts';
import type { ClosingDeps } from './agreements/closing/closing.ts';
import { createClosingStore } from './agreements/closing/store.ts';
import type { ExportDeps } from './agreements/evidence/exporting.ts';
import { packSources } from './agreements/evidence/sources.ts';
import { createEvidenceStore } from './agreements/evidence/store.ts';
import { createAgreementStore, type AgreementTables } from './agreements/store.ts';
import { createLetters, type SubProcessorDeps } from './agreements/subProcessors/index.ts';
import { createSubProcessorStore } from './agreements/subProcessors/store.ts';
import type { UndertakingDeps } from './agreements/undertakings/index.ts';
import { createUndertakingStore } from './agreements/undertakings/store.ts';
import { createRevealStore, type RevealTables } from './doors/workspace/reveals.store.ts';
import { createGate, type Gate, type GatePorts } from './gate/index.ts';
import { createActs } from './identity/acts.store.ts';
import { createIdentity, keySigned, type Identity } from './identity/index.ts';
import { createAppender, createBook, createEnterAct, type EnterAct } from './ledger/index.ts';
import { readActs } from './ledger/acts.store.ts';
import { createAgreementLedger } from './ledger/agreement.store.ts';
import { createLedgerStore, readCheckpoint, readEntry, readHashes, readLeaves } from './ledger/store.ts';
import { createFeed, type Feed } from './monitoring/index.ts';
import { createAccessStore, type AccessTables } from './monitoring/store.ts';
import { createUsage } from './monitoring/usage.store.ts';
import { createPeopleStore, type PeopleTables } from './people/store.ts';
import { notify, openBus } from './platform/bus.ts';
import type { Clock } from './platform/clock.ts';
import { openDb, type Pools } from './platform/db.ts';
import { gateSecrets, ledgerSigner, sha256 } from './platform/hashing.ts';
import { readVerifyPage } from './platform/http/index.ts';
import type { Keys } from './platform/keys.ts';
import type { Log } from './platform/log.ts';
import type { Mailer } from './platform/mail.ts';
import { sealCrypto } from './platform/sealCrypto.ts';
import { openAuthority, type SigningSettings } from './platform/signing/index.ts';
import { createTurns } from './platform/turns.ts';
import { createSources, type Sources } from './sources/index.ts';
import { createSourceStore, type SourceTables } from './sources/store.ts';
import { createOutbound } from './tickets/index.ts';
import { createHandovers } from './tickets/handover.store.ts';
import { createDeliveryKeys } from './tickets/keys.store.ts';
import { createRebindStore, type RebindTables } from './tickets/rebinds.store.ts';
import { createTicketStore } from './tickets/store.ts';
import type { TicketTables } from './tickets/tables.ts';

/** What a running Cordon is made from. */
export interface World {
  readonly baseUrl: string;
  /** Connection string of the app login, for the pool that better-auth opens itself. */
  readonly appUrl: string;
  readonly pools: Pools;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Log;
  readonly mailer: Mailer;
  /** How documents are signed; by an authority of the installation's own unless told. */
  readonly signing?: SigningSettings;
}

export type House = Awaited<ReturnType<typeof compose>>;

/** The channel on which replicas tell each other that an agreement changed. */
const AGREEMENTS = 'cordon_agreements';
/** The channel on which replicas tell each other that entries were appended. */
const ENTRIES = 'cordon_entries';

/** Puts the house together: stores into features, features into the gate. Routes are added in serve.ts. */
export async function compose(world: World) {
  const { pools, keys, clock, log, mailer } = world;
  const now = () => clock.now();
  const db = openDb(pools.app);
  const bus = await openBus(world.appUrl, log);

  // The ledger, and the feed of what is entered.
  const feed: Feed = createFeed();
  const secrets = gateSecrets(keys);
  const appender = createAppender(createLedgerStore(pools.ledger), {
    origin: keys.ledger.name,
    signer: ledgerSigner(keys.ledger),
    sha256,
    salt: () => secrets.salt(),
    now,
    onFault: (err) => {
      log.error('the ledger could not be written', { feature: 'ledger', err });
    },
  });
  const ledger: GatePorts['ledger'] = {
    async append(records) {
      const entries = await appender.append(records);
      feed.wake();
      return entries;
    },
  };
  const book = createBook(
    {
      hashes: (level, from, count) => readHashes(pools.app, level, from, count),
      entry: (index) => readEntry(pools.app, index),
      leaves: (from, count) => readLeaves(pools.app, from, count),
      checkpoint: (size) => readCheckpoint(pools.app, size),
    },
    keys.ledger.vkey,
    sha256,
  );
  const enterAct: EnterAct = createEnterAct(ledger);

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
      events: {
        async record({ kind, code, personId, partyId, ip, at, sessionId, publicKey }) {
          await enterAct({
            act: kind,
            person: personId,
            party: partyId,
            agreement: null,
            ip,
            code,
            at: new Date(at),
            words: { session: sessionId ?? null, publicKey: publicKey ?? null },
          });
        },
      },
    },
  );

  // What may be seen, and where it is.
  const sourceStore = createSourceStore(db.$extendTables<SourceTables>(), keys);
  const sources: Sources = createSources(sourceStore, log, now);
  const dataMapOf = async (source: string): Promise<DataMap | null> => sources.dataMapOf(source);
  const agreements = createAgreementStore(db.$extendTables<AgreementTables>());
  const life = createLifeStore(db.$extendTables<AgreementTables>());
  const inForce = createInForce({
    store: agreements,
    life,
    dataMapOf,
    crypto: sealCrypto,
    hears: () => bus.connected(),
    onFault: (agreement, problems) => {
      log.error('signed terms do not compile', {
        feature: 'agreements',
        agreement,
        code: problems.join('; '),
      });
    },
  });
  const cover = createCover(agreements, life, sealCrypto);
  const closings = createClosings({ store: agreements, life, crypto: sealCrypto, now });
  const forget = (agreement?: string) => {
    inForce.forget(agreement);
    cover.forget();
    closings.announce(agreement);
  };
  const stopAgreements = await bus.listen(AGREEMENTS, (event) => {
    // Whatever may have been missed is read again.
    forget(event.kind === 'message' ? event.payload : undefined);
  });
  const stopEntries = await bus.listen(ENTRIES, () => {
    feed.wake();
  });

  // The work.
  const tickets = createTicketStore(db.$extendTables<TicketTables>(), pools.app);
  const rebinds = createRebindStore(db.$extendTables<RebindTables>());
  const deliveryKeys = createDeliveryKeys(pools.app);
  const reveals = createRevealStore(db.$extendTables<RevealTables>());
  const accesses = createAccessStore(db.$extendTables<AccessTables>());

  const people = createPeopleStore(db.$extendTables<PeopleTables>());

  const gatePorts: GatePorts = {
    terms: inForce,
    source: sources.reader,
    threads: {
      messages: (ticket) => tickets.messages(ticket),
      attachment: (ticket, id) => tickets.attachment(ticket, id),
    },
    ledger,
    usage: createUsage(pools.app),
    tickets: {
      takeTry: (ticket) => tickets.takeTry(ticket),
      returnTry: (ticket) => tickets.returnTry(ticket),
      inHandOf: (person, subject, since) => tickets.boundTo(person, subject, since),
    },
    outbound: createOutbound(mailer),
    signatures: createActs(pools.app, identity.keys, now),
    secrets,
    turns: createTurns(),
    now,
  };
  const gate: Gate = createGate(gatePorts);

  const agreementDeps: AgreementDeps = {
    store: agreements,
    life,
    sha256,
    dataMapOf,
    applyTerms: (source, policy) => sources.applyTerms(source, policy),
    dropTerms: (source, termsHash) => sources.dropTerms(source, termsHash),
    enter: (act, actor, agreement, words) =>
      enterAct({ act, ...actor, agreement, code: null, at: now(), words }),
    changed: async (agreement) => {
      forget(agreement);
      await notify(pools.app, AGREEMENTS, agreement);
    },
    revokeParty: (party) => identity.sessions.revokeParty(party, { ip: null }),
    closeReveals: (agreement, at) => reveals.closeAll(agreement, at),
    now,
    signing: {
      store: createSigningStore(db.$extendTables<AgreementTables>()),
      crypto: sealCrypto,
      authority: await openAuthority(
        pools.app,
        keys,
        world.signing ?? { p12: undefined, tsa: undefined },
        now,
      ),
      passkeysOf: (person) => identity.passkeysOf(person),
      baseUrl: world.baseUrl,
      ledger: keys.ledger.name,
      turns: createTurns(),
      reached: async () => undefined,
    },
  };
  // Before anything is decided by it: a signature that a crash left without its entry.
  await enterLeftOver(agreementDeps);

  const lifeJobs: LifeJobsDeps = {
    ...agreementDeps,
    reminders: createReminderStore(pools.app, db.$extendTables<AgreementTables>()),
    mailer,
    baseUrl: world.baseUrl,
    log,
  };
  const standing = async (id: string) => {
    const seen = await see(agreementDeps, id);
    return standingOf(seen, lifeFor(seen, now(), sealCrypto));
  };
  const subProcessorStore = createSubProcessorStore(pools.app);
  const subProcessorLetters = createLetters({
    ...{ store: subProcessorStore, agreements, mailer, baseUrl: world.baseUrl, now },
    onFault: (err) => {
      log.error('letters about sub-processors could not be sent', { feature: 'sub-processors', err });
    },
  });
  const subProcessors: SubProcessorDeps = {
    ...{ store: subProcessorStore, standing, sha256, now },
    versions: (id) => agreements.versions(id),
    enter: agreementDeps.enter,
    remind: () => {
      subProcessorLetters.kick();
    },
  };
  const undertakings: UndertakingDeps = {
    ...{ store: createUndertakingStore(pools.app), texts: undertakingTexts, sha256, verify: keySigned, now },
    company: () => people.company(),
    enter: (act, actor, words) => enterAct({ act, ...actor, agreement: null, code: null, at: now(), words }),
  };

  const agreementLedger = createAgreementLedger(pools.app);
  const evidenceStore = createEvidenceStore(db);
  const closing: ClosingDeps = {
    store: createClosingStore(db),
    agreements,
    lifeOf: async (id) => {
      const seen = await see(agreementDeps, id);
      return { versions: seen.versions, life: lifeFor(seen, now(), sealCrypto) };
    },
    handovers: createHandovers(db),
    enter: agreementDeps.enter,
    closeReveals: agreementDeps.closeReveals,
    signing: agreementDeps.signing,
    lastEntry: (agreement, kind) => agreementLedger.last(agreement, kind),
    subProcessorsOf: async (agreement) => (await subProcessorStore.list(agreement)).map(({ name }) => name),
    lastPack: (agreement) => evidenceStore.last(agreement),
    sha256,
    now,
  };
  const evidence: ExportDeps = {
    store: evidenceStore,
    enterAct,
    ports: {
      agreements,
      closing,
      ledger: agreementLedger,
      checkpoint: () => readCheckpoint(pools.app),
      tileBytes: async ({ level, index, width }) =>
        Buffer.concat([...(await readHashes(pools.app, level, index * TILE_WIDTH, width))]),
      origin: keys.ledger.name,
      vkeys: [keys.ledger.vkey],
      page: readVerifyPage,
      sources: packSources({
        ...{ agreements: agreementDeps, subProcessors, undertakings },
        facts: (vendor) => gatherFacts({ people, book, sha256 }, vendor, now()),
      }),
      sha256,
      now,
    },
  };

  return {
    world,
    now,
    closing,
    evidence,
    identity,
    gate,
    gatePorts,
    ledger,
    book,
    enteredActs: (agreement: string, acts: readonly string[]) => readActs(pools.app, agreement, acts),
    enterAct,
    feed,
    sources,
    agreements,
    agreementDeps,
    lifeJobs,
    closings,
    undertakings,
    subProcessors,
    subProcessorLetters,
    inForce,
    cover,
    tickets,
    rebinds,
    deliveryKeys,
    reveals,
    accesses,
    db,
    people,
    close: async () => {
      await subProcessorLetters.settled();
      stopAgreements();
      stopEntries();
      await sources.close();
      await identity.close();
      await bus.close();
    },
  };
}
