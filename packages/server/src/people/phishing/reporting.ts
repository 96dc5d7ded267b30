import { namedIn } from '@cordon/core/people/phishing';
import { Failure } from '@cordon/core/kernel';
import type { SigningActor } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Target } from './campaign.ts';
import { reportAddress, type PhishingDeps } from './deps.ts';
import { enter } from './entering.ts';

const HOUR_MS = 3_600_000;
/** More within an hour than a hand reports are counted and kept no more. */
const MOST_AN_HOUR = 20;

/** What somebody found suspicious: a ticket, or a mail as they pasted or forwarded it. */
export interface Reported {
  readonly ticket: string | null;
  /** Looked through for our own marks and kept nowhere. */
  readonly mail: string;
  readonly via: 'workspace' | 'mailbox';
}

/**
 * Takes a report. Its entry says that somebody reported, not whether it was an exercise: whoever reads the ledger is not to
 * learn who was tried.
 * @returns whether it was a message of an exercise
 * @throws Failure `not-in-scope` for a ticket in another's hand
 */
export async function reportMessage(
  deps: PhishingDeps,
  actor: SigningActor,
  { ticket, mail, via }: Reported,
): Promise<boolean> {
  const { person } = actor;
  if (ticket !== null && (await deps.tickets.find(ticket))?.assignee !== person)
    throw new Failure('not-in-scope');
  const at = deps.now();
  const target = ticket === null ? await targetIn(deps, person, mail) : await deps.targets.byTicket(ticket);
  if (target !== null) {
    await enter(deps, 'suspicious-message-reported', actor, null, { via });
    // A ticket may have gone to another hand: who reports it now has seen it too, and is not the one who was tried.
    if (target.person === person) await deps.events.keep(target.id, { kind: 'reported', at: at.getTime() });
    if (ticket !== null) await deps.tickets.close(ticket, at);
    return true;
  }
  if ((await deps.reports.since(person, new Date(at.getTime() - HOUR_MS))) >= MOST_AN_HOUR) return false;
  await enter(deps, 'suspicious-message-reported', actor, null, { via });
  await deps.reports.keep({ id: newId('phr'), person, at, via, ticket });
  return false;
}

/** The message to this person that a mail holds: a mark of somebody else's is none of theirs. */
async function targetIn(
  { targets, hash }: PhishingDeps,
  person: string,
  mail: string,
): Promise<Target | null> {
  const { tokens, messageIds } = namedIn(mail);
  const asked = [
    ...messageIds.map((id) => () => targets.byMessage(id)),
    ...tokens.map((token) => () => targets.byToken(hash(token))),
  ];
  // A mail has one or two; whoever sends hundreds is not answered at that length.
  for (const find of asked.slice(0, 8)) {
    const target = await find();
    if (target?.person === person) return target;
  }
  return null;
}

/** The mailbox that people forward suspicious mail to. Mail of strangers is taken and dropped. */
export function reportMailbox(deps: PhishingDeps) {
  const own = reportAddress(deps);
  return {
    isOurs: (address: string) => address.toLowerCase() === own,
    reads: () => true,
    async arrived(_: string, sender: string, mail: string): Promise<void> {
      const found = await deps.reports.personAt(sender);
      if (found === null) return;
      const actor = { person: found.id, party: found.party, ip: null };
      await reportMessage(deps, actor, { ticket: null, mail, via: 'mailbox' });
    },
  };
}
