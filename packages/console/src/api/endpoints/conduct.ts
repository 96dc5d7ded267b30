import type * as T from '../types.ts';

/** What is read of violations and what follows. */
export interface ConductReads {
  '/api/conduct': T.Conduct;
  '/api/conduct/counts': readonly T.ConductCounts[];
  '/api/conduct/cases/:id': T.ConductCase;
  '/api/conduct/people/:id': T.ConductStanding;
  '/api/me/conduct': T.OwnConduct;
}

/** What is done about them. */
export interface ConductWrites {
  'POST /api/conduct/cases': [T.OpenConductCaseBody, { readonly id: string }];
  'POST /api/conduct/cases/:id/facts': [T.ConductFactBody, T.Done];
  'POST /api/conduct/cases/:id/hearing': [T.ConductHearingBody, T.Done];
  'POST /api/conduct/cases/:id/propose': [T.ConductProposeBody, T.Done];
  'POST /api/conduct/cases/:id/decide': [T.ConductDecideBody, T.Done];
  'POST /api/conduct/cases/:id/appeal/propose': [T.ConductAppealProposeBody, T.Done];
  'POST /api/conduct/cases/:id/appeal/decide': [T.ConductAppealDecideBody, T.Done];
  'POST /api/conduct/reports': [T.ConductReportBody, { readonly id: string }];
  'POST /api/conduct/reports/:id/set-aside': [T.SetReportAsideBody, T.Done];
  'POST /api/conduct/unnamed-reports': [T.UnnamedReportBody, T.ReportReceipt];
  'POST /api/conduct/unnamed-reports/look': [T.ReportReceiptBody, T.ReportAnswered];
  'POST /api/me/conduct/:id/statement': [T.ConductStatementBody, T.Done];
  'POST /api/me/conduct/:id/appeal': [T.ConductAppealBody, T.Done];
}
