import { parseTilePath, parseVkey, TILE_WIDTH, type LogReport, type Problem } from '@cordon/ledger';
import type { Sample } from './samples.ts';

/** Something that happened to the log, or that is wrong with it; `x` and `until` from 0 (first entry) to 1. */
export interface Mark {
  readonly kind: 'signed' | 'cosigned' | 'rotation' | 'problem';
  readonly x: number;
  readonly until: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly words: string;
}

/** A log to be drawn: how many entries were made when, and what stands along it. */
export interface Strip {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** Heights from 0 to 1, one for each equal part of the time. */
  readonly bars: readonly number[];
  readonly marks: readonly Mark[];
}

const BARS = 60;
/** More marks than these would hide each other; the list of problems has all. */
const MOST_PROBLEMS = 20;

/**
 * Lays a log out along its time.
 * @returns null when no entry could be read, so that there is no time to draw along
 */
export function stripOf(samples: readonly Sample[], report: Omit<LogReport, 'checked'>): Strip | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return null;
  const seen = report.witnesses.map(({ timestamp }) => timestamp * 1000);
  const times = samples.map(({ at }) => at);
  const [from, until] = [least([...times, ...seen]), most([...times, ...seen])];
  const span = Math.max(1, until - from);
  const xOf = (at: number): number => (at - from) / span;
  const timeOf = (index: number): number => nearest(samples, index)?.at ?? last.at;

  const counts = new Array<number>(BARS).fill(0);
  for (const at of times) {
    const bar = Math.min(BARS - 1, Math.floor(xOf(at) * BARS));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const highest = most(counts);
  const point = (kind: Mark['kind'], at: number, words: string): Mark => {
    return { kind, at, words, x: xOf(at), until: xOf(at) };
  };
  const marks: Mark[] = [
    ...report.rotations.map(({ index, new: next }) =>
      point('rotation', timeOf(index), `Entry ${String(index)}: the key changed to ${parseVkey(next).id}.`),
    ),
    ...report.witnesses.map(({ name, timestamp }) =>
      point('cosigned', timestamp * 1000, `${name} saw the log and cosigned its checkpoint.`),
    ),
    ...(report.size === null
      ? []
      : [point('signed', last.at, `The checkpoint signs ${report.size.toLocaleString('en')} entries.`)]),
    ...report.problems.flatMap((problem) => {
      const range = rangeOf(problem, report.size ?? last.index + 1);
      if (range === null) return [];
      const [at, end] = [timeOf(range[0]), timeOf(range[1])];
      const words = `${problem.path}: ${problem.problem}.`;
      return [{ kind: 'problem' as const, at, words, x: xOf(at), until: Math.max(xOf(at), xOf(end)) }];
    }),
  ];
  const drawn = [
    ...marks.filter(({ kind }) => kind !== 'problem'),
    ...marks.filter(({ kind }) => kind === 'problem').slice(0, MOST_PROBLEMS),
  ];
  return {
    ...{ from, until, bars: counts.map((count) => count / highest) },
    marks: drawn.toSorted((a, b) => a.at - b.at),
  };
}

/** The entries a problem is about: those it names, or those below the file it shows in; null for the log as a whole. */
export function rangeOf({ path, problem }: Problem, size: number): readonly [number, number] | null {
  const named = /\bentr(?:y|ies) ([0-9]+)(?: to ([0-9]+))?/.exec(problem);
  const last = Math.max(0, size - 1);
  if (named !== null) {
    const first = Number(named[1]);
    return [Math.min(first, last), Math.min(Number(named[2] ?? first), last)];
  }
  const tile = parseTilePath(path);
  if (tile === null) return null;
  const each = tile.kind === 'entries' ? 1 : TILE_WIDTH ** tile.level;
  const first = tile.index * TILE_WIDTH * each;
  return [Math.min(first, last), Math.min(first + tile.width * each - 1, last)];
}

function nearest(samples: readonly Sample[], index: number): Sample | undefined {
  let low = 0;
  let high = samples.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((samples[middle]?.index ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return samples[low];
}

// Not by spreading: there may be hundreds of thousands.
function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}
