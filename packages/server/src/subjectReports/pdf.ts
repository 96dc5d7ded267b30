import { canonicalBytes, toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
import { attach } from '../agreements/signing/pdf/attach.ts';
import { addFields } from '../agreements/signing/pdf/fields.ts';
import { saveFixed } from '../agreements/signing/pdf/fix.ts';
import { openPaper, type Paper } from '../agreements/signing/pdf/paper.ts';
import { printable } from '../agreements/signing/pdf/printable.ts';
import type { EntryProof } from './deps.ts';
import type { SubjectReport, ToldAccess, ToldDisclosure, ToldField } from './reporting.ts';

/** The signature field of a report. */
export const reportField = 'platform';

/** What a report says beside its accesses. */
export interface ReportFrame {
  readonly origin: string;
  readonly vkey: string;
  readonly proofs: Readonly<Record<string, EntryProof>>;
}

/**
 * A report as the customer gets it, before it is sealed. It names fields and never a value; the customer is named by the
 * reference of their request alone, so that the file is no new copy of anything.
 */
export async function renderReport(
  report: SubjectReport,
  frame: ReportFrame,
  at: Date,
  sha256: Sha256,
): Promise<Uint8Array> {
  const paper = inOneLine(openPaper());
  const accounting = report.accounting;
  const title = accounting === null ? 'Who used your data' : 'Accounting of disclosures';
  head(paper, report, title, at);
  if (accounting === null) accessPages(paper, report);
  else accountingPages(paper, accounting.disclosures);
  erasedLines(paper, report);
  check(paper, report, frame);
  paper.finish(`${title}, request ${report.request.id}`);
  addFields(paper.pdf, [reportField]);
  const whole = canonicalBytes(machineReadable(report, frame));
  attach(paper.pdf, [
    { name: 'report.json', description: 'The same, for a machine', bytes: whole },
    {
      name: 'proofs.json',
      description: 'C2SP tlog-proof files, by entry',
      bytes: canonicalBytes(frame.proofs as unknown as JsonValue),
    },
    {
      name: 'checkpoint.json',
      description: 'The signed checkpoint and the key that signed it',
      bytes: toUtf8(JSON.stringify({ vkey: frame.vkey, checkpoint: report.extent.checkpoint })),
    },
  ]);
  return saveFixed(paper.pdf, {
    title,
    author: printable(oneLine(report.company.name)).text,
    at,
    id: sha256(whole),
  });
}

/**
 * Names and titles are others' words. A line break in one, or blanks that fill a line, would set a line of its own that reads
 * as ours: `Nobody used your data`.
 */
function inOneLine(paper: Paper): Paper {
  return {
    ...paper,
    write: (style, text, keep) => {
      paper.write(style, style === 'code' ? text : oneLine(text), keep);
    },
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function head(paper: Paper, { request, company, accounting }: SubjectReport, title: string, at: Date): void {
  paper.write('title', title);
  paper.write('body', `From ${company.name}, in answer to your request ${request.id}.`);
  const { from, until, receivedAt } = request;
  paper.write('body', `Received ${day(receivedAt)}. Made ${minute(at.toISOString())}.`);
  const since = from === null ? 'the first entry' : day(from);
  paper.write('body', `It covers ${since} to ${day(until)}.`);
  paper.write(
    'small',
    accounting === null
      ? 'You have a right to this report (GDPR Article 15). It says which of your data was met, when, why, by which organisation, and under which clause of which agreement. It holds none of your data itself.'
      : 'You have a right to this accounting (45 CFR 164.528). It lists disclosures of your health information that were not for treatment, payment or health care operations, nor otherwise excepted. It holds none of your information itself.',
  );
}

function accessPages(paper: Paper, { accesses, named }: SubjectReport): void {
  const done = accesses.filter(({ outcome }) => outcome !== 'refused');
  const refused = accesses.length - done.length;
  const organisations = [...new Set(done.map(({ by }) => by.name))];
  paper.write('head', 'In short');
  paper.write(
    'body',
    done.length === 0
      ? 'Nobody used your data in this time.'
      : `Your data was used ${times(done.length)} by ${organisations.join(', ')}.`,
  );
  if (refused > 0) {
    paper.write(
      'body',
      `Cordon refused ${String(refused)} more ${refused === 1 ? 'attempt' : 'attempts'}: nothing was shown.`,
    );
  }
  if (!named) {
    paper.write(
      'small',
      'The names of the people who did the work are not in this report. You may ask for them where you cannot use your rights without them.',
    );
  }
  paper.write('head', 'Each time', 60);
  for (const access of accesses) accessLines(paper, access);
}

function accessLines(paper: Paper, access: ToldAccess): void {
  const { at, words, by, purpose, fields, agreement, clauses, entries, outcome, person } = access;
  paper.write(
    'clause',
    `${minute(at)}   ${outcome === 'refused' ? 'Refused: nothing was shown' : words}`,
    30,
  );
  paper.write('body', `By ${by.name}${person === null ? '' : ` (${person})`}, for ${plain(purpose)}.`);
  if (outcome === 'not-known') paper.write('body', 'It was begun. How it ended was not recorded.');
  if (fields.length > 0) paper.write('body', `${fieldWords(fields)}.`);
  const cited = clauses.map(({ id, title }) => `${id} ${title}`).join('; ');
  const under =
    agreement === null ? 'no agreement' : `${agreement.title}, version ${String(agreement.version ?? 0)}`;
  paper.write('small', `Under ${under}${cited === '' ? '' : `: ${cited}`}. Ledger ${entryWords(entries)}.`);
}

function accountingPages(paper: Paper, disclosures: readonly ToldDisclosure[]): void {
  paper.write('head', 'Disclosures');
  if (disclosures.length === 0) paper.write('body', 'There is no disclosure to account for in this time.');
  for (const { recipient, first, last, times: count, fields, purpose, agreement, entries } of disclosures) {
    paper.write('clause', `${minute(first)}   ${recipient.name}`, 30);
    if (count > 1) {
      paper.write('body', `${times(count)} in all for the same purpose, the last one ${minute(last)}.`);
    }
    paper.write(
      'body',
      `What: ${fields.length === 0 ? 'the conversation about your request' : fieldWords(fields)}.`,
    );
    paper.write('body', `Why: ${plain(purpose)}, under ${agreement?.title ?? 'no agreement'}.`);
    paper.write('small', `Ledger ${entryWords(entries)}.`);
  }
}

/** What the report cannot tell of, which nobody can. */
function erasedLines(paper: Paper, { erased }: SubjectReport): void {
  const { entries, under } = erased;
  if (entries === 0) return;
  paper.write(
    'body',
    `${entries === 1 ? 'One entry' : `${String(entries)} entries`} of the ledger from this time ${entries === 1 ? 'does' : 'do'} not say any more whom ${entries === 1 ? 'it was' : 'they were'} about: that was erased after its time, or because somebody asked for it. Whether any of it was about you nobody can tell. Two people decided it each time, which is stated in ${entryWords(under)}.`,
  );
}

function check(paper: Paper, { extent, accesses, accounting }: SubjectReport, { origin }: ReportFrame): void {
  const told = accounting?.disclosures ?? accesses;
  const count = told.reduce((sum, { entries }) => sum + entries.length, 0);
  paper.write('head', 'How to check this', 80);
  paper.write(
    'body',
    `Every use of your data was entered in a ledger before anything was shown. This report was made from the first ${String(extent.size)} entries of the ledger ${origin}; it could be searched for your data up to entry ${String(extent.indexed)}. ${String(count)} of them are told of here.`,
  );
  paper.write(
    'body',
    'Attached: report.json, what stands here for a machine; proofs.json, each entry as it stands in the ledger and a proof that it does (C2SP tlog-proof); checkpoint.json, the signed state of the ledger and its key. Anybody can check a proof with verifyProofFile of the package @cordon/ledger; get the key from us another way too. The digital signature says that this installation made the report and when.',
  );
  paper.write('small', 'The signed checkpoint:');
  paper.write('code', extent.checkpoint);
}

/** What the customer gets in a form that a program reads: of an accounting, nothing that it leaves out. */
function machineReadable(
  { request, company, extent, named, erased, ...report }: SubjectReport,
  frame: ReportFrame,
): JsonValue {
  const { accounting } = report;
  return JSON.parse(
    JSON.stringify({
      ...{ request: request.id, kind: request.kind, company: company.name, named },
      ...{ from: request.from, until: request.until, received: request.receivedAt },
      ledger: { origin: frame.origin, size: extent.size, indexed: extent.indexed },
      ...{ erased },
      ...(accounting === null ? { accesses: report.accesses } : { disclosures: accounting.disclosures }),
    }),
  ) as JsonValue;
}

function fieldWords(fields: readonly ToldField[]): string {
  const by = Map.groupBy(fields, ({ words }) => words);
  return [...by].map(([how, some]) => `${some.map(({ label }) => label).join(', ')} (${how})`).join('; ');
}

function entryWords(entries: readonly number[]): string {
  return `${entries.length === 1 ? 'entry' : 'entries'} ${entries.join(', ')}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${String(count)} times`;
}

function plain(code: string): string {
  return code.replaceAll('-', ' ');
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
