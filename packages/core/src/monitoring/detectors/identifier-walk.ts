import { byAgent, isDenied, isMiss } from '../access.ts';
import type { About, Detector } from '../detector.ts';
import type { Sign } from '../signal.ts';

interface State {
  /** Places of the latest customers in the order of identifiers. */
  orders: number[];
  /** Every few customers one, to know how far the agent's customers usually lie apart. */
  sample: number[];
  seen: number;
  up: number;
  down: number;
  /** The latest look-ups, one bit each: 1 found nobody. */
  misses: number;
}

const WINDOW = 16;
const SAMPLE = 16;
const SAMPLE_EVERY = 5;
/** Look-ups of which misses are counted. */
const LOOKUPS = 20;

/**
 * Identifiers walked one after another, in order, or shuffled within a range, with honest work between them or not
 * (research 4.3, rule 4; Coupang). Customers call in no order: of 16 that lie anywhere, eight are practically never
 * within a hundredth of the range. Guessing shows as look-ups that find nobody.
 */
export const identifierWalk: Detector<State> = {
  kind: 'identifier-walk',
  needs: ['accesses'],
  keyOf: (event) => (event.subjectOrder !== null || event.kind === 'lookup' ? byAgent(event) : null),
  fresh: () => ({ orders: [], sample: [], seen: 0, up: 1, down: 1, misses: 0 }),
  see(state, event, about) {
    const guessed =
      event.kind === 'lookup' && !isDenied(event) ? guessing(state, isMiss(event), about) : null;
    const order = event.subjectOrder;
    if (order === null || state.orders.includes(order)) return guessed;
    const last = state.orders.at(-1);
    state.up = last !== undefined && order > last ? state.up + 1 : 1;
    state.down = last !== undefined && order < last ? state.down + 1 : 1;
    state.orders.push(order);
    if (state.orders.length > WINDOW) state.orders.shift();
    const sign = walking(state, about) ?? guessed;
    state.seen += 1;
    if (state.seen % SAMPLE_EVERY === 0) {
      state.sample.push(order);
      if (state.sample.length > SAMPLE) state.sample.shift();
    }
    return sign;
  },
  keepFor: 45 * 86_400_000,
};

function walking(state: State, about: About): Sign | null {
  const run = Math.max(state.up, state.down);
  const most = about.threshold('inOrder');
  if (run >= most) {
    return {
      severity: run >= most * 2 ? 'high' : 'medium',
      reason: `${run} customers one after another in the order of their identifiers.`,
      events: about.latest().slice(-run),
    };
  }
  const close = about.threshold('close');
  const span = tightest(state.orders, close);
  if (span === null) return null;
  const range = usualRange(state.sample);
  const near = Math.max(about.threshold('steps'), range === null ? 0 : range * about.threshold('share'));
  if (span > near) return null;
  return {
    severity: 'high',
    reason: `${close} of the latest ${state.orders.length} customers lie within ${span + 1} identifiers of each other${
      range === null ? '' : `; this agent's customers usually spread over ${Math.round(range)}`
    }.`,
    events: [...about.latest()],
  };
}

/** The smallest span that holds `many` of the values; null where there are fewer. */
function tightest(values: readonly number[], many: number): number | null {
  if (values.length < many) return null;
  const sorted = Float64Array.from(values).sort();
  let span = Infinity;
  for (let index = many - 1; index < sorted.length; index += 1) {
    span = Math.min(span, (sorted[index] ?? 0) - (sorted[index - many + 1] ?? 0));
  }
  return span;
}

/** How far apart the middle two thirds lie, times three halves: one far-off identifier must not make all others near. */
function usualRange(sample: readonly number[]): number | null {
  if (sample.length < SAMPLE) return null;
  const sorted = Float64Array.from(sample).sort();
  return ((sorted[13] ?? 0) - (sorted[2] ?? 0)) * 1.4;
}

/** So many misses are far above chance where each look-up misses with the peers' share (binomial). */
function often(share: number, about: About): number {
  const mean = LOOKUPS * share;
  return mean + about.threshold('missZ') * Math.sqrt(mean * (1 - share));
}

function guessing(state: State, miss: boolean, about: About): Sign | null {
  state.misses = ((state.misses << 1) | (miss ? 1 : 0)) & ((1 << LOOKUPS) - 1);
  if (!miss) return null;
  let count = 0;
  for (let bits = state.misses; bits !== 0; bits &= bits - 1) count += 1;
  const peers = about.usual('misses-per-lookup').peers;
  if (peers === null || count < Math.max(about.threshold('misses'), often(peers.median / 100, about)))
    return null;
  return {
    severity: 'medium',
    reason: `${count} of the latest ${LOOKUPS} look-ups found nobody; of the peers' ${Math.round(peers.median)} in 100 do.`,
    events: [...about.latest()],
  };
}
