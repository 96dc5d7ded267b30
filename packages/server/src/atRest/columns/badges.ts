import { line, type ColumnsAtRest } from './line.ts';

/** Who is where at a site. */
export const badges: readonly ColumnsAtRest[] = [
  line('cordon.badge_zones', 'id site_id name kind closed_at', 'zones of sites', 'disk'),
  line(
    'cordon.badge_doors',
    'id site_id code name direction zone_id from_id closed_at skew_ms adds_ms far',
    'readers at doors, and how their clocks stand',
    'disk',
  ),
  line(
    'cordon.badge_systems',
    'secret_sealed previous_sealed',
    'secrets of badge systems',
    'installation-key',
  ),
  line(
    'cordon.badge_systems',
    'id site_id name previous_until created_by created_at heard_at revoked_at',
    'which badge systems deliver',
    'disk',
  ),
  line('cordon.badges', 'number_hash', 'numbers of badges', 'hash'),
  line(
    'cordon.badges',
    'id site_id person_id visitor_id from_at until_at lost_at',
    'who holds which badge',
    'disk',
  ),
  line(
    'cordon.badge_events',
    'id site_id key at received_at door_id badge_id direction result live',
    'which badge was held to which reader; badges by id, or by nothing',
    'disk',
  ),
  line(
    'cordon.badge_presence',
    'person_id site_id zone_id since before_id',
    'where people’s badges are',
    'disk',
  ),
  line('cordon.badge_visitors', 'name_sealed', 'names of visitors', 'installation-key'),
  line(
    'cordon.badge_visitors',
    'id site_id escort_id in_at out_at entered_by',
    'that visitors came, and who escorted them',
    'disk',
  ),
  line('cordon.inspection_photos', 'photo_sealed', 'painted pictures of sites', 'installation-key'),
  line('cordon.inspection_photos', 'inspection_id sha256 taken_at', 'which pictures there are', 'disk'),
  line(
    'cordon.inspections',
    'id site_id at by_person items statement entry',
    'what inspectors saw at sites, without names',
    'disk',
  ),
];
