/** What a seat in the helpdesk shows or lets do that Cordon withholds. */
export type Sight =
  /** Whole conversations, names and addresses. */
  | 'tickets'
  /** Comments among the company's people. */
  | 'comments'
  /** Users of the helpdesk, customers among them, or everything. */
  | 'admin'
  /** Sets the field that names a ticket's customer. */
  | 'customer-field'
  /** A live token: what the seat shows can be had by a program. */
  | 'token';

/** Somebody who can sign in to the helpdesk. */
export interface Seat {
  /** The helpdesk's own id or login. */
  readonly id: string;
  readonly email: string | null;
  /** The id a company account knows them by, where the helpdesk keeps it. */
  readonly sso: string | null;
  readonly sights: readonly Sight[];
}

/** Who works for a vendor, by what a helpdesk may know them by. */
export interface Known {
  readonly person: string;
  readonly vendor: string;
  readonly email: string;
  readonly sso: readonly string[];
}

/**
 * The vendors' people whose seat shows what Cordon masks. Mail addresses are compared without regard to case, as helpdesks
 * do; a token alone shows nothing.
 */
export function showing(
  seats: readonly Seat[],
  people: readonly Known[],
): readonly { readonly seat: Seat; readonly known: Known }[] {
  return seats.flatMap((seat) => {
    if (!seat.sights.some((sight) => sight !== 'token')) return [];
    const mail = seat.email?.trim().toLowerCase();
    const known = people.find(
      ({ email, sso }) =>
        (mail !== undefined && email.trim().toLowerCase() === mail) ||
        (seat.sso !== null && sso.includes(seat.sso)),
    );
    return known === undefined ? [] : [{ seat, known }];
  });
}
