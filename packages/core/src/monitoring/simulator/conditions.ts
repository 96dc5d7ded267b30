import type { Customer } from './customers.ts';
import type { Random } from './random.ts';

/** What a day is like for everybody. */
export interface Conditions {
  readonly seed: string | number;
  readonly day: number;
  /** Volume beside a usual day. */
  readonly season: number;
  /** Volume beside the season, in shorter tickets: an outage. */
  readonly outage: number;
  readonly caller: (random: Random) => Customer;
}
