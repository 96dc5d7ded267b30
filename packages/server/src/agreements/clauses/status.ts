import type { EvidenceKey, EvidenceStatus, LifeState, LiveRow, MatrixRow } from '@cordon/core/agreements';
import type { ControlState } from '@cordon/core/assurance';

/** What an installation knows, at a moment, of how the obligations of one agreement are kept. */
export interface KnownFacts {
  /** People of the vendor with an account, and those of them without a second factor. */
  readonly accounts: number;
  readonly withoutFactor: number;
  readonly suspended: number;
  /** Networks listed for the vendor. */
  readonly networks: number;
  /** Sites of the vendor, with country codes. */
  readonly sites: readonly { readonly name: string; readonly country: string }[];
  /** Entries of the ledger, and whether the proof of the newest one verifies against the signed checkpoint. */
  readonly ledger: { readonly size: number; readonly verifies: boolean };
  /** By id, where each control test stands for the vendor now. */
  readonly tested: ReadonlyMap<string, TestedControl>;
}

/** What a control test says of a vendor now. */
export interface TestedControl {
  readonly state: ControlState;
  /** When it was made last, epoch milliseconds. */
  readonly at: number;
}

/** The agreement itself, as far as evidence rests on it. */
export interface Standing {
  readonly status: LifeState;
  /** Names of the parties whose valid signature the version lacks. */
  readonly unsignedBy: readonly string[];
}

interface Finding {
  readonly status: EvidenceStatus;
  readonly because: string;
}

/** What control tests see of an obligation: it is kept while none of them fails and one of them found something that holds. */
const TESTS: Readonly<Partial<Record<EvidenceKey, readonly string[]>>> = {
  posture: ['devices-pass', 'devices-fresh'],
  training: ['training-current', 'refreshers-held'],
  undertakings: ['undertakings-signed'],
  'clean-desk': ['inspections-passed'],
  'sub-processors': ['sub-processors-bound'],
  requests: ['subject-requests-answered'],
  deletion: ['ended-data-deleted'],
  audits: ['audits-held', 'audit-evidence-answered'],
  witnesses: ['ledger-witnessed'],
};

/** Worst first: a row is as good as the worst thing it rests on. */
const ORDER: readonly EvidenceStatus[] = ['failing', 'due', 'no-evidence', 'met'];

/**
 * The matrix with what is known of each row now. What nobody records is said to be so: silence is not compliance.
 */
export function liveRows(
  rows: readonly MatrixRow[],
  facts: KnownFacts,
  standing: Standing,
): readonly LiveRow[] {
  return rows.map((row) => {
    const findings = row.evidence.map((key) => findingOf(key, facts, standing));
    const worst = ORDER.find((status) => findings.some((one) => one.status === status)) ?? 'no-evidence';
    const because = findings.filter((one) => one.status === worst).map((one) => one.because);
    return { ...row, status: worst, because: [...new Set(because)].join(' ') };
  });
}

const met = (because: string): Finding => ({ status: 'met', because });
const failing = (because: string): Finding => ({ status: 'failing', because });

function findingOf(key: EvidenceKey, facts: KnownFacts, standing: Standing): Finding {
  switch (key) {
    case 'signed':
      return standing.unsignedBy.length === 0
        ? met('Both parties signed this version.')
        : { status: 'due', because: `${standing.unsignedBy.join(' and ')} has to sign this version.` };
    case 'terms':
      return termsFinding(standing.status);
    case 'ledger':
      if (facts.ledger.size === 0) return { status: 'no-evidence', because: 'The ledger is empty.' };
      return facts.ledger.verifies
        ? met(`The newest of ${String(facts.ledger.size)} entries verifies against the signed checkpoint.`)
        : failing('The newest entry of the ledger does not verify.');
    case 'second-factor':
      if (facts.accounts === 0) return { status: 'no-evidence', because: 'Nobody has an account yet.' };
      return facts.withoutFactor === 0
        ? met(`All ${String(facts.accounts)} people with an account have a second factor.`)
        : failing(
            `${String(facts.withoutFactor)} of ${String(facts.accounts)} people have no second factor.`,
          );
    case 'networks':
      return facts.networks > 0
        ? met(`${String(facts.networks)} networks are listed; all others are refused.`)
        : failing('No network is listed, so nobody gets in.');
    case 'suspension':
      return met(`Suspension closes access at once; ${String(facts.suspended)} people are suspended now.`);
    case 'locations':
      return facts.sites.length === 0
        ? { status: 'no-evidence', because: 'No site is listed.' }
        : met(`Sites: ${facts.sites.map(({ name, country }) => `${name} (${country})`).join(', ')}.`);
    default:
      return testedFinding(TESTS[key] ?? [], facts.tested);
  }
}

function testedFinding(ids: readonly string[], tested: KnownFacts['tested']): Finding {
  const runs = ids.flatMap((id) => {
    const found = tested.get(id);
    return found === undefined ? [] : [{ id, ...found }];
  });
  const broken = runs.filter(({ state }) => state === 'fails').map(({ id }) => id);
  if (broken.length > 0) return failing(`Failing under Controls: ${broken.join(', ')}.`);
  const held = runs.filter(({ state }) => state === 'passes');
  // Half of what is to be seen is no evidence of the whole: a test that is too old or broke off leaves the row open.
  const seen =
    runs.length === ids.length &&
    runs.every(({ state }) => state === 'passes' || state === 'nothing-to-test');
  if (held.length === 0 || !seen) return { status: 'no-evidence', because: 'No evidence yet.' };
  const day = new Date(Math.min(...held.map(({ at }) => at))).toISOString().slice(0, 10);
  return met(
    `Looked at by the control tests on ${day}, and it holds: ${held.map(({ id }) => id).join(', ')}.`,
  );
}

function termsFinding(status: Standing['status']): Finding {
  if (status === 'in-force') return met('These terms decide every access.');
  if (status === 'ended') return met('The agreement is over: all access is closed.');
  return { status: 'due', because: 'These terms are not in force yet; nothing is shown before.' };
}
