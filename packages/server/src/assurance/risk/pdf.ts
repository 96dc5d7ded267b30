import { toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
import { attach } from '../../agreements/signing/pdf/attach.ts';
import { addFields } from '../../agreements/signing/pdf/fields.ts';
import { saveFixed } from '../../agreements/signing/pdf/fix.ts';
import { openPaper, type Paper } from '../../agreements/signing/pdf/paper.ts';
import { printable } from '../../agreements/signing/pdf/printable.ts';
import { sections, type AssessmentKind } from './assessment.ts';
import type { SeenRecord } from './records.ts';

/** The signature field of an assessment. */
export const assessmentField = 'platform';

const TITLES: Readonly<Record<AssessmentKind, string>> = {
  dpia: 'Data protection impact assessment (GDPR Art. 35)',
  transfer: 'Transfer impact assessment (GDPR Art. 46)',
};

const CONCLUDED = {
  acceptable: 'The risk to people is acceptable as it is.',
  'with-measures': 'The risk to people is acceptable with the measures named.',
  'ask-authority': 'The risk stays high: the authority is asked first (GDPR Art. 36).',
} as const;

const FACTS: Readonly<Record<string, string>> = {
  agreements: 'Agreements',
  vendors: 'Vendors',
  vendor: 'Vendor',
  country: 'Country',
  adequacy: 'Adequacy (GDPR Art. 45)',
  coversOnly: 'The decision covers only',
  roles: 'Roles',
  operations: 'Operations',
  countries: 'Countries',
  customersUpTo: 'Customers in 30 days, up to',
  shown: 'What is shown, and how',
  notShown: 'In the data map and not shown',
  risks: 'Risk',
  measures: 'What the agreements ask for',
};

/** One version of an assessment as it is handed out, before its seal: judgement first, then the facts it is of. */
export function renderAssessment(
  { kind, about, version, madeBy, madeAt, entry, said, record }: SeenRecord & { readonly record: string },
  sha256: Sha256,
): Promise<Uint8Array> {
  const paper = openPaper();
  const title = TITLES[kind];
  const made = `${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  paper.write('title', title);
  paper.write('body', oneLine(`${about.replaceAll('-', ' ')}, version ${String(version)}`));
  paper.write('body', oneLine(`Signed by ${madeBy.name}, ${made}; entry ${String(entry)} of the ledger.`));
  paper.write('head', 'Conclusion', 40);
  paper.write('body', `${CONCLUDED[said.conclusion]} To be looked at again on ${said.reviewOn}.`);
  for (const [section, heading] of Object.entries(sections[kind])) {
    paper.write('head', heading, 40);
    for (const line of (said.texts[section] ?? '').split('\n')) paper.write('body', oneLine(line));
  }
  factLines(paper, said.facts);
  paper.write('head', 'What was signed', 40);
  paper.write(
    'body',
    'Attached as record.json, to the byte. The entry of the ledger names its SHA-256, so that nothing of it can be changed unseen.',
  );
  paper.finish(`${title}, ${about} version ${String(version)}`);
  addFields(paper.pdf, [assessmentField]);
  const text = toUtf8(record);
  attach(paper.pdf, [{ name: 'record.json', description: 'What was signed, to the byte', bytes: text }]);
  return saveFixed(paper.pdf, {
    title,
    author: printable(oneLine(madeBy.name)).text,
    at: madeAt,
    id: sha256(text),
  });
}

function factLines(paper: Paper, facts: Readonly<Record<string, JsonValue>>): void {
  paper.write('head', 'The facts, from the agreements in force, the data map and the ledger', 60);
  for (const [name, value] of Object.entries(facts)) {
    const label = FACTS[name] ?? name;
    if (!Array.isArray(value)) {
      paper.write('body', oneLine(`${label}: ${wordsOf(value)}`));
      continue;
    }
    paper.write('clause', `${label}: ${value.length === 0 ? 'none' : String(value.length)}`, 20);
    for (const one of value as readonly JsonValue[]) paper.write('small', oneLine(wordsOf(one)));
  }
}

function wordsOf(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value as Readonly<Record<string, JsonValue>>)
    .filter(([, one]) => one !== false)
    .map(([name, one]) => (one === true ? name : `${name} ${wordsOf(one)}`))
    .join(', ');
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim() || ' ';
