/** A part of a bar: which series, how much, and where it begins on the stack. */
export interface Piece {
  readonly series: number;
  readonly value: number;
  readonly from: number;
}

/** What lies on what in one bar; what is nothing is left out. */
export function stacked(values: readonly number[]): readonly Piece[] {
  return values
    .map((value, series) => ({
      series,
      value,
      from: values.slice(0, series).reduce((sum, one) => sum + one, 0),
    }))
    .filter(({ value }) => value > 0);
}

/** Each from the ground; what is nothing is left out. */
export function standing(values: readonly number[]): readonly Piece[] {
  return stacked(values).map((piece) => ({ ...piece, from: 0 }));
}

/** The top of a scale: a round number that nothing is above, at least 4, whose half is whole. */
export function topOf(sums: readonly number[]): number {
  const most = Math.max(4, ...sums);
  const step = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 10].map((times) => times * step).find((top) => top >= most) ?? 10 * step;
}
