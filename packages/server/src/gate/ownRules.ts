import type { CompiledRules, CustomRules } from '@cordon/pii';

/** The company's own words, patterns and exceptions for texts of one purpose. */
export interface OwnRules {
  readonly compiled: CompiledRules;
  /** The same, for another thread. */
  readonly plain: CustomRules;
}

export interface RulesPort {
  /**
   * The rules in force; the same ones until they change, on any replica. Wherever a text is redacted they are asked for.
   * @throws Failure `rules-unavailable` when they cannot be read or compiled: no text is searched without them
   */
  of(purpose: string): Promise<OwnRules>;
}
