import { line, type ColumnsAtRest } from './line.ts';

/** Phishing exercises. */
export const phishing: readonly ColumnsAtRest[] = [
  line('cordon.phishing_domains', 'code_hash', 'codes sent to postmasters', 'hash'),
  line(
    'cordon.phishing_domains',
    'domain party_id code_until asked_by asked_at verified_at',
    'mail domains of the parties',
    'disk',
  ),
  line('cordon.phishing_senders', 'url_sealed', 'logins of mail servers', 'installation-key'),
  line(
    'cordon.phishing_senders',
    'id name address made_by made_at ended_at',
    'which mail servers exercises are sent by',
    'disk',
  ),
  line(
    'cordon.phishing_campaigns',
    'id agreement_id vendor_id scope scope_hash seed from_at until_at made_by made_at started_at ended_at ended_why result',
    'exercises, and their results as counts',
    'disk',
  ),
  line(
    'cordon.phishing_authorisations',
    'campaign_id side person_id scope_hash at entry',
    'who authorised them',
    'disk',
  ),
  line('cordon.phishing_targets', 'token_hash', 'links of exercises', 'hash'),
  line(
    'cordon.phishing_targets',
    'id campaign_id person_id template site_id send_at left_out sent_at delivered_at message_id ticket_id fell_at course_at',
    'who got which message, and whether they fell for it; erased half a year after its end',
    'disk',
  ),
  line('cordon.phishing_events', 'address', 'addresses of visitors (keyed, a key for each exercise)', 'hash'),
  line(
    'cordon.phishing_events',
    'id target_id at kind visit noise fields',
    'what became of each message; never what was typed',
    'disk',
  ),
  line(
    'cordon.phishing_reports',
    'id person_id at via ticket_id looked_at looked_by',
    'that people reported a suspicious message; not the message',
    'disk',
  ),
];
