import type * as T from '../types.ts';

/** What is read of clocks and notices of a breach. */
export interface ClocksReads {
  '/api/clocks': T.NoticeClocks;
  '/api/clocks/:incident': T.NoticeClocks;
  '/api/clocks/:incident/facts': T.IncidentFacts;
  '/api/clocks/:incident/draft': T.BreachNoticeDraft;
  '/api/clocks/:incident/notices': T.BreachNotices;
}

/** What is recorded of an incident, and the notices that are given. */
export interface ClocksWrites {
  'POST /api/clocks/:incident/facts': [T.IncidentFactBody, T.Done];
  'POST /api/clocks/:incident/facts/:fact/withdraw': [T.WithdrawFactBody, T.Done];
  'POST /api/clocks/:incident/ledger': [T.IncidentLedgerBody, T.Done];
  'POST /api/breach-notices/:id/give-up': [T.BreachNoticeGiveUpBody, T.Done];
  'POST /api/clocks/:incident/notices': [T.BreachNoticeBody, { readonly id: string }];
}
