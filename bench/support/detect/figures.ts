import { bootstrap, quantile, scoreOf, type Outcome, type Score } from '@cordon/core/monitoring';
import type { Fared } from './stream.ts';

const DAY = 86_400_000;
/** The AT&T case has to be found within so long. */
const SLOW_LIMIT = 14 * DAY;

type Interval = readonly [low: number, high: number];

/** One behaviour under one watcher, over all streams; times in seconds. */
export interface BehaviourFigures {
  readonly behaviour: string;
  readonly labels: number;
  readonly recall: number;
  readonly recall95: Interval;
  readonly within14Days: number;
  readonly precision: number | null;
  readonly delayMedian: number | null;
  /** Records exposed before the event that raised the first alert. */
  readonly beforeMedian: number;
  readonly beforeMedian95: Interval;
  readonly beforeP90: number;
  /** The same with that event. */
  readonly exposedMedian: number;
  readonly exposedP90: number;
}

/** One stream under one watcher. */
export interface SeedFigures {
  readonly seed: string;
  readonly heldOut: boolean;
  readonly labels: number;
  readonly recall: number;
  readonly precision: number;
  readonly falsePerAgentDay: number;
}

/** What a watcher costs those who read its alerts. */
export interface Cost {
  readonly alertsPer100AgentDays: number;
  readonly falsePerAgentDay: number;
  readonly falsePerAgentDay95: Interval;
  /** Of all alerts, the share that was right. */
  readonly precision: number;
  /** Each stream for itself. */
  readonly bySeed: readonly SeedFigures[];
  /** Of false alerts, by detector. */
  readonly falseBy: Readonly<Record<string, number>>;
}

/** What one watcher came to: on variants like those tuned by, on variants held out, and on all. */
export interface Result {
  readonly watcher: string;
  readonly cost: Cost;
  readonly seen: readonly BehaviourFigures[];
  readonly heldOut: readonly BehaviourFigures[];
  readonly all: readonly BehaviourFigures[];
}

/** Figures by behaviour, in the order of the alphabet. @param draw from 0 to below 1 */
export function byBehaviour(fared: readonly Fared[], draw: () => number): readonly BehaviourFigures[] {
  const all: Score = {
    outcomes: fared.flatMap(({ score }) => score.outcomes),
    trueAlerts: fared.flatMap(({ score }) => score.trueAlerts),
    falseAlerts: fared.flatMap(({ score }) => score.falseAlerts),
  };
  const groups = Map.groupBy(all.outcomes, ({ label }) => label.behaviour);
  return [...groups]
    .map(([behaviour, outcomes]) => {
      const { delayMedian, ...sum } = scoreOf(behaviour, outcomes, all);
      return {
        ...sum,
        recall95: bootstrap(outcomes, share(found), draw),
        within14Days: share(({ delay }) => delay !== null && delay <= SLOW_LIMIT)(outcomes),
        delayMedian: delayMedian === null ? null : delayMedian / 1000,
        beforeMedian95: bootstrap(
          outcomes,
          (drawn) =>
            quantile(
              drawn.map(({ exposedBefore }) => exposedBefore),
              0.5,
            ),
          draw,
        ),
      };
    })
    .sort((one, two) => one.behaviour.localeCompare(two.behaviour));
}

/** Alerts beside the days people worked. @param draw from 0 to below 1 */
export function costOf(fared: readonly Fared[], draw: () => number): Cost {
  const rate = (drawn: readonly Fared[]) =>
    sum(drawn, ({ score }) => score.falseAlerts.length) / sum(drawn, ({ agentDays }) => agentDays);
  const falseBy: Record<string, number> = {};
  for (const { score } of fared)
    for (const { kind } of score.falseAlerts) falseBy[kind] = (falseBy[kind] ?? 0) + 1;
  return {
    alertsPer100AgentDays:
      (100 * sum(fared, ({ alerts }) => alerts)) / sum(fared, ({ agentDays }) => agentDays),
    falsePerAgentDay: rate(fared),
    falsePerAgentDay95: bootstrap(fared, rate, draw),
    precision: precisionOf(fared),
    bySeed: fared.map((one) => ({
      ...{ seed: one.seed, heldOut: one.heldOut, labels: one.score.outcomes.length },
      recall: share(found)(one.score.outcomes),
      precision: precisionOf([one]),
      falsePerAgentDay: rate([one]),
    })),
    falseBy: Object.fromEntries(Object.entries(falseBy).sort(([, one], [, two]) => two - one)),
  };
}

function precisionOf(fared: readonly Fared[]): number {
  const right = sum(fared, ({ score }) => score.trueAlerts.length);
  return right / (right + sum(fared, ({ score }) => score.falseAlerts.length));
}

const found = ({ delay }: Outcome) => delay !== null;

function share(is: (outcome: Outcome) => boolean) {
  return (outcomes: readonly Outcome[]) => outcomes.filter(is).length / outcomes.length;
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
