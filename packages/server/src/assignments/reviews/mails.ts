import type { Review } from './review.ts';

interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** Says that a review waits for answers, and what happens without them. Names no person and no customer. */
export function reviewMail({ agreement, dueAt, open }: Review, baseUrl: string): MailText {
  const due = `${dueAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
  const lines = open === 1 ? '1 line waits' : `${String(open)} lines wait`;
  return {
    subject: `Access review of ${agreement.title}: ${lines}`,
    text: [
      `Who works as what under “${agreement.title}” is to be confirmed by ${due}. ${lines} for an answer.`,
      'What nobody answers by then is removed: those people see nothing until they are given work again.',
      `${baseUrl}/access-reviews`,
    ].join('\n\n'),
  };
}
