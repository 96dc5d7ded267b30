import { DAY } from './clock.ts';
import type { Day } from './day.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { rostered } from './roster.ts';
import type { Form, Label } from './told.ts';
import type { World } from './world.ts';

/** Something insiders do, or that is done with their accounts. */
export interface Behaviour {
  /** As in labels. */
  readonly name: string;
  /** Draws who, when and how; what it draws from differs by form and by whether it is held out. */
  plan(choice: Choice): Injection;
}

/** A behaviour with all its draws made. */
export interface Injection {
  readonly labels: readonly Label[];
  /** Adds what happens on this day. Days come in order. */
  during(day: Day): void;
}

/** Two numbers to draw between: those for everybody, and those nobody tunes by. */
type Range = readonly [low: number, high: number];

/** Whoever is chosen comes to work within so many days. */
const SOON = 3;

/** Draws what a behaviour leaves open. */
export class Choice {
  readonly world: World;
  readonly form: Form;
  readonly random: Random;
  readonly #heldOut: boolean;
  readonly #behaviour: string;
  readonly #quiet: number;
  readonly #taken: Set<string>;

  constructor(
    world: World,
    behaviour: string,
    form: Form,
    heldOut: boolean,
    quiet: number,
    random: Random,
    taken: Set<string>,
  ) {
    this.world = world;
    this.form = form;
    this.random = random;
    this.#heldOut = heldOut;
    this.#behaviour = behaviour;
    this.#quiet = quiet;
    this.#taken = taken;
  }

  /** A number by form; `heldOut` moves it by a third of its range past either end. */
  number(by: Readonly<Record<Form, Range>>): number {
    const [low, high] = by[this.form];
    if (!this.#heldOut) return this.random.between(low, high);
    const past = (high - low) / 3;
    const below = Math.max(low * 0.6, low - past);
    return this.random.chance(0.5) ? this.random.between(below, low) : this.random.between(high, high + past);
  }

  whole(by: Readonly<Record<Form, Range>>): number {
    return Math.max(1, Math.round(this.number(by)));
  }

  /** The midnight of a day after the quiet ones with at least `days` left; the earliest such when there are too few. */
  startDay(days: number): number {
    const { from, days: all } = this.world.setting;
    return from + this.random.whole(this.#quiet, Math.max(this.#quiet, all - Math.ceil(days) - SOON)) * DAY;
  }

  /** People nobody chose before, who come to work within days of `from`. @throws RangeError when too few are left */
  people(many: number, from: number, suits: (person: Person) => boolean = () => true): readonly Person[] {
    const free = this.world.people.filter(
      (one) =>
        one.role === 'agent' &&
        !this.#taken.has(one.id) &&
        one.joined <= from - 14 * DAY &&
        one.left === Infinity &&
        suits(one) &&
        this.#comes(one, from),
    );
    this.random.shuffle(free);
    const chosen = free.slice(0, many);
    if (chosen.length < many) throw new RangeError('too few agents for so many behaviours');
    for (const { id } of chosen) this.#taken.add(id);
    return chosen;
  }

  #comes(person: Person, from: number): boolean {
    const { seed } = this.world.setting;
    return Array.from({ length: SOON }, (_, nth) => rostered(person, from + nth * DAY, seed)).some(
      (roster) => roster?.absent === null,
    );
  }

  /** A label that holds nothing yet. */
  label(agent: string | null): Label {
    return { agent, from: Infinity, until: -Infinity, behaviour: this.#behaviour, form: this.form };
  }
}
