/** How an agreement answers one item. `denied`: it says the opposite; `n/a`: the item does not concern this agreement. */
export const itemStatuses = ['present', 'weak', 'denied', 'absent', 'n/a'] as const;

export type ItemStatus = (typeof itemStatuses)[number];

export interface CheckedItem {
  readonly id: string;
  readonly status: ItemStatus;
  /** The sentence or the clause number it rests on; null when nothing was found. */
  readonly where: string | null;
  readonly citation: string;
}

/** What `cordon agreement check` prints. */
export interface CheckReport {
  readonly items: readonly CheckedItem[];
}
