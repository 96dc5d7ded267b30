/** A law or standard that controls are mapped to. Of standards that are not free, ids only. */
export interface Framework {
  readonly title: string;
  /** `law`: cited by section; `standard`: by the id of a control, whose text its publisher sells or keeps. */
  readonly kind: 'law' | 'standard';
  /** What one of its references looks like, whole. */
  readonly form: RegExp;
  /** How a reference is cited. */
  readonly cite: (reference: string) => string;
}

/** Up to the fourth level of the Code of Federal Regulations: (a)(1)(ii)(A). */
const CFR_TAIL = String.raw`(\([a-z]\)(\(\d{1,2}\)(\([ivx]+\)(\([A-Z]\))?)?)?)?`;

export const frameworks = {
  gdpr: {
    title: 'GDPR (Regulation (EU) 2016/679)',
    kind: 'law',
    form: /^\d{1,2}(\(\d{1,2}\)(\([a-z]\))?)?$/,
    cite: (reference) => `GDPR Art. ${reference}`,
  },
  hipaa: {
    title: 'HIPAA Security, Breach Notification and Privacy Rules (45 CFR Part 164)',
    kind: 'law',
    form: new RegExp(String.raw`^164\.[345]\d\d${CFR_TAIL}$`),
    cite: (reference) => `45 CFR ${reference}`,
  },
  ccpa: {
    title: 'CCPA (Cal. Civ. Code and 11 CCR as in force 2026)',
    kind: 'law',
    form: /^(1798\.\d{2,3}(\.\d{1,2})?(\([a-z]{1,2}\)(\(\d{1,2}\)(\([A-Z]\))?)?)?|7[01]\d\d(\([a-z]\)(\(\d{1,2}\))?)?)$/,
    cite: (reference) =>
      reference.startsWith('1798.')
        ? `Cal. Civ. Code § ${reference}`
        : `Cal. Code Regs. tit. 11 § ${reference}`,
  },
  iso27001: {
    title: 'ISO/IEC 27001:2022 Annex A',
    kind: 'standard',
    form: /^A\.[5-8]\.\d{1,2}$/,
    cite: (reference) => `ISO/IEC 27001:2022 ${reference}`,
  },
  soc2: {
    title: 'SOC 2 Trust Services Criteria',
    kind: 'standard',
    form: /^(CC[1-9]\.\d|A1\.[1-3]|C1\.[12]|PI1\.[1-5]|P[1-8]\.\d)$/,
    cite: (reference) => `SOC 2 ${reference}`,
  },
  nist80053: {
    title: 'NIST SP 800-53 Rev. 5',
    kind: 'standard',
    form: /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/,
    cite: (reference) => `NIST SP 800-53 ${reference}`,
  },
  scf: {
    title: 'Secure Controls Framework',
    kind: 'standard',
    form: /^[A-Z]{3}-\d{2}(\.\d{1,2})?$/,
    cite: (reference) => `SCF ${reference}`,
  },
} as const satisfies Readonly<Record<string, Framework>>;

export type FrameworkId = keyof typeof frameworks;

export function isFrameworkId(text: string): text is FrameworkId {
  return Object.hasOwn(frameworks, text);
}

/**
 * The id of a NIST control as OSCAL catalogs write it: `AC-2(3)` is `ac-2.3`.
 * @param reference of `nist80053`
 */
export function oscalIdOf(reference: string): string {
  return reference.toLowerCase().replace(/\((\d+)\)$/, '.$1');
}
