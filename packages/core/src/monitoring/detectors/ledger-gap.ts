import type { Detector } from '../detector.ts';
import { secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

/** Numbers that may still come: events arrive a little out of order. */
const WINDOW = 256;
const WORDS = WINDOW / 32;

interface State {
  /** What stands before the number in every id, and the greatest number seen. */
  prefix: string;
  newest: number;
  /** Bits of the latest WINDOW numbers that came, by number modulo WINDOW. */
  readonly came: number[];
  /** Numbers that left the window, and those of them that never came. */
  passed: number;
  missed: number;
  /** Ids in a row that follow no order: not every stream numbers its events. */
  strange: number;
  /** Of the hole that opened last: how many, from and to which. */
  hole: number;
  from: number;
  said: number;
}

const GIVE_UP = 2000;

/** The number at the end of an id, and the place where it starts; null where there is none that can be counted on. */
function numberOf(id: string): { readonly starts: number; readonly number: number } | null {
  let starts = id.length;
  while (starts > 0 && id.charCodeAt(starts - 1) >= 48 && id.charCodeAt(starts - 1) <= 57) starts -= 1;
  const digits = id.length - starts;
  return digits === 0 || digits > 15 ? null : { starts, number: Number(id.slice(starts)) };
}

function restart(state: State, prefix: string, number: number): void {
  Object.assign(state, { prefix, newest: number, passed: 0, missed: 0, hole: 0 });
  // Numbers before the first one are no gap.
  state.came.fill(-1);
}

function isIn(came: readonly number[], number: number): boolean {
  const place = number % WINDOW;
  return ((came[place >> 5] ?? 0) & (1 << (place & 31))) !== 0;
}

function mark(came: number[], number: number, isThere: boolean): void {
  const place = number % WINDOW;
  const bit = 1 << (place & 31);
  const word = came[place >> 5] ?? 0;
  came[place >> 5] = isThere ? word | bit : word & ~bit;
}

/** A hole that begins with `first`, up to the next number that came: told as one. */
function open(state: State, first: number): void {
  if (state.hole === 0) state.from = first;
  for (let missing = first; missing < state.newest && !isIn(state.came, missing); missing += 1) {
    mark(state.came, missing, true);
    state.hole += 1;
  }
}

/** Moves the window on to `number`; a number that leaves it without having come opens a hole. */
function advance(state: State, number: number): void {
  const { came } = state;
  const steps = number - state.newest;
  if (steps > WINDOW) {
    if (state.hole === 0) state.from = state.newest + 1;
    state.hole += steps - 1;
    came.fill(-1);
  } else {
    // A number takes the place of the one that leaves the window.
    for (let coming = state.newest + 1; coming <= number; coming += 1) {
      if (!isIn(came, coming)) open(state, coming - WINDOW);
      mark(came, coming, false);
    }
  }
  state.passed += steps;
  if (state.passed > 100_000) {
    state.passed /= 2;
    state.missed /= 2;
  }
  state.newest = number;
}

/** Takes an id into account. @returns false where it follows no order */
function take(state: State, id: string): boolean {
  const found = numberOf(id);
  if (found === null) return false;
  const { starts, number } = found;
  const { prefix } = state;
  if (prefix.length !== starts || !id.startsWith(prefix) || state.newest - number > 100 * WINDOW) {
    restart(state, id.slice(0, starts), number);
    return false;
  }
  if (number > state.newest) advance(state, number);
  else if (state.newest - number >= WINDOW) return true;
  mark(state.came, number, true);
  return true;
}

/**
 * Entries that are missing from the stream (research 4.3, rule 20): its events are numbered one by one, and some numbers
 * never came. Only where numbers without a gap are the rule: a stream that was filtered has holes everywhere.
 */
export const ledgerGap: Detector<State> = {
  kind: 'ledger-gap',
  needs: ['accesses'],
  keepFor: Infinity,
  keyOf: () => 'ledger',
  fresh: () => ({
    // No id has a line break in it: the first one begins the count.
    ...{ prefix: '\n', newest: 0, came: new Array<number>(WORDS).fill(-1), passed: 0, missed: 0 },
    ...{ strange: 0, hole: 0, from: 0, said: 0 },
  }),
  see(state, event: WatchedEvent, about) {
    if (state.strange > GIVE_UP) return null;
    if (!take(state, event.id)) {
      state.strange += 1;
      return null;
    }
    if (state.strange > 0) state.strange -= 1;
    const { hole, from } = state;
    if (hole === 0) return null;
    const isRule =
      state.passed - hole >= about.threshold('known') &&
      state.missed <= state.passed * about.threshold('missedShare');
    if (!isRule) {
      state.missed += hole;
      state.hole = 0;
      return null;
    }
    const at = secondsOf(event.at);
    // What is missing here and there goes on being counted, and is told once an hour.
    if (at - state.said < 3600 && hole < about.threshold('more')) return null;
    Object.assign(state, { said: at, hole: 0 });
    return {
      severity: 'high',
      reason: `${hole} entries are missing, the first of them number ${from}.`,
      events: [event.id],
      agents: [],
    };
  },
};
