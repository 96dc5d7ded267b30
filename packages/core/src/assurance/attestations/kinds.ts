import type { PracticeId } from '../controls/index.ts';

/** What a vendor states on paper, and which practices it is evidence of. */
export interface AttestationWords {
  readonly title: string;
  readonly practices: readonly PracticeId[];
  /** What to look at before accepting it. */
  readonly look: string;
  /** The most months it may run, so that nothing counts as evidence for ever. */
  readonly mostMonths: number;
}

const report: readonly PracticeId[] = ['secure-hosting', 'access-logged', 'regular-audits'];

export const attestationKinds = {
  'soc2-type2': {
    title: 'SOC 2 report, type 2',
    practices: [...report, 'detection'],
    look: 'Look whether the period, the exceptions and the services it covers are the ones you use.',
    mostMonths: 15,
  },
  'soc2-type1': {
    title: 'SOC 2 report, type 1',
    practices: report,
    look: 'It tells of one day, not of a period. Ask when a type 2 report will follow.',
    mostMonths: 12,
  },
  'iso-27001': {
    title: 'ISO/IEC 27001 certificate',
    practices: report,
    look: 'Look whether its scope names the sites and services you use, and who accredited the certifier.',
    mostMonths: 36,
  },
  'iso-27701': {
    title: 'ISO/IEC 27701 certificate',
    practices: ['frameworks-met', 'privacy-by-default'],
    look: 'Look whether it covers the vendor as a processor.',
    mostMonths: 36,
  },
  'pen-test': {
    title: 'Penetration test by somebody independent',
    practices: ['secure-hosting'],
    look: 'Look what was in scope, and whether what is grave was tested again after it was mended.',
    mostMonths: 15,
  },
  insurance: {
    title: 'Insurance against damage by a breach',
    practices: ['clauses-present'],
    look: 'Look at the sum, and whether data of clients is covered.',
    mostMonths: 24,
  },
  'pci-dss': {
    title: 'PCI DSS attestation of compliance',
    practices: ['encryption', 'masking'],
    look: 'Look whether the service provider’s level and the requirements are the ones you need.',
    mostMonths: 15,
  },
  hitrust: {
    title: 'HITRUST certificate',
    practices: [...report, 'frameworks-met'],
    look: 'Look which assessment it is, and what is open in its plan of corrections.',
    mostMonths: 24,
  },
  'clean-desk': {
    title: 'Check of cameras and clear desks',
    practices: ['physical-access'],
    look: 'Look which sites were walked through, by whom, and what was found.',
    mostMonths: 7,
  },
  'background-checks': {
    title: 'Background checks of people',
    practices: ['training', 'violations-acted-on'],
    look: 'It says how many were checked, never what was found about whom.',
    mostMonths: 13,
  },
  statement: {
    title: 'Statement that the agreement asks for',
    practices: ['responsibilities-split'],
    look: 'Look whether it says what the clause asks for, for the whole time since the last one.',
    mostMonths: 36,
  },
} as const satisfies Readonly<Record<string, AttestationWords>>;

export type AttestationKind = keyof typeof attestationKinds;

export const attestationKindIds = Object.keys(attestationKinds) as readonly AttestationKind[];
