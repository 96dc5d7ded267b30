import type { SubProcessorState } from './life.ts';

/** A sub-processor as the annex names it (Annex IV of SCC 2021/915, Annex III of SCC 2021/914). */
export interface AnnexLine {
  readonly name: string;
  readonly address: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly contact: string;
  /** What it does, and where its work ends. */
  readonly does: string;
  readonly categories: readonly string[];
  /** How data may lawfully go there, in words. */
  readonly transfer: string;
  readonly state: SubProcessorState;
  /** RFC 3339 instant; null while it is not authorised. */
  readonly authorisedAt: string | null;
}

export interface SubProcessorAnnex {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The same as plain text, for a document without tables. */
  readonly text: string;
}

const COLUMNS = ['Name', 'Address', 'Contact', 'What it does', 'Data', 'Transfer', 'Authorised'] as const;

/** The annex of authorised sub-processors, by name. Those that wait, were refused or ended are none. */
export function subProcessorAnnex(list: readonly AnnexLine[]): SubProcessorAnnex {
  const rows = list
    .filter(({ state }) => state === 'authorised' || state === 'active')
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, address, country, contact, does, categories, transfer, authorisedAt }) => [
      name,
      `${address}, ${country}`,
      contact,
      does,
      categories.join(', '),
      transfer,
      authorisedAt?.slice(0, 10) ?? '',
    ]);
  const text =
    rows.length === 0
      ? 'No sub-processor is authorised.'
      : rows
          .map((row, index) =>
            [`${String(index + 1)}.`, ...row.map((cell, at) => `${COLUMNS[at] ?? ''}: ${cell}`)].join('\n'),
          )
          .join('\n\n');
  return { title: 'Authorised sub-processors', columns: COLUMNS, rows, text };
}
