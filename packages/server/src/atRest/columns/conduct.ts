import { line, type ColumnsAtRest } from './line.ts';

/** Violations and what followed. */
export const conduct: readonly ColumnsAtRest[] = [
  line(
    'cordon.conduct_cases',
    'id agreement_id vendor subject reporter violation gravity source basis rule opened_by opened_at erased_at',
    'who a case is about, who reported it, and by which ladder it is decided',
    'disk',
  ),
  line('cordon.conduct_cases', 'summary', 'what somebody is said to have done', 'installation-key'),
  line(
    'cordon.conduct_acts',
    'case_id seq at person_id side act entry owed told_at',
    'who did what in a case, and what was decided',
    'disk',
  ),
  line('cordon.conduct_acts', 'text', 'statements, reasons and appeals', 'installation-key'),
  line(
    'cordon.conduct_steps',
    'case_id person_id step agreement_id from_at until_at course served_at lifted_at ended_assignments',
    'what a decided step takes from whom, and until when',
    'disk',
  ),
  line(
    'cordon.conduct_reports',
    'id party_id subject reporter violation received_on state answer case_id handled_by handled_at entry erased_at',
    'what was reported about whom; of whoever gave no name the day alone',
    'disk',
  ),
  line('cordon.conduct_reports', 'text', 'what somebody reported', 'installation-key'),
  line('cordon.conduct_reports', 'receipt_hash', 'codes by which people without a name ask', 'hash'),
  line(
    'cordon.conduct_vendor_steps',
    'vendor step asked_at cases grave',
    'what repeated violations of a vendor led to',
    'disk',
  ),
];
