import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type AuditedSites = Schemas['AuditedSites'];
export type BadgeFileBody = Schemas['BadgeFileBody'];
export type BadgeFileLook = Schemas['BadgeFileLook'];
export type BadgeFileView = Schemas['BadgeFileView'];
export type BadgeLayoutBody = Schemas['BadgeLayoutBody'];
export type BadgeSystemBody = Schemas['BadgeSystemBody'];
export type BadgeSystemMade = Schemas['BadgeSystemMade'];
export type BadgesGiven = Schemas['BadgesGiven'];
export type BadgesTaken = Schemas['BadgesTaken'];
export type EndBadgeBody = Schemas['EndBadgeBody'];
export type GiveBadgesBody = Schemas['GiveBadgesBody'];
export type InspectionBody = Schemas['InspectionBody'];
export type InspectionList = Schemas['InspectionList'];
export type InspectionPhoto = Schemas['InspectionPhoto'];
export type InspectionSigned = Schemas['InspectionSigned'];
export type InspectionVerdict = Schemas['InspectionVerdict'];
export type InspectionView = Schemas['InspectionView'];
export type SiteBadges = Schemas['SiteBadges'];
export type VisitorBody = Schemas['VisitorBody'];
export type VisitorIn = Schemas['VisitorIn'];
export type VisitorList = Schemas['VisitorList'];
