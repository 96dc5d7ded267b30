import type * as T from '../types.ts';

/** What is read of the ledger, the accesses in it and who is told of them. */
export interface LedgerReads {
  '/api/overview': T.Overview;
  '/api/accesses': T.AccessList;
  '/api/saved-views': T.SavedViews;
  '/api/accesses/:entry': T.AccessDetail;
  '/api/ledger': T.LedgerStatus;
  '/api/ledger/scope': T.ScopeView;
  '/api/ledger/witnesses': T.LedgerWitnesses;
  '/api/ledger/entries/:index/proof': T.EntryProof;
  '/api/ledger/consistency': T.ConsistencyProof;
  '/api/ledger/tokens': readonly T.LedgerToken[];
  '/api/ledger/erasing': T.Erasing;
  '/api/ledger/unsealings/:id/openings': T.UnsealedOpenings;
  '/api/agreements/:id/completeness': T.CompletenessView;
  '/api/siem/receivers': T.SiemReceivers;
  '/api/drills': T.DrillsView;
  '/api/tabletops': T.TabletopsView;
  '/api/drills/runs/:id/report': T.DrillReport;
  '/api/window': T.WindowView;
  '/api/accesses/:entry/original': T.OriginalView;
  '/api/subject-requests': T.SubjectRequests;
  '/api/subject-requests/:id/report': T.SubjectReport;
}

/** What is changed of the ledger, the accesses in it and who is told of them. */
export interface LedgerWrites {
  'POST /api/saved-views': [T.SaveViewBody, T.SavedView];
  'POST /api/saved-views/:id/rename': [{ readonly name: string }, T.Done];
  'DELETE /api/saved-views/:id': [undefined, T.Done];
  'POST /api/ledger/erasing/look': [Pick<T.ErasureProposal, 'kind' | 'agreement' | 'subject'>, T.ErasureLook];
  'POST /api/ledger/erasing': [T.ErasureProposal, T.ErasureProposed];
  'POST /api/ledger/erasing/:id/decide': [T.ErasureDecision, T.Done];
  'POST /api/ledger/unsealings': [T.UnsealingAsked, T.ErasureProposed];
  'POST /api/ledger/unsealings/:id/agree': [T.UnsealingAgreed, T.Done];
  'POST /api/subject-requests': [T.SubjectRequestBody, { id: string }];
  'POST /api/subject-requests/:id/extend': [T.SubjectRequestExtension, T.Done];
  'POST /api/subject-requests/:id/answered': [T.SignedDecision, T.Done];
  'POST /api/subject-requests/:id/names': [T.AgentNamesBody, T.Done];
  'POST /api/subject-requests/:id/names/decide': [T.AgentNamesDecision, T.Done];
  'POST /api/subject-requests/:id/suspensions': [T.AccountingSuspensionBody, T.Done];
  'POST /api/accounting/rulings': [T.AccountingRulingBody, T.Done];
  'POST /api/ledger/witnesses': [T.WitnessProposal, { id: string }];
  'POST /api/ledger/witnesses/:id/decide': [T.WitnessDecision, T.Done];
  'POST /api/ledger/witnesses/:id/remove': [T.SignedDecision, T.Done];
  'POST /api/tabletops': [T.StartTabletopBody, { id: string }];
  'POST /api/tabletops/:id/next': [T.NextInjectBody, T.Done];
  'POST /api/tabletops/:id/decide': [T.TabletopDecisionBody, T.Done];
  'POST /api/tabletops/:id/end': [T.EndTabletopBody, T.Done];
  'POST /api/drills/runs': [T.RunDrillsBody, { id: string }];
  'POST /api/drills/schedule': [T.ScheduleDrillsBody, T.Done];
  'POST /api/siem/receivers': [T.SiemReceiverBody, T.SiemReceiverMade];
  'POST /api/siem/receivers/:id/end': [Partial<T.SignedDecision>, T.Done];
  'POST /api/accesses/customer': [{ readonly text: string }, { readonly customer: string }];
  'POST /api/ledger/tokens': [T.LedgerTokenBody, T.LedgerTokenMade];
  'POST /api/ledger/tokens/:token/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/accesses/:entry/unseal': [T.UnsealBody, T.UnsealResult];
  'POST /api/accesses/:entry/screen': [T.ScreenBody, T.ScreenTold];
}
