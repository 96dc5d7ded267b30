import type { Span } from './spans.ts';

/** A piece that will not be kept. */
export interface Removed extends Span {
  readonly type: string;
  /** What found it. */
  readonly by: string;
}

/** What is asked of the thread that finds. */
export interface Asked {
  readonly text: string;
  readonly what: Sought;
}

/** What is looked for: what the record will not keep, or what a text that is signed word for word is refused for. */
export type Sought = 'removed' | 'refused';

/** What it answers. */
export interface Found {
  /** The text that was looked through. */
  readonly text: string;
  /** As patterns alone leave it. */
  readonly kept: string;
  readonly removed: readonly Removed[];
}

/** The part of a `Worker` that is used. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Finds in texts that are still being typed what will not be kept of them. */
export interface Finder {
  /**
   * Looks through a text. Of several texts that one asker asks for meanwhile only the last is looked through; the promises of
   * the others never settle.
   * @throws when the thread could not be loaded, broke, or took too long: then for every text from there on
   */
  find(asker: string, text: string): Promise<Found>;
  /** Starts the thread, which loads what finds. @returns ends it, and with it what it holds of the texts */
  open(): () => void;
}

/** Longer than any text takes, loading included, and shorter than anybody waits. */
export const PATIENCE_MS = 8000;

interface Waiting {
  readonly text: string;
  readonly resolve: (found: Found) => void;
  readonly reject: (error: Error) => void;
}

/** @param start makes the thread */
export function createFinder(start: () => Thread, what: Sought, patienceMs = PATIENCE_MS): Finder {
  const waiting = new Map<string, Waiting>();
  let current: Waiting | null = null;
  let broken: Error | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let thread: Thread | null = null;

  const fail = (why: string): void => {
    clearTimeout(timer);
    thread?.terminate();
    broken = new Error(why);
    const left = [...(current === null ? [] : [current]), ...waiting.values()];
    current = null;
    waiting.clear();
    for (const { reject } of left) reject(broken);
  };

  const next = (): void => {
    const [first] = waiting;
    if (current !== null || first === undefined || thread === null) return;
    const [asker, asked] = first;
    waiting.delete(asker);
    current = asked;
    timer = setTimeout(fail, patienceMs, 'finding took too long');
    thread.postMessage({ text: asked.text, what } satisfies Asked);
  };

  const begin = (): void => {
    thread = start();
    thread.addEventListener('message', (event) => {
      clearTimeout(timer);
      current?.resolve((event as MessageEvent<Found>).data);
      current = null;
      next();
    });
    thread.addEventListener('error', () => {
      fail('finding broke off');
    });
    next();
  };

  return {
    find: (asker, text) =>
      new Promise((resolve, reject) => {
        if (broken !== null) {
          reject(broken);
          return;
        }
        waiting.set(asker, { text, resolve, reject });
        next();
      }),
    open() {
      broken = null;
      try {
        begin();
      } catch {
        fail('finding could not be loaded');
      }
      return () => {
        fail('closed');
        thread = null;
      };
    },
  };
}
