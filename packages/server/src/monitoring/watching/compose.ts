import { createEngine, detectors, kindsOf, type Snapshot, type Source } from '@cordon/core/monitoring';
import type { Kysely } from 'kysely';
import type { Findings } from '../../assurance/index.ts';
import type { SignedActs } from '../../identity/index.ts';
import { revokeWithin, type RevokeTarget } from '../../identity/index.ts';
import { outsideAgreements, type EnterAct, type OwedEntries } from '../../ledger/index.ts';
import type { Containments } from '../../people/containment.ts';
import type { People } from '../../people/people.ts';
import type { Pools } from '../../platform/db.ts';
import { createDraws } from '../../platform/draws.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { OpeningSeal } from '../../platform/openingSeal.ts';
import { oweWithin } from '../../platform/owing.ts';
import type { NewAlert } from '../alerts/alert.ts';
import { calibrationOf, policyOf, type Overrides } from '../calibrating/calibration.ts';
import { compare } from '../calibrating/comparing.ts';
import { createCalibrationStore } from '../calibrating/store.ts';
import { createContaining } from '../containing/containing.ts';
import { createOrderStore } from '../containing/store.ts';
import { createTelling } from '../containing/telling.ts';
import { createActing } from '../incidents/acting.ts';
import { createPlacing } from '../incidents/placing.store.ts';
import { acted, createIncidentStore } from '../incidents/store.ts';
import type { InForce } from './engine.ts';
import { createWatchedEvents } from './events.store.ts';
import { createWatchStore, readFed } from './store.ts';
import { createWatching } from './watching.ts';

export interface WatchingGround {
  readonly db: Kysely<unknown>;
  readonly pool: Pools['app'];
  readonly keys: Pick<Keys, 'seal' | 'unseal' | 'derive'>;
  readonly openings: Pick<OpeningSeal, 'open'>;
  readonly people: Pick<People, 'suspend' | 'restore' | 'list'>;
  readonly containments: Pick<Containments, 'contain'>;
  readonly findings: Findings;
  readonly alert: (alert: Omit<NewAlert, 'drill'>) => Promise<void>;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly signedActs: SignedActs;
  readonly revoked: (target: RevokeTarget) => void;
  readonly enterAct: EnterAct;
  readonly owed: OwedEntries;
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
  const next = createWatchedEvents(pool, openings, offset);
  const incidentStore = createIncidentStore(db);
  const orders = createOrderStore(db, acted);
  const calibrations = createCalibrationStore(db);
  const policy = async () => policyOf((await calibrations.newest())?.containment ?? null);
  const containing = createContaining({
    ...{ orders, policy, people, containments: ground.containments, revoked: ground.revoked },
    ...{ signedActs, owed, enter, settle, now },
    incident: (id) => incidentStore.find(id),
    signOut: (person, at, owes) =>
      db.transaction().execute(async (tx) => {
        const { sessions } = await revokeWithin(tx, [{ scope: 'person', id: person }], at);
        await oweWithin(tx, owes(sessions));
      }),
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
    const newest = await calibrations.newest();
    const version = newest?.version ?? 0;
    const calibration = calibrationOf(version, newest?.overrides ?? {});
    return {
      version,
      engine: (snapshot) =>
        createEngine(detectors, calibration, snapshot === null ? {} : { snapshot: snapshot as Snapshot }),
    };
  };
  const watching = createWatching({
    ...{ inForce, sourceOf },
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
    acting: createActing({ store: incidentStore, signedActs, owed, settle, now }),
    feedsNow: async () => feedsOf(await readFed(db)),
    calibrating: {
      store: calibrations,
      compare: ([before, after]: readonly [Overrides, Overrides], days: number) =>
        compare(
          { next, positionAt: (from) => calibrations.positionAt(from) },
          [calibrationOf(0, before), calibrationOf(1, after)],
          days,
          now(),
        ),
      ...{ signedActs, owed, settle, now },
    },
  };
}

const sources = Object.keys(kindsOf) as readonly Source[];

const bySource = new Map(sources.flatMap((source) => kindsOf[source].map((kind) => [kind, source] as const)));

function sourceOf(kind: string): Source | null {
  return bySource.get(kind) ?? null;
}

function feedsOf(fed: ReadonlyMap<string, number>) {
  return {
    sources: sources.map((source) => {
      const at = fed.get(source);
      return { source, lastAt: at === undefined ? null : new Date(at).toISOString() };
    }),
    detectors: detectors.map(({ kind, needs }) => ({
      kind,
      missing: needs.filter((source) => !fed.has(source)),
    })),
  };
}
