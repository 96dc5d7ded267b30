import { line, type ColumnsAtRest } from './line.ts';

/** When notices of a breach are due, and what they said. */
export const clocks: readonly ColumnsAtRest[] = [
  line(
    'cordon.incident_facts',
    'id incident_id kind fact recorded_by recorded_at takes_back in_place_of',
    'what is known of an incident, without whom it is about',
    'disk',
  ),
  line(
    'cordon.clock_reminders',
    'incident_id clock mark for_time person_id subject words made_at tries next_at sent_at',
    'who was reminded of which clock',
    'disk',
  ),
  line(
    'cordon.breach_notices',
    'id incident_id clock kind missing address zone made_by made_at entry tries next_at problem sent_at people finished_at',
    'which notices of breaches were given, when, and to which address',
    'disk',
  ),
  line(
    'cordon.notice_people',
    'notice_id nth tries next_at problem mailed_at given_up_at',
    'how far a notice to those affected is, by place in its list',
    'disk',
  ),
  line(
    'cordon.notice_people',
    'address_sealed',
    'the address of somebody affected, until the notice was mailed to it',
    'installation-key',
  ),
  line('cordon.breach_notices', 'texts_sealed', 'what a notice of a breach says', 'installation-key'),
];
