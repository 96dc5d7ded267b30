import { Completeness } from './completeness.ts';
import type { BodyCount } from './completeness.ts';
import { openEntry, parseLeaf } from './entry.ts';
import type { Leaf } from './entry.ts';
import type { EntryTimes } from './entryTimes.ts';
import { reasonOf } from './errors.ts';
import type { CompleteBodies, Opening } from './opening.ts';
import type { Problem } from './problem.ts';
import type { Sha256 } from './tree.ts';

/** What the entries gave, once all went by. */
export interface EntryChecked {
  readonly opened: number;
  readonly bodies: BodyCount | null;
  readonly problems: readonly Problem[];
}

/** Checks the form and time of each leaf, and the openings and bodies that the caller brought. */
export class EntryCheck {
  readonly #openings = new Map<number, Opening[]>();
  readonly #completeness: Completeness | null;
  readonly #times: EntryTimes;
  readonly #hash: Sha256;
  #complete = new Map<number, Opening>();
  #opened = 0;

  constructor(
    openings: readonly Opening[],
    bodies: CompleteBodies | undefined,
    times: EntryTimes,
    hash: Sha256,
  ) {
    for (const opening of openings) {
      const same = this.#openings.get(opening.index);
      if (same === undefined) this.#openings.set(opening.index, [opening]);
      else same.push(opening);
    }
    this.#completeness = bodies === undefined ? null : new Completeness(bodies);
    this.#times = times;
    this.#hash = hash;
  }

  /** To be called before the entries below `end` go by. */
  async prepare(end: number): Promise<void> {
    const taken = (await this.#completeness?.takeUntil(end)) ?? [];
    this.#complete = new Map(taken.map((opening) => [opening.index, opening]));
  }

  problemsOf(index: number, entry: Uint8Array): Pick<Problem, 'code' | 'problem'>[] {
    const openings = this.#openings.get(index) ?? [];
    this.#openings.delete(index);
    this.#opened += openings.length;
    const body = this.#complete.get(index) ?? null;
    let leaf: Leaf;
    try {
      leaf = parseLeaf(entry);
    } catch (error) {
      this.#completeness?.entry(index, null);
      return [{ code: 'entry-malformed', problem: `entry ${String(index)}: ${reasonOf(error)}` }];
    }
    this.#times.entry(index, leaf.t);
    const opens = (one: Opening): boolean => openEntry(leaf, one.salt, one.body, this.#hash);
    this.#completeness?.entry(index, body !== null && opens(body) ? body : null);
    return [...openings, ...(body === null ? [] : [body])]
      .filter((one) => !opens(one))
      .map(() => ({
        code: 'opening-mismatch',
        problem: `entry ${String(index)} does not open to this body and salt`,
      }));
  }

  async finish(size: number): Promise<EntryChecked> {
    const nowhere = Array.from(this.#openings.keys(), (index): Problem => {
      const problem = `there is no entry ${String(index)} to open`;
      return { code: 'opening-nowhere', path: 'openings', problem };
    });
    const complete = await this.#completeness?.finish(size);
    return {
      opened: this.#opened,
      bodies: complete?.count ?? null,
      problems: [...nowhere, ...(complete?.problems ?? [])],
    };
  }
}
