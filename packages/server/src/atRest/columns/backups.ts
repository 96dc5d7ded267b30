import { line, type ColumnsAtRest } from './line.ts';

/** Backups that were made, and whether one could be restored. */
export const backups: readonly ColumnsAtRest[] = [
  line(
    'cordon.backups',
    'id at entries rows bytes sha256 with_keys locked_with entry',
    'which backups were made, by the hash of their files',
    'disk',
  ),
  line(
    'cordon.restore_drills',
    'id asked_at asked_by state step step_done step_of ended_at entries rows bytes back_up_ms restore_ms verify_ms problem entry',
    'drills of restoring, how long they took, and codes of what went wrong',
    'disk',
  ),
];
