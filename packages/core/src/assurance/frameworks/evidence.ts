import type { PracticeId } from '../controls/index.ts';

/** Where in the product the proof of a practice stands. */
export interface Evidence {
  readonly title: string;
  /** Path of a page of the console. */
  readonly path: string;
}

const page = (path: string, title: string): Evidence => ({ path, title });

const agreements = page('/agreements', 'Agreements: versions, clauses, signatures');
const accesses = page('/accesses', 'Accesses, each with its decision and proof');
const ledger = page('/ledger', 'The ledger, its checkpoints and witnesses');
const findings = page('/findings', 'Findings');
const team = page('/undertakings', 'Undertakings, signed and missing');
const incidents = page('/incidents', 'Incidents: what was decided about each');
const drills = page('/drills', 'Breach drills and what each came to');
const sources = page('/sources', 'Sources: data maps, locks, their own logs');
const quality = page('/quality', 'Conversations as quality sees them');
const networks = page('/network-changes', 'Networks, and every change of them');
const reviews = page('/access-reviews', 'Access reviews');
const settings = page('/settings-changes', 'Every change of Cordon’s own settings');
const vendors = page('/vendors', 'Vendors and their people');
const devices = page('/devices', 'Devices of vendors, and what each told last');
const audits = page('/audits', 'Audits: what was drawn, looked at and concluded');
const attestations = page('/attestations', 'What vendors attest to, with its evidence');
const endpoints = page('/endpoints', 'Endpoints of vendors, and what their TLS came to');
const badges = page('/badges', 'Sites: badges, visitors and walks');

/** Proofs of each practice, the nearest first. A page that a reader's role does not have is left out for them. */
export const evidenceOf: Readonly<Record<PracticeId, readonly Evidence[]>> = {
  'agreements-signed': [agreements, page('/agreements/verify', 'Verify a signed document'), team],
  'clauses-present': [agreements, page('/agreements/check', 'Check a text against the laws')],
  'frameworks-met': [agreements, page('/agreements/check', 'Check a text against the laws')],
  'responsibilities-split': [agreements, networks],
  'documents-auditable': [page('/agreements/verify', 'Verify a signed document'), agreements, ledger],
  'secure-hosting': [devices, attestations, page('/backups', 'Backups and restore drills')],
  'mfa-and-networks': [networks, vendors],
  'least-privilege': [reviews, accesses, agreements],
  encryption: [endpoints, sources, page('/settings', 'Keys and what is kept under which')],
  'physical-access': [badges, attestations],
  'relevant-data-only': [accesses, sources, page('/exports', 'Exports')],
  masking: [page('/preview', 'See what somebody would see'), sources],
  'anonymised-records': [page('/recordings', 'Recorded sessions'), quality],
  'pii-protocols': [quality, accesses],
  'privacy-by-default': [page('/preview', 'See what somebody would see'), accesses],
  'access-logged': [ledger, accesses, sources],
  'regular-audits': [audits, page('/window', 'The auditor’s window'), settings, ledger],
  detection: [
    incidents,
    page('/calibration', 'Thresholds, and every change of them'),
    page('/canaries', 'Canaries'),
    settings,
  ],
  'breach-simulations': [drills, page('/drills/tabletop', 'Exercises at the table')],
  'findings-improve': [findings, incidents],
  training: [page('/training', 'Training'), team],
  refreshers: [page('/training', 'Training'), team],
  revocation: [
    page('/joining/leavers', 'Leavers, each with the proof that nothing of theirs is open'),
    vendors,
    reviews,
    accesses,
  ],
  'violations-acted-on': [incidents, findings],
  awareness: [
    page('/awareness', 'Awareness by team, with its formula'),
    page('/near-misses', 'Near misses, and what was learned'),
    incidents,
    drills,
  ],
};
