import { line, type ColumnsAtRest } from './line.ts';

/** What people have to know, and who does. */
export const courses: readonly ColumnsAtRest[] = [
  line(
    'cordon.courses',
    'id origin created_at created_by counts_from withdrawn_at',
    'which courses there are',
    'disk',
  ),
  line(
    'cordon.course_versions',
    'course version language title body hash published_by published_at entry',
    'what courses say and ask, right answers included',
    'disk',
  ),
  line(
    'cordon.course_drafts',
    'course language body saved_by saved_at revision',
    'courses that are being written',
    'disk',
  ),
  line(
    'cordon.course_progress',
    'person course version section read at',
    'where people are in courses',
    'disk',
  ),
  line(
    'cordon.course_attempts',
    'id person course version language seed questions started_at answers submitted_at score passed entry',
    'papers people wrote, and how they did',
    'disk',
  ),
  line('cordon.course_systems', 'secret_sealed', 'secrets of training systems', 'installation-key'),
  line(
    'cordon.course_systems',
    'id party_id name created_by created_at heard_at revoked_at',
    'which training systems deliver',
    'disk',
  ),
  line(
    'cordon.course_completions',
    'id person course version passed_at source entry attempt imported_by system known_at',
    'who passed which course when, and who says so',
    'disk',
  ),
];
