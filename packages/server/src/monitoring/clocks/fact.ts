import type { Fact } from '@cordon/core/monitoring/clocks';

/** Texts of an incident that notices are made of. */
export const tellings = [
  ...['happened', 'consequences', 'taken', 'proposed', 'steps', 'delayReason', 'offer', 'listOfPeople'],
] as const;

/** What only a notice says and no clock asks. */
export type Detail = { readonly at: string; readonly zone: string; readonly recordedAt: string } & (
  | { readonly kind: 'telling'; readonly about: (typeof tellings)[number]; readonly text: string }
  | {
      readonly kind: 'categories';
      readonly of: 'people' | 'data';
      readonly names: readonly string[];
    }
  | { readonly kind: 'records'; readonly count: number }
  | { readonly kind: 'clauses'; readonly clauses: readonly string[] }
  | { readonly kind: 'occurred'; readonly from: string; readonly until: string }
  | { readonly kind: 'identity-numbers' | 'held-back'; readonly is: boolean }
  | { readonly kind: 'agencies'; readonly text: string }
  | {
      readonly kind: 'contact';
      readonly name: string;
      readonly email?: string | undefined;
      readonly phone?: string | undefined;
      readonly postal?: string | undefined;
      readonly web?: string | undefined;
    }
);

/** Everything that is recorded of an incident. */
export type Recorded = Fact | Detail;

/** Who did it, and when. */
interface Done {
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
}

/** A fact with who recorded it, and whether it stands. */
export interface KeptFact extends Done {
  readonly id: number;
  readonly fact: Recorded;
  /** Null while it stands. */
  readonly withdrawn: (Done & { readonly reason: string }) | null;
  /** Of one that was stated in place of another: which. */
  readonly inPlaceOf: number | null;
}

const CLOCK_KINDS: ReadonlySet<string> = new Set([
  ...[
    'vendor-aware',
    'company-aware',
    'vendor-should-have-known',
    'company-should-have-known',
    'law',
    'risk',
  ],
  ...[
    'encrypted',
    'low-probability',
    'vendor-is-agent',
    'affected',
    'residents',
    'law-enforcement',
    'contract',
  ],
  'sent',
]);

function isClockFact(fact: Recorded): fact is Fact {
  return CLOCK_KINDS.has(fact.kind);
}

/** Those that nobody took back. */
export function standing(facts: readonly KeptFact[]): readonly KeptFact[] {
  return facts.filter(({ withdrawn }) => withdrawn === null);
}

/** What the clocks are counted from: what was taken back too, marked as such. */
export function clockFacts(facts: readonly KeptFact[]): readonly Fact[] {
  return facts.flatMap(({ fact, withdrawn }) =>
    isClockFact(fact) ? [withdrawn === null ? fact : { ...fact, withdrawn: true }] : [],
  );
}
