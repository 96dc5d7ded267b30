import { byAgent, isLook, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';
import { hash32, isNew, secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

/** A walk of one agent: customers whose identifiers lie close together. */
interface Walk {
  readonly agent: string;
  low: number;
  high: number;
  steps: number;
  /** Customers in a row that lay elsewhere: cover. */
  astray: number;
  last: number;
  /** Seconds. */
  at: number;
  id: string;
}

interface State {
  /** Least and greatest identifier seen, in this order once one was: the scale of "close". */
  least: number;
  greatest: number;
  /** By hash of the agent. */
  walks: Record<number, Walk>;
  count: number;
  /** Hashes of pairs told. */
  readonly told: number[];
}

const WALKS = 2000;
/** Work in between is cover: so many customers elsewhere end no walk. */
const ASTRAY = 12;
/** A walk of one step may be no walk. */
const ASTRAY_AT_FIRST = 3;

/** Forgets those who walk nowhere, then the shortest walks. */
function prune(state: State): void {
  const walking = Object.entries(state.walks).filter(([, walk]) => walk.steps > 1);
  walking.sort(([, a], [, b]) => b.steps - a.steps).splice(WALKS / 2);
  state.walks = Object.fromEntries(walking);
  state.count = walking.length;
}

/** Takes the step of this event. @returns the walk it belongs to, null when it is the same customer again */
function step(state: State, event: WatchedEvent, order: number, close: number): Walk | null {
  const key = hash32(event.agent) >>> 0;
  const at = secondsOf(event.at);
  const walk = state.walks[key];
  if (walk?.last === order) return null;
  if (walk !== undefined && order >= walk.low - close && order <= walk.high + close) {
    walk.low = Math.min(walk.low, order);
    walk.high = Math.max(walk.high, order);
    walk.steps += 1;
    Object.assign(walk, { astray: 0, last: order, at, id: event.id });
    return walk;
  }
  if (walk !== undefined && walk.astray < (walk.steps > 1 ? ASTRAY : ASTRAY_AT_FIRST)) {
    walk.astray += 1;
    return null;
  }
  if (walk === undefined && (state.count += 1) > WALKS) prune(state);
  state.walks[key] = {
    ...{ agent: event.agent, low: order, high: order, steps: 1, astray: 0, last: order, at, id: event.id },
  };
  return null;
}

/**
 * Whether two walks complete each other: side by side, without an overlap to speak of and no gap wider than what is close;
 * or by turns over the same stretch, each leaving out what the other takes.
 */
function complete(one: Walk, other: Walk, close: number): boolean {
  const gap = Math.max(one.low, other.low) - Math.min(one.high, other.high);
  const [wide, otherWide] = [one.high - one.low + 1, other.high - other.low + 1];
  const smaller = Math.min(wide, otherWide);
  if (gap > -0.1 * smaller) return gap <= Math.max(smaller, close);
  const [dense, otherDense] = [one.steps / wide, other.steps / otherWide];
  const both = dense + otherDense;
  return gap < -0.5 * smaller && Math.min(dense, otherDense) > 0.3 && both > 0.8 && both < 1.15;
}

/**
 * Two agents who share out a list: each walks its part of one order of identifiers, neither enough to stand out alone
 * (research 4.3, rules 4 and 17 together; the recruiters of 2024 asked for lists). Where many walk at once the order tells
 * something else, such as the day's new customers, and nothing is said. What tickets explain is not followed: who writes in
 * decides it, and some write in every day.
 */
export const complementaryRanges: Detector<State> = {
  kind: 'complementary-ranges',
  needs: ['accesses'],
  keepFor: 7 * 86_400_000,
  keyOf: (event) =>
    event.subjectOrder === null || !isLook(event) || !isUnexplained(event) || byAgent(event) === null
      ? null
      : event.vendor,
  fresh: () => ({ least: 0, greatest: -1, walks: {}, count: 0, told: [] }),
  see(state, event, about) {
    const order = event.subjectOrder ?? 0;
    const isFirst = state.greatest < state.least;
    state.least = isFirst ? order : Math.min(state.least, order);
    state.greatest = isFirst ? order : Math.max(state.greatest, order);
    const close = Math.max(8, (state.greatest - state.least) * about.threshold('close'));
    const mine = step(state, event, order, close);
    const least = about.threshold('steps');
    if (mine === null || mine.steps < least || mine.steps % 4 !== 0) return null;
    const since = mine.at - about.threshold('hours') * 3600;
    const others = Object.values(state.walks).filter((walk) => walk !== mine && walk.at >= since);
    if (others.filter(({ steps }) => steps * 3 >= least).length > about.threshold('walkers')) return null;
    const other = others.find((walk) => walk.steps >= least && complete(mine, walk, close));
    if (other === undefined) return null;
    const pair = [mine.agent, other.agent].sort();
    if (!isNew(state.told, hash32(pair.join(' ')), 64)) return null;
    return {
      severity: 'high',
      reason:
        `Two agents go through neighbouring parts of one order of customers: ${mine.steps} and ${other.steps} customers, ` +
        `from place ${Math.min(mine.low, other.low)} to ${Math.max(mine.high, other.high)}.`,
      events: [other.id, mine.id],
      agents: pair,
    };
  },
};
