import { line, type ColumnsAtRest } from './line.ts';

/** What vendors are asked and hand in. */
export const vendors: readonly ColumnsAtRest[] = [
  line(
    'cordon.questionnaires',
    'id party_id question_set asked_by asked_at due_at handed_in reminded',
    'which vendor was asked, when, and until when',
    'disk',
  ),
  line(
    'cordon.questionnaire_answers',
    'questionnaire_id question origin person_id answered_at verdict judged_by judged_at',
    'which questions were answered and accepted, by whom',
    'disk',
  ),
  line(
    'cordon.questionnaire_answers',
    'answer_sealed asked_sealed',
    'what a vendor answered, and what was asked back',
    'installation-key',
  ),
  line(
    'cordon.questionnaire_submissions',
    'questionnaire_id entry at person_id',
    'when an assessment was handed in',
    'disk',
  ),
  line(
    'cordon.questionnaire_submissions',
    'answers_sealed',
    'an assessment as it was handed in',
    'installation-key',
  ),
  line(
    'cordon.assurance_links',
    'id subject_kind subject_id party_id mailed made_by made_at expires_at revoked_by revoked_at used_at',
    'which links were made for what, and when they were used',
    'disk',
  ),
  line('cordon.assurance_links', 'token_hash', 'the token of a link', 'hash'),
  line('cordon.assurance_links', 'address_sealed', 'to whom a link was sent', 'installation-key'),
  line(
    'cordon.assurance_files',
    'id party_id subject_kind subject_id question type bytes sha256 added_by link_id added_at entry',
    'which files of evidence there are, with their hashes',
    'disk',
  ),
  line('cordon.assurance_files', 'content_sealed', 'files of evidence', 'installation-key'),
  line(
    'cordon.attestations',
    'id party_id kind control issuer scope made_on valid_until stated_by stated_at entry verdict verdict_words judged_by judged_at reminded',
    'what vendors state on paper, until when, and whether it was accepted',
    'disk',
  ),
  line(
    'cordon.assessment_records',
    'kind about version record made_by made_at entry',
    'assessments of purposes and of transfers, as they were signed',
    'disk',
  ),
];
