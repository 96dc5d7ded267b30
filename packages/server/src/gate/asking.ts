import type { Citation, Code, Decision, Operation, Principal, TicketState } from '@cordon/core/kernel';
import type { JsonValue } from '@cordon/ledger';
import type { ToldBreach } from '@cordon/core/protocols';

/** Who asks: the principal, and the session and address the request came by. */
export interface Who {
  readonly principal: Principal;
  readonly session: string;
  readonly ip: string | null;
  /** The frame inside a helpdesk it was asked in: its keys sign, and what is shown is sealed to it. */
  readonly frame?: string;
  /** The credential a tool came with, and the session key of the person who signed for it. */
  readonly credential?: { readonly id: string; readonly key: string };
}

/** The work the access belongs to, as the server knows it. */
export interface Case {
  /** The agreement that should cover it; null when the asker's party has none. */
  readonly agreement: string | null;
  readonly source: string;
  readonly purpose: string;
  readonly ticket: TicketState | null;
  /** Since when the ticket is in the asker's hand; unknown counts as only now. */
  readonly inHandSince?: Date | null;
  /** Of one access, given by the gate: in its entries and, with each of its statements, in the source's own log. */
  readonly access?: string;
}

/** What the person's session key signed: which act, and over what. Values stand in it as commitments. */
export interface SignedAct {
  readonly id: string;
  readonly at: Date;
  readonly payload: JsonValue;
  readonly signature: string;
  /** Opens the value's commitment inside the payload (32 bytes). */
  readonly salt: Uint8Array;
}

/** One access asked of the gate. */
export interface Asking {
  readonly operation: Operation;
  readonly resources: readonly string[];
  readonly field: string | null;
  /** Primary key of the row a reveal is about. */
  readonly key: string | null;
  /** What the person typed (lookup, confirm); goes to the source and into a commitment, nowhere else. */
  readonly literal: string | null;
  readonly act: SignedAct | null;
  /** Reason code, and optional text that is redacted before it is kept. */
  readonly reason: { readonly code: string; readonly text: string | null } | null;
  /** The entry of an earlier access that this one is about. */
  readonly of?: number;
  readonly flags: readonly string[];
  /** What a client asked in SQL of its own: the text without values, and the values as canonical JSON, for a commitment. */
  readonly statement?: { readonly text: string; readonly values: string | null };
  /** The recorded session it is about, by its id. */
  readonly recording?: string;
  /** Asks for what is kept of conversations without personal data, and for nothing of a source. */
  readonly anonymised?: true;
  /** The approved request that this is a piece of, and the rows that were approved for it. */
  readonly piece?: { readonly approval: string; readonly rows: number };
}

/** The decision on one resource, and how many rows left by it. */
export interface Part {
  readonly resource: string;
  readonly decision: Decision;
  readonly rows: number;
}

/** What an access ends in. A refusal is a value; a fault is thrown. Both stand in the ledger. */
export type Outcome<T> =
  | {
      readonly ok: true;
      readonly entry: number;
      readonly at: Date;
      readonly parts: readonly Part[];
      readonly value: T;
    }
  | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly entry: number;
  readonly code: Code;
  readonly citations: readonly Citation[];
  /** What of a text the protocol does not let go on, with its sentence. */
  readonly breaches?: readonly ToldBreach[];
}
