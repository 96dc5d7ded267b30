import type { KeptFact, Recorded } from './fact.ts';

/** A fact, or the taking back of one, as it lies in the table. */
export interface FactRow {
  readonly id: number;
  readonly fact: Recorded | Withdrawal;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
  readonly takesBack: number | null;
  readonly inPlaceOf: number | null;
}

/** Takes back an earlier fact. */
export interface Withdrawal {
  readonly kind: 'withdrawn';
  readonly reason: string;
}

/**
 * The facts of an incident in the order in which they count. One that was stated in place of another takes its place: what was
 * answered after that one stays the later answer.
 * @param rows in the order in which they were recorded
 */
export function foldRows(rows: readonly FactRow[]): readonly KeptFact[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const takenBack = new Map(rows.map((row) => [row.takesBack, row]));
  const placeOf = ({ id, inPlaceOf }: FactRow): number => {
    const first = inPlaceOf === null ? undefined : byId.get(inPlaceOf);
    return first === undefined ? id : placeOf(first);
  };
  return rows
    .flatMap((row) => {
      const { id, fact, by, at, inPlaceOf } = row;
      if (fact.kind === 'withdrawn') return [];
      return [
        { place: placeOf(row), kept: { id, fact, by, at, inPlaceOf, withdrawn: endOf(takenBack.get(id)) } },
      ];
    })
    .toSorted((one, other) => one.place - other.place || one.kept.id - other.kept.id)
    .map(({ kept }) => kept);
}

function endOf(row: FactRow | undefined): KeptFact['withdrawn'] {
  if (row?.fact.kind !== 'withdrawn') return null;
  return { by: row.by, at: row.at, reason: row.fact.reason };
}
