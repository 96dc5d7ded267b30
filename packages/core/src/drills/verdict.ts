import type { Drill, DrillName, NotMade, Tried } from './drill.ts';

/** What was seen of an attack from the inside; null where nothing watches: nobody may take that for a yes. */
export interface Watched {
  /** Milliseconds from the beginning of the attack to the first signal about it; `none` when it was not noticed. */
  readonly detectedAfterMs: number | 'none' | null;
  readonly containedAfterMs: number | 'none' | null;
  readonly clockStarted: boolean | null;
  readonly noticesReady: boolean | null;
}

export const notWatched: Watched = {
  ...{ detectedAfterMs: null, containedAfterMs: null, clockStarted: null, noticesReady: null },
};

/** What a drill came to. */
export interface DrillResult {
  readonly drill: DrillName;
  readonly expectedControl: string;
  /** The clause of the agreement behind the control, where one is. */
  readonly clause: string | null;
  /** Null when the attack was not made. */
  readonly blocked: boolean | null;
  /** Null when nothing watches. */
  readonly detected: boolean | null;
  readonly timeToDetectMs: number | null;
  readonly timeToContainMs: number | null;
  readonly clockStarted: boolean | null;
  readonly noticesReady: boolean | null;
  /** Null when the drill was not made: there is nothing here to make it on, or no feed. */
  readonly passed: boolean | null;
  /** Plain words. */
  readonly why: string;
  readonly tried: readonly Tried[];
  /** Entries of the ledger that the attack left, in order. */
  readonly entries: readonly number[];
}

/**
 * Passed only if the ground held, every try was stopped by the control that is drilled, and, where something watches, what
 * has to be noticed was. What could not be carried out is no pass.
 */
export function verdictOf(
  drill: Drill,
  tried: readonly Tried[] | NotMade,
  watched: Watched,
  clause: string | null,
): DrillResult {
  const told = {
    ...{ drill: drill.name, expectedControl: drill.expectedControl, clause },
    detected: watched.detectedAfterMs === null ? null : watched.detectedAfterMs !== 'none',
    timeToDetectMs: numberOf(watched.detectedAfterMs),
    timeToContainMs: numberOf(watched.containedAfterMs),
    ...{ clockStarted: watched.clockStarted, noticesReady: watched.noticesReady },
  };
  if ('notMade' in tried) {
    const nothing = { detected: null, timeToDetectMs: null, timeToContainMs: null };
    const unknown = { clockStarted: null, noticesReady: null };
    return {
      ...told,
      ...nothing,
      ...unknown,
      ...{ blocked: null, passed: null, why: tried.notMade, tried: [], entries: [] },
    };
  }
  const entries = tried.flatMap(({ entry }) => (entry === null ? [] : [entry])).toSorted((a, b) => a - b);
  const attacks = tried.filter(({ got }) => got !== 'ground' && got !== 'no-ground');
  const through = attacks.find(({ got }) => got === 'through');
  const cut = isCut(watched);
  const noGround = tried.find((one) => one.got === 'no-ground' && !cut(one));
  const elsewhere = attacks.find((one) => one.got === 'elsewhere' && !cut(one));
  const blocked = attacks.length === 0 ? null : through === undefined;
  const problem = problemOf();
  return {
    ...told,
    ...{ blocked, passed: problem === null, tried, entries },
    why: problem ?? `All ${String(attacks.length)} tries were stopped. ${seen()}`,
  };

  function problemOf(): string | null {
    if (through !== undefined) return `Got through: ${through.what}.`;
    if (noGround !== undefined)
      return `Could not be carried out: ${noGround.what} was refused${because(noGround)}.`;
    if (attacks.length === 0) return 'Nothing was tried.';
    if (elsewhere !== undefined)
      return `Stopped, but by something else than the control: ${elsewhere.what}${because(elsewhere)}.`;
    return drill.notice === 'must' && told.detected === false ? 'Stopped, but nobody noticed.' : null;
  }

  function seen(): string {
    if (drill.notice === 'nothing') return 'It leaves nothing that has to be noticed.';
    if (told.detected === null) return 'Whether it was noticed is not watched here.';
    if (!told.detected) return 'Nobody noticed, and nobody has to: it was refused at the first try.';
    const noticed = `It was noticed after ${secondsOf(told.timeToDetectMs)}`;
    const { timeToContainMs: contained } = told;
    return contained === null ? `${noticed}.` : `${noticed}, and contained after ${secondsOf(contained)}.`;
  }
}

function secondsOf(ms: number | null): string {
  return `${((ms ?? 0) / 1000).toFixed(1)} s`;
}

/** Whoever is contained in the middle of an attack is refused the rest of it: that is no fault of the control. */
function isCut({ containedAfterMs }: Watched): (tried: Tried) => boolean {
  return ({ code }) =>
    typeof containedAfterMs === 'number' && (code === 'suspended' || code === 'not-signed-in');
}

function because({ code }: Tried): string {
  return code === null ? '' : ` (${code})`;
}

function numberOf(ms: number | 'none' | null): number | null {
  return typeof ms === 'number' ? ms : null;
}
