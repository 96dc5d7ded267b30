/** Runs work of the same key one after the other; work of different keys runs side by side. */
export interface Turns {
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    async inTurn(key, work) {
      const before = last.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(key, mine);
      try {
        return await mine;
      } finally {
        // Nobody queued behind: forget the key, so that the map does not grow with every person seen.
        if (last.get(key) === mine) last.delete(key);
      }
    },
  };
}
