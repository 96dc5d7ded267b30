import type { ServiceAccount } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { plainWords } from '../../components/dataWords.ts';
import type { Tone } from '../../components/StatusMark.tsx';

const DAY_MS = 86_400_000;

/** From when on an account says that it ends soon. */
const SOON_DAYS = 14;

const ENDINGS: Readonly<Record<NonNullable<ServiceAccount['ended']>['why'], string>> = {
  'taken-away': 'Ended',
  'owner-gone': 'Ended: nobody answers for it any more',
  'agreement-ended': 'Ended with its agreement',
  expired: 'Ran out',
  'not-reviewed': 'Ended: not renewed under review',
  incident: 'Ended in an incident',
};

/** Whole days left, rounded up; 0 once it is over. */
export function daysLeft(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / DAY_MS));
}

/** How an account stands, in a few words. */
export function standingWords(
  account: Pick<ServiceAccount, 'state' | 'mayDecide' | 'ended' | 'expiresAt' | 'reviewDue' | 'fields'>,
  now: number,
): { readonly tone: Tone; readonly words: string } {
  const { state, mayDecide, ended, expiresAt, reviewDue, fields } = account;
  if (state === 'refused') return { tone: 'stop', words: 'Refused' };
  if (ended !== null) return { tone: 'plain', words: ENDINGS[ended.why] };
  if (state === 'proposed')
    return {
      tone: mayDecide ? 'warn' : 'wait',
      words: mayDecide ? 'Waits for you' : 'Waits for the company',
    };
  if (fields === null) return { tone: 'stop', words: 'The terms open nothing to it now' };
  if (reviewDue !== null) return { tone: 'warn', words: 'Under review' };
  const left = expiresAt === null ? 0 : daysLeft(expiresAt, now);
  if (left <= SOON_DAYS) return { tone: 'warn', words: `Ends in ${count(left, 'day')}` };
  return { tone: 'good', words: 'In force' };
}

/** What it reads as and for, in one phrase. */
export function workWords({ accessRole, purpose }: Pick<ServiceAccount, 'accessRole' | 'purpose'>): string {
  return `as ${plainWords(accessRole)}, for ${plainWords(purpose)}`;
}
