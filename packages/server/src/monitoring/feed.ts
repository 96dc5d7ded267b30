/** Tells listeners that entries were appended; they read on from where they were. */
export interface Feed {
  wake(): void;
  /** @returns a function that ends the subscription */
  onWake(listener: () => void): () => void;
}

/** In this process; other replicas wake it through the database's notifications. */
export function createFeed(): Feed {
  const listeners = new Set<() => void>();
  return {
    wake: () => {
      for (const listener of listeners) listener();
    },
    onWake: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
