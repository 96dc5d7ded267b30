import {
  exposureOf,
  score,
  type Alert,
  type ExposedAt,
  type Score,
  type WatchedEvent,
} from '@cordon/core/monitoring';
import { baseOf, simulate, type Form, type Label, type Simulation } from '@cordon/core/monitoring/simulator';
import type { Watcher } from './watcher.ts';

const DAY = 86_400_000;

/** One simulated stream for all watchers. */
export interface Stream {
  readonly seed: string;
  readonly heldOut: boolean;
  readonly days: number;
  readonly quietDays: number;
  readonly agents: number;
  readonly behaviours?: readonly string[];
  readonly forms?: readonly Form[];
  /** Cases that happened. */
  readonly also?: NonNullable<Simulation['also']>;
  /** Only the fields and kinds that a stream of somebody else has. */
  readonly baseOnly: boolean;
}

/** How one watcher fared on one stream. */
export interface Fared {
  readonly watcher: string;
  readonly seed: string;
  readonly heldOut: boolean;
  readonly score: Score;
  readonly alerts: number;
  /** Days on which an agent did something, over all agents, and those of agents no label names. */
  readonly agentDays: number;
  /** Milliseconds from the first touch of a canary to the first alert after it, for each label that touched one. */
  readonly canaryDelays: readonly (number | null)[];
  /** Milliseconds to the first alert of look-ups and queries in bulk that did not hide. */
  readonly openBulkDelays: readonly (number | null)[];
}

/** Plays a stream to all watchers at once and scores each. */
export function play(stream: Stream, watchers: readonly Watcher[]): readonly Fared[] {
  const from = firstDay(stream.seed);
  const simulated = simulate({ ...stream, from });
  const alerts = watchers.map((): Alert[] => []);
  const exposures = new Map<Label, ExposedAt[]>();
  const touched = new Map<Label, number>();
  const activeDays = new Map<string, number>();
  const quietUntil = from + stream.quietDays * DAY;
  let isQuiet = true;
  let agentDays = 0;
  for (const { event, label } of simulated.events()) {
    if (isQuiet && event.at >= quietUntil) {
      isQuiet = false;
      for (const watcher of watchers) watcher.learnt?.();
    }
    if (label !== null) note(event, label);
    const day = Math.floor(event.at / DAY);
    if (event.subject !== null && activeDays.get(event.agent) !== day) {
      activeDays.set(event.agent, day);
      agentDays += 1;
    }
    const told = stream.baseOnly ? baseOf(event) : event;
    if (told === null) continue;
    watchers.forEach((watcher, at) => alerts[at]?.push(...watcher.see(told)));
  }
  watchers.forEach((watcher, at) => alerts[at]?.push(...watcher.end()));
  const labels = simulated.labels();
  const isOpenBulk = new Set<unknown>(
    labels.filter(({ behaviour, form }) => behaviour.startsWith('bulk-') && form === 'fast'),
  );
  return watchers.map(({ name }, at) => {
    const raised = alerts[at] ?? [];
    const scored = score(labels, raised, (label) => exposures.get(label) ?? []);
    return {
      watcher: name,
      seed: stream.seed,
      heldOut: stream.heldOut,
      score: scored,
      alerts: raised.length,
      agentDays,
      canaryDelays: [...touched].map(([{ agent }, when]) => {
        const after = raised.find((alert) => alert.agent === agent && alert.at >= when);
        return after === undefined ? null : after.at - when;
      }),
      openBulkDelays: scored.outcomes.filter(({ label }) => isOpenBulk.has(label)).map(({ delay }) => delay),
    };
  });

  function note(event: WatchedEvent, label: Label): void {
    const exposure = exposureOf(event);
    if (exposure !== null) {
      const known = exposures.get(label);
      if (known === undefined) exposures.set(label, [exposure]);
      else known.push(exposure);
    }
    if (event.flags.includes('canary') && !touched.has(label)) touched.set(label, event.at);
  }
}

/** Streams begin in different seasons. */
function firstDay(seed: string): number {
  let sum = 0;
  for (const sign of seed) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 330;
  return Date.UTC(2026, 0, 5) + sum * DAY;
}
