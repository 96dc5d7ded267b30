import type { About, Measure, Usual } from '../detector.ts';
import type { Norms } from '../norms/norms.ts';
import type { Person } from '../norms/person.ts';

const nothing: Usual = { own: null, peers: null, busy: 1 };

/** What a detector may ask, set anew for each event and detector: one object for all, since it is asked a million times. */
export class Asking implements About {
  kind = '';
  vendor = '';
  person: Person | null = null;
  private readonly norms: Norms;
  private readonly thresholds: (kind: string, name: string, vendor: string) => number;

  constructor(norms: Norms, thresholds: (kind: string, name: string, vendor: string) => number) {
    this.norms = norms;
    this.thresholds = thresholds;
  }

  threshold(name: string): number {
    return this.thresholds(this.kind, name, this.vendor);
  }

  usual(measure: Measure): Usual {
    return this.person === null ? nothing : this.norms.usual(this.person, this.vendor, measure);
  }

  now(measure: Measure): number {
    return this.person?.value(measure) ?? 0;
  }

  latest(): readonly string[] {
    return this.person?.latest ?? [];
  }

  get daysKnown(): number {
    return this.person?.daysKnown ?? 0;
  }
}
