/** What a customer asks for. */
export const reportKinds = ['access', 'accounting'] as const;

export type ReportKind = (typeof reportKinds)[number];

const DAY_MS = 86_400_000;

/** How far back an accounting goes (45 CFR 164.528(a)(1)). */
const YEARS_BACK = 6;

/**
 * When an answer is due.
 *
 * `access`: one month from receipt, two further months once extended (GDPR Art. 12(3)); a month ends on the day of the same
 * number, or on the last one of a month that has none (Regulation 1182/71 Art. 3(2)(c)).
 * `accounting`: 60 days, 30 more once extended, and that once (45 CFR 164.528(c)(1)).
 */
export function dueOf(kind: ReportKind, receivedAt: Date, extended: boolean): Date {
  return kind === 'access'
    ? monthsAfter(receivedAt, extended ? 3 : 1)
    : new Date(receivedAt.getTime() + (extended ? 90 : 60) * DAY_MS);
}

/** Extended while it still runs, or not at all: the customer must be told within the first time. */
export function mayExtend(kind: ReportKind, receivedAt: Date, extended: boolean, now: Date): boolean {
  return !extended && now <= dueOf(kind, receivedAt, false);
}

/** The earliest disclosure an accounting tells of, by when it was asked for. */
export function accountingFrom(receivedAt: Date): Date {
  return monthsAfter(receivedAt, -12 * YEARS_BACK);
}

/**
 * Whether it costs nothing: the first accounting in any twelve months does (45 CFR 164.528(c)(2)), an access report always
 * (GDPR Art. 12(5)).
 * @param before when the same customer asked for the others
 */
export function isFree(kind: ReportKind, receivedAt: Date, before: readonly Date[]): boolean {
  const from = monthsAfter(receivedAt, -12);
  return kind === 'access' || !before.some((at) => at > from && at <= receivedAt);
}

function monthsAfter(from: Date, months: number): Date {
  const at = new Date(from);
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(from.getUTCDate(), last));
  return at;
}
