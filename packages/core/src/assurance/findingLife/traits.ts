import type { PracticeId } from '../controls/index.ts';
import type { FindingKind } from '../findings.ts';

/** What made somebody or something look. */
export const findingOrigins = ['test', 'audit', 'drill', 'incident', 'drift', 'reviewer'] as const;

export type FindingOrigin = (typeof findingOrigins)[number];

/** How the life of a kind of finding goes. */
export interface FindingTraits {
  /** Who mends it, where a vendor is concerned; else it is the company. */
  readonly mends: 'company' | 'vendor';
  /** `look`: the next look of whatever found it closes it. `person`: no machine can tell, so another person looks again. */
  readonly ends: 'look' | 'person';
  readonly practice: PracticeId;
  readonly origin: FindingOrigin;
}

const usual: FindingTraits = {
  mends: 'company',
  ends: 'look',
  practice: 'findings-improve',
  origin: 'test',
};

const drifted = { origin: 'drift', practice: 'masking' } as const;
const recorded = { mends: 'vendor', ends: 'person', practice: 'access-logged' } as const;

const ofVendor = { mends: 'vendor' } as const;
const atSite = { mends: 'vendor', practice: 'physical-access' } as const;

const special: Readonly<Partial<Record<FindingKind, Partial<FindingTraits>>>> = {
  'column-unmapped': drifted,
  'column-retyped': drifted,
  'map-entry-gone': drifted,
  'path-unmapped': drifted,
  'path-retyped': drifted,
  'background-check-ending': { mends: 'vendor', practice: 'training' },
  'reach-open': { ...drifted, practice: 'least-privilege' },
  'single-lock': { ...drifted, practice: 'least-privilege' },
  'login-writes': { ...drifted, practice: 'least-privilege' },
  'seat-unmasked': { origin: 'drift', mends: 'vendor', practice: 'masking' },
  'seats-untold': { origin: 'drift', practice: 'least-privilege' },
  'siem-silent': { ends: 'person', practice: 'detection' },
  'alerts-silent': { ends: 'person', practice: 'detection' },
  'helpdesk-silent': { practice: 'secure-hosting' },
  'ticket-contested': {
    origin: 'incident',
    mends: 'vendor',
    ends: 'person',
    practice: 'relevant-data-only',
  },
  'document-kept': { practice: 'pii-protocols' },
  'read-unaccounted': { ends: 'person', practice: 'access-logged' },
  'access-unmatched': { ends: 'person', practice: 'access-logged' },
  'log-overdue': { practice: 'access-logged' },
  'hint-mismatch': { mends: 'vendor', ends: 'person', practice: 'mfa-and-networks' },
  'recording-missing': recorded,
  'recording-torn': recorded,
  'recording-leaked': { ends: 'person', practice: 'anonymised-records' },
  'conversation-withheld': { practice: 'anonymised-records' },
  'ledger-unwitnessed': { practice: 'access-logged' },
  'witness-contradicts': { ends: 'person', practice: 'access-logged' },
  'containment-undecided': { origin: 'incident', practice: 'violations-acted-on' },
  'notice-unsent': { origin: 'incident', practice: 'clauses-present' },
  'canary-contacted': { origin: 'incident', ends: 'person', practice: 'detection' },
  'drill-failed': { origin: 'drill', practice: 'breach-simulations' },
  'incident-lesson': { origin: 'incident', ends: 'person' },
  'restore-failed': { practice: 'secure-hosting' },
  'restore-overdue': { practice: 'secure-hosting' },
  'endpoint-weak': { ...ofVendor, practice: 'encryption' },
  'certificate-expiring': { ...ofVendor, practice: 'encryption' },
  'audit-overdue': { origin: 'audit', practice: 'regular-audits' },
  'evidence-overdue': { ...ofVendor, origin: 'audit', practice: 'regular-audits' },
  'audit-exception': { ...ofVendor, origin: 'audit', practice: 'regular-audits' },
  'device-failing': { ...ofVendor, practice: 'secure-hosting' },
  'device-silent': { ...ofVendor, practice: 'secure-hosting' },
  // What a badge did yesterday no look of today can undo.
  'badge-misused': { ...atSite, ends: 'person' },
  'badge-rule-broken': { ...atSite, ends: 'person' },
  'badge-reader-clock': atSite,
  'inspection-failed': { ...atSite, origin: 'reviewer' },
  'assessment-gap': { ...ofVendor, origin: 'reviewer' },
  'questionnaire-overdue': ofVendor,
  'attestation-missing': ofVendor,
  'attestation-expired': ofVendor,
  // Whether a plan helps, or what becomes of a vendor, no look can tell.
  'conduct-plan-owed': { ...ofVendor, ends: 'person', practice: 'violations-acted-on' },
  'conduct-suspension-proposed': { ends: 'person', practice: 'violations-acted-on' },
  'conduct-termination-proposed': { ends: 'person', practice: 'violations-acted-on' },
  reviewed: { origin: 'reviewer', mends: 'vendor', ends: 'person' },
};

/** A kind that says nothing of itself is mended by the company and closed by the next look. */
export function traitsOf(kind: FindingKind): FindingTraits {
  return { ...usual, ...special[kind] };
}

/** Whose it is to mend. @param vendor party id, or null where none is concerned */
export function ownerSideOf(kind: FindingKind, vendor: string | null): FindingTraits['mends'] {
  return vendor === null ? 'company' : traitsOf(kind).mends;
}
