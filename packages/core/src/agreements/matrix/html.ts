import type { EvidenceStatus, LiveRow } from './live.ts';
import type { MatrixRow } from './matrix.ts';
import { sheetOf } from './sheet.ts';

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

/** The same where a line is short. */
const SHORT: Readonly<Record<EvidenceStatus, string>> = { ...STATUS, 'no-evidence': 'No evidence' };

const SIDE: Readonly<Record<MatrixRow['owner'], string>> = {
  controller: 'C',
  processor: 'P',
  both: 'C, P',
};

/**
 * The matrix as a page of its own, for the evidence pack: no script, nothing loaded from elsewhere. On paper it is one
 * sheet, with letters for what many rows share.
 * Every text is escaped: titles are written by either party.
 */
export function matrixHtml(rows: readonly LiveRow[], head: MatrixHead): string {
  const owner: Readonly<Record<MatrixRow['owner'], string>> = {
    controller: head.controller,
    processor: head.processor,
    both: 'Both',
  };
  const sheet = sheetOf(rows);
  const short = sheet.rows.map(
    ({ clause, obligation, owner: whose, says, seenIn, status, because }) =>
      `<tr><th scope="row">${escape(clause)} ${escape(obligation)}</th><td>${SIDE[whose]}</td>` +
      `<td>${escape(says)}${because === null ? '' : ` <b>${escape(because)}</b>`}</td>` +
      `<td>${seenIn.join(' ')}</td><td>${SHORT[status]}</td></tr>`,
  );
  const legend = sheet.legend.map(({ letter, text }) => `<b>${letter}</b> ${escape(text)}`).join(' ');
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
  tr { break-inside: avoid; } .sheet { display: none; } @page { margin: 8mm; }
  @media print {
    body { margin: 0; font-size: 7pt; line-height: 1.1; } h1 { font-size: 11pt; margin: 0; } p { margin: 2pt 0 4pt; }
    .full { display: none; } .sheet { display: table; table-layout: fixed; }
    th, td { padding: 0.1pt 2pt; } .sheet tbody th { font-weight: 400; } .sheet tbody td:last-child { padding-right: 0; white-space: nowrap; } th:first-child { padding-left: 0; }
  }
</style>
</head>
<body>
<h1>Shared responsibilities: ${escape(head.title)}</h1>
<p>${escape(head.controller)} (controller) and ${escape(head.processor)} (processor), version ${String(head.version)}. State of ${escape(head.at)}.</p>
<table class="full">
<thead><tr><th scope="col">Obligation</th><th scope="col">Owner</th><th scope="col">Who does what</th><th scope="col">Evidence</th><th scope="col">Status</th></tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
<table class="sheet">
<colgroup><col style="width:26.5%"><col style="width:5.5%"><col style="width:52.5%"><col style="width:6.5%"><col style="width:9%"></colgroup>
<thead><tr><th scope="col">Obligation</th><th scope="col">Owner</th><th scope="col">Who does what</th><th scope="col">Seen in</th><th scope="col">Status</th></tr></thead>
<tbody>
${short.join('\n')}
</tbody>
<tfoot><tr><td colspan="5">Owner: C controller, P processor. Seen in: ${legend}</td></tr></tfoot>
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
