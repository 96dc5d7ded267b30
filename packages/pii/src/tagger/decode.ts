import { isInside, laneCount, mayFollow, outside } from './lanes.ts';

/** What decoding needs, used again for the next run of tokens. */
export interface Lattice {
  size: number;
  /** score of each lane of each token, by its own features */
  emission: Int32Array;
  /** best score of a way to here, and from here on, that takes this lane */
  ahead: Int32Array;
  behind: Int32Array;
  back: Uint8Array;
  /** the lanes of each token that are worth following, and how many */
  open: Uint8Array;
  opens: Uint8Array;
  lane: Uint8Array;
  /** how much better the best way with a value at this token is than the best way without: below 0 is worse */
  margin: Int32Array;
  /** best lane of a value at this token, whether or not it is in the best way */
  second: Uint8Array;
}

export function newLattice(size = 0): Lattice {
  return {
    size,
    emission: new Int32Array(size * laneCount),
    ahead: new Int32Array(size * laneCount),
    behind: new Int32Array(size * laneCount),
    back: new Uint8Array(size * laneCount),
    open: new Uint8Array(size * laneCount),
    opens: new Uint8Array(size),
    lane: new Uint8Array(size),
    margin: new Int32Array(size),
    second: new Uint8Array(size),
  };
}

export function latticeFor(lattice: Lattice, tokens: number): Lattice {
  return lattice.size >= tokens ? lattice : newLattice(Math.max(64, tokens + (tokens >> 1)));
}

const never = -(1 << 28);

/** What may follow what, as bits: bit y of [x]. */
const follows = Uint32Array.from({ length: laneCount }, (_, before) => {
  let bits = 0;
  for (let lane = 0; lane < laneCount; lane += 1) if (mayFollow(before, lane)) bits |= 1 << lane;
  return bits;
});

/**
 * The best lanes for `count` tokens whose emissions are filled in, by Viterbi's algorithm both ways round; what stands
 * before and after counts as outside. Whole numbers only: the same on every machine.
 * @param transition [before * laneCount + lane]
 * @param beam a lane whose best way is worse than the best of its token by more than this is not followed
 */
export function decode(lattice: Lattice, count: number, transition: Int32Array, beam: number): void {
  forward(lattice, count, transition, beam);
  backward(lattice, count, transition);
  weigh(lattice, count, beam);
  const { ahead, behind, back, lane, open, opens } = lattice;
  const last = (count - 1) * laneCount;
  let y: number = outside;
  let best = never;
  for (let i = 0; i < (opens[count - 1] ?? 0); i += 1) {
    const at = last + (open[last + i] ?? 0);
    const score = (ahead[at] ?? 0) + (behind[at] ?? 0);
    if (score > best) {
      best = score;
      y = at - last;
    }
  }
  for (let t = count - 1; t >= 0; t -= 1) {
    lane[t] = y;
    y = back[t * laneCount + y] ?? outside;
  }
}

/** Outside stays open at every token: what is found is measured against it. */
function forward(lattice: Lattice, count: number, transition: Int32Array, beam: number): void {
  const { emission, ahead, back, open, opens } = lattice;
  for (let t = 0; t < count; t += 1) {
    const here = t * laneCount;
    const there = here - laneCount;
    const from = t === 0 ? 0 : (opens[t - 1] ?? 0);
    let most = never;
    for (let y = 0; y < laneCount; y += 1) most = Math.max(most, emission[here + y] ?? 0);
    let top = never;
    for (let y = 0; y < laneCount; y += 1) {
      const own = emission[here + y] ?? 0;
      let best = never;
      let which = 0;
      if (y !== outside && own < most - beam) {
        ahead[here + y] = never;
        continue;
      }
      if (t === 0) {
        if (!isInside(y)) best = transition[y] ?? 0;
      } else {
        for (let i = 0; i < from; i += 1) {
          const x = open[there + i] ?? 0;
          if ((((follows[x] ?? 0) >> y) & 1) === 0) continue;
          const score = (ahead[there + x] ?? 0) + (transition[x * laneCount + y] ?? 0);
          if (score > best) {
            best = score;
            which = x;
          }
        }
      }
      const score = best === never ? never : best + own;
      ahead[here + y] = score;
      back[here + y] = which;
      if (score > top) top = score;
    }
    let kept = 0;
    for (let y = 0; y < laneCount; y += 1) {
      if (y !== outside && (ahead[here + y] ?? 0) < top - beam) continue;
      open[here + kept] = y;
      kept += 1;
    }
    opens[t] = kept;
  }
}

function backward(lattice: Lattice, count: number, transition: Int32Array): void {
  const { emission, behind, open, opens } = lattice;
  const last = (count - 1) * laneCount;
  for (let i = 0; i < (opens[count - 1] ?? 0); i += 1) {
    const y = open[last + i] ?? 0;
    behind[last + y] = transition[y * laneCount + outside] ?? 0;
  }
  for (let t = count - 2; t >= 0; t -= 1) {
    const here = t * laneCount;
    const next = here + laneCount;
    const onward = opens[t + 1] ?? 0;
    for (let i = 0; i < (opens[t] ?? 0); i += 1) {
      const y = open[here + i] ?? 0;
      const allowed = follows[y] ?? 0;
      let best = never;
      for (let k = 0; k < onward; k += 1) {
        const z = open[next + k] ?? 0;
        if (((allowed >> z) & 1) === 0) continue;
        const score =
          (behind[next + z] ?? 0) + (emission[next + z] ?? 0) + (transition[y * laneCount + z] ?? 0);
        if (score > best) best = score;
      }
      behind[here + y] = best;
    }
  }
}

/** Each token's best value against nothing. */
function weigh(lattice: Lattice, count: number, beam: number): void {
  const { ahead, behind, open, opens, margin, second } = lattice;
  for (let t = 0; t < count; t += 1) {
    const here = t * laneCount;
    let best = never;
    let which = 1;
    for (let i = 1; i < (opens[t] ?? 0); i += 1) {
      const y = open[here + i] ?? 0;
      const score = (ahead[here + y] ?? 0) + (behind[here + y] ?? 0);
      if (score > best) {
        best = score;
        which = y;
      }
    }
    const without = (ahead[here] ?? 0) + (behind[here] ?? 0);
    margin[t] = best === never ? -beam : Math.max(-beam, best - without);
    second[t] = which;
  }
}
