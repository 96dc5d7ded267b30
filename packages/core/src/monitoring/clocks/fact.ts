/** Laws whose notices Cordon counts, beside the agreement's own duty. */
export const laws = ['gdpr', 'hipaa', 'california'] as const;

export type Law = (typeof laws)[number];

/** When something was so, where, and when this installation was told. */
interface Dated {
  /** RFC 3339 instant. */
  readonly at: string;
  /** IANA name of the zone in which days are counted: where whoever owes the notice works. */
  readonly zone: string;
  /** RFC 3339 instant, by our own clock. */
  readonly recordedAt: string;
  /** Somebody took it back since: it answers nothing any more, and the time it states makes no clock later. */
  readonly withdrawn?: boolean;
}

/** Somebody knew of the breach. With `exact: false` only that they know is told, at `at` at the latest. */
export interface Awareness extends Dated {
  readonly kind: 'vendor-aware' | 'company-aware';
  readonly exact: boolean;
}

/**
 * By exercising reasonable diligence they would have known (45 CFR 164.404(a)(2), 164.410(a)(2)). Counts for HIPAA, which
 * says so, and for nothing else.
 */
export interface Imputed extends Dated {
  readonly kind: 'vendor-should-have-known' | 'company-should-have-known';
}

export interface LawApplies extends Dated {
  readonly kind: 'law';
  readonly law: Law;
  readonly applies: boolean;
}

/** How likely a risk for those affected is (GDPR Articles 33(1), 34(1)). */
export interface Risk extends Dated {
  readonly kind: 'risk';
  readonly risk: 'unlikely' | 'likely' | 'high';
}

/**
 * A question that yes or no answers. `encrypted`: what was taken cannot be read, and its key was not taken.
 * `low-probability`: the assessment of 45 CFR 164.402(2) found that the data was hardly compromised. `vendor-is-agent`: the
 * vendor acts as the company's agent under federal common law, so what it knows the company knows (164.404(a)(2)).
 */
export interface Answer extends Dated {
  readonly kind: 'encrypted' | 'low-probability' | 'vendor-is-agent';
  readonly is: boolean;
}

/** How many people, in all. */
export interface Affected extends Dated {
  readonly kind: 'affected';
  readonly count: number;
}

/** How many of them live in a state or jurisdiction. */
export interface Residents extends Dated {
  readonly kind: 'residents';
  /** ISO 3166-2, such as `US-CA`. */
  readonly place: string;
  readonly count: number;
}

/** An official said that notice would impede an investigation (45 CFR 164.412; Cal. Civ. Code 1798.82(c)). */
export interface Statement extends Dated {
  readonly kind: 'law-enforcement';
  /** Null: nobody said which; then as if it was only spoken. */
  readonly form: 'written' | 'oral' | null;
  /** RFC 3339 instant up to which a delay is asked for, where one was named. */
  readonly until: string | null;
}

/** The agreement that the incident touches has a duty to give notice; frozen as it stood when the incident began. */
export interface ContractDuty extends Dated {
  readonly kind: 'contract';
  readonly agreement: string;
  readonly clause: string;
  readonly hours: number;
}

/** A notice went out. */
export interface Sent extends Dated {
  readonly kind: 'sent';
  /** Id of the clock it answers. */
  readonly clock: string;
  /** False for a first phase (GDPR Article 33(4)). */
  readonly whole: boolean;
}

/**
 * What is known of an incident, one dated statement each. Facts are only added: a later answer to the same question stands
 * in place of the earlier one, of two times at which somebody knew the earlier one counts, and one that was taken back stays,
 * marked as such.
 */
export type Fact =
  Awareness | Imputed | LawApplies | Risk | Answer | Affected | Residents | Statement | ContractDuty | Sent;
