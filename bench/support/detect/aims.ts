import { quantile } from '@cordon/core/monitoring';
import type { Result } from './figures.ts';
import type { Throughput } from './throughput.ts';

export interface Aim {
  readonly label: string;
  readonly value: number;
  readonly met: boolean;
}

const CERTAIN = ['canary', 'leaver-account', 'ledger-silence'];
const MOSTLY = ['bulk-lookup', 'bulk-query', 'enumeration', 'takeover', 'ticket-abuse'];

/** Milliseconds; null for never. */
type Delay = number | null;

/** What the product promises of its detection, and whether this run keeps it; without what no stream of the run held. */
export function aims(
  results: readonly Result[],
  delays: { readonly canary: readonly Delay[]; readonly openBulk: readonly Delay[] },
  throughput: Throughput,
): readonly Aim[] {
  const own = results.find(({ watcher }) => watcher === 'cordon');
  if (own === undefined) return [];
  const of = (behaviour: string) => own.all.find((one) => one.behaviour === behaviour);
  const least = (label: string, value: number, bound: number) => ({ label, value, met: value >= bound });
  const most = (label: string, value: number, bound: number) => ({ label, value, met: value <= bound });
  return [
    ...CERTAIN.map((name) => least(`${name}: all found`, of(name)?.recall ?? 0, 1)),
    ...MOSTLY.flatMap((name) => [
      least(`${name}: 95 % found`, of(name)?.recall ?? 0, 0.95),
      most(
        `${name}: at most 25 records exposed before the first alert`,
        of(name)?.beforeMedian ?? Infinity,
        25,
      ),
    ]),
    least('low-and-slow: 80 % found within 14 days', of('low-and-slow')?.within14Days ?? 0, 0.8),
    most('false alerts per agent-day at most 0.01', own.cost.falsePerAgentDay, 0.01),
    ...(delays.canary.length === 0
      ? []
      : [most('canary told within 5 seconds (slowest)', quantile(seconds(delays.canary), 1), 5)]),
    ...(delays.openBulk.length === 0
      ? []
      : [most('open bulk told within 2 minutes (median)', quantile(seconds(delays.openBulk), 0.5), 120)]),
    least('50,000 events a second', throughput.eventsPerSecond, 50_000),
    most('5 KB for each agent', throughput.bytesPerAgent, 5120),
  ];
}

function seconds(delays: readonly Delay[]): number[] {
  return delays.map((delay) => (delay ?? Infinity) / 1000);
}
