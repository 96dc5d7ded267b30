import type { Format, Value } from '@cordon/core/pgwire';
import type { SessionFacts, SessionState } from '@cordon/core/sql/session';
import type { Rewritten } from '@cordon/core/sql/statement';
import type { Knocked, PostgresDoorDeps, Reads, SourceClient } from './door.ts';
import type { Line } from './line.ts';

/** A statement as the client prepared it. */
export interface PreparedHere {
  readonly text: string;
  /** OIDs the client named. */
  readonly types: readonly number[];
  readonly does:
    | { readonly kind: 'inside'; readonly tree: unknown }
    | { readonly kind: 'empty' }
    | (Rewriting & { readonly kind: 'read' });
}

/** A statement rewritten, and what it was rewritten under. */
export interface Rewriting {
  readonly rewritten: Rewritten;
  readonly reads: Reads;
  /** `search_path` at that moment. */
  readonly searched: string;
}

/** A portal as the client bound it. */
export interface PortalHere {
  readonly prepared: PreparedHere;
  readonly formats: readonly Format[];
  readonly values: readonly Value[];
  readonly results: readonly Format[];
  /** Set once it was run: how to go on with it. */
  execution: object | null;
  done: boolean;
}

/** One client's session. */
export interface Talk {
  readonly deps: PostgresDoorDeps;
  readonly line: Line;
  readonly user: string;
  readonly address: string;
  /** As they stood when they last were asked about. */
  knocked: Knocked;
  readonly source: SourceClient;
  readonly facts: SessionFacts;
  /** Settings, and whether it is in a transaction. */
  state: SessionState;
  readonly statements: Map<string, PreparedHere>;
  readonly portals: Map<string, PortalHere>;
}
