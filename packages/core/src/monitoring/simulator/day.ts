import { DAY } from './clock.ts';
import type { Shift } from './shift.ts';
import type { Draft, Label, Told } from './told.ts';

/** One UTC day while it is made: the shifts that start on it, and what behaviours add to it or take out of it. */
export class Day {
  /** Midnight UTC and the next one, milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly #shifts: Map<string, Shift>;
  readonly #added: Told[] = [];
  readonly #outages: {
    readonly from: number;
    readonly until: number;
    readonly concerns: (event: Draft) => boolean;
  }[] = [];

  constructor(from: number, shifts: Map<string, Shift>) {
    this.from = from;
    this.until = from + DAY;
    this.#shifts = shifts;
  }

  /** The shift of somebody who came to work on this day. */
  shiftOf(agent: string): Shift | null {
    return this.#shifts.get(agent) ?? null;
  }

  /** Somebody does not come after all: nothing of the shift happens. */
  stayAway(agent: string): void {
    this.#shifts.delete(agent);
  }

  /** Adds the doing of a label. An event of before this day is too late to be told. */
  tell(label: Label, event: Draft): void {
    if (event.at >= this.from) this.#added.push({ event, label });
  }

  /** Adds what surrounds a behaviour and is honest in itself, such as that somebody left. */
  tellPlain(event: Draft): void {
    if (event.at >= this.from) this.#added.push({ event, label: null });
  }

  /** Takes out what happened meanwhile, whoever did it; told before the day is over. */
  swallow(from: number, until: number, concerns: (event: Draft) => boolean): void {
    this.#outages.push({ from, until, concerns });
  }

  /** Everything of this day, by time; what was swallowed leaves a hole in the numbers of events, as `null`. */
  *told(earlier: readonly Told[]): Generator<Told | null> {
    const all = [...earlier, ...this.#added];
    for (const { events } of this.#shifts.values())
      for (const event of events) all.push({ event, label: null });
    all.sort((one, two) => one.event.at - two.event.at);
    for (const told of all) {
      const gone = this.#outages.some(
        ({ from, until, concerns }) => told.event.at >= from && told.event.at < until && concerns(told.event),
      );
      // A sign of life that was never given has no number; an entry that is missing had one.
      if (!gone) yield told;
      else if (told.event.kind !== 'heartbeat') yield null;
    }
  }
}
