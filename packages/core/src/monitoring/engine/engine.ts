import { isAccess } from '../access.ts';
import { thresholdsOf, type Calibration } from '../calibration/calibration.ts';
import type { Detector } from '../detector.ts';
import { Norms } from '../norms/norms.ts';
import { normSettings } from '../norms/settings.ts';
import { Risk } from '../risk.ts';
import type { Sign, Signal } from '../signal.ts';
import { kindsOf, type Source, type WatchedEvent } from '../watched.ts';
import { Asking } from './asking.ts';
import { Keyed } from './keyed.ts';
import { Said } from './said.ts';
import { Seen } from './seen.ts';
import { snapshotOf, type Piece, type Snapshot } from './snapshot.ts';

const MINUTE = 60_000;
const TIDY_AFTER = 10 * MINUTE;

export interface Engine {
  /** @returns what is to be said of this event, weak signs (`low`) included */
  see(event: WatchedEvent): readonly Signal[];
  /** To be written out at once, since it shares what changes; an engine made from it goes on as if nothing had been. */
  snapshot(): Snapshot;
  /**
   * The same in pieces, for {@link snapshotOf}: each takes a few milliseconds, so that others go on between two of them. No
   * event may be seen meanwhile.
   */
  pieces(): Iterable<Piece>;
  /** Detectors that can find nothing yet, with the sources that have told nothing. */
  withoutFeed(): readonly { readonly kind: string; readonly missing: readonly Source[] }[];
  /** Events that were seen before, and events that came later than the bound. */
  readonly counted: { readonly repeated: number; readonly late: number };
}

const sourceOf = new Map(
  Object.entries(kindsOf).flatMap(([source, kinds]) =>
    kinds.map((kind) => [kind, source as Source] as const),
  ),
);

/**
 * Folds detectors over events; live or recorded, the same events in the same order give the same signals.
 *
 * Late events are folded in as they come: one that is late by minutes is taken as if it came right after the agent's
 * latest, one that is later keeps its time and counts in today's norms. None is dropped, so a touched canary is told
 * whenever it becomes known. A repetition is dropped.
 * @param detectors each with a `kind` of its own
 * @param calibration every threshold the detectors ask for
 * @param snapshot of an earlier engine; what it holds of detectors that are gone is left out
 * @throws Error on a threshold that is missing, when first asked for
 */
export function createEngine(
  detectors: readonly Detector[],
  calibration: Calibration,
  { snapshot }: { readonly snapshot?: Snapshot } = {},
): Engine {
  const threshold = thresholdsOf(calibration);
  const setting = (kind: string, name: string) => threshold(kind, name, '');
  const coolDowns = new Map(
    ['risk', ...detectors.map(({ kind }) => kind)].map((kind) => [
      kind,
      calibration.thresholds[kind]?.coolDownHours?.value ?? setting('engine', 'coolDownHours'),
    ]),
  );
  const longest = Math.max(...coolDowns.values());
  const lateness = setting('engine', 'latenessMinutes') * MINUTE;
  const seen = new Seen(snapshot?.seen);
  const said = new Said(snapshot?.said);
  const risk = new Risk(setting('risk', 'halfLifeHours'), setting('risk', 'enough'), snapshot?.risk);
  const norms = new Norms(
    normSettings((name) => setting('norms', name)),
    (vendor, measure) => calibration.agreed?.[vendor]?.limits?.[measure],
    snapshot?.norms,
  );
  const kept = new Keyed(detectors, snapshot?.states);
  const feeds = new Set<Source>(snapshot?.feeds);
  const asking = new Asking(norms, threshold);
  const counted = { repeated: 0, late: 0 };
  let clock = snapshot?.clock ?? 0;
  let tidied = clock;

  const sourceSeen = (event: WatchedEvent) => {
    const source = sourceOf.get(event.kind) ?? (isAccess(event) ? 'accesses' : undefined);
    if (source !== undefined) feeds.add(source);
  };

  const signalsOf = (event: WatchedEvent, kind: string, sign: Sign): Signal[] => {
    const hours = coolDowns.get(kind) ?? 0;
    const whom = sign.agents ?? (event.agent === '' ? [] : [event.agent]);
    const { severity, reason, events, vendor = event.vendor } = sign;
    const signal = (agent: string | null): Signal => ({
      ...{ at: event.at, kind, agent, vendor, severity, reason, events: events.slice(-50) },
    });
    if (whom.length === 0) {
      return said.isNews(kind, `\n${vendor}`, severity, event.at, hours) ? [signal(null)] : [];
    }
    return whom.filter((agent) => said.isNews(kind, agent, severity, event.at, hours)).map(signal);
  };

  const tidy = () => {
    tidied = clock;
    kept.sweep(clock);
    said.sweep(clock, longest);
    risk.sweep(clock);
  };

  function* pieces(): Generator<Piece> {
    const first = { calibration: calibration.version, clock, feeds: [...feeds], seen: seen.kept() };
    const snapshot = { ...first, said: said.kept(), risk: risk.kept(), norms: norms.kept(), states: {} };
    yield { of: 'engine', snapshot };
    for (const people of norms.peoplePieces()) yield { of: 'people', people };
    for (const states of kept.pieces()) yield { of: 'states', states };
  }

  return {
    see(told) {
      if (!seen.isNew(told.id, told.at)) {
        counted.repeated += 1;
        return [];
      }
      if (told.at < clock - lateness) counted.late += 1;
      clock = Math.max(clock, told.at);
      if (clock - tidied > TIDY_AFTER) tidy();
      sourceSeen(told);
      const person = norms.count(told);
      const event = person === null ? told : inOrder(told, person, lateness);
      asking.person = person;
      asking.vendor = event.vendor;
      const signals: Signal[] = [];
      for (let place = 0; place < detectors.length; place += 1) {
        const detector = detectors[place];
        const key = detector?.keyOf(event) ?? null;
        if (detector === undefined || key === null) continue;
        asking.kind = detector.kind;
        const sign = detector.see(kept.stateOf(place, key, event.at), event, asking);
        if (sign === null) continue;
        signals.push(...signalsOf(told, detector.kind, sign));
        if (sign.severity !== 'low' || event.agent === '') continue;
        const sum = risk.add(event.agent, detector.kind, sign, event.at);
        if (sum !== null) signals.push(...signalsOf(told, 'risk', sum));
      }
      return signals;
    },
    snapshot: () => snapshotOf(pieces()),
    pieces,
    withoutFeed: () =>
      detectors
        .map(({ kind, needs }) => ({ kind, missing: needs.filter((source) => !feeds.has(source)) }))
        .filter(({ missing }) => missing.length > 0),
    counted,
  };
}

/** An event that is late by less than the bound is taken to come right after the agent's latest. */
function inOrder(event: WatchedEvent, person: { lastAt: number }, lateness: number): WatchedEvent {
  const behind = person.lastAt - event.at;
  if (behind <= 0) {
    person.lastAt = event.at;
    return event;
  }
  return behind > lateness ? event : { ...event, at: person.lastAt };
}
