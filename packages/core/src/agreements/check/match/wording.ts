import type { Unit } from '../text/outline.ts';
import { tokensOf } from '../text/tokens.ts';

/** Share of a sentence's three-word runs that must stand in the text for it to count as the same wording. */
const SAME_WORDING = 0.85;
const RUN = 3;

/** A text as the set of its three-word runs: tells whether a known sentence stands in it nearly word for word. */
export class Wording {
  readonly #units: readonly Unit[];
  #runs: Map<string, number> | null = null;

  constructor(units: readonly Unit[]) {
    this.#units = units;
  }

  /** @returns the sentence of the text in which most of it stands, or null */
  find(sentence: string): string | null {
    const wanted = runsOf(tokensOf(sentence).map(({ word }) => word));
    const places = new Map<number, number>();
    let found = 0;
    for (const run of wanted) {
      const at = this.#index().get(run);
      if (at === undefined) continue;
      found += 1;
      places.set(at, (places.get(at) ?? 0) + 1);
    }
    if (found < SAME_WORDING * wanted.length) return null;
    const [most] = [...places].sort(([, one], [, other]) => other - one);
    return most === undefined ? null : (this.#units[most[0]]?.sentence ?? null);
  }

  #index(): Map<string, number> {
    if (this.#runs !== null) return this.#runs;
    const runs = new Map<string, number>();
    this.#units.forEach(({ tokens }, at) => {
      for (const run of runsOf(tokens.map(({ word }) => word))) {
        if (!runs.has(run)) runs.set(run, at);
      }
    });
    this.#runs = runs;
    return runs;
  }
}

function runsOf(words: readonly string[]): string[] {
  return words
    .slice(0, Math.max(0, words.length - RUN + 1))
    .map((_, at) => words.slice(at, at + RUN).join(' '));
}
