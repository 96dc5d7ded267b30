import type { AttestationKind } from './kinds.ts';
import { attestationKinds } from './kinds.ts';

/** A statement or certificate as far as its time goes. Days are `YYYY-MM-DD`. */
export interface Dated {
  readonly id: string;
  readonly kind: AttestationKind;
  /** The agreement's words, of a statement it asks for. */
  readonly control: string | null;
  readonly madeOn: string;
  readonly validUntil: string;
  readonly verdict: 'accepted' | 'refused' | null;
}

/** A duty to attest: to what, and every how many months. */
export interface AttestationDuty {
  readonly agreement: string;
  readonly clause: string;
  readonly control: string;
  readonly everyMonths: number;
  /** RFC 3339; the first statement is due one distance after it. */
  readonly since: string;
}

export type PaperState = 'waits' | 'refused' | 'good' | 'ends-soon' | 'ended';

/** Days before its end at which whoever has to renew it is told. */
export const NOTICE_DAYS = [60, 30, 7] as const;

const DAY_MS = 86_400_000;

/** Whole days until a day is over, negative once it is. @param now epoch milliseconds */
export function daysLeft(validUntil: string, now: number): number {
  return Math.floor((Date.parse(`${validUntil}T00:00:00Z`) + DAY_MS - now) / DAY_MS);
}

export function paperState(
  { verdict, validUntil }: Pick<Dated, 'verdict' | 'validUntil'>,
  now: number,
): PaperState {
  const left = daysLeft(validUntil, now);
  if (verdict === 'refused') return 'refused';
  if (left < 0) return 'ended';
  if (verdict === null) return 'waits';
  return left <= NOTICE_DAYS[0] ? 'ends-soon' : 'good';
}

/** Why the days of a paper cannot be; null when they can. @param now epoch milliseconds */
export function datesProblem(
  { kind, madeOn, validUntil }: Pick<Dated, 'kind' | 'madeOn' | 'validUntil'>,
  now: number,
): 'in-the-future' | 'ends-first' | 'too-long' | null {
  if (Date.parse(`${madeOn}T00:00:00Z`) > now + DAY_MS) return 'in-the-future';
  if (validUntil < madeOn) return 'ends-first';
  return validUntil > monthsAfter(madeOn, attestationKinds[kind].mostMonths) ? 'too-long' : null;
}

/**
 * Papers that ran out and in whose place no other good one of the same kind and control is: each is told of once, the newest.
 * @param now epoch milliseconds
 */
export function runOut(papers: readonly Dated[], now: number): readonly Dated[] {
  const accepted = papers.filter(({ verdict }) => verdict === 'accepted');
  const newest = [...Map.groupBy(accepted, sameAs).values()].map((same) =>
    same.reduce((a, b) => (b.validUntil > a.validUntil ? b : a)),
  );
  return newest.filter(({ validUntil }) => daysLeft(validUntil, now) < 0);
}

/**
 * Duties under which no statement of the last `everyMonths` was accepted, once the first was due.
 * @param now epoch milliseconds
 */
export function missing(
  duties: readonly AttestationDuty[],
  papers: readonly Dated[],
  now: number,
): readonly AttestationDuty[] {
  const today = new Date(now).toISOString().slice(0, 10);
  return duties.filter(({ control, everyMonths, since }) => {
    const last = papers
      .filter(
        (paper) => paper.kind === 'statement' && paper.control === control && paper.verdict === 'accepted',
      )
      .reduce((latest, { madeOn }) => (madeOn > latest ? madeOn : latest), since.slice(0, 10));
    return monthsAfter(last, everyMonths) < today;
  });
}

const sameAs = ({ kind, control }: Dated): string => `${kind}/${control ?? ''}`;

/** The same day some months on; the last of a month that has no such day. */
function monthsAfter(day: string, months: number): string {
  const from = new Date(`${day}T00:00:00Z`);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  const to = new Date(
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(from.getUTCDate(), last.getUTCDate())),
  );
  return to.toISOString().slice(0, 10);
}
