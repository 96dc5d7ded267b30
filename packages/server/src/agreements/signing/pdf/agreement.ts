import type { AgreementDocument, Party } from '@cordon/core/agreements';
import { canonicalBytes, toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
import { attach } from './attach.ts';
import { addFields } from './fields.ts';
import { saveFixed } from './fix.ts';
import { openPaper, type Paper } from './paper.ts';

/** The signature fields of an agreement, in the order they are signed. */
export const signatureFields = { controller: 'company', processor: 'vendor' } as const;

/**
 * An agreement version as a PDF: what both parties sign. The same document gives the same bytes, so its hash can be
 * made anew by whoever has the text. Both signature fields and their visible blocks stand in it before anybody signs.
 * @param at the time the version was written; the only time in the file
 */
export async function renderAgreement(
  document: AgreementDocument,
  at: Date,
  sha256: Sha256,
): Promise<Uint8Array> {
  const paper = openPaper();
  head(paper, document);
  for (const { id, title, text } of document.clauses) {
    paper.write('clause', `${id}   ${title}`, 16);
    paper.write('body', text);
  }
  signatures(paper, document);
  annexA(paper, document);
  annexB(paper, document);
  paper.finish(
    `${document.title}, version ${String(document.version)}   Terms SHA-256 ${document.termsHash.slice(0, 16)}...`,
  );
  addFields(paper.pdf, Object.values(signatureFields));
  const whole = canonicalBytes(document as unknown as JsonValue);
  attach(paper.pdf, [
    {
      name: 'terms.json',
      description: 'The canonical terms, applied by machine',
      bytes: toUtf8(document.terms),
    },
    { name: 'agreement.json', description: 'The exact text of this agreement', bytes: whole },
  ]);
  const author = `${document.controller.name}, ${document.processor.name}`;
  return saveFixed(paper.pdf, { title: document.title, author, at, id: sha256(whole) });
}

function head(paper: Paper, document: AgreementDocument): void {
  const { title, agreement, version, controller, processor, from, until, termsHash } = document;
  paper.write('title', title);
  paper.write('body', `Agreement ${agreement}, version ${String(version)}`);
  paper.write('body', `between ${controller.name}, controller (the company),`);
  paper.write('body', `and ${processor.name}, processor (the vendor).`);
  paper.write('body', `In force from ${from} until ${until}.`);
  paper.write('small', 'SHA-256 of the terms in annex B, which every access is decided by:');
  paper.write('code', termsHash);
  paper.write(
    'small',
    'The exact text is attached as agreement.json and terms.json. A character that the fonts of this document lack is printed as its code point, [U+...].',
  );
  paper.write('head', 'Clauses', 40);
}

function signatures(paper: Paper, document: AgreementDocument): void {
  paper.newPage();
  paper.write('head', 'Signatures');
  paper.write(
    'body',
    'Each party signs in its digital signature field, the company first. Each signature carries an assertion of the signer’s own passkey over the SHA-256 of this document as it stands before any signature. Name, date and time stand in the digital signature.',
  );
  block(paper, document.controller, 'the company (controller)', signatureFields.controller);
  block(paper, document.processor, 'the vendor (processor)', signatureFields.processor);
}

function block(paper: Paper, party: Party, role: string, field: string): void {
  paper.block([
    ['clause', `For ${party.name}`],
    ['body', `as ${role}`],
    ['small', ' '],
    ['body', `Signed by: see the signer in digital signature “${field}”`],
    ['body', `Date: see the timestamp of digital signature “${field}”`],
    [
      'small',
      `Party ${party.id}. Without a valid digital signature in field “${field}” this block says nothing.`,
    ],
  ]);
}

function annexA(paper: Paper, { effects }: AgreementDocument): void {
  paper.newPage();
  paper.write('head', 'Annex A: what the clauses do');
  for (const { clause, effect, sentence } of effects) {
    paper.write('clause', `${clause}   ${effect}`, 16);
    paper.write('body', sentence);
  }
}

function annexB(paper: Paper, { terms, termsHash }: AgreementDocument): void {
  paper.newPage();
  paper.write('head', 'Annex B: the terms');
  paper.write(
    'small',
    `Canonical JSON (RFC 8785), attached as terms.json. The line breaks printed here are not part of it. SHA-256 of its UTF-8 bytes: ${termsHash}`,
  );
  paper.write('code', terms);
}
