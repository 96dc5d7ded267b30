import { problemOf, stanceOf, type Answer, type Question, type Stance } from '@cordon/core/assurance';
import type { AssessmentQuestion, QuestionnaireRow } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

export const stateWords: Readonly<Record<QuestionnaireRow['state'], readonly [Tone, string]>> = {
  open: ['wait', 'Waits for answers'],
  'handed-in': ['warn', 'Waits for your review'],
  'asked-back': ['wait', 'Something was asked back'],
  accepted: ['good', 'Accepted'],
};

export const stanceWords: Readonly<Record<Stance, readonly [Tone, string]>> = {
  kept: ['good', 'Kept'],
  partly: ['warn', 'Partly kept'],
  gap: ['bad', 'Not kept'],
  'not-applicable': ['plain', 'Does not apply'],
};

/** What an answer says, in words. */
export function valueWords({ answer }: Pick<AssessmentQuestion, 'answer'>, value: string): string {
  if (value === 'na') return 'Does not apply';
  switch (answer.kind) {
    case 'yes-no':
      return { yes: 'Yes', partly: 'Partly', no: 'No' }[value] ?? value;
    case 'choice':
      return answer.options.find(({ id }) => id === value)?.label ?? value;
    case 'date':
      return value;
    case 'number':
      return `${value} ${answer.unit}`;
  }
}

/** What an answer that is not sent yet would come to. @param now epoch milliseconds */
export function judged(question: AssessmentQuestion, answer: Answer, now: number) {
  const asked = question as unknown as Question;
  return { stance: stanceOf(asked, answer, now), problem: problemOf(asked, answer, now) };
}
