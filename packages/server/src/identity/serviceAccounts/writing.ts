import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { LetterStore } from './letters.store.ts';
import { serviceMail } from './letters.ts';

/** What letters about service accounts need. */
export interface LetterDeps {
  readonly letters: LetterStore;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * One look at who is to be told of a service account, by one replica at a time. A letter that did not go is tried again at the next
 * look; without a mail server none is due.
 * @returns false when another replica is at it
 */
export async function writeLetters(deps: LetterDeps): Promise<boolean> {
  const { letters, mailer, baseUrl, log, now } = deps;
  return letters.alone(async () => {
    for (const due of await letters.due(now())) {
      // Noted before it is sent: what stops in between is missing once, and does not come at every look.
      if (!(await letters.sending(due, now()))) continue;
      const sent = await mailer.send({ to: due.to, ...serviceMail(due, baseUrl) }).then(
        (answer) => answer.sent,
        () => {
          log.warn('a letter about a service account could not be sent', {
            ...{ feature: 'service-accounts', account: due.account },
          });
          return false;
        },
      );
      if (!sent) await letters.unsent(due);
    }
  });
}
