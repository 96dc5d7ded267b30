import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type AbandonAuditBody = Schemas['AbandonAuditBody'];
export type AnswerEvidenceBody = Schemas['AnswerEvidenceBody'];
export type AskEvidenceBody = Schemas['AskEvidenceBody'];
export type AuditActBody = Schemas['AuditActBody'];
export type AuditConclusionBody = Schemas['AuditConclusionBody'];
export type AuditDue = AuditsView['due'][number];
export type AuditInterviewBody = Schemas['AuditInterviewBody'];
export type AuditPaper = AuditView['papers'][number];
export type AuditPaperBody = Schemas['AuditPaperBody'];
export type AuditResponseBody = Schemas['AuditResponseBody'];
export type AuditRow = Schemas['AuditRow'];
export type AuditsView = Schemas['Audits'];
export type AuditView = Schemas['AuditView'];
export type CommitAuditBody = Schemas['CommitAuditBody'];
export type DrawAuditBody = Schemas['DrawAuditBody'];
export type EvidenceRequest = Schemas['EvidenceRequest'];
export type EvidenceRequests = Schemas['EvidenceRequests'];
export type PlanAuditBody = Schemas['PlanAuditBody'];
export type ReportAuditBody = Schemas['ReportAuditBody'];
