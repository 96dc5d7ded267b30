import {
  AGAIN_DAYS,
  containmentUnder,
  createEngine,
  detectors,
  kindsOf,
  snapshotOf,
  type Piece,
  type Source,
} from '@cordon/core/monitoring';
import type { Policy } from '@cordon/core/policy';
import type { Kysely } from 'kysely';
import type { Findings } from '../../assurance/index.ts';
import type { SignedActs } from '../../identity/index.ts';
import { askFactorAnew, type RevokeTarget } from '../../identity/index.ts';
import { outsideAgreements, type EnterAct, type OwedEntries } from '../../ledger/index.ts';
import type { Containments } from '../../people/containment.ts';
import type { Marks } from '../../marks/index.ts';
import type { People } from '../../people/people.ts';
import type { Pools } from '../../platform/db.ts';
import { createDraws } from '../../platform/draws.ts';
import { textHash } from '../../platform/hashing.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { OpeningSeal } from '../../platform/openingSeal.ts';
import type { NewAlert } from '../alerts/alert.ts';
import { calibrationOf, policyOf, type Overrides } from '../calibrating/calibration.ts';
import { compare } from '../calibrating/comparing.ts';
import { createCalibrationStore } from '../calibrating/store.ts';
import { createContaining } from '../containing/containing.ts';
import { createOrderStore } from '../containing/store.ts';
import { createVendorStanding } from '../containing/vendor.store.ts';
import { createTelling } from '../containing/telling.ts';
import { createActing } from '../incidents/acting.ts';
import { createPlacing } from '../incidents/placing.store.ts';
import { acted, createIncidentStore } from '../incidents/store.ts';
import type { InForce } from './engine.ts';
import { createWatchedEvents } from './events.store.ts';
import { badgesConnected, createWatchStore, readFed } from './store.ts';
import { runningAt, termsWith, underTerms } from './terms.ts';
import { createWatching } from './watching.ts';

export interface WatchingGround {
  readonly db: Kysely<unknown>;
  readonly pool: Pools['app'];
  readonly keys: Pick<Keys, 'seal' | 'unseal' | 'derive'>;
  readonly openings: Pick<OpeningSeal, 'open'>;
  readonly marks: Pick<Marks, 'known'>;
  readonly people: Pick<People, 'suspend' | 'restore' | 'list'>;
  readonly containments: Pick<Containments, 'contain'>;
  readonly endService: (id: string, at: Date) => Promise<boolean>;
  readonly findings: Findings;
  readonly alert: (alert: Omit<NewAlert, 'drill'>) => Promise<void>;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly signedActs: SignedActs;
  readonly revoked: (target: RevokeTarget) => void;
  readonly enterAct: EnterAct;
  readonly owed: OwedEntries;
  /** The signed policies, of whatever time. */
  readonly policies: () => Promise<readonly { readonly policy: Policy; readonly vendor: string }[]>;
  readonly log: Log;
  readonly now: () => Date;
}

/** Digits of a customer's number are moved by less than this, so that sums stay exact. */
const FARTHEST = 2 ** 40;

/** The live run, what it finds, and what is done about it. */
export function composeWatching(ground: WatchingGround) {
  const { db, pool, keys, openings, people, signedActs, now } = ground;
  const { owed, enter } = outsideAgreements({ enterAct: ground.enterAct, now });
  const settle = () => ground.owed.settle();
  const offset = Number(Buffer.from(keys.derive('detection:order')).readBigUInt64BE() % BigInt(FARTHEST));
  const next = createWatchedEvents(pool, openings, offset, ground.marks);
  const incidentStore = createIncidentStore(db);
  const orders = createOrderStore(db, acted);
  const calibrations = createCalibrationStore(db);
  const running = async () => runningAt(await ground.policies(), now());
  const policy = async (vendor: string) => {
    const [newest, terms] = await Promise.all([calibrations.newest(), running()]);
    return containmentUnder(policyOf(newest?.containment ?? null), termsWith(vendor, terms));
  };
  const containing = createContaining({
    ...{ orders, policy, people, containments: ground.containments, revoked: ground.revoked },
    endService: ground.endService,
    ...{ signedActs, owed, enter, settle, now },
    incident: (id) => incidentStore.find(id),
    askFactorAnew: (person, after) => askFactorAnew(pool, person, after),
  });
  const draw = createDraws(32);
  const telling = createTelling({
    ...{
      orders,
      mailer: ground.mailer,
      baseUrl: ground.baseUrl,
      findings: ground.findings,
      alert: ground.alert,
      owed,
      settle,
      now,
    },
    drawSecret: () => Buffer.from(draw()).toString('base64url'),
  });
  const inForce = async (): Promise<InForce> => {
    const [newest, terms] = await Promise.all([calibrations.newest(), running()]);
    const version = newest?.version ?? 0;
    const calibration = underTerms(calibrationOf(version, newest?.overrides ?? {}), terms);
    return {
      version,
      agreed: textHash(JSON.stringify(calibration.agreed)),
      engine: (pieces) =>
        createEngine(
          detectors,
          calibration,
          pieces === null ? {} : { snapshot: snapshotOf(pieces as readonly Piece[]) },
        ),
    };
  };
  const watching = createWatching({
    ...{ inForce, sourceOf, now },
    onFault: (err) => {
      ground.log.error('what was watched before is folded again', { feature: 'watching', err });
    },
    store: createWatchStore({ db, keys, next, place: createPlacing(now) }),
    after: async () => {
      // What was signalled is entered, which wakes whoever listens, before anything is done about it.
      await settle();
      await containing.afterSignals();
    },
  });
  return {
    watching,
    containing,
    telling,
    orders,
    incidentStore,
    containmentPolicy: policy,
    vendorStanding: vendorStandingNow(db, now),
    acting: createActing({
      ...{ store: incidentStore, signedActs, findings: ground.findings, owed, settle, now },
    }),
    feedsNow: async () => feedsOf(...(await Promise.all([readFed(db), badgesConnected(db)]))),
    calibrating: {
      store: calibrations,
      compare: async ([before, after]: readonly [Overrides, Overrides], days: number) => {
        const terms = await running();
        return compare(
          { next, positionAt: (from) => calibrations.positionAt(from) },
          [underTerms(calibrationOf(0, before), terms), underTerms(calibrationOf(1, after), terms)],
          days,
          now(),
        );
      },
      ...{ signedActs, owed, settle, now },
    },
  };
}

function vendorStandingNow(db: Kysely<unknown>, now: () => Date) {
  const read = createVendorStanding(db);
  return (incident: string, vendor: string) =>
    read(incident, vendor, new Date(now().getTime() - AGAIN_DAYS * DAY));
}

const DAY = 86_400_000;

const sources = Object.keys(kindsOf) as readonly Source[];

const bySource = new Map(sources.flatMap((source) => kindsOf[source].map((kind) => [kind, source] as const)));

function sourceOf(kind: string): Source | null {
  return bySource.get(kind) ?? null;
}

/** @param badges whether a badge system was connected: everything else Cordon tells itself */
function feedsOf(fed: ReadonlyMap<string, number>, badges: boolean) {
  return {
    sources: sources.map((source) => {
      const at = fed.get(source);
      const connected = source !== 'badges' || badges;
      return { source, connected, lastAt: at === undefined ? null : new Date(at).toISOString() };
    }),
    detectors: detectors.map(({ kind, needs }) => ({
      kind,
      missing: needs.filter((source) => !fed.has(source)),
    })),
  };
}
