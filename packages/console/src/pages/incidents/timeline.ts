import type { IncidentView } from '../../api/types.ts';

/** One thing in time, as a share of the whole from 0 to 1. */
export interface Mark {
  readonly x: number;
  readonly what: 'signal' | 'act';
  readonly severity: IncidentView['severity'] | null;
  readonly at: string;
}

/** One agent, or Cordon's and people's own acts, as a row of the drawing. */
export interface Lane {
  readonly name: string;
  readonly marks: readonly Mark[];
}

/** An instant that is written below the drawing. */
interface Tick {
  readonly x: number;
  readonly at: string;
}

export interface Drawing {
  readonly lanes: readonly Lane[];
  readonly ticks: readonly Tick[];
}

const TICKS = 4;

/** Lays signals out by agent and acts below them, from the first to the last of all. */
export function drawingOf({ list, acts }: Pick<IncidentView, 'list' | 'acts'>): Drawing {
  const instants = [...list, ...acts].map(({ at }) => Date.parse(at));
  if (instants.length === 0) return { lanes: [], ticks: [] };
  const first = Math.min(...instants);
  const span = Math.max(...instants) - first;
  // What happened at one moment stands in the middle, and not at an edge that looks like a beginning.
  const x = (at: string): number => (span === 0 ? 0.5 : (Date.parse(at) - first) / span);
  const names = [...new Set(list.map(({ agent }) => agent?.name ?? 'Nobody in particular'))];
  const signals = names.map((name) => ({
    name,
    marks: list
      .filter(({ agent }) => (agent?.name ?? 'Nobody in particular') === name)
      .map(({ at, severity }) => ({ x: x(at), what: 'signal' as const, severity, at })),
  }));
  const done = {
    name: 'What was done',
    marks: acts.map(({ at }) => ({ x: x(at), what: 'act' as const, severity: null, at })),
  };
  const ticks =
    span === 0
      ? [{ x: 0.5, at: new Date(first).toISOString() }]
      : Array.from({ length: TICKS }, (_, nth) => nth / (TICKS - 1)).map((share) => ({
          x: share,
          at: new Date(first + share * span).toISOString(),
        }));
  return {
    lanes: [...signals, done].filter(({ marks }) => marks.length > 0),
    ticks,
  };
}
