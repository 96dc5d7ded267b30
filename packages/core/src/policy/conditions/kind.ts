import type { Code, Condition, Fact } from '../../kernel/index.ts';
import { readSettings, type Parsers } from '../settings.ts';

/** What a check says: the condition holds, or the code of the refusal. */
export type Verdict = 'holds' | Code;

/** One condition of the terms, its settings read. */
export type PreparedCondition =
  | {
      readonly ok: true;
      /** `fact` is what the feed knows of the asker; `now` in epoch milliseconds. Pure. */
      readonly check: (fact: Fact | undefined, now: number) => Verdict;
      /** The condition as a plain English sentence, for the console. */
      readonly sentence: string;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Exceptions the terms can make: a continuity lease, an emergency access. */
export type ExceptionKind = 'lease' | 'emergency';

/** One kind of condition: one file below policy/conditions, one line in its index. */
export interface ConditionKind {
  readonly kind: string;
  /** Key in `Principal.facts` the check needs; null when the clock alone decides. */
  readonly factNeeded: string | null;
  /** The exceptions that can let it stand while it fails; none unless its file says so. */
  readonly yieldsTo: readonly ExceptionKind[];
  /** Why it is not asked of a service account, which is no person; null when it is. */
  readonly sparesService: string | null;
  /** What it refuses with when its fact is too old. */
  readonly staleCode: Code;
  readonly prepare: (condition: Condition) => PreparedCondition;
}

/** What the file of a kind says about it. `S` are its settings. */
interface Definition<S> {
  readonly kind: string;
  readonly factNeeded: string | null;
  readonly yieldsTo?: readonly ExceptionKind[];
  /** Said by every kind: what nobody thought about must not be spared in silence. */
  readonly sparesService: string | null;
  /** Where people can do something about it themselves, a code that says so. */
  readonly staleCode?: Code;
  readonly settings: Parsers<S>;
  /** A problem between settings that are each well formed. */
  readonly problem?: (settings: S) => string | undefined;
  /** Called once per condition, so that costly preparation stays out of the decision. */
  readonly check: (settings: S) => (fact: Fact | undefined, now: number) => Verdict;
  readonly describe: (settings: S) => string;
}

const COMMON = ['clause', 'kind', 'staleAfterMinutes', 'onStale', 'forMinutes'];

/** Makes a kind of condition out of its definition; `S` stays inside. */
export function defineCondition<S>(definition: Definition<S>): ConditionKind {
  return {
    kind: definition.kind,
    factNeeded: definition.factNeeded,
    yieldsTo: definition.yieldsTo ?? [],
    sparesService: definition.sparesService,
    staleCode: definition.staleCode ?? 'condition-stale',
    prepare: (condition) => {
      const read = readSettings(condition, COMMON, definition.settings);
      if (!read.ok) return read;
      const problem = definition.problem?.(read.settings);
      if (problem !== undefined) return { ok: false, problems: [problem] };
      return {
        ok: true,
        check: definition.check(read.settings),
        sentence: definition.describe(read.settings),
      };
    },
  };
}
