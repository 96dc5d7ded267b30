import { together as shared } from '../platform/together.ts';

/** Asks for some keys at once. */
export type AskMany = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Whoever asks while a question is under way shares the next, which asks for the keys of all of them. */
export function together(ask: AskMany): AskMany {
  return shared(
    (lists: readonly (readonly string[])[]) => ask([...new Set(lists.flat())]),
    (found) => found,
  );
}
