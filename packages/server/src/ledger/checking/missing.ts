/** A range of entries, both ends in it. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The act whose entry says of a range that its bodies were not there to be put back. */
export const RECOVERED = 'ledger-recovered';

/** Gathers entries without a body while the ledger goes by, and the entries that say why. */
export function accountsForMissing() {
  const gaps: { from: number; to: number }[] = [];
  const told: Gap[] = [];
  return {
    /** An entry has no body. Entries come in order. */
    add(index: number): void {
      const last = gaps.at(-1);
      if (last?.to === index - 1) last.to = index;
      else gaps.push({ from: index, to: index });
    },
    /** A body that is there, and may speak of those that are not. */
    read(text: string): void {
      if (!text.includes(`"act":"${RECOVERED}"`)) return;
      const { words } = JSON.parse(text) as { words?: { from?: unknown; to?: unknown } };
      if (typeof words?.from === 'number' && typeof words.to === 'number')
        told.push({ from: words.from, to: words.to });
    },
    gaps(): (Gap & { readonly accountedFor: boolean })[] {
      return gaps.map(({ from, to }) => ({
        ...{ from, to },
        accountedFor: told.some((range) => range.from <= from && to <= range.to),
      }));
    },
  };
}
