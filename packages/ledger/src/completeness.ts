import type { CompleteBodies, Opening } from './opening.ts';
import { entriesText } from './problem.ts';
import type { Problem } from './problem.ts';
import { countOf, grow, holds, merged } from './ranges.ts';
import type { IndexRange } from './ranges.ts';
import { isRetention, readRetention } from './retention.ts';

/** How many entries of the window opened, how many were erased by an entry that says so, and how many are missing. */
export interface BodyCount {
  readonly opened: number;
  readonly erased: number;
  /** Above 0 is tampering. */
  readonly missing: number;
}

/** Runs of missing bodies that are named one by one. */
const MAX_NAMED = 50;

/**
 * Checks that a set of bodies is complete: each entry of the window opens, or an entry of the same log, itself opened,
 * says that its body was erased. Any other missing body is tampering: an act is being hidden.
 */
export class Completeness {
  readonly #source: AsyncIterator<Opening> | Iterator<Opening>;
  readonly #ranges: readonly IndexRange[] | null;
  readonly #unopened: IndexRange[] = [];
  readonly #erased: IndexRange[] = [];
  readonly #problems: Problem[] = [];
  #next: Opening | null = null;
  #opened = 0;
  #last = -1;

  constructor({ openings, ranges }: CompleteBodies) {
    this.#source =
      Symbol.asyncIterator in openings ? openings[Symbol.asyncIterator]() : openings[Symbol.iterator]();
    this.#ranges = ranges ?? null;
  }

  /** The bodies below an index that were not taken yet. @throws whatever their source throws */
  async takeUntil(end: number): Promise<Opening[]> {
    const taken: Opening[] = [];
    for (;;) {
      this.#next ??= await this.#read();
      if (this.#next === null || this.#next.index >= end) return taken;
      taken.push(this.#next);
      this.#next = null;
    }
  }

  async #read(): Promise<Opening | null> {
    const read = await this.#source.next();
    if (read.done === true) return null;
    const { value } = read;
    if (value.index <= this.#last) {
      const problem = `the body of entry ${String(value.index)} stands behind that of ${String(this.#last)}: not in order`;
      this.#problems.push({ code: 'opening-nowhere', path: 'bodies', problem });
      return this.#read();
    }
    this.#last = value.index;
    return value;
  }

  /** Is told of each entry in order, with its body if that opened. */
  entry(index: number, opened: Opening | null): void {
    if (opened !== null && isRetention(opened.body)) this.#retention(opened);
    if (this.#ranges !== null && !holds(this.#ranges, index)) return;
    if (opened === null) grow(this.#unopened, index);
    else this.#opened++;
  }

  #retention({ index, body }: Opening): void {
    const retention = readRetention(body, index);
    if (retention === null) {
      const problem = `entry ${String(index)} says that something was erased, and not rightly what`;
      this.#problems.push({ code: 'retention-malformed', path: 'bodies', problem });
    } else if (retention.what === 'bodies') this.#erased.push(...retention.ranges);
  }

  /** The count and all problems, once every entry was told. */
  async finish(size: number): Promise<{ readonly count: BodyCount; readonly problems: readonly Problem[] }> {
    for (const { index } of await this.takeUntil(Number.POSITIVE_INFINITY)) {
      const problem = `there is no entry ${String(index)} to open`;
      this.#problems.push({ code: 'opening-nowhere', path: 'bodies', problem });
    }
    const missing = this.#missing();
    const named = missing.slice(0, MAX_NAMED).map(({ first, last }): Problem => {
      const problem = `${entriesText(first, last)}: no body, and no entry says that it was erased`;
      return { code: 'body-missing', path: 'bodies', problem };
    });
    const rest = countOf(missing.slice(MAX_NAMED));
    if (rest > 0) {
      const problem = `${String(rest)} more entries without a body`;
      named.push({ code: 'body-missing', path: 'bodies', problem });
    }
    const asked = this.#ranges?.at(-1)?.last ?? 0;
    if (asked >= size) {
      const problem = `the bodies are said to reach to entry ${String(asked)}; the log has ${String(size)} entries`;
      named.push({ code: 'opening-nowhere', path: 'bodies', problem });
    }
    const missed = countOf(missing);
    return {
      count: { opened: this.#opened, erased: countOf(this.#unopened) - missed, missing: missed },
      problems: [...this.#problems, ...named],
    };
  }

  #missing(): IndexRange[] {
    const erased = merged(this.#erased);
    const missing: IndexRange[] = [];
    for (const { first, last } of this.#unopened) {
      for (let index = first; index <= last; index++) if (!holds(erased, index)) grow(missing, index);
    }
    return missing;
  }
}
