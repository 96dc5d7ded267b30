import type { Allowed, Code, Usage } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { CanarySight, LedgerRecord } from './ports.ts';

/** What carrying out an allowed access came to. */
export interface Carried<T> {
  readonly value: T;
  readonly rows?: Readonly<Record<string, number>>;
  readonly result?: string;
  readonly secretResult?: string;
  readonly text?: string | null;
  readonly uses?: LedgerRecord['uses'];
  /** Lets go of what upstream still holds open, where the value is not released after all. */
  readonly letGo?: () => void;
}

/** An access that was decided and may be carried out. */
export interface Passed {
  readonly policy: Policy;
  /** Its id, which every statement to the source carries. */
  readonly access: string;
  /** The role of the terms the asker acts in. */
  readonly role: string;
  /** The budgets as they stood before the access. */
  readonly usage: Usage;
  readonly parts: readonly { readonly resource: string; readonly decision: Allowed }[];
  /** The customer bound to the ticket, or '' when none is: no source row has that key. */
  readonly subject: string;
  /** Set when that customer is one that nobody is. Nothing that leaves may differ by it but the address in clear. */
  readonly canary: CanarySight | null;
  /** What was typed, as the source has it. */
  readonly literal: string;
  /**
   * Enters the intent of an act that changes something outside, if everything that allowed it still stands.
   * @returns the code of the refusal when it does not: the act must not be done
   */
  intent(text: string): Promise<Code | null>;
  /**
   * Enters that more rows leave by this access, if everything that allowed it still stands. Nothing of them may leave before.
   * @returns the code of the refusal when it does not: nothing more may leave
   */
  readonly more: (rows: Readonly<Record<string, number>>) => Promise<Code | null>;
}
