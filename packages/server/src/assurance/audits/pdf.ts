import { outReasons, summaryOf, type AuditProof } from '@cordon/core/assurance/audits';
import { practices } from '@cordon/core/assurance';
import { canonicalBytes, toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
import { attach } from '../../agreements/signing/pdf/attach.ts';
import { addFields } from '../../agreements/signing/pdf/fields.ts';
import { saveFixed } from '../../agreements/signing/pdf/fix.ts';
import { openPaper, type Paper } from '../../agreements/signing/pdf/paper.ts';
import { printable } from '../../agreements/signing/pdf/printable.ts';
import { reportText, type AuditReport } from './report.ts';

/** The signature field of a report. */
export const reportField = 'platform';

const OF = { accesses: 'Accesses', people: 'People', settings: 'Changes of settings' } as const;
const CONCLUDED = {
  met: 'Met',
  'met-with-exceptions': 'Met, with exceptions',
  'not-met': 'Not met',
  'not-concluded': 'No conclusion',
} as const;

/** A report as it is handed out, before its seal: what was looked at, how it was drawn, what was found and concluded. */
export function renderReport(
  report: AuditReport,
  proof: AuditProof,
  { auditor, at }: { readonly auditor: string; readonly at: Date },
  sha256: Sha256,
): Promise<Uint8Array> {
  const paper = openPaper();
  const { plan } = report;
  const title = 'Audit report';
  paper.write('title', title);
  paper.write('body', oneLine(`${report.agreement}: ${report.company} and ${report.vendor}`));
  paper.write(
    'body',
    `Period ${minute(plan.from)} to ${minute(plan.until)}. Made ${minute(at.toISOString())}.`,
  );
  paper.write('body', oneLine(`Signed by ${auditor}. Audit ${plan.audit}.`));
  conclusionLines(paper, report);
  populationLines(paper, report, proof);
  resultLines(paper, report);
  deviationLines(paper, report);
  beside(paper, report);
  drawLines(paper, report, proof);
  paper.finish(`${title}, ${plan.audit}`);
  addFields(paper.pdf, [reportField]);
  const text = toUtf8(reportText(report));
  attach(paper.pdf, [
    { name: 'report.json', description: 'The same, for a machine: what the auditor signed', bytes: text },
    {
      name: 'draw.json',
      description: 'All by which a stranger repeats the draw',
      bytes: canonicalBytes(proof as unknown as JsonValue),
    },
  ]);
  return saveFixed(paper.pdf, { title, author: printable(oneLine(auditor)).text, at, id: sha256(text) });
}

function conclusionLines(paper: Paper, { conclusions }: AuditReport): void {
  paper.write('head', 'Conclusions', 40);
  for (const { criterion, conclusion, text } of conclusions) {
    paper.write('clause', oneLine(`${CONCLUDED[conclusion]}: ${criterionWords(criterion)}`), 20);
    paper.write('body', oneLine(text));
  }
}

function criterionWords(criterion: string): string {
  return Object.hasOwn(practices, criterion) ? practices[criterion as keyof typeof practices] : criterion;
}

function populationLines(paper: Paper, report: AuditReport, { population }: AuditProof): void {
  paper.write('head', 'What could have been drawn', 60);
  const { entries, first, last, out } = summaryOf(population);
  paper.write(
    'body',
    first === null
      ? 'The ledger has no entry of this period.'
      : `The ledger has ${String(entries)} entries of this period, ${String(first)} to ${String(last)}. Each is accounted for:`,
  );
  for (const { of, population: count } of report.results) paper.write('body', `${OF[of]}: ${String(count)}`);
  for (const { reason, count } of out) {
    paper.write('small', `Not among them, ${outReasons[reason]}: ${String(count)}`);
  }
  paper.write(
    'small',
    `People: of the roster and of the ledger together. ${String(report.idle)} had a right and used none; ${String(report.unlisted)} acted without an assignment in the period.`,
  );
}

function resultLines(paper: Paper, { results, plan }: AuditReport): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  paper.write('head', 'What the sample came to', 60);
  for (const { of, population, drawn, deviations, low, high } of results) {
    paper.write(
      'body',
      `${OF[of]}: ${String(drawn)} of ${String(population)} drawn, ${String(deviations)} deviate. With ${percent(plan.rule.confidence)} confidence between ${percent(Number(low))} and ${percent(Number(high))} of all do (Clopper and Pearson).`,
    );
  }
  paper.write(
    'small',
    `Sizes: the smallest sample that shows more than ${String(plan.rule.expected)} deviations with ${percent(plan.rule.confidence)} probability, were more than ${percent(plan.rule.tolerable)} of all to deviate (hypergeometric).`,
  );
}

function deviationLines(paper: Paper, { papers }: AuditReport): void {
  const found = papers.filter((one) => one.deviates);
  paper.write('head', 'Exceptions', 40);
  if (found.length === 0) paper.write('body', 'No drawn item deviates.');
  for (const { line, says, marks, note } of found) {
    const failed = Object.entries(marks).flatMap(([id, mark]) =>
      mark === 'fail' ? [id.replaceAll('-', ' ')] : [],
    );
    paper.write('clause', oneLine(`${line}: ${failed.join(', ')}`), 20);
    paper.write('body', oneLine(note));
    paper.write('small', oneLine(says.join('. ')));
  }
}

function beside(paper: Paper, { interviews, reviews, requests }: AuditReport): void {
  paper.write('head', 'Asked and seen', 40);
  for (const { of, asks, answered, files } of requests) {
    const came =
      answered === null ? 'not answered' : `answered ${minute(answered)}, ${String(files.length)} files`;
    paper.write('body', oneLine(`Evidence of ${of}: ${asks} (${came})`));
  }
  for (const { with: whom, on, notes } of interviews)
    paper.write('body', oneLine(`Interview, ${on}, ${whom}: ${notes}`));
  for (const { kept, removed, open } of reviews) {
    paper.write(
      'body',
      `Access review: ${String(kept)} kept, ${String(removed)} removed, ${String(open)} not answered.`,
    );
  }
  if (requests.length + interviews.length + reviews.length === 0)
    paper.write('body', 'Nothing beside the sample.');
}

function drawLines(paper: Paper, { seed, root }: AuditReport, { checkpoint, nonce }: AuditProof): void {
  paper.write('head', 'How it was drawn, and how to check that', 80);
  paper.write(
    'body',
    'Neither side could choose the sample. The auditor committed to a secret number before the end of the period; the ledger’s first checkpoint that a witness cosigned after it was not known then; and the population was counted and entered before the number was opened.',
  );
  paper.write(
    'body',
    'Attached: report.json, what stands here for a machine; draw.json, the whole population and the proofs. The command “cordon audit verify FILE --key VKEY --key WITNESS” repeats the draw from this file alone. Get the keys from the ledger’s page and from the witness itself.',
  );
  for (const line of [`number ${nonce}`, `population ${root}`, `seed ${seed}`]) paper.write('code', line);
  paper.write('small', 'The witnessed checkpoint:');
  paper.write('code', checkpoint);
}

/** Names and texts are others' words: a line break in one would set a line of its own that reads as ours. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
