interface Row {
  readonly token: string | null;
}

const MOST_ROWS = 50;
const MOST_OF_STRANGERS = 10;

/** The rows a log shows: what came without a good token cannot push the directory's own out. @param rows newest first */
export function latest<R extends Row>(rows: readonly R[]): readonly R[] {
  const strangers = rows.filter(({ token }) => token === null).slice(0, MOST_OF_STRANGERS);
  const own = rows.filter(({ token }) => token !== null).slice(0, MOST_ROWS);
  const kept = new Set<R>([...own, ...strangers]);
  return rows.filter((row) => kept.has(row));
}
