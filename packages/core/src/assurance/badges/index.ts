export {
  DIRECTIONS,
  directionOf,
  inTime,
  ZONE_KINDS,
  type BadgeEvent,
  type Direction,
  type Door,
  type Zone,
  type ZoneKind,
} from './event.ts';
export { readBadgeFile, type BadgeColumns, type BadgeFile, type ToldBadge } from './file.ts';
export {
  inspectionItems,
  inspectionProblems,
  inspectionText,
  isBareJpeg,
  VERDICTS,
  type Inspection,
  type InspectionItem,
  type ItemSeen,
  type Verdict,
} from './inspection.ts';
export { ordered } from './ordered.ts';
export { presenceOf, stays, type Presence } from './presence.ts';
export {
  alarmsOf,
  BADGE_RULES,
  endOf,
  type Badge,
  type BadgeAlarm,
  type Holder,
  type Walk,
} from './rules/index.ts';
export { skewOf, type Skew } from './skew.ts';
export { twoSites, type SeenAtSite } from './twoSites.ts';
