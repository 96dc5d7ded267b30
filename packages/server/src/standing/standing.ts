import type { AskMany } from './together.ts';

/** Something that was read, and until when the clock alone does not change it. */
export interface Read<T> {
  readonly value: T;
  /** Null: not to be kept, as every no is: it is read anew each time. */
  readonly until: Date | null;
}

/** Whose rights something rests on, and how it is read. */
export interface Reading<T> {
  /** One kind of question about one credential. */
  readonly key: string;
  /** Whose rights; null: nobody's, and there is nothing to read. */
  readonly person: () => Promise<string | null>;
  readonly read: () => Promise<Read<T>>;
}

export interface StandingDeps {
  /** The marks that stand now; a mark that was acknowledged before the call is among them. */
  readonly moves: AskMany;
  /** Forgets what else is kept of agreements and sources. */
  readonly forget: () => void;
  readonly hears: () => boolean;
  readonly now: () => Date;
}

/** What was read once, for as long as nothing that could take it away was written. */
export interface Standing {
  /** As it stands at this moment; null when there is nobody. */
  of<T>(reading: Reading<T>): Promise<T | null>;
  /** What stood when it was asked about last, for whoever asks again before anything rests on it; undefined for nothing. */
  lately(key: string): unknown;
}

/** What is on no mark (a role that a job changes by the clock, a list in the code) is read anew after this. */
const LONGEST_MS = 10_000;
/** More credentials than can be at work in this time. */
const MOST = 10_000;
/** The mark of what everybody stands on. */
const ALL = '*';

interface Kept {
  readonly value: unknown;
  readonly person: string;
  readonly mark: string;
  readonly until: number;
}

/**
 * Rights are kept only beside the marks that stood before they were read, and the marks are asked for each time they are
 * used. Every write that could take a right away leaves a mark in its own transaction, so a write that was acknowledged
 * anywhere before this call is seen by it, on every replica; see docs/decisions.
 */
export function createStanding({ moves, forget, hears, now }: StandingDeps): Standing {
  const memory = new Map<string, Kept>();
  let all = '';

  const marksOf = async (person: string): Promise<{ readonly mark: string; readonly all: string }> => {
    const found = await moves([person, ALL]);
    const everybody = found.get(ALL) ?? '';
    return { mark: `${found.get(person) ?? ''}/${everybody}`, all: everybody };
  };

  const stands = async ({ person, mark, until }: Kept): Promise<boolean> =>
    hears() && now().getTime() < until && (await marksOf(person)).mark === mark && now().getTime() < until;

  const keep = (key: string, kept: Kept): void => {
    const [oldest] = memory.keys();
    if (memory.size >= MOST && oldest !== undefined) memory.delete(oldest);
    memory.set(key, kept);
  };

  const readAnew = async <T>({ key, person: whose, read }: Reading<T>): Promise<T | null> => {
    const person = await whose();
    if (person === null) return null;
    // Before anything is read: what is written meanwhile then shows as a move.
    const marks = await marksOf(person);
    if (marks.all !== all) {
      all = marks.all;
      forget();
    }
    const { value, until } = await read();
    const longest = now().getTime() + LONGEST_MS;
    if (until !== null && hears())
      keep(key, { value, person, mark: marks.mark, until: Math.min(longest, until.getTime()) });
    return value;
  };

  return {
    lately(key) {
      const kept = memory.get(key);
      return kept !== undefined && hears() && now().getTime() < kept.until ? kept.value : undefined;
    },
    async of<T>(reading: Reading<T>): Promise<T | null> {
      const kept = memory.get(reading.key);
      if (kept === undefined) return readAnew(reading);
      if (await stands(kept)) return kept.value as T;
      memory.delete(reading.key);
      return readAnew(reading);
    },
  };
}
