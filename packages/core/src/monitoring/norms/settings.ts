/** What an installation may set about norms; values and evidence stand in `calibration/engine.ts`. */
export interface NormSettings {
  /** Agent days (or hours) of peers from which on what was learnt is used. */
  readonly peerDays: number;
  /** Peers below which the running day says nothing. */
  readonly livePeers: number;
  /** Days from which on an agent's own norm is used. */
  readonly ownDays: number;
  /** The oldest days (hours) of the window, beyond which by `mostGrown` times, or the peers' 99th percentile, no own norm grows. */
  readonly firstDays: number;
  readonly mostGrown: number;
  /** Weeks after which an agent's own days no longer count. */
  readonly windowWeeks: number;
  /** The most that a busy queue widens its norm. */
  readonly mostBusy: number;
  /** Agent hours an hour of the week needs to count as a season. */
  readonly seasonHours: number;
  /** Days after which an agent who does nothing is forgotten. */
  readonly forgetDays: number;
  /** Seconds from the look at a customer to the close of the ticket that are quick. */
  readonly quickSeconds: number;
  /** Rows from which on an event is counted as one in bulk. */
  readonly bulkRows: number;
}

/** @param setting gives the value of a name; it throws on one that is missing */
export function normSettings(setting: (name: keyof NormSettings) => number): NormSettings {
  return {
    peerDays: setting('peerDays'),
    livePeers: setting('livePeers'),
    ownDays: setting('ownDays'),
    firstDays: setting('firstDays'),
    mostGrown: setting('mostGrown'),
    windowWeeks: setting('windowWeeks'),
    mostBusy: setting('mostBusy'),
    seasonHours: setting('seasonHours'),
    forgetDays: setting('forgetDays'),
    quickSeconds: setting('quickSeconds'),
    bulkRows: setting('bulkRows'),
  };
}
