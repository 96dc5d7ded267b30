import { canonicalBytes, type JsonValue, type Sha256 } from '@cordon/ledger';
import { attach } from './attach.ts';
import { addFields } from './fields.ts';
import { saveFixed } from './fix.ts';
import { openPaper } from './paper.ts';

/** The field of a certificate of completion. */
export const platformField = 'platform';

/** One line of the log. */
export interface CompletionEvent {
  /** RFC 3339. */
  readonly at: string;
  readonly what: string;
  readonly who: string;
  /** Names and values, in the order they are printed. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** What a certificate of completion says. */
export interface Completion {
  readonly agreement: string;
  readonly version: number;
  readonly title: string;
  readonly company: string;
  readonly vendor: string;
  readonly termsHash: string;
  readonly documentHash: string;
  readonly fileHash: string;
  readonly events: readonly CompletionEvent[];
  /** Name of the ledger whose entries it names. */
  readonly ledger: string;
}

/** The certificate of completion as a PDF, before the platform seals it. */
export async function renderCompletion(
  completion: Completion,
  at: Date,
  sha256: Sha256,
): Promise<Uint8Array> {
  const paper = openPaper();
  const { title, agreement, version, company, vendor, events, ledger } = completion;
  paper.write('title', 'Certificate of completion');
  paper.write('body', `${title}: agreement ${agreement}, version ${String(version)}`);
  paper.write('body', `between ${company} and ${vendor}, signed by both.`);
  paper.write('head', 'The document');
  const hashes = [
    ['Before any signature', completion.documentHash],
    ['With both signatures', completion.fileHash],
    ['The terms in it', completion.termsHash],
  ] as const;
  for (const [name, hash] of hashes) {
    paper.write('small', `${name}, SHA-256`, 12);
    paper.write('code', hash);
  }
  paper.write('head', 'What happened', 60);
  for (const { at: when, what, who, facts } of events) {
    paper.write('clause', `${when}   ${what}`, 30);
    paper.write('body', who);
    for (const [name, value] of facts) paper.write('small', `${name}: ${value}`);
  }
  paper.write('head', 'How to check this', 60);
  paper.write(
    'body',
    `The entries stand in the ledger ${ledger}; each can be proved from a witnessed checkpoint, which is the independent time. The signed document proves itself: cordon agreement verify. The seal on this certificate says that the installation wrote it; it is no signature of a party.`,
  );
  paper.finish(`Certificate of completion, ${title}, version ${String(version)}`);
  addFields(paper.pdf, [platformField]);
  const whole = canonicalBytes(completion as unknown as JsonValue);
  attach(paper.pdf, [{ name: 'completion.json', description: 'What this certificate says', bytes: whole }]);
  return saveFixed(paper.pdf, {
    title: `Certificate of completion: ${title}`,
    author: 'Cordon',
    at,
    id: sha256(whole),
  });
}
