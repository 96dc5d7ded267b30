import { behaviours } from './behaviours/index.ts';
import { Choice, type Behaviour, type Injection } from './choice.ts';
import { DAY } from './clock.ts';
import { Random } from './random.ts';
import { forms, type Form, type Label, type Told } from './told.ts';
import { World, type Setting } from './world.ts';

/** A simulation, and which behaviours it holds. */
export interface Simulation extends Setting {
  /** Names of behaviours; those of `behaviours` when left out. */
  readonly behaviours?: readonly string[];
  /** Forms of each that is named; one drawn by the seed when left out. */
  readonly forms?: readonly Form[];
  /** Parameters from ranges that nobody tunes by. */
  readonly heldOut?: boolean;
  /** Days in which nobody does wrong yet, from which what is usual can be learnt; a third of all, 21 at most, when left out. */
  readonly quietDays?: number;
  /** Added to those of the table: replays of real cases. */
  readonly also?: readonly Behaviour[];
}

/** A simulation that can be read once, from its first event to its last. */
export interface Simulated {
  /** By time, until the last midnight: who is at work then is cut short, as in any recording. Memory holds a day or two of events, whatever the length. */
  events(): Generator<Told>;
  /** Complete once the last event was read; before that, ends may still move. Only labels under which something happened. */
  labels(): readonly Label[];
}

const EARLIEST_TROUBLE = 21;

/**
 * Simulates support work and what insiders do in it.
 * @throws RangeError for a behaviour nobody knows
 */
export function simulate(simulation: Simulation): Simulated {
  const world = new World(simulation);
  const injections = injected(world, simulation);
  return {
    *events() {
      let number = 0;
      let later: Told[] = [];
      for (let at = simulation.from; at < world.until; at += DAY) {
        const day = world.day(at);
        for (const injection of injections) injection.during(day);
        const next: Told[] = [];
        for (const told of day.told(later)) {
          if (told !== null && told.event.at >= day.until) next.push(told);
          else if (told === null) number += 1;
          else yield numbered(told, (number += 1));
        }
        later = next;
      }
    },
    labels: () =>
      injections
        .flatMap(({ labels }) => labels)
        .filter(({ from, until }) => from <= until)
        .sort((one, two) => one.from - two.from),
  };
}

/**
 * Ids are numbers in the order of time, without a gap but where events were swallowed. Labels grow to hold what is told
 * under them.
 */
function numbered(told: Told, number: number): Told {
  const { event, label } = told;
  event.id = String(number);
  if (label !== null) {
    label.from = Math.min(label.from, event.at);
    label.until = Math.max(label.until, event.at);
  }
  return told;
}

function injected(world: World, simulation: Simulation): readonly Injection[] {
  const { seed, days } = simulation;
  const quiet = simulation.quietDays ?? Math.min(EARLIEST_TROUBLE, Math.floor(days / 3));
  const taken = new Set<string>();
  const named = (simulation.behaviours ?? behaviours.map(({ name }) => name)).map((name) => {
    const found = behaviours.find((one) => one.name === name);
    if (found === undefined) throw new RangeError(`no behaviour is called ${name}`);
    return found;
  });
  return [...named, ...(simulation.also ?? [])].flatMap((behaviour) => {
    const wanted = simulation.forms ?? [new Random(seed, 'form', behaviour.name).pick(forms)];
    return wanted.map((form) => {
      const random = new Random(seed, behaviour.name, form);
      const heldOut = simulation.heldOut ?? false;
      return behaviour.plan(new Choice(world, behaviour.name, form, heldOut, quiet, random, taken));
    });
  });
}
