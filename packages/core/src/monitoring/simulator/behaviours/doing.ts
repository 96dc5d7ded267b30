import type { Choice, Injection } from '../choice.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../clock.ts';
import type { Customer } from '../customers.ts';
import type { Day } from '../day.ts';
import type { Person } from '../people.ts';
import type { Random } from '../random.ts';
import type { Handled, Shift } from '../shift.ts';
import { accessTo, eventFrom, type Label, type More, type Seat } from '../told.ts';

/** One person's doing on one day: what is told through it stands under the label. */
export class Doing {
  readonly day: Day;
  readonly label: Label;
  readonly seat: Seat;
  readonly random: Random;

  constructor(day: Day, label: Label, seat: Seat, random: Random) {
    this.day = day;
    this.label = label;
    this.seat = seat;
    this.random = random;
  }

  /** An access to a customer. @param at milliseconds */
  to(customer: Customer, at: number, kind: string, more: More = {}): void {
    this.day.tell(this.label, accessTo(this.seat, at, kind, customer, more));
  }

  /** Looked up, then read some seconds later. */
  lookAt(customer: Customer, at: number, more: More = {}): void {
    this.to(customer, at, 'lookup', { fields: ['email'], rows: 1, ...more });
    this.to(customer, at + this.random.between(2, 7) * SECOND, 'read', { fields: SEEN, ...more });
  }

  /** Something that names no customer. */
  tell(at: number, kind: string, more: More = {}): void {
    this.day.tell(this.label, eventFrom(this.seat, at, kind, more));
  }
}

export const SEEN: readonly string[] = ['name', 'email', 'address', 'order_history'];

/** So many times between two, in order, independent of each other. */
export function spread(random: Random, from: number, until: number, many: number): number[] {
  return Array.from({ length: Math.round(many) }, () => random.between(from, until)).sort((a, b) => a - b);
}

/**
 * So many times from one on, about `seconds` apart.
 * @param jitter how uneven: 0 is a clock, 0.5 a person
 */
export function paced(random: Random, from: number, many: number, seconds: number, jitter = 0.5): number[] {
  let at = from;
  return Array.from({ length: Math.round(many) }, () => {
    at += random.logNormal(seconds, jitter) * SECOND;
    return at;
  });
}

/**
 * Somebody, or some people, who do something on their own working days.
 * @param days how many days from the first on, free days included
 * @param does called for each person and day at work; `nth` counts such days of that person, from 0
 */
export function atWork(
  choice: Choice,
  days: number,
  does: (doing: Doing, shift: Shift, nth: number, who: number) => void,
  { many = 1, suits }: { readonly many?: number; readonly suits?: (person: Person) => boolean } = {},
): Injection {
  const from = choice.startDay(days);
  const people = choice.people(many, from, suits);
  const doers = people.map(({ id }) => ({ id, label: choice.label(id), worked: 0 }));
  return {
    labels: doers.map(({ label }) => label),
    during(day) {
      if (day.from < from) return;
      doers.forEach((doer, who) => {
        // Whoever was free or away for most of the time makes up for it.
        if (day.from >= from + days * DAY && doer.worked >= days / 2) return;
        const shift = day.shiftOf(doer.id);
        if (shift === null) return;
        does(new Doing(day, doer.label, shift.seat, choice.random), shift, doer.worked, who);
        doer.worked += 1;
      });
    },
  };
}

/** So many times in a shift, away from its ends. */
export function within(shift: Shift, random: Random, many: number): number[] {
  return spread(random, shift.from + 10 * MINUTE, shift.until - 5 * MINUTE, many);
}

/** A time in a shift with at least `hours` left after it where the shift is long enough. */
export function momentIn(shift: Shift, random: Random, hours = 1): number {
  return random.between(
    shift.from + 10 * MINUTE,
    Math.max(shift.from + 11 * MINUTE, shift.until - hours * HOUR),
  );
}

/** What makes an access look explained: the ticket at hand, a closed one, one of one's own making, or nothing. */
export type Cover = 'none' | 'in-hand' | 'closed' | 'not-assigned';

/** What an access at a time would say of its ticket under a cover. */
export function coverAt(shift: Shift, at: number, cover: Cover): More {
  if (cover === 'none') return {};
  const nearest = ticketAt(shift, at);
  if (nearest === null) return {};
  return { ticket: nearest.ticket, ticketState: cover };
}

/** The ticket somebody has in hand at a time, or had last; null before the first. */
export function ticketAt(shift: Shift, at: number): Handled | null {
  let found: Handled | null = null;
  for (const handled of shift.handled) {
    if (handled.from <= at) found = handled;
    else break;
  }
  return found;
}
