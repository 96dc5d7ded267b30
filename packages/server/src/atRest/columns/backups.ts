import { line, type ColumnsAtRest } from './line.ts';

/** Backups that were made, whether one could be restored, and what was seen of vendors' servers. */
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
  line(
    'cordon.endpoints',
    'id party_id host port speaks used_for reach named_by named_at withdrawn_at',
    'which servers of vendors were named, by whom',
    'disk',
  ),
  line(
    'cordon.endpoint_looks',
    'id endpoint_id at look failings',
    'what anybody can see of those servers from outside',
    'disk',
  ),
];
