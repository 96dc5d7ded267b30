import type { Life } from '@cordon/core/agreements';
import type { Agreement } from '../store.ts';

const DAY = 86_400_000;

/** Days before the end at which people are reminded. */
const REMIND_AT = [90, 30, 7, 1] as const;

/**
 * The one reminder that is due: the nearest, so that a late start does not send them all.
 * @returns days before the end, or null when none is due, or a signed renewal or an end already settles it
 */
export function dueReminder({ state, endsAt, at }: Life): number | null {
  if (state !== 'in-force' && state !== 'suspended') return null;
  if (endsAt === null) return null;
  const left = Math.ceil((endsAt - at) / DAY);
  return REMIND_AT.findLast((days) => left <= days) ?? null;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** Says that an agreement ends, and how to renew it. Names no person and no customer. */
export function reminderMail(
  { id, title, controller, processor }: Agreement,
  { endsAt, at, pending }: Pick<Life, 'endsAt' | 'at' | 'pending'>,
  baseUrl: string,
): MailText {
  const ends = endsAt ?? at;
  const left = Math.max(1, Math.ceil((ends - at) / DAY));
  const days = left === 1 ? '1 day' : `${String(left)} days`;
  const renewing = pending !== null && pending.until > ends;
  return {
    subject: `${title} ends in ${days}`,
    text: [
      `The agreement “${title}” between ${controller.name} and ${processor.name} ends on ${instant(ends)}.`,
      'At that moment all access under it closes by itself: sessions, values on screen, open conversations.',
      renewing
        ? `A renewal, version ${String(pending.version)}, waits for signatures:`
        : 'To go on, renew it: the same clauses are proposed for another term, and both parties sign.',
      `${baseUrl}/agreements/${encodeURIComponent(id)}`,
    ].join('\n\n'),
  };
}

/** Says that an agreement has ended by itself. */
export function expiredMail(
  { id, title, controller, processor }: Agreement,
  { since }: Pick<Life, 'since'>,
  baseUrl: string,
): MailText {
  return {
    subject: `${title} has expired`,
    text: [
      `The agreement “${title}” between ${controller.name} and ${processor.name} expired on ${instant(since)}.`,
      'All access under it is closed. To work together again, a new agreement is drafted and signed by both parties.',
      `${baseUrl}/agreements/${encodeURIComponent(id)}`,
    ].join('\n\n'),
  };
}

function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
}
