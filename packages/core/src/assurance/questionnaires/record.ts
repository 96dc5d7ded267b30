import type { JsonValue } from '@cordon/ledger';
import type { Answer } from './answer.ts';

/** What is handed in: whoever hands it in signs the hash of its canonical JSON, and another client's Cordon reads it. */
export interface AnswersRecord {
  readonly type: 'cordon-answers';
  readonly v: 1;
  readonly questionnaire: string;
  /** Version of the questions. */
  readonly set: number;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly answers: readonly (Answer & { readonly question: string })[];
}

/** The record of what stands there now; the order in which it was answered changes nothing. */
export function answersRecord(
  {
    id,
    set,
    vendor,
  }: { readonly id: string; readonly set: number; readonly vendor: AnswersRecord['vendor'] },
  answers: readonly (Answer & { readonly question: string })[],
): AnswersRecord & JsonValue {
  const kept = answers
    .map(({ question, value, text }) => ({ question, value, text }))
    .toSorted((a, b) => (a.question < b.question ? -1 : 1));
  return {
    ...{ type: 'cordon-answers', v: 1, questionnaire: id, set },
    vendor: { id: vendor.id, name: vendor.name },
    answers: kept,
  };
}
