import { canonicalBytes, type Sha256 } from '@cordon/ledger';
import { attach } from '../../agreements/signing/pdf/attach.ts';
import { addFields } from '../../agreements/signing/pdf/fields.ts';
import { saveFixed } from '../../agreements/signing/pdf/fix.ts';
import { openPaper } from '../../agreements/signing/pdf/paper.ts';
import { printable } from '../../agreements/signing/pdf/printable.ts';

/** The signature field of a certificate: the one that the verifier of documents takes for the installation's own. */
export const certificateField = 'platform';

export interface CertificateText {
  readonly completion: string;
  readonly person: { readonly id: string; readonly name: string; readonly party: string };
  readonly course: { readonly id: string; readonly title: string; readonly version: number };
  /** RFC 3339. */
  readonly passedAt: string;
  readonly source: 'attempt' | 'import' | 'spaced';
  /** Of the ledger: what says that it was passed; null where it came before it was entered. */
  readonly entry: number | null;
}

const HOW = {
  attempt: 'A paper drawn from the course’s questions was passed.',
  import: 'Their own training system says so, as the ledger has it.',
  spaced: 'Questions asked over time were answered.',
} as const;

/** A certificate before its seal: who passed what and when, for people, and the same for a machine. */
export function renderCertificate(text: CertificateText, at: Date, sha256: Sha256): Promise<Uint8Array> {
  const paper = openPaper();
  const title = 'Certificate of training';
  const { person, course, passedAt, entry, completion } = text;
  paper.write('title', title);
  paper.write('head', printable(oneLine(person.name)).text);
  paper.write('body', printable(oneLine(`${person.party} (${person.id})`)).text);
  paper.write('head', printable(oneLine(course.title)).text);
  paper.write(
    'body',
    `Version ${String(course.version)}. Passed ${passedAt.slice(0, 10)}. ${HOW[text.source]}`,
  );
  paper.write(
    'body',
    entry === null
      ? 'Its entry in the ledger is named by the page it came from.'
      : `Entry ${String(entry)} of the ledger says so.`,
  );
  paper.write(
    'small',
    'How long it counts is said by the agreements under which the person works. Sealed by this installation (PAdES B-T): “cordon agreement verify FILE” checks it without asking anybody.',
  );
  paper.finish(`${title}, ${completion}`);
  addFields(paper.pdf, [certificateField]);
  const bytes = canonicalBytes({
    ...{ completion, passedAt, source: text.source, entry },
    person: { id: person.id, name: person.name, party: person.party },
    course: { id: course.id, title: course.title, version: course.version },
  });
  attach(paper.pdf, [{ name: 'certificate.json', description: 'The same, for a machine', bytes }]);
  return saveFixed(paper.pdf, { title, author: 'Cordon', at, id: sha256(bytes) });
}

/** Names are others' words: a line break in one would set a line of its own that reads as ours. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
