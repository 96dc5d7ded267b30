import { noticeMailDue, type NoticeMail } from '@cordon/core/agreements';
import type { Mailer } from '../../platform/mail.ts';
import type { AgreementStore } from '../store.ts';
import { doneOf, noticeOf, standingOf } from './acting.ts';
import { letterOf } from './letters.ts';
import type { Recipient, SubProcessor, SubProcessorStore } from './store.ts';

export interface LetterDeps {
  readonly store: SubProcessorStore;
  readonly agreements: Pick<AgreementStore, 'find'>;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
}

export interface SubProcessorLetters {
  /**
   * Sends what is due, each letter once to each person, whichever replica runs first. A crash between sending and
   * keeping that it was sent sends that one again: rather twice than never.
   * @returns how many were sent; null when another replica is at it
   * @throws Failure `mail-failed`; what was sent before stays sent
   */
  run(): Promise<number | null>;
  /** Has `run` done soon; faults go to `onFault`. */
  kick(): void;
  /** Runs every so often from now on. @returns what stops it */
  start(everyMs: number): () => void;
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>;
}

export function createLetters(deps: LetterDeps): SubProcessorLetters {
  let last: Promise<unknown> = Promise.resolve();
  const run = () => deps.store.alone(() => sendDue(deps));
  const kick = (): void => {
    last = last.then(run).catch(deps.onFault);
  };
  return {
    run,
    kick,
    start(everyMs) {
      const timer = setInterval(kick, everyMs);
      kick();
      return () => {
        clearInterval(timer);
      };
    },
    async settled() {
      await last;
    },
  };
}

async function sendDue(deps: LetterDeps): Promise<number> {
  const now = deps.now();
  const running = (await deps.store.list(null)).filter((sub) => standingOf(sub, now).state === 'notice');
  if (running.length === 0) return 0;
  const [recipients, mails] = await Promise.all([deps.store.recipients(), deps.store.mails()]);
  let sent = 0;
  for (const sub of running) {
    for (const person of recipients) {
      const got = mails.filter((mail) => mail.sub === sub.id && mail.person === person.id);
      const due = noticeMailDue(
        noticeOf(sub),
        doneOf(sub),
        got.map(({ mail }) => mail),
        now.getTime(),
      );
      if (due !== null && (await send(deps, sub, person, due))) sent += 1;
    }
  }
  return sent;
}

/** @returns false where there is no mail server or the agreement ended: nothing to send, and nothing is kept as sent */
async function send(deps: LetterDeps, sub: SubProcessor, to: Recipient, mail: NoticeMail): Promise<boolean> {
  const agreement = await deps.agreements.find(sub.agreement);
  if (agreement?.endedAt !== null) return false;
  const letter = letterOf(mail, {
    ...{ name: sub.name, does: sub.does, vendor: agreement.processor.name },
    general: sub.rule.authorisation === 'general',
    objectUntil: new Date(standingOf(sub, deps.now()).objectUntil),
    url: new URL(`/agreements/${sub.agreement}?tab=sub-processors`, deps.baseUrl).href,
  });
  const { sent } = await deps.mailer.send({ to: to.email, ...letter });
  if (sent) await deps.store.addMail(sub.id, mail, to.id, deps.now());
  return sent;
}
