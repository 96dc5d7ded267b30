import type { Treatment } from './treatment.ts';

/** What a permission may let a person or tool do with customer data. */
export const operations = ['read', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'act', 'export'] as const;

export type Permittable = (typeof operations)[number];

/** Every kind of access to customer data: `unseal` is opened by its own clause and by no permission. */
export const accessKinds = [...operations, 'unseal'] as const;

export type Operation = (typeof accessKinds)[number];

/** One data category a permission grants, with its treatment and the rights beside plain sight. */
export interface FieldGrant {
  /** Key of the Fides taxonomy; covers its descendants too (`user.contact` covers `user.contact.email`). */
  readonly category: string;
  readonly treatment: Treatment;
  /** The clause that sets this treatment, when it is not the permission's own. */
  readonly clause?: string;
  /** Exact-match lookup ("find the customer whose e-mail is X"). */
  readonly lookup?: boolean;
  /** The agent types what the caller says and learns only match or no match. */
  readonly confirm?: boolean;
  /**
   * One cell in clear for some minutes; with `stepUp` only after a fresh second factor, with `approval` only once a second
   * person, of the controller, approved this cell for this ticket.
   */
  readonly reveal?: { readonly minutes: number; readonly stepUp: boolean; readonly approval?: boolean };
}

/** Whose rows a permission opens. */
export const rowScopes = ['ticket-in-hand', 'every-customer'] as const;

export type RowScope = (typeof rowScopes)[number];

/** A purpose lets these roles do these operations on these categories, for these data subjects. */
export interface Permission {
  readonly clause: string;
  readonly purpose: string;
  readonly roles: readonly string[];
  /**
   * Row scope. `ticket-in-hand`: only the customer bound to a ticket in the asker's hand. `every-customer`: rows of all
   * customers, read by a service account and by nobody else; aggregates tell of no group below the limit `group-size`, and
   * rows of no more customers a day leave than the limit `subjects-per-day` says.
   */
  readonly subjects: RowScope;
  readonly operations: readonly Permittable[];
  /** Only of a permission to act and nothing else: what is done needs a fresh second factor. */
  readonly stepUp?: boolean;
  readonly fields: readonly FieldGrant[];
}

/** What happens when the feed of a condition is older than `staleAfterMinutes`. */
export interface Staleness {
  readonly staleAfterMinutes?: number;
  /** `deny` is the default; `masked-only` lets the last known value stand for `forMinutes`, reveals off. */
  readonly onStale?: 'deny' | 'masked-only';
  readonly forMinutes?: number;
}

/**
 * Must hold at the moment of the access. `kind` names a file below policy/conditions; a kind that no file
 * knows, or whose fact nobody feeds, refuses.
 */
export interface Condition extends Staleness {
  readonly clause: string;
  readonly kind: string;
  readonly [setting: string]: unknown;
}

/** A budget. `kind` names a file below policy/limits. */
export interface Limit {
  readonly clause: string;
  readonly kind: string;
  readonly max: number;
  readonly [setting: string]: unknown;
}

/** Someone owes something by some time. The policy carries duties; assurance watches them. */
export interface Duty {
  readonly clause: string;
  readonly kind: string;
  readonly by: 'controller' | 'processor';
  readonly [setting: string]: unknown;
}

/**
 * What the clauses of one agreement version compile to: the whole language. Its canonical JSON is an annex of
 * the signed agreement and the SHA-256 of that JSON stands in every decision and entry.
 */
export interface Terms {
  readonly agreement: string;
  readonly version: number;
  /** Party ids of the two sides. */
  readonly controller: string;
  readonly processor: string;
  /** RFC 3339 instants; `from` inclusive, `until` exclusive. */
  readonly inForce: { readonly from: string; readonly until: string };
  /** The clause that says all else is refused; cited when nothing nearer applies. */
  readonly general?: { readonly clause: string };
  /** Tickets one person may hold at a time, and how long a ticket stays in hand after the last work on it. */
  readonly ticketInHand?: { readonly clause: string; readonly atOnce: number; readonly minutes: number };
  /** Work without the fed conditions for some hours, both parties agreeing; never a reveal, always reviewed. */
  readonly continuityLease?: {
    readonly clause: string;
    /** At most this many hours, 8 or fewer. */
    readonly hours: number;
    readonly reviewWithinHours: number;
  };
  /** Access to one case in an emergency, approved by this many of the company's people and reviewed afterwards. */
  readonly emergencyAccess?: {
    readonly clause: string;
    readonly approvers: number;
    readonly minutes: number;
    readonly reviewWithinHours: number;
  };
  /**
   * What people typed into notes, replies and reasons is kept for this many days as they typed it, sealed, and opens to a
   * privacy officer of the controller alone, for some minutes at a time. Without it nothing is kept but the redacted text.
   */
  readonly sealedOriginals?: { readonly clause: string; readonly days: number; readonly minutes: number };
  /** Conversations are reviewed without the personal data in them; nothing else of them is shown for this purpose. */
  readonly quality?: {
    readonly clause: string;
    /** People of the processor by what they are there, e.g. `qa-analyst`; the controller's own people may always. */
    readonly roles: readonly string[];
    /** Fewer customers than this are not told of in a report. */
    readonly leastGroup: number;
    /** How long what was anonymised is kept. */
    readonly keepDays: number;
    /** How long what could not be anonymised waits, sealed, for the fault to be mended. */
    readonly withheldDays: number;
  };
  /** How many witnesses must have cosigned the ledger's checkpoint. */
  readonly witnessQuorum?: { readonly clause: string; readonly least: number };
  /** Lets tickets taken in hand under the version before be finished under it, for this long after this one began. */
  readonly inFlight?: { readonly clause: string; readonly minutes: number };
  readonly permissions: readonly Permission[];
  readonly conditions: readonly Condition[];
  readonly limits: readonly Limit[];
  readonly duties: readonly Duty[];
}
