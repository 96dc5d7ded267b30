import { reminderOwed } from '@cordon/core/people/training';
import type { Mailer } from '../../platform/mail.ts';
import type { TrainingDeps } from './deps.ts';
import type { MailRow, Overdue, Remindable, ReminderStore, Told } from './reminders.store.ts';

export interface RemindingDeps extends Pick<TrainingDeps, 'titles' | 'log' | 'now'> {
  readonly reminders: ReminderStore;
  readonly mailer: Mailer;
  readonly baseUrl: string;
}

/** People whose reminders are noted in one step. */
const AT_ONCE = 1000;

/** The first wait after a mail that was not taken doubles with each, up to the longest. */
const WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * Tells people of what they owe, each step once, and their managers, once a day, of what is overdue. A step is noted together
 * with its mail, so neither a restart nor a second replica tells it again; a mail that no server takes is tried again. The
 * caller is alone.
 */
export async function remindPeople(deps: RemindingDeps): Promise<void> {
  const titles = await deps.titles();
  for (;;) {
    const rows = await deps.reminders.remindable(deps.now(), AT_ONCE);
    const told = rows.flatMap((row) => stepOf(row, deps.now().getTime()));
    if (told.length === 0) break;
    const mails = [...Map.groupBy(rows, ({ person }) => person)].flatMap(([person, of]) =>
      of[0]?.email === null ? [] : [reminderMail(person, of, titles, deps)],
    );
    await deps.reminders.tell(told, mails, deps.now());
  }
  for (const overdue of await deps.reminders.overdue(deps.now())) {
    const mails = overdue.managers.map((manager) => escalationMail(manager, overdue, deps.baseUrl));
    await deps.reminders.escalate(overdue.party, mails, deps.now());
  }
  await mailWaiting(deps);
}

function stepOf({ assignment, dueAt, told }: Remindable, now: number): Told[] {
  const step = reminderOwed(dueAt.getTime(), new Set(told), now);
  return step === null ? [] : [{ assignment, step }];
}

/** One mail for all that somebody is told of at once. It names courses and days, nothing that happened. */
function reminderMail(
  to: string,
  rows: readonly Remindable[],
  titles: ReadonlyMap<string, string>,
  { baseUrl, now }: Pick<RemindingDeps, 'baseUrl' | 'now'>,
): MailRow {
  const [first] = rows;
  const title = first === undefined ? '' : (titles.get(first.course) ?? first.course);
  const at = now().getTime();
  const late = rows.some(({ dueAt }) => dueAt.getTime() <= at);
  const what = rows.length === 1 ? title : `${String(rows.length)} courses`;
  return {
    to,
    subject: late ? `Due now: ${what}` : `To take by ${day(first?.dueAt)}: ${what}`,
    words: [
      late
        ? 'What is due below keeps you from customer data once the grace of the agreement is over.'
        : 'These courses are to be taken:',
      ...rows.map(({ course, dueAt }) => `${titles.get(course) ?? course}, by ${day(dueAt)}`),
      `Take them here:\n${baseUrl}/training/mine`,
    ].join('\n\n'),
  };
}

function escalationMail(to: string, { people, assignments }: Overdue, baseUrl: string): MailRow {
  const who = people === 1 ? '1 person is' : `${String(people)} people are`;
  return {
    to,
    subject: `Overdue training: ${who} late`,
    words: [
      `${who} late with ${assignments === 1 ? '1 course' : `${String(assignments)} courses`}. Access closes where the agreement asks for one and its grace is over.`,
      `Who, which course, and what mends it:\n${baseUrl}/training`,
    ].join('\n\n'),
  };
}

function day(at: Date | undefined): string {
  return at?.toISOString().slice(0, 10) ?? '';
}

async function mailWaiting({ reminders, mailer, log, now }: RemindingDeps): Promise<void> {
  for (const { id, email, subject, words, tries } of await reminders.waiting(now())) {
    const again = new Date(now().getTime() + Math.min(WAIT_MS * 2 ** Math.min(tries, 10), LONGEST_WAIT_MS));
    try {
      const { sent } = await mailer.send({ to: email, subject, text: words });
      await reminders.tried(id, sent ? now() : null, again);
    } catch (err) {
      await reminders.tried(id, null, again);
      log.warn('a reminder of a course could not be mailed', { feature: 'training', err });
    }
  }
}
