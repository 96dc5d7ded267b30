/** A notice that would be owed, and what its draft lacks. */
export interface RehearsedNotice {
  readonly clock: string;
  readonly title: string;
  /** When it would be due, in words; null for `without undue delay`. */
  readonly due: string | null;
  /** Required contents that the ledger has to give and did not. */
  readonly lacks: readonly string[];
  /** Required contents that a person writes. */
  readonly people: readonly string[];
}

/**
 * What a breach like the drill's would ask for, worked out from its own entries as for a real one. Nothing of it is recorded,
 * no clock runs and nobody is told.
 */
export interface Rehearsed {
  readonly clockStarted: boolean | 'none-needed';
  readonly noticesReady: boolean | 'none-needed';
  readonly notices: {
    /** Plain words. */
    readonly why: string;
    readonly drafts: readonly RehearsedNotice[];
  };
}

export const notRehearsed = { clockStarted: null, noticesReady: null, notices: null } as const;

/**
 * @param exposed whether the attack saw anything of a customer
 * @param drafts of the clocks that would run; empty where none would
 */
export function rehearsalOf(exposed: boolean, drafts: readonly RehearsedNotice[]): Rehearsed {
  if (!exposed) {
    const why = 'None needed: nothing of any customer was seen, so there is no breach to tell of.';
    return { clockStarted: 'none-needed', noticesReady: 'none-needed', notices: { why, drafts: [] } };
  }
  const lacking = drafts.filter(({ lacks }) => lacks.length > 0);
  const ready = drafts.length > 0 && lacking.length === 0;
  return {
    ...{ clockStarted: drafts.length > 0, noticesReady: ready },
    notices: { why: whyOf(drafts, lacking), drafts },
  };
}

function whyOf(drafts: readonly RehearsedNotice[], lacking: readonly RehearsedNotice[]): string {
  if (drafts.length === 0) return 'Data was seen, and no clock would have run: no notice would be given.';
  if (lacking.length === 0)
    return `${counted(drafts.length)} would be owed, each with all that the ledger can give; the rest is written by people.`;
  const said = lacking.map(({ title, lacks }) => `${title} lacks ${lacks.join(', ')}`);
  return `${counted(drafts.length)} would be owed, and not all are ready: ${said.join('; ')}.`;
}

function counted(count: number): string {
  return count === 1 ? 'One notice' : `${String(count)} notices`;
}
