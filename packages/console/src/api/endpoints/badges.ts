import type * as T from '../types.ts';

/** What is read of who is where at a site, its visitors and walks through it. */
export interface BadgesReads {
  '/api/badge-sites': T.AuditedSites;
  '/api/sites/:id/badges': T.SiteBadges;
  '/api/sites/:id/visitors': T.VisitorList;
  '/api/sites/:id/inspections': T.InspectionList;
  '/api/inspections/:id': T.InspectionView;
  '/api/inspections/:id/photos/:photo': T.InspectionPhoto;
}

/** What is changed of them. */
export interface BadgesWrites {
  'POST /api/sites/:id/badge-layout': [T.BadgeLayoutBody, T.Done];
  'POST /api/sites/:id/badges': [T.GiveBadgesBody, T.BadgesGiven];
  'POST /api/badges/:id/end': [T.EndBadgeBody, T.Done];
  'POST /api/sites/:id/badge-systems': [T.BadgeSystemBody, T.BadgeSystemMade];
  'POST /api/badge-systems/:id/rotate': [T.SignedDecision, T.BadgeSystemMade];
  'POST /api/badge-systems/:id/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/sites/:id/badge-events/look': [T.BadgeFileLook, T.BadgeFileView];
  'POST /api/sites/:id/badge-events': [T.BadgeFileBody, T.BadgesTaken];
  'POST /api/sites/:id/visitors': [T.VisitorBody, T.VisitorIn];
  'POST /api/visitors/:id/out': [T.SignedDecision, T.Done];
  'POST /api/sites/:id/inspections': [T.InspectionBody, T.InspectionSigned];
}
