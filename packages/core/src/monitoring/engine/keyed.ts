import type { Detector } from '../detector.ts';

export type KeptState = readonly [key: string, at: number, state: unknown];

/** What all detectors keep under one key: an array costs a tenth of a map for each. */
interface Slots {
  /** By place of the detector; undefined where it keeps nothing. */
  readonly states: unknown[];
  /** Seconds of the latest event that touched each. */
  readonly at: number[];
}

/** What detectors keep per key, and let go when nothing touched it for their time. */
export class Keyed {
  private readonly detectors: readonly Detector[];
  private readonly slots = new Map<string, Slots>();
  private latest: Slots | null = null;
  private latestKey = '';
  private swept = 0;
  /** Seconds. */
  private readonly keepFor: readonly number[];

  constructor(detectors: readonly Detector[], kept: Readonly<Record<string, readonly KeptState[]>> = {}) {
    this.detectors = detectors;
    this.keepFor = detectors.map(({ keepFor }) => keepFor / 1000);
    detectors.forEach(({ kind }, place) => {
      for (const [key, at, state] of kept[kind] ?? []) {
        const slots = this.slotsOf(key);
        slots.states[place] = state;
        slots.at[place] = at;
      }
    });
  }

  private slotsOf(key: string): Slots {
    // One event asks for the same key again and again: its agent.
    if (this.latest !== null && this.latestKey === key) return this.latest;
    let slots = this.slots.get(key);
    if (slots === undefined) {
      slots = { states: [], at: [] };
      this.slots.set(key, slots);
    }
    this.latest = slots;
    this.latestKey = key;
    return slots;
  }

  /** @param at milliseconds */
  stateOf(place: number, key: string, at: number): unknown {
    const slots = this.slotsOf(key);
    while (slots.states.length <= place) {
      slots.states.push(undefined);
      slots.at.push(0);
    }
    const seconds = Math.floor(at / 1000);
    const before = slots.at[place] ?? 0;
    let state = slots.states[place];
    // Dropped by its age, not by when the sweep comes: a restart must not change what is said.
    if (state === undefined || seconds - before > (this.keepFor[place] ?? 0)) {
      state = this.detectors[place]?.fresh();
      slots.states[place] = state;
    }
    if (seconds > before) slots.at[place] = seconds;
    return state;
  }

  /** Lets go of what is too old, once in six hours. @param now milliseconds */
  sweep(now: number): void {
    const seconds = Math.floor(now / 1000);
    if (seconds - this.swept < 6 * 3600) return;
    this.swept = seconds;
    this.latest = null;
    for (const [key, { states, at }] of this.slots) {
      let isEmpty = true;
      for (let place = 0; place < states.length; place += 1) {
        if (states[place] === undefined) continue;
        if (seconds - (at[place] ?? 0) > (this.keepFor[place] ?? 0)) states[place] = undefined;
        else isEmpty = false;
      }
      if (isEmpty) this.slots.delete(key);
    }
  }

  kept(): Readonly<Record<string, readonly KeptState[]>> {
    const kept: Record<string, KeptState[]> = {};
    this.detectors.forEach(({ kind }, place) => {
      kept[kind] = [...this.slots].flatMap(([key, { states, at }]) =>
        states[place] === undefined ? [] : [[key, at[place] ?? 0, states[place]] as const],
      );
    });
    return kept;
  }
}
