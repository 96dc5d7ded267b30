/** Events of which a repetition is known: two generations of so many. */
const GENERATION = 25_000;

/** Knows which events were seen lately: a feed delivers at least once. */
export class Seen {
  private young: Set<number>;
  private old: Set<number>;

  constructor(kept?: readonly (readonly number[])[]) {
    this.young = new Set(kept?.[0]);
    this.old = new Set(kept?.[1]);
  }

  /**
   * An id alone does not make a repetition: a stream whose ids begin anew each day must not be taken for one.
   * @returns whether the event was not seen before
   */
  isNew(id: string, at: number): boolean {
    const name = hash53(id, at);
    if (this.young.has(name) || this.old.has(name)) return false;
    this.young.add(name);
    if (this.young.size >= GENERATION) {
      this.old = this.young;
      this.young = new Set();
    }
    return true;
  }

  kept(): readonly (readonly number[])[] {
    return [[...this.young], [...this.old]];
  }
}

/** 53 bits (two 32-bit FNV-1a with different seeds): at a hundred thousand kept, one event in 10^11 is taken for seen. */
function hash53(text: string, at: number): number {
  let high = 0x811c9dc5 ^ (at % 0x7fffffff);
  let low = 0x1b873593 ^ (at % 0x7ffffffd);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
  }
  high = Math.imul(high ^ (high >>> 15), 0x2c1b3c6d);
  low = Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return ((high ^ (high >>> 12)) >>> 11) * 0x100000000 + ((low ^ (low >>> 16)) >>> 0);
}
