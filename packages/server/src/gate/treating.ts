import type { Treatable, TreatedText } from '@cordon/core/masking';
import type { KnownValue } from '@cordon/pii';
import type { OwnRules } from './ownRules.ts';

/** What texts of a case are searched for. */
export interface OwnSearch {
  /** Values of the case's customer that this asker may not see in clear. */
  readonly known: readonly KnownValue[];
  /** The company's own rules for this purpose. */
  readonly rules: OwnRules;
}

/** Treats texts where nobody else has to wait for it, and within a time. */
export interface TreatingPort {
  /**
   * @returns one for each, in their order
   * @throws Failure `anonymising-timeout`, `anonymising-failed`: then nothing of them may be shown
   */
  texts(texts: readonly Treatable[], search: OwnSearch): Promise<readonly TreatedText[]>;
}
