/** Seeded chance: the same seed gives the same conversations, so a figure can be measured again. */
export interface Chance {
  /** A whole number from 0 to `below` - 1. */
  upTo(below: number): number;
  pick<T>(list: readonly T[]): T;
  digits(count: number): string;
}

/** Mulberry32, a 32-bit generator in the public domain. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const upTo = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return {
    upTo,
    pick: (list) => {
      const one = list[upTo(list.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    digits: (count) => Array.from({ length: count }, () => upTo(10)).join(''),
  };
}
