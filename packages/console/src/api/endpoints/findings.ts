import type * as T from '../types.ts';

/** What is read of findings. */
export interface FindingsReads {
  '/api/findings': readonly T.FindingView[];
  '/api/findings/trends': T.FindingTrends;
  '/api/findings/vendors': readonly T.PartyRef[];
  '/api/findings/:id': T.FindingDetail;
}

/** What is done with findings: all of it is signed. */
export interface FindingsWrites {
  'POST /api/findings': [T.RecordFindingBody, { id: string }];
  'POST /api/findings/:id/assign': [T.AssignFindingBody, T.Done];
  'POST /api/findings/:id/plan': [T.PlanFindingBody, T.Done];
  'POST /api/findings/:id/evidence': [T.FindingEvidenceBody, T.Done];
  'POST /api/findings/:id/claim': [T.SignedDecision, T.FindingDetail];
  'POST /api/findings/:id/retest': [T.RetestFindingBody, T.Done];
  'POST /api/findings/:id/exception': [T.FindingExceptionBody, T.Done];
  'POST /api/findings/:id/exception/decide': [T.DecideFindingExceptionBody, T.Done];
  'POST /api/findings/:id/exception/end': [T.SignedDecision, T.Done];
  'POST /api/findings/:id/proposals': [T.ProposeChangeBody, T.Done];
  'POST /api/findings/:id/proposals/:proposal/landed': [T.ChangeLandedBody, T.Done];
}
