/** What Cordon or the papers on file know of a vendor: counts, days and kinds. Days are `YYYY-MM-DD`. */
export interface VendorEvidence {
  /** People of the vendor with an account, and those of them without a second factor. */
  readonly people: number;
  readonly withoutFactor: number;
  readonly withoutNetwork: number;
  readonly agents: number;
  readonly withoutUndertaking: number;
  readonly inForce: number;
  /** Kinds of duties and conditions in its agreements in force. */
  readonly clauses: readonly string[];
  /** Accepted attestations that have not ended, by kind, with the day on which the newest period began or was made. */
  readonly attested: Readonly<Record<string, { readonly madeOn: string; readonly until: string }>>;
  readonly lastDrill: string | null;
  readonly incidentsThisYear: number;
  /** Months of the shortest refresher and hours of the shortest offboarding that was agreed; null for none. */
  readonly refresherMonths: number | null;
  readonly leaversHours: number | null;
}

/** What an answer is prefilled with, and where it comes from. */
export interface Prefill {
  readonly value: string;
  readonly says: string;
}

type Reading = (known: VendorEvidence) => Prefill | null;

const yes = (says: string): Prefill => ({ value: 'yes', says });

const allOf =
  (one: string, less: (known: VendorEvidence) => readonly [all: number, without: number]): Reading =>
  (known) => {
    const [all, without] = less(known);
    if (all === 0) return null;
    const says = `${String(all - without)} of ${String(all)} ${one}, as Cordon enforces it.`;
    return { value: without === 0 ? 'yes' : without === all ? 'no' : 'partly', says };
  };

const clause =
  (kind: string, what: string): Reading =>
  ({ clauses }) =>
    clauses.includes(kind) ? yes(`The agreement in force says so: ${what}.`) : null;

const attested =
  (kinds: readonly string[], as: 'yes' | 'day'): Reading =>
  (known) => {
    for (const kind of kinds) {
      const paper = known.attested[kind];
      if (paper !== undefined) {
        const says = `An accepted attestation is on file, good until ${paper.until}.`;
        return { value: as === 'yes' ? 'yes' : paper.madeOn, says };
      }
    }
    return null;
  };

const number = (value: number | null, unit: string): Prefill | null =>
  value === null
    ? null
    : { value: String(value), says: `The agreement in force says ${String(value)} ${unit}.` };

/** What may fill in an answer before the vendor confirms it. A reading that knows nothing fills in nothing. */
const readings = {
  agreement: ({ inForce }) =>
    inForce > 0 ? yes(`${String(inForce)} signed by both parties and in force.`) : null,
  undertakings: allOf('agents have signed', ({ agents, withoutUndertaking }) => [agents, withoutUndertaking]),
  mfa: allOf('people have a second factor', ({ people, withoutFactor }) => [people, withoutFactor]),
  networks: allOf('people work from named networks only', (known) => [known.people, known.withoutNetwork]),
  'breach-clause': clause('breach-notice', 'notice of a breach within hours'),
  'deletion-clause': clause('deletion', 'deletion at its end, with a certificate'),
  recording: clause('recording', 'recorded sessions, masked in the browser'),
  masking: ({ inForce }) =>
    inForce > 0 ? yes('Every value is treated as the agreement in force says before it is shown.') : null,
  ledger: ({ inForce }) => (inForce > 0 ? yes('Each access through Cordon stands in its ledger.') : null),
  insurance: attested(['insurance'], 'yes'),
  'pen-test': attested(['pen-test'], 'day'),
  'clean-desk': attested(['clean-desk'], 'day'),
  background: attested(['background-checks'], 'yes'),
  certificate: attested(['soc2-type2', 'iso-27001', 'soc2-type1', 'iso-27701', 'hitrust'], 'yes'),
  drills: ({ lastDrill }) =>
    lastDrill === null ? null : { value: lastDrill, says: 'The last breach drill that Cordon made.' },
  incidents: ({ incidentsThisYear }) =>
    incidentsThisYear === 0 ? yes('Cordon knows of no incident of the last twelve months.') : null,
  refresher: ({ refresherMonths }) => number(refresherMonths, 'months'),
  offboarding: ({ leaversHours }) => number(leaversHours, 'hours'),
} as const satisfies Readonly<Record<string, Reading>>;

export type EvidenceId = keyof typeof readings;

/** @returns null where nothing is known: an unknown is no yes */
export function prefillOf(id: EvidenceId, known: VendorEvidence): Prefill | null {
  return readings[id](known);
}
