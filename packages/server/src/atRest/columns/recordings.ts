import { line, type ColumnsAtRest } from './line.ts';

/** How people worked, values masked. */
export const recordings: readonly ColumnsAtRest[] = [
  line('cordon.recording_pieces', 'sealed', 'recorded sessions, every value masked', 'ticket-key'),
  line(
    'cordon.recording_pieces',
    'recording_id seq from_at until_at events size found',
    'how long sessions were recorded, and what kind of data was taken out of them',
    'disk',
  ),
  line(
    'cordon.recordings',
    'id ticket_id person_id agreement_id session_id place started_at last_at ended_at made searched kept_until',
    'who was recorded on which ticket, and how long it is kept',
    'disk',
  ),
  line(
    'cordon.recording_notices',
    'person_id agreement_id keep_days told_at',
    'who was told of recordings, and when',
    'disk',
  ),
  line(
    'cordon.recording_looks',
    'agreement_id until_at',
    'until when accesses were held against recordings',
    'disk',
  ),
];
