import { isAccess, isLook } from '../access.ts';
import type { About, Detector } from '../detector.ts';
import { blanks, dayOf, hash32, held, put, secondsOf } from '../kept.ts';
import type { Sign } from '../signal.ts';
import type { WatchedEvent } from '../watched.ts';

const IDLE = new Set(['screen-idle', 'idle', 'no-input']);
const ACTIVE = new Set(['screen-active', 'active', 'input']);

const IDS = 5;

interface State {
  /** Hash of the customer in view, and whether something was done for them. */
  last: number;
  worked: boolean;
  /** Customers in a row that were only looked at, and the time between them (Welford, seconds). */
  run: number;
  mean: number;
  squares: number;
  at: number;
  /** Whether its browser tells when input comes back; since when it had none (seconds, 0 while it has), customers since. */
  tellsInput: boolean;
  idleSince: number;
  idle: number;
  /** Seconds of the latest reveal, reveals of today, and those after which the screen stood still. */
  revealed: number;
  reveals: number;
  still: number;
  /** Customers of today, and of them those only looked at; the same of the days before, decayed. */
  day: number;
  today: number;
  looked: number;
  before: number;
  lookedBefore: number;
  readonly ids: string[];
  said: number;
  saidStill: number;
}

/** Closes the customer that was in view: only looked at, or worked for. */
function leave(state: State, at: number, about: About): void {
  state.today += 1;
  const apart = at - state.at;
  if (state.worked || apart > about.threshold('pause') * 60) {
    Object.assign(state, { run: 0, mean: 0, squares: 0, said: 0 });
    state.ids.fill('');
  }
  if (state.worked) return;
  state.looked += 1;
  if (apart > about.threshold('pause') * 60) return;
  state.run += 1;
  const from = apart - state.mean;
  state.mean += from / state.run;
  state.squares += from * (apart - state.mean);
}

function turn(state: State, day: number): void {
  if (day === state.day) return;
  state.before = Math.round(state.before * 0.9) + state.today;
  state.lookedBefore = Math.round(state.lookedBefore * 0.9) + state.looked;
  Object.assign(state, { day, today: 0, looked: 0, reveals: 0, still: 0, saidStill: 0 });
}

/** What the browser tells: the screen stood still, which right after a reveal is a value being held before a lens. */
function screen(state: State, event: WatchedEvent, about: About): Sign | null {
  const at = secondsOf(event.at);
  if (event.code === null || !IDLE.has(event.code)) {
    if (event.code !== null && ACTIVE.has(event.code))
      Object.assign(state, { idleSince: 0, tellsInput: true });
    return null;
  }
  if (state.idleSince === 0) Object.assign(state, { idleSince: at, idle: 0 });
  if (at - state.revealed > about.threshold('seconds')) return null;
  state.revealed = 0;
  state.still += 1;
  put(state.ids, event.id);
  const level =
    state.still >= about.threshold('stillCertain') ? 2 : state.still >= about.threshold('still') ? 1 : 0;
  if (level <= state.saidStill || state.still < state.reveals * about.threshold('stillShare')) return null;
  state.saidStill = level;
  return {
    severity: level === 2 ? 'high' : 'medium',
    reason: `After ${state.still} of ${state.reveals} reveals today the screen stood still: time to take a picture.`,
    events: held(state.ids),
  };
}

/**
 * Photographing the screen leaves no trace of its own (research 4.3, rule 16; the agents of 2024). What it leaves is
 * customers looked at one after the other, at an even pace, with nothing done for any of them; and, where browsers tell of
 * it, a screen without input while they come up. Certain only beside this agent's own days.
 */
export const photographing: Detector<State> = {
  kind: 'photographing',
  needs: ['accesses'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) =>
    event.kind === 'screen' || (event.subject !== null && isAccess(event)) ? event.agent || null : null,
  fresh: () => ({
    ...{
      last: 0,
      worked: false,
      run: 0,
      mean: 0,
      squares: 0,
      at: 0,
      tellsInput: false,
      idleSince: 0,
      idle: 0,
    },
    ...{ revealed: 0, reveals: 0, still: 0, saidStill: 0, day: 0, today: 0, looked: 0, before: 0 },
    ...{ lookedBefore: 0, ids: blanks(IDS), said: 0 },
  }),
  see(state, event, about) {
    turn(state, dayOf(event.at));
    if (event.kind === 'screen') return screen(state, event, about);
    if (event.kind === 'reveal' && event.ok) {
      state.reveals += 1;
      state.revealed = secondsOf(event.at);
    }
    const subject = hash32(event.subject ?? '');
    if (!isLook(event)) {
      state.idleSince = 0;
      if (subject === state.last) state.worked = true;
      return null;
    }
    if (subject === state.last) return null;
    const at = secondsOf(event.at);
    if (state.last !== 0) leave(state, at, about);
    Object.assign(state, { last: subject, worked: false, at });
    put(state.ids, event.id);
    if (state.idleSince !== 0) {
      if (at - state.idleSince > about.threshold('pause') * 60) state.idleSince = 0;
      else state.idle += 1;
    }
    const idle = state.tellsInput && state.idleSince !== 0 && state.idle >= about.threshold('idleCustomers');
    const variation = state.run > 1 ? Math.sqrt(state.squares / state.run) / Math.max(1, state.mean) : 1;
    const usual = state.before > 0 ? state.lookedBefore / state.before : 1;
    const changed = state.before >= about.threshold('known') && usual <= about.threshold('usualShare');
    const steady = state.run >= about.threshold('run') && variation <= about.threshold('variation');
    const level = idle ? 3 : steady && changed ? 2 : steady && state.before === 0 ? 0 : steady ? 1 : 0;
    if (level <= state.said) return null;
    state.said = level;
    return {
      severity: level === 3 ? 'high' : level === 2 ? 'medium' : 'low',
      reason: idle
        ? `${state.idle} customers came up on a screen that nobody touched.`
        : `Looked at ${state.run} customers in a row at an even pace and did nothing for any of them; before, ` +
          `${Math.round(usual * 100)} of 100 were only looked at.`,
      events: held(state.ids),
    };
  },
};
