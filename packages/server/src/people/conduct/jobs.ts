import { addMonths, keptUntil } from '@cordon/core/people/conduct';
import { repeat } from '../../platform/repeat.ts';
import type { Acting } from '../../ledger/index.ts';
import type { ConductDeps } from './deps.ts';
import { standingOf } from './ground.ts';
import { askVendors } from './vendors.ts';

const EVERY_MS = 60_000;
/** What was set aside is nobody's case, and is kept for questions about it alone. */
const SET_ASIDE_MONTHS = 12;
const CORDON: Acting = { person: null, party: null, ip: null };

/**
 * What conduct does by itself, each minute: ends retraining that was passed, tells people what was asked or decided, asks vendors for
 * what repeated violations lead to, and erases what is over for its time.
 * @returns a stop, which waits for a look that has begun
 */
export function startConduct(deps: ConductDeps): () => Promise<void> {
  return repeat(
    () => lookAfterConduct(deps),
    EVERY_MS,
    (err) => {
      deps.log.error('conduct could not be looked after', { feature: 'conduct', err });
    },
  );
}

/** One look at all of it. */
export async function lookAfterConduct(deps: ConductDeps): Promise<void> {
  await endRetraining(deps);
  await askVendors(deps);
  await eraseOld(deps);
  // Last: a mail server that does not answer holds up nothing else.
  await tell(deps);
}

/** Opens what retraining closed, once the course was passed after the step. Entered before it is done. */
export async function endRetraining(deps: ConductDeps): Promise<void> {
  for (const { id, person, agreement, course, from } of await deps.cases.retraining()) {
    const passed = await deps.retraining.passedAt(person, course);
    if (passed === null || passed <= from) continue;
    const words = { case: id, subjectPerson: person, course, passedAt: passed.toISOString() };
    await deps.enter('conduct-retraining-passed', CORDON, agreement, words);
    await deps.cases.served(id, passed);
  }
}

async function eraseOld(deps: ConductDeps): Promise<void> {
  const now = deps.now();
  for (const kept of await deps.cases.list({})) {
    const until = keptUntil(standingOf(kept, now.getTime()), kept.rule, kept.servedAt?.getTime() ?? null);
    if (until === null || until > now.getTime()) continue;
    await deps.enter('conduct-case-erased', CORDON, kept.agreement.id, { case: kept.id });
    await deps.cases.erase(kept.id, now);
  }
  await deps.reports.eraseBefore(new Date(addMonths(now.getTime(), -SET_ASIDE_MONTHS)), now);
}

const SUBJECTS = {
  'hearing-asked': 'You are asked for your side',
  decided: 'A decision about your conduct was taken',
  'appeal-decided': 'Your appeal was decided',
} as const;

/** The mail says that there is something to read, and none of it: mail is no place for what a case says. */
async function tell({ cases, mailer, baseUrl, now }: ConductDeps): Promise<void> {
  const url = new URL('/my-conduct', baseUrl).href;
  for (const { id, seq, kind, email } of await cases.toTell()) {
    const subject = SUBJECTS[kind as keyof typeof SUBJECTS];
    const text = [
      'Something about your work was asked of you or decided. It stands on your own page, with what it rests on and how long you have:',
      url,
      'You can sign in there even where customer data is closed to you.',
    ].join('\n\n');
    const { sent } = await mailer.send({ to: email, subject, text });
    if (sent) await cases.told(id, seq, now());
  }
}
