/** Work at a place: what an assignment lets somebody do, and where. */
export interface Place {
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
  /** Site id; null: the person's own. */
  readonly site: string | null;
}

/** Something that lets somebody do or see, as far as it belongs to a place. What it does not name is of every place. */
export interface Held {
  readonly kind: 'assignment' | 'door-credential' | 'value-on-screen' | 'ticket-in-hand' | 'device' | 'badge';
  readonly id: string;
  readonly agreement?: string;
  readonly accessRole?: string;
  readonly purpose?: string;
  readonly site?: string | null;
}

/** What a move does. */
export interface Move {
  /** What belongs to no place of the new work: it ends at once. */
  readonly ends: readonly Held[];
  /** What goes on. */
  readonly stays: readonly Held[];
  /** Work that is new, to be given. */
  readonly gives: readonly Place[];
}

/**
 * What becomes of what somebody holds when they move. Only what fits a place of the new work goes on, whole: a credential for
 * the old role or a badge of the old site ends, and whatever does not say where it belongs ends with it, unless there is nothing
 * in it that could belong elsewhere. What ends never waits for what is given.
 * @param to all the work they have from now on; none: they keep nothing of any place
 */
export function moveTo(held: readonly Held[], to: readonly Place[]): Move {
  const stays = held.filter((one) => to.some((place) => fits(one, place)));
  const gives = to.filter(
    (place) => !stays.some((one) => one.kind === 'assignment' && fits(one, place) && one.site === place.site),
  );
  return { ends: held.filter((one) => !stays.includes(one)), stays, gives };
}

function fits(one: Held, place: Place): boolean {
  return (
    same(one.agreement, place.agreement) &&
    same(one.accessRole, place.accessRole) &&
    same(one.purpose, place.purpose) &&
    same(one.site, place.site)
  );
}

function same(held: string | null | undefined, place: string | null): boolean {
  return held === undefined || held === place;
}
