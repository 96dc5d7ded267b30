import type { Detector } from '../detector.ts';

interface Slot {
  state: unknown;
  /** Milliseconds: the latest event that touched it. */
  at: number;
}

export type KeptState = readonly [key: string, at: number, state: unknown];

/** What one detector keeps per key, and lets go when nothing touched it for its time. */
export class Keyed {
  readonly detector: Detector;
  private readonly slots = new Map<string, Slot>();
  private swept = 0;

  constructor(detector: Detector, kept: readonly KeptState[] = []) {
    this.detector = detector;
    for (const [key, at, state] of kept) this.slots.set(key, { state, at });
  }

  stateOf(key: string, at: number): unknown {
    let slot = this.slots.get(key);
    if (slot === undefined) {
      slot = { state: this.detector.fresh(), at };
      this.slots.set(key, slot);
      return slot.state;
    }
    // Dropped by its age, not by when the sweep comes: a restart must not change what is said.
    if (at - slot.at > this.detector.keepFor) slot.state = this.detector.fresh();
    if (at > slot.at) slot.at = at;
    return slot.state;
  }

  /** Lets go of what is too old; costs nothing until a quarter of the time has passed since the last. */
  sweep(now: number): void {
    const { keepFor } = this.detector;
    if (keepFor === Infinity || now - this.swept < keepFor / 4) return;
    this.swept = now;
    for (const [key, { at }] of this.slots) if (now - at > keepFor) this.slots.delete(key);
  }

  get size(): number {
    return this.slots.size;
  }

  kept(): KeptState[] {
    return [...this.slots].map(([key, { state, at }]) => [key, at, state] as const);
  }
}
