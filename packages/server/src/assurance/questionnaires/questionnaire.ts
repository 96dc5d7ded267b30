import type { Answer, VendorEvidence } from '@cordon/core/assurance';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** How an answer came to be: typed by somebody with an account or by a link, known to Cordon, or brought from another client's. */
export type Origin = 'person' | 'link' | 'cordon' | 'file';

export interface KeptAnswer extends Answer {
  readonly question: string;
  readonly origin: Origin;
  /** Where it was known from; null for what was typed. */
  readonly says: string | null;
  readonly by: Ref | null;
  readonly at: Date;
  readonly verdict: 'accepted' | 'asked-back' | null;
  /** What the reviewer asks to be told. */
  readonly asked: string | null;
}

export interface Questionnaire {
  readonly id: string;
  readonly vendor: Ref;
  readonly set: number;
  readonly askedBy: Ref;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly handedIn: boolean;
  readonly reminded: readonly number[];
}

/** What was handed in at a time: canonical JSON, whose hash the entry holds. */
export interface Submission {
  readonly entry: number;
  readonly at: Date;
  readonly answers: string;
}

export interface NewAnswer extends Answer {
  readonly question: string;
  readonly origin: Origin;
  readonly says: string | null;
  /** Null unless `origin` is `person`. */
  readonly person: string | null;
}

/** Reads what is known of a vendor for prefilling. */
export type EvidenceOf = (vendor: string) => Promise<VendorEvidence>;

/** Where a questionnaire stands. */
export type QuestionnaireState = 'open' | 'handed-in' | 'asked-back' | 'accepted';

export function stateOf(
  { handedIn }: Pick<Questionnaire, 'handedIn'>,
  answers: readonly Pick<KeptAnswer, 'verdict'>[],
): QuestionnaireState {
  if (!handedIn) return answers.some(({ verdict }) => verdict === 'asked-back') ? 'asked-back' : 'open';
  return answers.length > 0 && answers.every(({ verdict }) => verdict === 'accepted')
    ? 'accepted'
    : 'handed-in';
}
