import type { Allowed, Citation, Code, Usage } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Protocol, ToldBreach } from '@cordon/core/protocols';
import type { Refusal } from './asking.ts';
import type { CanarySight, LedgerRecord } from './ports.ts';

/** What carrying out an allowed access came to. */
export interface Carried<T> {
  readonly value: T;
  readonly rows?: Readonly<Record<string, number>>;
  /** Customers whose rows these are, where one access can tell of several. */
  readonly subjects?: number;
  readonly result?: string;
  readonly secretResult?: string;
  /** Of a lookup: whom it found, or nobody, as `foundText` spells it. */
  readonly found?: string;
  readonly text?: string | null;
  readonly uses?: LedgerRecord['uses'];
  /** What the protocol had taken out of a text. */
  readonly breaches?: readonly ToldBreach[];
  /** Called once the entry is durable. */
  readonly entered?: () => void;
  /** Lets go of what upstream still holds open, where the value is not released after all. */
  readonly letGo?: () => void;
}

/** An access that was decided and is refused all the same. */
export interface NotCarried {
  readonly refuse: Code;
  /** The clauses it is refused by, where these are not those of the whole decision. */
  readonly citations?: readonly Citation[];
  /** What of a text the protocol does not let go on. */
  readonly breaches?: readonly ToldBreach[];
}

/** What somebody works under: the protocol as it holds for their role, under the terms that decide. */
export interface WorksUnder {
  readonly protocol: Protocol;
  /** SHA-256 (hex) of the version in force, as it was put there. */
  readonly hash: string;
}

/** An access that was decided and may be carried out. */
export interface Passed {
  readonly policy: Policy;
  /** Its id, which every statement to the source carries. */
  readonly access: string;
  /** Who asks, by their id. */
  readonly asker: string;
  /** The role of the terms the asker acts in. */
  readonly role: string;
  /** The budgets as they stood before the access. */
  readonly usage: Usage;
  readonly parts: readonly { readonly resource: string; readonly decision: Allowed }[];
  /** The customer bound to the ticket, or '' when none is: no source row has that key. */
  readonly subject: string;
  /** Set when that customer is one that nobody is. Nothing that leaves may differ by it but the address in clear. */
  readonly canary: CanarySight | null;
  /** The protocol of this work, where one is in force. */
  readonly under: WorksUnder | null;
  /** What was typed, as the source has it. */
  readonly literal: string;
  /**
   * Enters the intent of an act that changes something outside, if everything that allowed it still stands.
   * @returns the code of the refusal when it does not: the act must not be done
   */
  intent(text: string): Promise<Code | null>;
  /**
   * Enters that more rows leave by this access, if everything that allowed it still stands. Nothing of them may leave before.
   * @returns the refusal when it does not: nothing more may leave
   */
  readonly more: (
    rows: Readonly<Record<string, number>>,
    uses?: LedgerRecord['uses'],
    subjects?: number,
  ) => Promise<Refusal | null>;
  /** Enters that nothing more leaves by this access, and why: under the clauses named, or those of the decision. */
  readonly refused: (why: NotCarried) => Promise<Refusal>;
}
