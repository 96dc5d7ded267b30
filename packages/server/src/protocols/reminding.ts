import type { ProtocolDeps } from './deps.ts';
import type { HeldVersion } from './held.ts';
import { protocolMail } from './mails.ts';
import { purposesOf, standingOf, stateOf, type ProtocolState } from './state.ts';

const DAY = 86_400_000;

/**
 * One look at who has still to read what they work under, by one replica at a time: each is told when a version comes and
 * once more on the last day of its grace.
 * @returns false when another replica is at it
 */
export async function remind(deps: ProtocolDeps): Promise<boolean> {
  return deps.store.alone(async () => {
    for (const agreement of await deps.inForce()) {
      const { id, title } = agreement;
      for (const purpose of purposesOf(agreement)) {
        const state = await stateOf(deps, { agreement: id, purpose });
        const newest = state.versions[0];
        if (newest !== undefined) await tell(deps, title, newest, state);
      }
    }
  });
}

async function tell(
  deps: ProtocolDeps,
  title: string,
  newest: HeldVersion,
  state: ProtocolState,
): Promise<void> {
  const now = deps.now();
  const live = await deps.assignments.live({ agreement: newest.agreement }, now);
  for (const { person, party, purpose } of live) {
    if (purpose !== newest.purpose) continue;
    if (standingOf(state, { id: person.id, party }, now.getTime()).state === 'acknowledged') continue;
    // A grace of a day and less has one letter.
    const long = newest.graceUntil - newest.row.putAt.getTime() > DAY;
    const last = long && now.getTime() >= newest.graceUntil - DAY;
    await send(deps, title, newest, person.id, last ? 'last-day' : 'new');
  }
}

async function send(
  deps: ProtocolDeps,
  title: string,
  version: HeldVersion,
  person: string,
  mail: 'new' | 'last-day',
): Promise<void> {
  const to = await deps.store.addressOf(person);
  // Noted before it is sent: a letter that comes twice every five minutes is worse than one that is missing.
  if (to === null || !(await deps.store.mailing(version, person, mail, deps.now()))) return;
  await deps.mailer.send({ to, ...protocolMail(version, title, mail, deps.baseUrl) }).catch(() => {
    deps.log.warn('a letter about a protocol could not be sent', {
      feature: 'protocols',
      agreement: version.agreement,
    });
  });
}
