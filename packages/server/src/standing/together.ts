/** Asks for some keys at once. */
export type AskMany = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;

interface Waiting {
  readonly keys: readonly string[];
  readonly resolve: (found: ReadonlyMap<string, string>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One question under way at a time; whoever comes meanwhile shares the next. A question that was on its way before somebody
 * came is never their answer: it may have been answered before what they must see was written.
 */
export function together(ask: AskMany): AskMany {
  let waiting: Waiting[] = [];
  let asking = false;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      try {
        const found = await ask([...new Set(taken.flatMap(({ keys }) => keys))]);
        for (const { resolve } of taken) resolve(found);
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    asking = false;
  };

  return (keys) =>
    new Promise((resolve, reject) => {
      waiting.push({ keys, resolve, reject });
      if (asking) return;
      asking = true;
      void drain();
    });
}
