import { subProcessorStanding, type Done, type Notice } from './life.ts';

/** The letters about a running window, in their order. */
export const noticeMails = ['notice', 'half', 'last-day'] as const;
export type NoticeMail = (typeof noticeMails)[number];

const DAY = 86_400_000;

/**
 * The letter that is due now to somebody who got these before. A letter that was missed is not sent late once the next
 * one is due: the last one says all that the earlier ones do.
 * @returns null when none is due, or the window is not running
 */
export function noticeMailDue(
  notice: Notice,
  done: readonly Done[],
  sent: readonly NoticeMail[],
  now: number,
): NoticeMail | null {
  const { state, objectUntil } = subProcessorStanding(notice, done, now);
  if (state !== 'notice' || now >= objectUntil) return null;
  const due = now >= objectUntil - DAY ? 2 : now >= notice.at + (objectUntil - notice.at) / 2 ? 1 : 0;
  const already = Math.max(-1, ...sent.map((mail) => noticeMails.indexOf(mail)));
  return due > already ? noticeMails[due] : null;
}
