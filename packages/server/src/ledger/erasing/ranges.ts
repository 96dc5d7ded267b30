/** Entries in one piece: `[from, until)`. */
export interface Run {
  readonly from: number;
  readonly until: number;
}

/** @param indices of entries, rising, each once */
export function runsOf(indices: readonly number[]): readonly Run[] {
  const runs: { from: number; until: number }[] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last?.until === index) last.until++;
    else runs.push({ from: index, until: index + 1 });
  }
  return runs;
}

/** As the entry of an erasure names them: `12-40 44`, both ends included. */
export function rangesText(runs: readonly Run[]): string {
  return runs
    .map(({ from, until }) => (until - from === 1 ? String(from) : `${String(from)}-${String(until - 1)}`))
    .join(' ');
}

/** The same as PostgreSQL takes it (int8multirange). */
export function multirangeText(runs: readonly Run[]): string {
  return `{${runs.map(({ from, until }) => `[${String(from)},${String(until)})`).join(',')}}`;
}

/** Reads what {@link rangesText} wrote. */
export function rangesOf(text: string): readonly Run[] {
  return text.split(' ').map((one) => {
    const [from = '', last = from] = one.split('-');
    return { from: Number(from), until: Number(last) + 1 };
  });
}
