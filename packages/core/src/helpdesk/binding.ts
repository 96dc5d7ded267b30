/** What was seen of a ticket before; people and customers as keyed hashes. */
export interface Remembered {
  /** Who asked, when it was first seen: only their words are the customer's. */
  readonly requesters: readonly string[];
  readonly copies: readonly string[];
  /** What the customer field named when it was first believed; null when it never was. */
  readonly customer: string | null;
}

/** What is seen of it now. */
export interface Seen {
  readonly requesters: readonly string[];
  readonly copies: readonly string[];
  readonly customer: { readonly value: string; readonly bySetter: boolean } | null;
  readonly mergedFrom: number;
  readonly merged: boolean;
}

export type ChangeKind =
  /** Somebody else asks now. */
  | 'requester'
  /** Somebody gets copies who did not. */
  | 'copy'
  /** The field names another customer than it did. */
  | 'customer'
  /** The field was set by somebody who may not. */
  | 'forged'
  | 'merge';

export interface Accepted {
  /** Whether the customer field may tie the ticket to its customer, if nothing did before. */
  readonly binds: boolean;
  readonly changes: readonly ChangeKind[];
  /** What to remember: first sight stays. */
  readonly remember: Remembered;
}

/**
 * What a helpdesk may change about a ticket, which is little. Anybody who can write to it can name a requester, so a
 * requester names no customer; the field does, when the company's own hand set it, once. Whatever contradicts what was
 * believed first is reported and believed by nobody.
 * @param before null for a ticket that is new
 */
export function accept(before: Remembered | null, now: Seen): Accepted {
  const first = before ?? { requesters: now.requesters, copies: now.copies, customer: null };
  const believed = now.customer?.bySetter === true ? now.customer.value : null;
  const changes: ChangeKind[] = [];
  if (now.customer !== null && !now.customer.bySetter && now.customer.value !== first.customer)
    changes.push('forged');
  if (believed !== null && first.customer !== null && believed !== first.customer) changes.push('customer');
  if (added(first.requesters, now.requesters)) changes.push('requester');
  if (added(first.copies, now.copies)) changes.push('copy');
  if (now.mergedFrom > 0 || now.merged) changes.push('merge');
  return {
    binds: believed !== null && (first.customer ?? believed) === believed && !now.merged,
    changes,
    remember: { ...first, customer: first.customer ?? believed },
  };
}

function added(before: readonly string[], now: readonly string[]): boolean {
  return now.some((one) => !before.includes(one));
}
