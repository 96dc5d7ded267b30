import type { Cursors, Projection } from './projection.ts';

/** The search tables of the ledger, each as far as it has followed. */
export interface Indexing {
  /**
   * Follows until every table has all entries below `size`, or all there are.
   * @returns how many entries every table has; throws what a projection or the database throws
   */
  upTo(size: number): Promise<number>;
  /** Follows all there is, soon and at most once at a time; a fault is told and tried again at the next call. */
  wake(): void;
  /** How many entries every table has, and how many there are. */
  status(): Promise<IndexingStatus>;
  /**
   * The same, after following what little is left. Of much it does not wait: whoever asks is told how far the tables are.
   * A fault is told and leaves them as they are.
   */
  near(): Promise<IndexingStatus>;
  /** Waits for a step that has begun; nothing is followed after it. */
  close(): Promise<void>;
}

export interface IndexingStatus {
  readonly indexed: number;
  readonly size: number;
}

/** So many entries a reader waits for. */
const LITTLE = 2048;

/**
 * @param projections in the order in which they may read each other
 * @param onFault told of what a call of `wake` or `near` met
 */
export function createIndexing<Tx>(
  cursors: Cursors<Tx>,
  projections: readonly Projection<Tx>[],
  onFault: (error: unknown) => void,
): Indexing {
  let closed = false;
  let following: Promise<unknown> | null = null;
  let again = false;

  /** None goes further than the one before it, which it may read. */
  async function upTo(size: number): Promise<number> {
    let end = size;
    for (const projection of projections) {
      let upto = await cursors.followed(projection.name);
      while (upto < end && !closed) {
        const next = await cursors.advance(projection, end);
        if (next === upto) break;
        upto = next;
      }
      end = Math.min(end, upto);
    }
    return end;
  }

  const indexed = async (size: number): Promise<number> => {
    const followed = await Promise.all(projections.map(({ name }) => cursors.followed(name)));
    return Math.min(size, ...followed);
  };

  async function followAll(): Promise<void> {
    while (again && !closed) {
      again = false;
      await upTo(await cursors.size());
    }
  }

  function wake(): void {
    again = true;
    following ??= followAll()
      .catch(onFault)
      .finally(() => {
        following = null;
        // Called while the last step was coming to its end.
        if (again && !closed) wake();
      });
  }

  async function status(): Promise<IndexingStatus> {
    const size = await cursors.size();
    return { indexed: await indexed(size), size };
  }

  return {
    upTo,
    wake,
    status,
    async near() {
      const found = await status();
      if (found.size - found.indexed > LITTLE) return found;
      try {
        return { ...found, indexed: await upTo(found.size) };
      } catch (error) {
        onFault(error);
        return found;
      }
    },
    async close() {
      closed = true;
      await following;
    },
  };
}
