import { undertakingTexts } from '@cordon/core/agreements';
import { Failure, type DataMap } from '@cordon/core/kernel';
import { TILE_WIDTH } from '@cordon/ledger';
import type { AgreementKeys } from '../atRest/index.ts';
import { keySigned, type Identity } from '../identity/index.ts';
import type { AgreementLedger, Book, EnterAct } from '../ledger/index.ts';
import type { People } from '../people/people.ts';
import { notify, type Bus } from '../platform/bus.ts';
import type { openDb, Pools } from '../platform/db.ts';
import { sha256 } from '../platform/hashing.ts';
import { readVerifyPage } from '../platform/http/index.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import { sealCrypto } from '../platform/sealCrypto.ts';
import { openAuthority, type SigningSettings } from '../platform/signing/index.ts';
import { createTurns } from '../platform/turns.ts';
import type { Handovers } from '../tickets/index.ts';
import type { AgreementDeps } from './agreements.ts';
import { gatherFacts } from './clauses/facts.ts';
import type { KnownFacts } from './clauses/status.ts';
import type { ClosingDeps } from './closing/closing.ts';
import { createClosingStore } from './closing/store.ts';
import { createCover } from './cover.ts';
import type { ExportDeps } from './evidence/exporting.ts';
import type { PackSources } from './evidence/ports.ts';
import { packSources } from './evidence/sources.ts';
import { createEvidenceStore } from './evidence/store.ts';
import { createInForce, type InForce } from './inForce.ts';
import { createClosings } from './life/closings.ts';
import type { LifeJobsDeps } from './life/expiring.ts';
import { lifeFor, standingOf } from './life/facts.ts';
import { see } from './life/record.ts';
import { createReminderStore } from './life/reminders.store.ts';
import { createLifeStore } from './life/store.ts';
import { enterLeftOver } from './signing/index.ts';
import { createSigningStore } from './signing/store.ts';
import { createAgreementStore, type AgreementTables } from './store.ts';
import { createLetters, type SubProcessorDeps } from './subProcessors/index.ts';
import { createSubProcessorStore } from './subProcessors/store.ts';
import type { UndertakingDeps } from './undertakings/index.ts';
import { createUndertakingStore } from './undertakings/store.ts';

/** The channel on which replicas tell each other that an agreement changed. */
const AGREEMENTS = 'cordon_agreements';

/** The parts of the house that agreements rest on. */
export interface AgreementGround {
  readonly baseUrl: string;
  readonly db: ReturnType<typeof openDb>;
  readonly pool: Pools['app'];
  readonly bus: Bus;
  readonly keys: Keys;
  readonly log: Log;
  readonly mailer: Mailer;
  readonly signing: SigningSettings | undefined;
  readonly now: () => Date;
  /** What a vendor's people passed before the ledger had a size. */
  readonly trainingOf: (vendor: string, size: number) => Promise<readonly object[]>;
  /** Where control tests stand for a vendor. */
  readonly tested: (vendor: string, now: Date) => Promise<KnownFacts['tested']>;
  readonly dataMapOf: (source: string) => Promise<DataMap | null>;
  readonly liveMapOf: (source: string) => Promise<DataMap | null>;
  readonly sources: Pick<AgreementDeps, 'applyTerms' | 'dropTerms'>;
  /** Tells terms that speak of witnesses when these last cosigned. */
  readonly knowing: (terms: InForce) => InForce;
  readonly identity: Pick<Identity, 'passkeysOf' | 'revocations'>;
  readonly people: People;
  readonly handovers: Handovers;
  readonly agreementKeys: AgreementKeys;
  readonly closeReveals: ClosingDeps['closeReveals'];
  readonly enterAct: EnterAct;
  readonly book: Book;
  readonly ledger: AgreementLedger;
  /** PII protocols of an agreement, for packs. */
  readonly protocolsOf: PackSources['protocolsOf'];
  readonly comparisonsOf: PackSources['comparisonsOf'];
  /** Of the log itself, for packs. */
  readonly checkpoint: ExportDeps['ports']['checkpoint'];
  readonly hashes: (level: number, from: number, count: number) => Promise<readonly Uint8Array[]>;
}

/**
 * Puts the parts of agreements together, and enters what a crash left signed without its entry before anything is
 * decided by it.
 */
export async function composeAgreements(ground: AgreementGround) {
  const { baseUrl, db, pool, bus, keys, log, mailer, now, dataMapOf, people, enterAct, book } = ground;
  const tables = db.$extendTables<AgreementTables>();
  const agreements = createAgreementStore(tables);
  const life = createLifeStore(tables);

  // What decides now, and who is told when that changes.
  const inForce = ground.knowing(
    createInForce({
      ...{ store: agreements, life, liveMapOf: ground.liveMapOf, crypto: sealCrypto },
      hears: () => bus.connected(),
      onFault: (agreement, problems) => {
        log.error('signed terms do not compile', {
          feature: 'agreements',
          agreement,
          code: problems.join('; '),
        });
      },
    }),
  );
  const cover = createCover(agreements, life, sealCrypto);
  const closings = createClosings({ store: agreements, life, crypto: sealCrypto, now });
  const forget = (agreement?: string) => {
    inForce.forget(agreement);
    cover.forget();
    closings.announce(agreement);
  };
  const stop = await bus.listen(AGREEMENTS, (event) => {
    // Whatever may have been missed is read again.
    forget(event.kind === 'message' ? event.payload : undefined);
  });

  const agreementDeps: AgreementDeps = {
    ...{ store: agreements, life, sha256, dataMapOf, now },
    ...ground.sources,
    enter: (act, actor, agreement, words) =>
      enterAct({ act, ...actor, agreement, code: null, at: now(), words }),
    changed: async (agreement) => {
      forget(agreement);
      await notify(pool, AGREEMENTS, agreement);
    },
    revoked: (targets) => {
      for (const target of targets) ground.identity.revocations.announce(target);
    },
    signing: {
      store: createSigningStore(tables),
      crypto: sealCrypto,
      authority: await openAuthority(pool, keys, ground.signing ?? { p12: undefined, tsa: undefined }, now),
      passkeysOf: (person) => ground.identity.passkeysOf(person),
      baseUrl,
      ledger: keys.ledger.name,
      turns: createTurns(),
      reached: async () => undefined,
    },
  };
  await enterLeftOver(agreementDeps).catch((error: unknown) => {
    // It has to open all the same, to be recovered; until then no access is entered, and so none shown.
    if (!(error instanceof Failure && error.code === 'ledger-behind')) throw error;
  });

  const lifeJobs: LifeJobsDeps = {
    ...agreementDeps,
    reminders: createReminderStore(pool, tables),
    ...{ mailer, baseUrl, log },
  };
  const lifeOf = async (id: string) => {
    const seen = await see(agreementDeps, id);
    return { seen, life: lifeFor(seen, now(), sealCrypto) };
  };

  const subProcessorStore = createSubProcessorStore(pool);
  const subProcessorLetters = createLetters({
    ...{ store: subProcessorStore, agreements, mailer, baseUrl, now },
    onFault: (err) => {
      log.error('letters about sub-processors could not be sent', { feature: 'sub-processors', err });
    },
  });
  const subProcessors: SubProcessorDeps = {
    ...{ store: subProcessorStore, sha256, now },
    standing: async (id) => {
      const { seen, life } = await lifeOf(id);
      return standingOf(seen, life);
    },
    versions: (id) => agreements.versions(id),
    enter: agreementDeps.enter,
    remind: () => {
      subProcessorLetters.kick();
    },
  };

  const undertakings: UndertakingDeps = {
    ...{ store: createUndertakingStore(pool), texts: undertakingTexts, sha256, verify: keySigned, now },
    company: () => people.company(),
    enter: (act, actor, words) => enterAct({ act, ...actor, agreement: null, code: null, at: now(), words }),
  };

  const evidenceStore = createEvidenceStore(db);
  const closing: ClosingDeps = {
    ...{ store: createClosingStore(db), agreements, sha256, now },
    lifeOf: async (id) => {
      const { seen, life } = await lifeOf(id);
      return { versions: seen.versions, life };
    },
    handovers: ground.handovers,
    keys: ground.agreementKeys,
    enter: agreementDeps.enter,
    closeReveals: ground.closeReveals,
    signing: agreementDeps.signing,
    lastEntry: (agreement, kind) => ground.ledger.last(agreement, kind),
    subProcessorsOf: async (agreement) => (await subProcessorStore.list(agreement)).map(({ name }) => name),
    lastPack: (agreement) => evidenceStore.last(agreement),
  };
  const evidence: ExportDeps = {
    store: evidenceStore,
    enterAct,
    ports: {
      ...{ agreements, closing, sha256, now },
      ledger: ground.ledger,
      checkpoint: ground.checkpoint,
      tileBytes: async ({ level, index, width }) =>
        Buffer.concat([...(await ground.hashes(level, index * TILE_WIDTH, width))]),
      origin: keys.ledger.name,
      vkeys: [keys.ledger.vkey],
      page: readVerifyPage,
      sources: packSources({
        ...{ agreements: agreementDeps, subProcessors, undertakings, ledger: ground.ledger },
        ...{ protocolsOf: ground.protocolsOf, comparisonsOf: ground.comparisonsOf },
        trainingOf: ground.trainingOf,
        facts: (vendor) => gatherFacts({ people, book, sha256, tested: ground.tested }, vendor, now()),
      }),
    },
  };

  return {
    ...{ agreements, agreementDeps, inForce, cover, closings, lifeJobs },
    ...{ undertakings, subProcessors, subProcessorLetters, closing, evidence },
    close: async () => {
      await subProcessorLetters.settled();
      stop();
    },
  };
}
