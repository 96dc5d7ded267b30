/** Chance with a seed: the same seed and the same questions give the same answers, on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param keys what this chance is for; other keys give unrelated answers */
  constructor(...keys: readonly (string | number)[]) {
    let hash = 0x811c9dc5;
    for (const key of keys) {
      for (const part of `${String(key)}\u0000`) {
        hash = Math.imul(hash ^ (part.codePointAt(0) ?? 0), 0x01000193);
      }
    }
    this.#a = hash | 0;
    this.#b = Math.imul(hash ^ 0x9e3779b9, 0x85ebca6b) | 0;
    this.#c = Math.imul(hash ^ 0x7f4a7c15, 0xc2b2ae35) | 0;
    for (let turn = 0; turn < 12; turn += 1) this.next();
  }

  /** From 0 to below 1 (sfc32: Doty-Humphrey's small fast counter). */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** From `low` to below `high`. */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Around `median`, with a heavy upper tail as `sigma` grows. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** Waiting time until the next of events that come independently, `mean` apart. */
  waiting(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** How many of events that come independently, `mean` on average. */
  count(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let many = 0;
    for (let product = this.next(); product > limit; product *= this.next()) many += 1;
    return many;
  }

  /** Changes the order of `list` in place (Fisher and Yates). */
  shuffle<T>(list: T[]): T[] {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.next() * (at + 1));
      const [one, two] = [list[at], list[other]];
      if (one === undefined || two === undefined) continue;
      list[at] = two;
      list[other] = one;
    }
    return list;
  }
}
