import { drawsOf, shuffled } from './draw.ts';

/** A time, epoch milliseconds, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Invited {
  readonly person: string;
  /** When they are at work within the window; in order, none touching another. */
  readonly onShift: readonly Span[];
}

export interface ScheduleSettings {
  readonly seed: number;
  /** Most messages of this campaign in any hour of the clock. */
  readonly perHour: number;
  /** Ids; each person gets one of them. */
  readonly templates: readonly string[];
}

export interface PlannedSend {
  readonly person: string;
  readonly template: string;
  /** Epoch milliseconds, within a shift of the person. */
  readonly at: number;
}

/** Why somebody gets nothing: they do not work within the window, or every hour they work in is full. */
export type LeftOut = 'off-shift' | 'no-room';

export interface Schedule {
  readonly sends: readonly PlannedSend[];
  readonly leftOut: readonly { readonly person: string; readonly why: LeftOut }[];
}

const HOUR = 3_600_000;

/**
 * Spreads a campaign over the shifts of its people: a time for each, drawn by a seed, so that neighbours do not get the same
 * message at once and warn each other; and no more in an hour than was authorised.
 */
export function planSends(people: readonly Invited[], settings: ScheduleSettings): Schedule {
  const draw = drawsOf(settings.seed);
  const taken = new Map<number, number>();
  const sends: PlannedSend[] = [];
  const leftOut: { person: string; why: LeftOut }[] = [];
  for (const { person, onShift } of shuffled(people, draw)) {
    const hours = hoursOf(onShift);
    const open = hours.filter(({ start }) => (taken.get(hourOf(start)) ?? 0) < settings.perHour);
    const span = pick(open, draw);
    const template = settings.templates[Math.floor(draw() * settings.templates.length)];
    if (span === null || template === undefined) {
      leftOut.push({ person, why: hours.length === 0 ? 'off-shift' : 'no-room' });
      continue;
    }
    const hour = hourOf(span.start);
    taken.set(hour, (taken.get(hour) ?? 0) + 1);
    sends.push({ person, template, at: Math.floor(span.start + draw() * (span.end - span.start)) });
  }
  return { sends: sends.toSorted((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1)), leftOut };
}

const hourOf = (at: number): number => Math.floor(at / HOUR);

/** Spans cut at the full hours, so that each belongs to one. */
function hoursOf(spans: readonly Span[]): readonly Span[] {
  return spans.flatMap(({ start, end }) => {
    const cut: Span[] = [];
    for (let at = start; at < end;) {
      const until = Math.min(end, (hourOf(at) + 1) * HOUR);
      cut.push({ start: at, end: until });
      at = until;
    }
    return cut;
  });
}

/** One of them, a longer one more likely. */
function pick(spans: readonly Span[], draw: () => number): Span | null {
  const whole = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  let left = draw() * whole;
  for (const span of spans) {
    left -= span.end - span.start;
    if (left < 0) return span;
  }
  return null;
}
