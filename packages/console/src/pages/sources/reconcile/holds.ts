/**
 * Whether the body of an entry says that a comparison of this source came to the report with this hash.
 * @param body canonical JSON, already proven to stand in the ledger
 */
export function holdsReport(body: string, source: string, hash: string): boolean {
  const said: unknown = JSON.parse(body);
  if (!isRecord(said) || said.act !== 'source-reconciled' || !isRecord(said.words)) return false;
  return said.words.source === source && said.words.report === hash;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
