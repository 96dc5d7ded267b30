import type * as T from '../types.ts';
import type { Empty } from './empty.ts';

/** What is read of tickets: the desk, second persons, exports and recordings. */
export interface TicketsReads {
  '/api/tickets': T.TicketList;
  '/api/tickets/:ticket': T.TicketView;
  '/api/tickets/:ticket/attachments/:attachment': T.AttachmentView;
  '/api/reveals/:id': T.RevealResult;
  '/api/rebinds': readonly T.RebindView[];
  '/api/approvals': readonly T.ApprovalView[];
  '/api/exports': readonly T.ExportProgress[];
  '/api/recordings': readonly T.RecordingView[];
}

/** What is changed of tickets: the desk, second persons, exports and recordings. */
export interface TicketsWrites {
  'POST /api/tickets/next': [Empty, T.TicketSummary];
  'POST /api/tickets/:ticket/take': [Empty, T.TicketSummary];
  'POST /api/tickets/:ticket/recordings': [Empty, T.RecordingBegun];
  'POST /api/tickets/:ticket/recordings/told': [T.RecordingToldBody, unknown];
  'POST /api/recordings/:id/pieces': [T.RecordingPieceBody, unknown];
  'POST /api/recordings/:id/end': [T.RecordingEndBody, unknown];
  'POST /api/recordings/:id/watch': [Empty, T.RecordingWatched];
  'POST /api/tickets/:ticket/lookup': [T.LookupBody, T.LookupResult];
  'POST /api/tickets/:ticket/confirm': [T.ConfirmBody, T.ConfirmResult];
  'POST /api/tickets/:ticket/reveal': [T.RevealBody, T.RevealResult];
  'POST /api/tickets/:ticket/act': [T.ActBody, T.ActResult];
  'POST /api/tickets/:ticket/note': [T.TextBody, T.TextResult];
  'POST /api/tickets/:ticket/reply': [T.TextBody, T.TextResult];
  'POST /api/tickets/:ticket/close': [Empty, T.Done];
  'POST /api/tickets/:ticket/rebind': [T.RebindBody, unknown];
  'POST /api/approvals/:id/decide': [T.DecideApprovalBody, T.Done];
  'POST /api/approvals/:id/withdraw': [Partial<T.SignedDecision>, T.Done];
  'POST /api/exports/look': [T.ExportLookBody, T.ExportLooked];
  'POST /api/exports': [T.ExportBody, { id: string }];
  'POST /api/exports/:id/start': [T.SignedDecision, T.Done];
  'POST /api/exports/:id/download': [T.SignedDecision, T.ExportFile];
  'DELETE /api/reveals/:id': [undefined, T.Done];
  'POST /api/rebinds/:id/decide': [T.DecideBody, T.Done];
  'POST /api/exports/trace': [File, T.ExportTraced];
}
