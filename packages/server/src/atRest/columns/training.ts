import { line, type ColumnsAtRest } from './line.ts';

/** Who owes which course, and what they were told. */
export const training: readonly ColumnsAtRest[] = [
  line(
    'cordon.training_rules',
    'id party_id scope value course every_months made_by made_at ended_at',
    'which courses are asked beside the agreements',
    'disk',
  ),
  line('cordon.training_runs', 'id at assigned hash', 'passes over everybody', 'disk'),
  line(
    'cordon.course_assignments',
    'id person course reason cause standing assigned_at due_at assigned_by run done_at withdrawn_at',
    'who owes which course, why and until when',
    'disk',
  ),
  line(
    'cordon.spaced_answers',
    'person day course question is_right answered_at',
    'which question of a course was answered right',
    'disk',
  ),
  line('cordon.training_told', 'assignment step at', 'which reminder was made', 'disk'),
  line('cordon.training_escalations', 'party_id day at', 'when managers were told', 'disk'),
  line(
    'cordon.training_mails',
    'id to_person subject words made_at sent_at tries again_at',
    'reminders of courses: titles and days',
    'disk',
  ),
  line('cordon.training_certificates', 'file_sealed', 'certificates of training', 'installation-key'),
  line(
    'cordon.training_certificates',
    'id completion person hash made_at entry',
    'which certificates there are',
    'disk',
  ),
];
