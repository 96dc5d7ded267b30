import type { Treatment } from '@cordon/core/kernel';

/** The longest an account lives, and the longest a renewal makes it live on. */
export const MOST_DAYS = 90;

/** How long a secret lives; it never outlives its account. */
export const SECRET_LIFE_MS = 30 * 86_400_000;

/** Secrets of an account at once: the one in use, the one that takes its place, and one in a test. */
export const SECRETS_AT_ONCE = 3;

/** Ranges an account may name. */
export const MOST_NETWORKS = 20;

/** A step somebody took, and its entry. */
export interface Step {
  readonly by: Named;
  readonly at: Date;
  readonly entry: number;
}

/** Something by its id and name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Why an account ended. `not-reviewed`: nobody renewed it while its access was under review. `incident`: what it read is
 * looked into.
 */
export const endings = [
  'taken-away',
  'owner-gone',
  'agreement-ended',
  'expired',
  'not-reviewed',
  'incident',
] as const;
export type Ending = (typeof endings)[number];

/** What an account is for: fixed when it is proposed. */
export interface AccountTerms {
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
  /** Ranges it may be used from (CIDR), each within what its party lists. */
  readonly networks: readonly string[];
  /** The person who answers for it. */
  readonly owner: string;
  /** How long it lives once in force. */
  readonly days: number;
}

/** An account that a tool reads under, in a purpose whose permission names every customer. */
export interface ServiceAccount extends Omit<AccountTerms, 'agreement' | 'owner'> {
  readonly id: string;
  readonly name: string;
  readonly party: Named & { readonly kind: 'company' | 'vendor' };
  readonly agreement: Named & { readonly vendor: string; readonly source: string };
  readonly owner: Named;
  readonly state: 'proposed' | 'in-force' | 'refused' | 'ended';
  readonly proposed: Step;
  readonly decided: Step | null;
  readonly expiresAt: Date | null;
  readonly renewed: Step | null;
  readonly ended: {
    /** Null: by no person's hand. */
    readonly by: Named | null;
    readonly at: Date;
    readonly why: Ending;
    /** Null while it is being entered. */
    readonly entry: number | null;
  } | null;
  /** An access review of its agreement is open, and asks for a renewal by then; null when none does. */
  readonly reviewDue: Date | null;
}

/** A secret of an account, without the secret: that is told once. */
export interface ServiceSecret {
  /** Also the user name at the door. */
  readonly id: string;
  readonly account: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
}

/** A field that a clause shows a tool, and how. */
export interface ShownField {
  readonly category: string;
  readonly treatment: Treatment;
  readonly clause: string;
}

/** Work that terms in force open to tools. */
export interface ServiceWork {
  readonly accessRole: string;
  readonly purpose: string;
  readonly fields: readonly ShownField[];
}

/** An agreement in force under which tools may read. */
export interface ServiceAgreement extends Named {
  readonly vendor: string;
  readonly company: string;
  readonly source: string;
  /** When the terms that decide now end by themselves. */
  readonly until: Date;
  readonly works: readonly ServiceWork[];
}
