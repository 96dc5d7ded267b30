import type { SiteBadges } from '../../api/types.ts';

type Rule = SiteBadges['alarms'][number]['rule'];

/** What each rule saw, in a line. */
export const RULES: Readonly<Record<Rule, string>> = {
  passback: 'In twice, or out without having come in',
  'work-unbadged': 'At work without a badge in a zone',
  'after-hours': 'Came outside their hours',
  'badge-ended': 'A badge that counts no more',
  'denied-series': 'Doors that stayed shut, again and again',
  'visitor-alone': 'A visitor without the person who escorts them',
};

/** What more there is to say of one. */
export const WHY: Readonly<Record<string, string>> = {
  lost: 'reported lost',
  left: 'of somebody who left',
  over: 'ran out',
  'over-denied': 'ran out, and the door stayed shut',
  unregistered: 'stands in no register',
  restricted: 'into a restricted zone',
};

export const ZONES: Readonly<Record<SiteBadges['zones'][number]['kind'], string>> = {
  public: 'Open to visitors',
  work: 'For work',
  restricted: 'Restricted',
};
