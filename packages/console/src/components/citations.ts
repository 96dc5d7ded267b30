import type { CitationView } from '../api/types.ts';

/** One clause with all the fields it was cited for. */
export interface CitedClause extends Omit<CitationView, 'field'> {
  readonly fields: readonly string[];
}

/** Folds citations of the same clause into one, in the order they were made. */
export function byClause(citations: readonly CitationView[]): readonly CitedClause[] {
  const found = new Map<string, CitedClause>();
  for (const { field, ...citation } of citations) {
    const key = `${citation.agreement ?? ''} ${citation.clause} ${citation.effect}`;
    const fields = [...(found.get(key)?.fields ?? []), ...(field === null ? [] : [field])];
    found.set(key, { ...citation, fields });
  }
  return [...found.values()];
}
