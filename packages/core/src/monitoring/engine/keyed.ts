import type { Detector } from '../detector.ts';

export type KeptState = readonly [key: string, at: number, state: unknown];

/** What all detectors keep under one key: an array costs a tenth of a map for each. */
interface Slots {
  /** By place of the detector; null where it keeps nothing. As text while nothing happens: that is half the size. */
  states: unknown[] | string;
  /** Seconds of the latest event that touched each. */
  readonly at: number[];
  /** Seconds of the latest of them. */
  latest: number;
}

/** Seconds between two sweeps, and after which an idle key is kept as text. */
const SWEEP_AFTER = 1800;

/** Keys of one piece: a few milliseconds. */
const PIECE = 200;

/** What detectors keep per key, and let go when nothing touched it for their time. */
export class Keyed {
  private readonly detectors: readonly Detector[];
  private readonly slots = new Map<string, Slots>();
  private recent: { readonly key: string; readonly slots: Slots } | null = null;
  private swept = 0;
  /** Seconds. */
  private readonly keepFor: readonly number[];

  constructor(detectors: readonly Detector[], kept: Readonly<Record<string, readonly KeptState[]>> = {}) {
    this.detectors = detectors;
    this.keepFor = detectors.map(({ keepFor }) => keepFor / 1000);
    detectors.forEach(({ kind }, place) => {
      for (const [key, at, state] of kept[kind] ?? []) {
        const slots = this.slotsOf(key);
        opened(slots)[place] = state;
        slots.at[place] = at;
        slots.latest = Math.max(slots.latest, at);
      }
    });
  }

  private slotsOf(key: string): Slots {
    // One event asks for the same key again and again: its agent.
    if (this.recent?.key === key) return this.recent.slots;
    let slots = this.slots.get(key);
    if (slots === undefined) {
      // Made at their size: an array that grows keeps room for sixteen more.
      const many = this.detectors.length;
      slots = { states: new Array<unknown>(many).fill(null), at: new Array<number>(many).fill(0), latest: 0 };
      this.slots.set(key, slots);
    }
    this.recent = { key, slots };
    return slots;
  }

  /** @param at milliseconds */
  stateOf(place: number, key: string, at: number): unknown {
    const slots = this.slotsOf(key);
    const states = opened(slots);
    const seconds = Math.floor(at / 1000);
    const before = slots.at[place] ?? 0;
    // Dropped by its age, not by when the sweep comes: a restart must not change what is said.
    if (states[place] === null || seconds - before > (this.keepFor[place] ?? 0)) {
      states[place] = this.detectors[place]?.fresh() ?? {};
    }
    if (seconds > before) slots.at[place] = seconds;
    if (seconds > slots.latest) slots.latest = seconds;
    return states[place];
  }

  /** Lets go of what is too old and makes small what is idle, twice an hour. @param now milliseconds */
  sweep(now: number): void {
    const seconds = Math.floor(now / 1000);
    if (seconds - this.swept < SWEEP_AFTER) return;
    const day = Math.floor(seconds / 86_400) > Math.floor(this.swept / 86_400);
    this.swept = seconds;
    this.recent = null;
    for (const [key, slots] of this.slots) {
      if (day && this.isOver(slots, seconds)) this.slots.delete(key);
      else if (seconds - slots.latest > SWEEP_AFTER && typeof slots.states !== 'string') {
        slots.states = JSON.stringify(slots.states);
      }
    }
  }

  /** Whether nothing of it is kept any longer. */
  private isOver({ at }: Slots, seconds: number): boolean {
    return at.every((touched, place) => touched === 0 || seconds - touched > (this.keepFor[place] ?? 0));
  }

  /** @returns what is kept, so many keys at a time. Nothing may be folded between two of them */
  *pieces(): Generator<Readonly<Record<string, readonly KeptState[]>>> {
    let kept = this.nothing();
    let keys = 0;
    for (const [key, slots] of this.slots) {
      peeked(slots).forEach((state, place) => {
        if (state !== null) kept[this.detectors[place]?.kind ?? '']?.push([key, slots.at[place] ?? 0, state]);
      });
      if (++keys % PIECE !== 0) continue;
      yield kept;
      kept = this.nothing();
    }
    yield kept;
  }

  private nothing(): Record<string, KeptState[]> {
    return Object.fromEntries(this.detectors.map(({ kind }): [string, KeptState[]] => [kind, []]));
  }
}

/** Without opening it for good: writing everything out must not double what is kept. */
function peeked({ states }: Slots): readonly unknown[] {
  return typeof states === 'string' ? (JSON.parse(states) as unknown[]) : states;
}

function opened(slots: Slots): unknown[] {
  if (typeof slots.states === 'string') slots.states = JSON.parse(slots.states) as unknown[];
  return slots.states;
}
