import type { Drill, DrillName, NotMade, Tried } from './drill.ts';
import { notRehearsed, type Rehearsed } from './rehearsal.ts';

/** What was seen of an attack from the inside; null where nothing watches: nobody may take that for a yes. */
export interface Watched {
  /** Milliseconds from the beginning of the attack to the first alert about it; `none` when it was not noticed. */
  readonly detectedAfterMs: number | 'none' | null;
  readonly containedAfterMs: number | 'none' | null;
  /** Epoch milliseconds from which on whoever attacked was kept out by what watches; null where that was not done. */
  readonly closedAt: number | null;
  /** What a breach of this kind would ask for; null where nobody rehearsed it. */
  readonly rehearsed: Rehearsed | null;
}

export const notWatched: Watched = {
  ...{ detectedAfterMs: null, containedAfterMs: null, closedAt: null, rehearsed: null },
};

/** What a drill came to. */
export interface DrillResult {
  readonly drill: DrillName;
  readonly expectedControl: string;
  /** The clause of the agreement behind the control, where one is. */
  readonly clause: string | null;
  /** Null when the attack was not made. */
  readonly blocked: boolean | null;
  /** `containment`: whoever attacked was kept out before the control was reached; null where something got through. */
  readonly stoppedBy: 'control' | 'containment' | null;
  /** Null when nothing watches. */
  readonly detected: boolean | null;
  readonly timeToDetectMs: number | null;
  readonly timeToContainMs: number | null;
  readonly clockStarted: Rehearsed['clockStarted'] | null;
  readonly noticesReady: Rehearsed['noticesReady'] | null;
  /** What the ledger gives each notice, and why where none is needed; null where nobody rehearsed it. */
  readonly notices: Rehearsed['notices'] | null;
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
 * has to be noticed was, and what would be owed because of it is ready. What could not be carried out is no pass, and neither
 * is an attack that was cut off before it reached its control: a control that is out would look the same.
 */
export function verdictOf(
  drill: Drill,
  steps: readonly Tried[] | NotMade,
  watched: Watched,
  clause: string | null,
): DrillResult {
  const told = {
    ...{ drill: drill.name, expectedControl: drill.expectedControl, clause },
    detected: watched.detectedAfterMs === null ? null : watched.detectedAfterMs !== 'none',
    timeToDetectMs: numberOf(watched.detectedAfterMs),
    timeToContainMs: numberOf(watched.containedAfterMs),
    ...(watched.rehearsed ?? notRehearsed),
  };
  if ('notMade' in steps) {
    const nothing = { detected: null, timeToDetectMs: null, timeToContainMs: null, ...notRehearsed };
    const unknown = { blocked: null, stoppedBy: null, passed: null };
    return { ...told, ...nothing, ...unknown, ...{ why: steps.notMade, tried: [], entries: [] } };
  }
  const tried = steps.map((one) => (isCut(one, watched) ? { ...one, got: 'contained' as const } : one));
  const entries = tried.flatMap(({ entry }) => (entry === null ? [] : [entry])).toSorted((a, b) => a - b);
  const attacks = tried.filter(({ got }) => got !== 'ground' && got !== 'no-ground');
  const found = (got: Tried['got']) => tried.find((one) => one.got === got);
  const [through, cut] = [found('through'), found('contained')];
  const problem = problemOf();
  return {
    ...told,
    blocked: attacks.length === 0 ? null : through === undefined,
    stoppedBy:
      through !== undefined || attacks.length === 0 ? null : cut === undefined ? 'control' : 'containment',
    ...{ passed: problem === null, tried, entries },
    why: problem ?? `${stoppedWords(attacks.length)} ${seen()}`,
  };

  function problemOf(): string | null {
    if (through !== undefined) return `Got through: ${through.what}.`;
    if (cut !== undefined)
      return `Stopped by containment after ${accessesBefore(tried)}, before its control was reached: ${cut.what}. Whether the control stands is not shown.`;
    const noGround = found('no-ground');
    if (noGround !== undefined)
      return `Could not be carried out: ${noGround.what} was refused${because(noGround)}.`;
    if (attacks.length === 0) return 'Nothing was tried.';
    const elsewhere = found('elsewhere');
    if (elsewhere !== undefined)
      return `Stopped, but by something else than the control: ${elsewhere.what}${because(elsewhere)}.`;
    if (drill.notice !== 'must') return null;
    if (told.detected === false) return 'Stopped, but nobody noticed.';
    return told.noticesReady === false ? `Stopped and noticed. ${told.notices.why}` : null;
  }

  function seen(): string {
    if (drill.notice === 'nothing') return 'It leaves nothing that has to be noticed.';
    if (told.detected !== true) return 'Whether it was noticed is not watched here.';
    const noticed = `It was noticed after ${secondsOf(told.timeToDetectMs)}`;
    const { timeToContainMs: contained } = told;
    return contained === null ? `${noticed}.` : `${noticed}, and contained after ${secondsOf(contained)}.`;
  }
}

function secondsOf(ms: number | null): string {
  return `${((ms ?? 0) / 1000).toFixed(1)} s`;
}

/** What whoever is kept out by what watches gets as an answer. */
const CLOSED: ReadonlySet<string | null> = new Set(['suspended', 'not-signed-in', 'sign-in-refused']);

/** Asked after they had been kept out, and refused for that: nothing is shown of any control. */
function isCut({ at, code }: Tried, { closedAt }: Watched): boolean {
  return closedAt !== null && at !== null && at >= closedAt && CLOSED.has(code);
}

function accessesBefore(tried: readonly Tried[]): string {
  const count = tried.filter(({ got, entry }) => got !== 'contained' && entry !== null).length;
  return `${String(count)} access${count === 1 ? '' : 'es'}`;
}

function because({ code }: Tried): string {
  return code === null ? '' : ` (${code})`;
}

function numberOf(ms: number | 'none' | null): number | null {
  return typeof ms === 'number' ? ms : null;
}

function stoppedWords(tries: number): string {
  return tries === 1 ? 'The one try was stopped.' : `All ${String(tries)} tries were stopped.`;
}
