import type { DoorRelation } from '@cordon/core/sql';
import type { Known, Refused, Rewritten } from '@cordon/core/sql/statement';
import type { ScramVerifier } from '@cordon/core/pgwire';
import type { SessionFacts } from '@cordon/core/sql/session';
import type { Code } from '@cordon/core/kernel';
import type { Case, Gate, Refusal, Who } from '../../gate/index.ts';
import type { Log } from '../../platform/log.ts';

/** Whoever came with a credential, and the work it is for, as they stand at this moment. */
export interface Knocked {
  readonly who: Who;
  readonly work: Case;
}

/** What statements may name, under the terms in force and for one role and purpose. */
export interface Reads {
  /** What rewritten statements are good for: another epoch, another rewriting. */
  readonly epoch: string;
  readonly termsHash: string;
  readonly relations: readonly DoorRelation[];
  readonly known: Known;
}

/** A prepared statement as the source has it, without what is hidden from the client. */
export interface Described {
  readonly parameters: readonly number[];
  readonly columns: readonly OpenColumn[] | null;
}

/** A column of an answer. */
export interface OpenColumn {
  readonly name: string;
  readonly table: number;
  readonly attribute: number;
  readonly type: number;
  readonly size: number;
  readonly modifier: number;
}

/** What a client's statement is bound with; the hidden columns have their formats last. */
export interface BoundAsked {
  readonly sql: string;
  readonly types: readonly number[];
  readonly formats: readonly (0 | 1)[];
  readonly values: readonly (Uint8Array | null)[];
  readonly results: readonly (0 | 1)[];
}

/** A client's session at the source. It prepares; rows come through the gate alone. */
export interface SourceClient {
  readonly parameters: ReadonlyMap<string, string>;
  prepare(sql: string, types: readonly number[]): Promise<Described>;
  /** Before the next statement; only what the session's own list lets through. */
  set(name: string, value: string): void;
  execution(bound: BoundAsked, rows: number): object;
  again(before: object, rows: number): object;
  finish(): Promise<void>;
  cancel(): Promise<void>;
  onEnd(told: () => void): void;
  close(): void;
}

export interface PostgresDoorDeps {
  readonly gate: Pick<Gate, 'query' | 'catalogue' | 'lookUpBy' | 'refuse'>;
  /** By user name; null for one that nobody can sign in as now. */
  readonly verifierFor: (user: string) => Promise<ScramVerifier | null>;
  /** Whether somebody at this address may try now: not while only proofs that fail come from it. */
  readonly mayProve: (address: string) => Promise<boolean>;
  /** A proof did not hold. */
  readonly unproven: (user: string, address: string) => Promise<void>;
  /** Makes up what is asked of a user nobody is, always the same. */
  readonly mockKey: Uint8Array;
  /** After the proof was checked, and before each statement; null for everything that does not hold. */
  readonly knock: (user: string, address: string) => Promise<Knocked | Refusal | null>;
  /** Calls back once, when the connection must close. @returns a stop */
  readonly watch: (user: string, address: string, close: () => void) => Promise<() => void>;
  /** What may be read now; a code where nothing may. @param path schemas in which names without one are looked for */
  readonly reads: (
    knocked: Knocked,
    user: string,
    version: SessionFacts['version'],
    path: readonly string[],
  ) => Promise<Reads | Code>;
  /** @throws Failure `source-unavailable` */
  readonly open: (source: string) => Promise<SourceClient>;
  /** Rewrites, from memory or in a thread where that can take long. */
  readonly rewrite: (text: string, reads: Reads) => Promise<Rewritten | Refused> | Rewritten | Refused;
  /** The normalised text without personal data somebody put into a name. */
  readonly forTheRecord: (statement: Rewritten) => string;
  readonly log: Log;
}
