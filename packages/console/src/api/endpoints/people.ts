import type * as S from '../session.ts';
import type * as T from '../types.ts';

/** What is read of vendors, their people, sites, networks and work. */
export interface PeopleReads {
  '/api/vendors': readonly T.VendorRow[];
  '/api/vendors/:id': T.VendorView;
  '/api/vendors/:id/containment': T.ContainmentView;
  '/api/networks': T.NetworksView;
  '/api/sites': readonly T.SiteView[];
  '/api/sites/:id/close': T.SiteAtStake;
  '/api/networks/changes': readonly T.NetworkChange[];
  '/api/vendors/:id/directory': T.DirectoryView;
  '/api/people': readonly T.PersonRow[];
  '/api/team': readonly T.PersonRow[];
  '/api/assignments': readonly T.AssignmentView[];
  '/api/assignments/missing': readonly T.MissingWork[];
  '/api/door-credentials': readonly T.DoorCredentialView[];
  '/api/doors': T.DoorsView;
  '/api/exceptions': T.ExceptionList;
  '/api/emergencies/:id/case': T.TicketView;
  '/api/emergencies/tickets': readonly T.NameableTicket[];
  '/api/access-reviews': T.ReviewList;
  '/api/access-reviews/:id': T.ReviewView;
  '/api/people/:id/absences': T.AbsenceList;
  '/api/people/:id/screen': T.ScreenCounts;
  '/api/people/:id/sessions': { readonly items: readonly S.SessionRow[] };
}

/** What is changed of vendors, their people, sites, networks and work. */
export interface PeopleWrites {
  'POST /api/people/:id/absences': [T.AbsenceBody, T.AbsenceSaid];
  'POST /api/absences/:id/end': [T.SignedDecision, T.Done];
  'POST /api/leases': [T.LeaseBody, { id: string }];
  'POST /api/leases/:id/agree': [T.SignedDecision, T.Done];
  'POST /api/leases/:id/end': [T.ExceptionEndBody, T.Done];
  'POST /api/leases/:id/review': [T.ExceptionReviewBody, T.Done];
  'POST /api/emergencies': [T.EmergencyBody, { id: string }];
  'POST /api/emergencies/:id/approve': [T.SignedDecision, { needed: number }];
  'POST /api/access-reviews': [T.OpenReviewBody, { id: string }];
  'POST /api/emergencies/:id/end': [T.ExceptionEndBody, T.Done];
  'POST /api/emergencies/:id/review': [T.ExceptionReviewBody, T.Done];
  'POST /api/access-reviews/:id/answer': [T.AnswerReviewBody, T.ReviewView];
  'POST /api/vendors': [T.VendorBody, { vendor: T.VendorRow; invitation: T.InvitationView }];
  'POST /api/vendors/:id/contain': [T.ContainBody, T.ContainResult];
  'POST /api/vendors/:id/release': [T.SignedDecision, T.ReleaseResult];
  'POST /api/sites': [T.SiteBody, { id: string }];
  'POST /api/sites/:id/rename': [T.SiteNameBody, T.Done];
  'POST /api/sites/:id/close': [Partial<T.SignedDecision>, T.SiteClosed];
  'POST /api/networks/look': [T.NetworkChangeBody, T.NetworkDiff];
  'POST /api/networks/changes': [T.NetworkProposeBody, { id: string }];
  'POST /api/networks/changes/:id/confirm': [T.NetworkConfirmBody, T.Done];
  'POST /api/networks/changes/:id/withdraw': [T.SignedDecision, T.Done];
  'POST /api/networks/changes/:id/review': [T.SignedDecision, T.Done];
  'POST /api/networks/close': [T.NetworkCloseBody, T.Done];
  'DELETE /api/door-credentials/:id': [undefined, T.Done];
  'POST /api/door-credentials': [T.DoorCredentialBody, T.DoorCredentialMade];
  'POST /api/vendors/:id/directory/tokens': [T.DirectoryTokenBody, T.DirectoryTokenMade];
  'POST /api/vendors/:id/directory/tokens/:token/rotate': [T.DirectoryRotateBody, T.DirectoryTokenMade];
  'POST /api/vendors/:id/directory/tokens/:token/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/vendors/:id/directory/groups/:group/mapping': [T.GroupMappingBody, T.Done];
  'POST /api/vendors/:id/directory/groups/:group/mapping/look': [T.MappingLookBody, T.MappingLooked];
  'POST /api/vendors/:id/roster': [T.RosterCsvBody, T.RosterView];
  'POST /api/people': [T.PersonBody, T.InvitationView];
  'POST /api/people/:id/invitation': [T.SignedDecision, T.InvitationView];
  'POST /api/people/:id/recovery': [T.SignedDecision, T.InvitationView];
  'POST /api/people/:id/assignments': [T.WorkBody, { id: string }];
  'POST /api/agreements/:id/assignments': [T.GiveInvitedBody, { assigned: number }];
  'POST /api/assignments/:id/end': [Partial<T.SignedDecision>, T.Done];
  'POST /api/assignments/:id/extend': [T.ExtendBody, { until: string }];
  'POST /api/assignments/:id/swap': [T.SwapBody, T.Done];
  'POST /api/people/:id/role': [T.RoleBody, T.Done];
  'POST /api/people/:id/suspend': [T.SuspendBody, T.Done];
  'POST /api/people/:id/restore': [T.RestoreBody, T.Done];
}
