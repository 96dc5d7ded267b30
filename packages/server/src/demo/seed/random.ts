/** A small deterministic generator (mulberry32): the same seed gives the same numbers on every machine. */
export interface Random {
  /** A whole number in [0, below). */
  below(below: number): number;
  /** A number in [0, 1). */
  part(): number;
  pick<T>(from: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
  digits(count: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const part = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(part() * limit);
  return {
    below,
    part,
    pick: (from) => {
      const found = from[below(from.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
    chance: (probability) => part() < probability,
    digits: (count) => Array.from({ length: count }, () => String(below(10))).join(''),
  };
}

/**
 * A number of its own for every id below `prime`, in no visible order: what is unique must not tell the id.
 * @param prime a prime above every id
 */
export function scattered(id: number, prime: number): number {
  return (id * 48_271 + 20_123) % prime;
}
