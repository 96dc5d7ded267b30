import { line, type ColumnsAtRest } from './line.ts';

/** What customers asked to be told, and what was decided about it. */
export const subjectReports: readonly ColumnsAtRest[] = [
  line('cordon.subject_requests', 'subject_sealed', 'which customer asked', 'installation-key'),
  line('cordon.subject_requests', 'subject_hash', 'which requests are of the same customer', 'hash'),
  line(
    'cordon.subject_requests',
    'id kind source_id received_at from_at until_at asked_by asked_at asked_entry extended_at extended_reason extended_entry answered_at answered_by answered_entry',
    'what was asked for when, and when it was answered',
    'disk',
  ),
  line(
    'cordon.subject_report_names',
    'request_id essential weighed asked_by asked_at asked_entry granted decided_by decided_at decided_entry',
    'why agents may be named to a customer, and who decided so',
    'disk',
  ),
  line(
    'cordon.accounting_rulings',
    'entry agreement_id purpose ruling ruled_by ruled_at',
    'what purposes of agreements were confirmed to be',
    'disk',
  ),
  line(
    'cordon.accounting_suspensions',
    'entry request_id recipient_id agency written from_at until_at recorded_by',
    'what an agency wants held back from an accounting',
    'disk',
  ),
];
