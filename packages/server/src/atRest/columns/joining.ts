import { line, type ColumnsAtRest } from './line.ts';

/** Who came, moved and went, and how aware of danger people are. */
export const joining: readonly ColumnsAtRest[] = [
  line('cordon.background_checks', 'evidence', 'papers of background checks, as hashes', 'hash'),
  line(
    'cordon.background_checks',
    'id person_id party_id kind checked_on expires_on attested_by attested_at entry withdrawn_by withdrawn_at',
    'that people were looked into, for what and until when: never what was found',
    'disk',
  ),
  line('cordon.leavers', 'id person_id party_id at took_ms looked_at alive', 'who left, and when', 'disk'),
  line(
    'cordon.leaver_items',
    'leaver_id kind id after_ms',
    'what a leaver held, by ids, and when it was shut',
    'disk',
  ),
  line('cordon.near_misses', 'text lesson', 'what nearly went wrong, redacted as it was taken in', 'disk'),
  line(
    'cordon.near_misses',
    'id party_id site_id said_on kind lesson_by lesson_at',
    'what kind of thing nearly went wrong, at which site, on which day: not who said so',
    'disk',
  ),
  line('cordon.near_miss_turns', 'key', 'who said so on a day, as a keyed hash, for a day', 'hash'),
  line('cordon.near_miss_turns', 'day count', 'how often somebody said so on a day', 'disk'),
  line(
    'cordon.awareness_snapshots',
    'party_id month board made_at entry',
    'how aware vendors and sites are, without whatever tells of fewer than a group',
    'disk',
  ),
];
