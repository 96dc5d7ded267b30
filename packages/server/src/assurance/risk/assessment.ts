import type { JsonValue } from '@cordon/ledger';

export const assessmentKinds = ['dpia', 'transfer'] as const;

export type AssessmentKind = (typeof assessmentKinds)[number];

/** What a person writes, by section: judgement that no table of clauses can take from them. */
export const sections = {
  // GDPR Art. 35(7)(a) to (d).
  dpia: {
    description: 'What is done with the data, and for which interest',
    necessity: 'Why it is necessary, and not more than that',
    risks: 'What could happen to the people whose data it is',
    measures: 'What keeps it from happening, and how it is shown',
  },
  // GDPR Art. 46; EDPB Recommendations 01/2020.
  transfer: {
    law: 'What the law there lets authorities do with the data',
    safeguards: 'Which safeguard it goes there under, and whether it works there',
    measures: 'What is done besides: masking, no copies, refusals',
  },
} as const satisfies Readonly<Record<AssessmentKind, Readonly<Record<string, string>>>>;

export const conclusions = ['acceptable', 'with-measures', 'ask-authority'] as const;

/** One version as it was signed. */
export interface AssessmentRecord {
  readonly kind: AssessmentKind;
  /** A purpose; or vendor and country, `pty_a:PH`. */
  readonly about: string;
  readonly version: number;
  /** Canonical JSON of what was signed. */
  readonly record: string;
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly madeAt: Date;
  readonly entry: number;
}

/** What an assessment is made of before anybody writes anything: all of it from the terms in force, the map and the ledger. */
export interface AssessmentDraft {
  readonly kind: AssessmentKind;
  readonly about: string;
  readonly title: string;
  readonly facts: JsonValue;
}
