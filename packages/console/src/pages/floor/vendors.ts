import type { FloorQueue } from '../../api/types.ts';

/** One vendor with its queues, and how much is done there in all. */
export interface VendorFloor {
  readonly id: string;
  readonly name: string;
  readonly accesses: number;
  readonly queues: readonly FloorQueue[];
}

/** Vendors, the busiest first; their queues in the same order. */
export function vendorsOf(queues: readonly FloorQueue[]): readonly VendorFloor[] {
  const sum = ({ ok, refused }: FloorQueue): number => ok + refused;
  return [...Map.groupBy(queues, ({ vendor }) => vendor)]
    .map(([id, own]) => ({
      id,
      name: own[0]?.vendorName ?? id,
      accesses: own.reduce((total, queue) => total + sum(queue), 0),
      queues: own.toSorted((a, b) => sum(b) - sum(a)),
    }))
    .toSorted((a, b) => b.accesses - a.accesses);
}

/** What needs a look first, or null. */
export function concernOf({ ok, refused, unexplained }: FloorQueue): string | null {
  if (unexplained > 0) return `${String(unexplained)} without a ticket in hand`;
  const all = ok + refused;
  if (all >= 20 && refused * 3 > all) return `${String(Math.round((100 * refused) / all))} % refused`;
  return null;
}
