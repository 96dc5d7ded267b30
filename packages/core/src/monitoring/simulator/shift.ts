import type { Customer } from './customers.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { Rostered } from './roster.ts';
import type { Draft, Seat } from './told.ts';

/** A ticket somebody worked on, from the first event of it to the last. Milliseconds. */
export interface Handled {
  readonly ticket: string;
  readonly customer: Customer;
  readonly from: number;
  readonly until: number;
}

/** One person's working day: who, from where, and what they did. Behaviours add to it or take away. */
export interface Shift {
  readonly person: Person;
  readonly rostered: Rostered;
  readonly seat: Seat;
  /** Signed in and out. */
  readonly from: number;
  readonly until: number;
  readonly random: Random;
  readonly handled: Handled[];
  /** Not in order. */
  events: Draft[];
}
