import { afterHours } from './afterHours.ts';
import { badgeEnded } from './badgeEnded.ts';
import { deniedSeries } from './deniedSeries.ts';
import { passback } from './passback.ts';
import { visitorAlone } from './visitorAlone.ts';
import type { BadgeAlarm, Rule, Walk } from './walk.ts';
import { workUnbadged } from './workUnbadged.ts';

const rules: readonly Rule[] = [passback, workUnbadged, afterHours, badgeEnded, deniedSeries, visitorAlone];

/** What every rule says of a site's day, the newest first. */
export function alarmsOf(walk: Walk): readonly BadgeAlarm[] {
  return rules.flatMap((rule) => rule(walk)).toSorted((one, other) => other.at - one.at);
}

export { endOf } from './badgeEnded.ts';
export { BADGE_RULES, type Badge, type BadgeAlarm, type Holder, type Walk } from './walk.ts';
