import type { Limit, Operation, Usage } from '../../kernel/index.ts';
import { readSettings, type Parsers } from '../settings.ts';

/** What a limit looks at. */
export interface Spending {
  readonly operation: Operation;
  readonly usage: Usage;
  /** Rows that would leave in an export. */
  readonly rows: number;
  /** True when the ticket's customer was bound by the company's side. */
  readonly bound: boolean;
  /** True when a service account reads rows of every customer: no ticket is asked for. */
  readonly every: boolean;
}

/** One limit of the terms, its settings read. */
export type PreparedLimit =
  | {
      readonly ok: true;
      /** True when this access fits into what is left of the budget. */
      readonly allows: (spending: Spending) => boolean;
      /** The limit as a plain English sentence, for the console. */
      readonly sentence: string;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** One kind of limit: one file below policy/limits, one line in its index. */
export interface LimitKind {
  readonly kind: string;
  readonly prepare: (limit: Limit) => PreparedLimit;
}

interface Definition<S> {
  readonly kind: string;
  /** Settings beside `max`. */
  readonly settings: Parsers<S>;
  readonly problem?: (max: number, settings: S) => string | undefined;
  readonly allows: (max: number, settings: S) => (spending: Spending) => boolean;
  readonly describe: (max: number, settings: S) => string;
}

const COMMON = ['clause', 'kind', 'max'];

/** Makes a kind of limit out of its definition; `S` stays inside. `max` itself is checked with the terms. */
export function defineLimit<S>(definition: Definition<S>): LimitKind {
  return {
    kind: definition.kind,
    prepare: (limit) => {
      const read = readSettings(limit, COMMON, definition.settings);
      if (!read.ok) return read;
      const problem = definition.problem?.(limit.max, read.settings);
      if (problem !== undefined) return { ok: false, problems: [problem] };
      return {
        ok: true,
        allows: definition.allows(limit.max, read.settings),
        sentence: definition.describe(limit.max, read.settings),
      };
    },
  };
}
