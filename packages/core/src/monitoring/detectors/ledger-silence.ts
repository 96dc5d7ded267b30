import type { Detector } from '../detector.ts';
import { secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

const EMITTERS = 32;

/** Something that says it is alive: a ledger, a replica, a witness, a sensor. */
interface Emitter {
  readonly name: string;
  readonly vendor: string;
  /** Seconds of its latest heartbeat, and its usual distance to the next. */
  last: number;
  apart: number;
  beats: number;
  id: string;
  isSilent: boolean;
  /** Heartbeats in a row that were behind the latest: one came late, a row of them is a clock. */
  behind: number;
  /** Silences so far: what sleeps each night is told three times. */
  silences: number;
}

interface State {
  readonly emitters: Emitter[];
  /** Seconds when the first of them is overdue; 0 when none is awaited. */
  due: number;
}

const FALLING_BACK = 60;
const TOLD = 3;
/** A feed that delivers late has its heartbeats in between the others; a clock that was set back has no others. */
const BEHIND = 3;

function allowed(emitter: Emitter, silence: number): number {
  return Math.max(silence, 3 * emitter.apart);
}

function plan(state: State, silence: number): void {
  let due = 0;
  for (const emitter of state.emitters) {
    if (emitter.isSilent || emitter.beats < 3) continue;
    const until = emitter.last + allowed(emitter, silence);
    if (due === 0 || until < due) due = until;
  }
  state.due = due;
}

/** Takes a heartbeat. @returns seconds by which its clock fell back, 0 when it did not */
function beat(state: State, event: WatchedEvent, at: number): number {
  const name = [event.vendor, event.site ?? '', event.agent].filter((part) => part !== '').join('/');
  const emitter = state.emitters.find((one) => one.name === name);
  if (emitter === undefined) {
    if (state.emitters.length >= EMITTERS) state.emitters.shift();
    const silent = { isSilent: false, silences: 0, behind: 0 };
    state.emitters.push({
      name,
      vendor: event.vendor,
      last: at,
      apart: 0,
      beats: 1,
      id: event.id,
      ...silent,
    });
    return 0;
  }
  const apart = at - emitter.last;
  if (apart < 0) {
    emitter.behind += 1;
    if (emitter.behind < BEHIND) return 0;
    Object.assign(emitter, { last: at, behind: 0, id: event.id });
    return -apart;
  }
  // A silence is not learnt from.
  if (!emitter.isSilent) emitter.apart = emitter.beats === 1 ? apart : emitter.apart * 0.9 + apart * 0.1;
  Object.assign(emitter, { last: at, beats: emitter.beats + 1, id: event.id, isSilent: false, behind: 0 });
  return 0;
}

/**
 * The ledger or one of its replicas fell silent, or its clock jumped (research 4.3, rule 20): what nobody writes down
 * nobody sees. Known from heartbeats; every event is looked at, since a silence shows only by time going on.
 */
export const ledgerSilence: Detector<State> = {
  kind: 'ledger-silence',
  needs: ['ledger'],
  keepFor: Infinity,
  keyOf: () => 'ledger',
  fresh: () => ({ emitters: [], due: 0 }),
  see(state, event, about) {
    const at = secondsOf(event.at);
    const silence = about.threshold('silence');
    const overdue =
      state.due === 0 || at <= state.due
        ? null
        : state.emitters.find(
            (one) => !one.isSilent && one.beats >= 3 && at > one.last + allowed(one, silence),
          );
    const silentFor = overdue == null ? 0 : at - overdue.last;
    if (overdue != null) {
      overdue.isSilent = true;
      overdue.silences += 1;
    }
    const back = event.kind === 'heartbeat' ? beat(state, event, at) : 0;
    if (overdue != null || event.kind === 'heartbeat') plan(state, silence);
    if (overdue != null)
      return {
        severity: overdue.silences <= TOLD ? 'high' : 'low',
        reason: `Nothing was heard of ${overdue.name} for ${silentFor} seconds.`,
        events: [overdue.id, event.id],
        agents: [],
        vendor: overdue.vendor,
      };
    if (event.kind !== 'heartbeat' || (event.ok && back <= FALLING_BACK)) return null;
    return {
      severity: event.ok ? 'medium' : 'high',
      reason: event.ok
        ? `The clock of ${event.vendor} went back ${back} seconds.`
        : 'The ledger or one of its replicas says that it is not in order.',
      events: [event.id],
      agents: [],
    };
  },
};
