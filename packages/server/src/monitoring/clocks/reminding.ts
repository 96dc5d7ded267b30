import type { Clock, Corrected, Reminder } from '@cordon/core/monitoring/clocks';
import type { ClockDeps, TouchedAgreement } from './deps.ts';
import { readClocks } from './reading.ts';
import type { ClockOwner, NewReminder } from './store.ts';

/** The first wait after a mail that was not taken doubles with each, up to the longest. */
const WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * Reminds the owners of every clock that has come to a mark, once a mark and due time. Of several marks that passed unseen
 * only the last is mailed. A mail that no server takes waits and is tried again: nothing is lost by an outage.
 */
export async function remindOwners(deps: ClockDeps): Promise<void> {
  const [all, agreements, owners, company] = await Promise.all([
    readClocks(deps),
    deps.agreements(),
    deps.store.owners(),
    deps.company(),
  ]);
  for (const { incident, clocks } of all) {
    for (const clock of clocks) {
      const to = ownersOf(clock, owners, agreements, company?.id ?? null);
      for (const run of runsOf(clock)) {
        const mark = reachedMark(run, deps.now().getTime());
        if (mark !== null) await remind(deps, incident, run, mark, to);
      }
    }
  }
  await mailWaiting(deps);
}

/** A clock with something taken back that it hangs on runs twice: towards its strict time, and towards what stands. */
function runsOf(clock: Clock): readonly Clock[] {
  return clock.asCorrected === null
    ? [clock]
    : [clock, { ...clock, ...clock.asCorrected, why: [clock.asCorrected.why], asCorrected: null }];
}

/** @returns the last mark that a clock nobody answered has come to; null where there is none */
function reachedMark(clock: Clock, at: number): Reminder | null {
  if (!['running', 'overdue', 'tolled'].includes(clock.state)) return null;
  return clock.reminders.findLast(({ moment }) => Date.parse(moment.at) <= at) ?? null;
}

/** A vendor is reminded of its contract's clock alone; the company of every one, since what a vendor owes it has to ask for. */
function ownersOf(
  { kind, agreement }: Clock,
  owners: readonly ClockOwner[],
  agreements: readonly TouchedAgreement[],
  company: string | null,
): readonly ClockOwner[] {
  const vendor = kind === 'contract' ? agreements.find(({ id }) => id === agreement)?.vendor.id : undefined;
  return owners.filter(({ party }) => party === company || party === vendor);
}

async function remind(
  { store, baseUrl, now }: ClockDeps,
  incident: string,
  clock: Clock,
  { mark }: Reminder,
  owners: readonly ClockOwner[],
): Promise<void> {
  const forTime = new Date((clock.due ?? clock.from)?.at ?? now());
  const reminders = owners.map(({ id }): NewReminder => ({
    ...{ incident, clock: clock.id, mark, forTime, person: id },
    ...reminderMail(incident, clock, mark, baseUrl),
  }));
  if (reminders.length === 0) return;
  const words = { incident, clock: clock.id, mark, due: clock.due?.at ?? null };
  const act = { act: 'clock-reminded', person: null, party: null, agreement: clock.agreement, ip: null };
  await store.remind(reminders, now(), { ...act, at: now(), words });
}

/** Names no person, no customer and nothing that happened. */
function reminderMail(
  incident: string,
  { citation, due, limit, to, state, asCorrected }: Clock,
  mark: number,
  baseUrl: string,
): Pick<NewReminder, 'subject' | 'words'> {
  const notice = `the notice to ${ADDRESSEES[to]} (${citation})`;
  const subject =
    mark === 0
      ? `Now due without delay: ${notice}`
      : mark === 100
        ? `Overdue: ${notice}`
        : `${String(mark)} % of the time has passed: ${notice}`;
  const held = state === 'tolled' ? ['Law enforcement asked to wait: nothing may go out yet.'] : [];
  return {
    subject,
    words: [
      `Incident ${incident}: ${notice} is owed ${limit === 'without undue delay' || due === null ? 'without undue delay' : `by ${due.words}`}.`,
      ...held,
      ...(asCorrected === null
        ? []
        : [`It is counted from a time that was taken back since. ${standsNow(asCorrected)}`]),
      'See what is missing, and give the notice:',
      `${baseUrl}/clocks/${encodeURIComponent(incident)}`,
    ].join('\n\n'),
  };
}

function standsNow({ due, state }: Corrected): string {
  if (state === 'waiting') return 'By what stands now it has not begun.';
  return `By what stands now it is owed ${due === null ? 'without undue delay' : `by ${due.words}`}.`;
}

const ADDRESSEES: Readonly<Record<Clock['to'], string>> = {
  company: 'the company',
  'supervisory-authority': 'the supervisory authority',
  individuals: 'those affected',
  media: 'the media',
  hhs: 'HHS',
  'attorney-general': 'the Attorney General',
};

async function mailWaiting({ store, mailer, log, now }: ClockDeps): Promise<void> {
  for (const reminder of await store.waiting(now())) {
    const again = new Date(now().getTime() + waitAfter(reminder.tries));
    try {
      const { email, subject, words } = reminder;
      const { sent } = await mailer.send({ to: email, subject, text: words });
      await store.tried(reminder, sent ? now() : null, again);
    } catch (err) {
      await store.tried(reminder, null, again);
      log.warn('a reminder of a clock could not be mailed', { feature: 'monitoring', err });
    }
  }
}

/** Milliseconds until the next try. */
export function waitAfter(tries: number): number {
  return Math.min(WAIT_MS * 2 ** Math.min(tries, 10), LONGEST_WAIT_MS);
}
