/** Where the time comes from. Code that decides gets the instant passed in and never asks. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

export interface AdjustableClock extends Clock {
  /** Moves to an instant. */
  set(to: Date): void;
  /** Moves by milliseconds, backwards when negative. */
  advance(ms: number): void;
}

/**
 * A clock that stands until it is moved, for tests. It is reached only by passing it in: no setting of a running
 * Cordon can move its time, for that would lengthen an agreement.
 */
export function adjustableClock(start: Date): AdjustableClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
}
