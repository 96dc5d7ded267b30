/** Whole numbers in [0, below), the same for the same seed on every machine. */
export type Below = (below: number) => number;

/**
 * sfc32 (Doty-Humphrey, PractRand), seeded with 128 bits. It has to be even, not secret: the seed is, until a paper is handed in.
 * @param seed 32 hex digits
 */
export function randomOf(seed: string): Below {
  if (!/^[0-9a-f]{32}$/.test(seed)) throw new RangeError('a seed is 32 hex digits');
  let [a = 0, b = 0, c = 0, d = 0] = [0, 8, 16, 24].map((at) => Number.parseInt(seed.slice(at, at + 8), 16));
  const next = (): number => {
    const t = (((a + b) >>> 0) + d) >>> 0;
    d = (d + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t;
  };
  // The first numbers still look like the seed.
  for (let round = 0; round < 15; round++) next();
  return (below) => Math.floor((next() / 4_294_967_296) * below);
}

/** Fisher and Yates: every order is as likely as every other. */
export function shuffled<T>(from: readonly T[], below: Below): T[] {
  const to = [...from];
  for (let last = to.length - 1; last > 0; last--) {
    const other = below(last + 1);
    const held = to[last] as T;
    to[last] = to[other] as T;
    to[other] = held;
  }
  return to;
}
