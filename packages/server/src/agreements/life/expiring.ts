import type { Life } from '@cordon/core/agreements';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { AgreementDeps } from '../agreements.ts';
import type { Agreement } from '../store.ts';
import { dropViews, overWith } from './closing.ts';
import { lifeFor } from './facts.ts';
import { see } from './record.ts';
import { dueReminder, expiredMail, reminderMail, type MailText } from './reminders.ts';
import type { ReminderStore } from './reminders.store.ts';
import type { Seen } from './store.ts';

/** What looking after the ends of agreements takes. */
export interface LifeJobsDeps extends AgreementDeps {
  readonly reminders: ReminderStore;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

/**
 * One look at every agreement, by one replica at a time: what has run out is closed and entered, and people are
 * reminded of what will. Access itself does not wait for it: the gate refuses from the very instant on.
 * @returns false when another replica is at it
 */
export async function lookAfterEnds(deps: LifeJobsDeps): Promise<boolean> {
  return deps.reminders.alone(async () => {
    for (const { id } of await deps.store.list()) {
      try {
        await lookAfter(deps, await see(deps, id));
      } catch (err) {
        // One agreement that cannot be looked after keeps no other from it; the next look tries again.
        deps.log.error('the end of an agreement could not be looked after', {
          feature: 'agreements',
          agreement: id,
          err,
        });
      }
    }
  });
}

async function lookAfter(deps: LifeJobsDeps, seen: Seen): Promise<void> {
  const { agreement } = seen;
  const life = lifeFor(seen, deps.now(), deps.signing.crypto);
  if (life.state === 'ended' && life.reason === 'expired') {
    if (!seen.events.some(({ kind }) => kind === 'expired')) await expire(deps, agreement, life);
    return;
  }
  const days = dueReminder(life);
  if (days === null || life.endsAt === null) return;
  await mailOnce(deps, agreement, new Date(life.endsAt), days, reminderMail(agreement, life, deps.baseUrl));
}

/**
 * Closes what an agreement that ran out left open: values on screen, sessions of a vendor with nothing else in force,
 * the source's views. It is entered before it is recorded: a crash in between leaves two entries and never none.
 */
async function expire(deps: LifeJobsDeps, agreement: Agreement, life: Life): Promise<void> {
  const { id } = agreement;
  // The very instant it ran out, however late somebody looked.
  const at = new Date(life.since);
  const revokes = await overWith(deps, agreement);
  const { sessions, reveals } = await deps.life.revoke(revokes, deps.now());
  deps.revoked(revokes);
  await deps.changed(id);
  await dropViews(deps, agreement);
  const nobody = { person: null, party: null, ip: null };
  await deps.enter('agreement-expired', nobody, id, { sessionsClosed: sessions, revealsClosed: reveals });
  await deps.life.record(id, () => ({ event: { kind: 'expired', party: null, person: null, at } }));
  await mailOnce(deps, agreement, new Date(life.since), 0, expiredMail(agreement, life, deps.baseUrl));
}

/** Mails everybody who looks after the agreement, at most once; when no mail got out at all it is tried again. */
async function mailOnce(
  { reminders, mailer, now, log }: LifeJobsDeps,
  { id, controller, processor }: Agreement,
  until: Date,
  days: number,
  mail: MailText,
): Promise<void> {
  if (!(await reminders.take(id, until, days, now()))) return;
  const to = await reminders.recipients(controller.id, processor.id);
  const sent = await Promise.allSettled(to.map(async ({ email }) => mailer.send({ to: email, ...mail })));
  const failed = sent.filter(({ status }) => status === 'rejected').length;
  if (failed === 0) return;
  log.warn('a reminder could not be mailed', { feature: 'agreements', agreement: id, count: failed });
  if (failed === to.length) await reminders.giveBack(id, until, days);
}
