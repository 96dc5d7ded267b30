import type { SignedActs } from '../../identity/index.ts';
import type { Acting, Book } from '../../ledger/index.ts';
import type { FileDeps } from '../files/adding.ts';
import type { Findings, FindingStore } from '../finding.ts';
import type { EvidenceOf } from './questionnaire.ts';
import type { QuestionnaireStore } from './store.ts';

export interface QuestionnaireDeps extends FileDeps {
  readonly store: QuestionnaireStore;
  readonly evidenceOf: EvidenceOf;
  /** Hex of the SHA-256 of a text. */
  readonly textHash: (text: string) => string;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly findings: Findings;
  readonly openFindings: FindingStore['list'];
  readonly isVendor: (party: string) => Promise<boolean>;
  readonly book: Pick<Book, 'entry' | 'proofFile' | 'vkey'>;
}

/** Who answers: somebody of the vendor with an account, or whoever has the link. */
export interface Answering {
  readonly actor: Acting;
  readonly link: string | null;
}
