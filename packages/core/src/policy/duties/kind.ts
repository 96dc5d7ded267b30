import type { Duty } from '../../kernel/index.ts';
import { readSettings, type Parsers } from '../settings.ts';

/** One duty of the terms, its settings read. A duty never takes part in a decision. */
export type PreparedDuty =
  | { readonly ok: true; readonly sentence: string }
  | { readonly ok: false; readonly problems: readonly string[] };

/** One kind of duty: one file below policy/duties, one line in its index. */
export interface DutyKind {
  readonly kind: string;
  readonly prepare: (duty: Duty) => PreparedDuty;
}

interface Definition<S> {
  readonly kind: string;
  readonly settings: Parsers<S>;
  /** `who` is `The processor` or `The controller`. */
  readonly describe: (who: string, settings: S) => string;
}

const COMMON = ['clause', 'kind', 'by'];

/** Makes a kind of duty out of its definition; `S` stays inside. */
export function defineDuty<S>(definition: Definition<S>): DutyKind {
  return {
    kind: definition.kind,
    prepare: (duty) => {
      const read = readSettings(duty, COMMON, definition.settings);
      return read.ok ? { ok: true, sentence: definition.describe(`The ${duty.by}`, read.settings) } : read;
    },
  };
}
