import type * as T from '../types.ts';

/** What is read of audits. */
export interface AuditsReads {
  '/api/audits': T.AuditsView;
  '/api/audits/:id': T.AuditView;
  '/api/audit-requests': T.EvidenceRequests;
}

/** What is done in audits. */
export interface AuditsWrites {
  'POST /api/audits': [T.PlanAuditBody, { id: string }];
  'POST /api/audits/:id/commitment': [T.CommitAuditBody, T.Done];
  'POST /api/audits/:id/draw': [T.DrawAuditBody, T.Done];
  'POST /api/audits/:id/papers': [T.AuditPaperBody, T.Done];
  'POST /api/audits/:id/interviews': [T.AuditInterviewBody, T.Done];
  'POST /api/audits/:id/review': [T.AuditActBody, T.Done];
  'POST /api/audits/:id/conclusions': [T.AuditConclusionBody, T.Done];
  'POST /api/audits/:id/requests': [T.AskEvidenceBody, T.Done];
  'POST /api/audits/:id/report': [T.ReportAuditBody, T.Done];
  'POST /api/audits/:id/response': [T.AuditResponseBody, T.Done];
  'POST /api/audits/:id/close': [T.AuditActBody, T.Done];
  'POST /api/audits/:id/abandon': [T.AbandonAuditBody, T.Done];
  'POST /api/audit-requests/:id/files': [File, T.Done];
  'POST /api/audit-requests/:id/answer': [T.AnswerEvidenceBody, T.Done];
}
