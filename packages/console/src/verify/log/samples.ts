import { decodeBundle, parseLeaf, parseTilePath, TILE_WIDTH } from '@cordon/ledger';

/** An entry, and when it says it was made (milliseconds since 1970). */
export interface Sample {
  readonly index: number;
  readonly at: number;
}

/** From this many bundles on, only some entries of each are looked at: they are for a drawing. */
const ALL_BELOW = 256;
const STEP = 32;

/** Times of entries as they go by, to draw the log with. What is wrong with an entry is for the verifier to say. */
export class Samples {
  readonly #bundles = new Map<number, readonly Sample[]>();

  get bundles(): number {
    return this.#bundles.size;
  }

  /** Takes what was read at a path; @returns whether it was a bundle of entries not seen before */
  look(path: string, bytes: Uint8Array): boolean {
    const tile = parseTilePath(path);
    if (tile?.kind !== 'entries' || this.#bundles.has(tile.index)) return false;
    this.#bundles.set(
      tile.index,
      samplesOf(tile.index, tile.width, bytes, this.bundles < ALL_BELOW ? 1 : STEP),
    );
    return true;
  }

  /** By rising index. */
  all(): readonly Sample[] {
    return [...this.#bundles.entries()].toSorted(([a], [b]) => a - b).flatMap(([, samples]) => samples);
  }
}

function samplesOf(bundle: number, width: number, bytes: Uint8Array, step: number): readonly Sample[] {
  const first = bundle * TILE_WIDTH;
  try {
    return decodeBundle(bytes, width).flatMap((entry, i) =>
      i % step === 0 ? [{ index: first + i, at: Date.parse(parseLeaf(entry).t) }] : [],
    );
  } catch {
    // Not entries: the verifier names the file.
    return [];
  }
}
