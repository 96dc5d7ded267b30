/** An id short enough for a table: `tic_58ad5fd4-365a-…` becomes `tic_58ad5fd4`. The whole one stands in the link or title. */
export function shortId(id: string): string {
  return /^([a-z]{2,5}_[0-9a-f]{8})-[0-9a-f-]{27}$/.exec(id)?.[1] ?? id;
}
