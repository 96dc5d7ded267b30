import type { EntryScope } from '../agreement.ts';

/** What a token for bodies is good for: entries of one agreement, of one time. */
export interface BodyGrant {
  readonly agreement: string;
  readonly from: Date;
  readonly until: Date;
}

/** A token as people see it; its secret is told once. */
export interface BodyToken extends BodyGrant {
  readonly id: string;
  readonly label: string;
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Who made a token, as they stand now: it can do no more than they may themselves. */
export interface Maker {
  readonly id: string;
  readonly party: string;
  readonly role: string;
  readonly kind: 'company' | 'vendor';
}

/** Who may make one: whoever answers for what their side reads. */
export const makers = ['company-admin', 'privacy-officer', 'vendor-admin', 'auditor'] as const;

/** Tokens of a party that are good at once: more are forgotten ones. */
export const MOST_TOKENS = 10;

/**
 * Which entries a token opens now: what its maker may read now, and no more than was asked for when it was made.
 * @param windows the agreements and times an auditor was given; not asked for anybody else
 */
export function scopeOf(
  { role, kind, party }: Maker,
  { agreement, from, until }: BodyGrant,
  windows: readonly BodyGrant[],
): EntryScope {
  if (role === 'auditor') {
    const own = windows.filter((window) => window.agreement === agreement);
    const times = own.map((window) => ({
      from: window.from > from ? window.from : from,
      until: window.until < until ? window.until : until,
    }));
    return { party: null, windows: times.filter((time) => time.from < time.until) };
  }
  return { party: kind === 'company' ? null : party, windows: [{ from, until }] };
}
