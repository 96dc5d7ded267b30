/**
 * Numbers that look random and are the same for the same seed, so that a plan can be made again and checked.
 * The generator is mulberry32 (Tommy Ettinger, public domain); nothing secret hangs on it.
 * @returns a function giving numbers from 0 up to and without 1
 */
export function drawsOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same things in an order of the seed's (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], draw: () => number): readonly T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const [here, there] = [order[last], order[other]];
    if (here === undefined || there === undefined) continue;
    [order[last], order[other]] = [there, here];
  }
  return order;
}
