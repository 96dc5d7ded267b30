import type { MatrixRow } from './matrix.ts';

/** Whether an obligation is kept, as far as Cordon can tell. */
export const evidenceStatuses = ['met', 'due', 'failing', 'no-evidence'] as const;

export type EvidenceStatus = (typeof evidenceStatuses)[number];

/** A row with what is known of it at a moment. */
export interface LiveRow extends MatrixRow {
  readonly status: EvidenceStatus;
  /** What that rests on, in words. */
  readonly because: string;
}

/** What a page of the matrix says above its rows. */
export interface MatrixHead {
  readonly title: string;
  readonly controller: string;
  readonly processor: string;
  readonly version: number;
  /** RFC 3339 instant the status is of. */
  readonly at: string;
}

const STATUS: Readonly<Record<EvidenceStatus, string>> = {
  met: 'Met',
  due: 'Due',
  failing: 'Failing',
  'no-evidence': 'No evidence yet',
};

/**
 * The matrix as a page of its own, for the evidence pack: no script, nothing loaded from elsewhere, prints on paper.
 * Every text is escaped: titles are written by either party.
 */
export function matrixHtml(rows: readonly LiveRow[], head: MatrixHead): string {
  const owner: Readonly<Record<MatrixRow['owner'], string>> = {
    controller: head.controller,
    processor: head.processor,
    both: 'Both',
  };
  const body = rows.map(
    (row) =>
      `<tr><th scope="row">${escape(row.clause)} ${escape(row.obligation)}${items(row.items)}</th>` +
      [owner[row.owner], row.does, row.evidenced].map((text) => `<td>${escape(text)}</td>`).join('') +
      `<td><b>${STATUS[row.status]}</b> ${escape(row.because)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Responsibilities: ${escape(head.title)}</title>
<style>
  body { font: 11px/1.35 system-ui, sans-serif; margin: 2em; color: #111; background: #fff; }
  h1 { font-size: 18px; } table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: 3px 6px; border-bottom: 1px solid #ccc; }
  th { font-weight: 600; } small { display: block; font-weight: 400; color: #555; }
  tr { break-inside: avoid; } @media print { body { margin: 0; font-size: 8px; } th, td { padding: 1px 4px; } }
</style>
</head>
<body>
<h1>Shared responsibilities: ${escape(head.title)}</h1>
<p>${escape(head.controller)} (controller) and ${escape(head.processor)} (processor), version ${String(head.version)}. State of ${escape(head.at)}.</p>
<table>
<thead><tr><th scope="col">Obligation</th><th scope="col">Owner</th><th scope="col">Who does what</th><th scope="col">Evidence</th><th scope="col">Status</th></tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function items(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `<small>${escape(ids.join(', '))}</small>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
