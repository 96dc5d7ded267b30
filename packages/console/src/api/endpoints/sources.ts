import type * as T from '../types.ts';
import type { Empty } from './empty.ts';

/** What is read of sources, their maps, and how tickets come in. */
export interface SourcesReads {
  '/api/sources': readonly T.SourceView[];
  '/api/sources/:id': T.SourceView;
  '/api/sources/:id/map/additions': T.SourceDraft;
  '/api/sources/:id/report': T.ReportView;
  '/api/sources/:id/log-watch': T.LogWatchView;
  '/api/sources/:id/reconciliations': readonly T.ReconciliationView[];
  '/api/sources/:id/delivery-keys': readonly T.DeliveryKeyView[];
  '/api/sources/:id/webhooks': readonly T.WebhookView[];
  '/api/sources/:id/sidebars': readonly T.SidebarView[];
  '/api/sidebar/hints/:id': T.HintView;
  '/api/sources/:id/helpdesk': T.HelpdeskAnswer;
  '/api/canaries': T.CanaryList;
  '/api/marked-customers': T.MarkedCustomers;
  '/api/at-rest': T.AtRestView;
}

/** What is changed of sources, their maps, and how tickets come in. */
export interface SourcesWrites {
  'POST /api/sources/:id/delivery-keys': [T.DeliveryKeyBody, T.DeliveryKeyMade];
  'POST /api/delivery-keys/:id/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/sources/:id/helpdesk': [T.HelpdeskBody, T.HelpdeskAnswer];
  'POST /api/sources/:id/helpdesk/look': [Empty, T.HelpdeskAnswer];
  'POST /api/sources/:id/helpdesk/disconnect': [Partial<T.SignedDecision>, T.Done];
  'POST /api/sources/:id/webhooks': [T.WebhookBody, T.WebhookMade];
  'POST /api/webhooks/:id/rotate': [T.RotateWebhookBody, T.WebhookMade];
  'POST /api/webhooks/:id/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/sources/:id/sidebars': [T.SidebarBody, T.SidebarMade];
  'POST /api/sidebars/:id/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/sidebars/:id/hints': [T.HintBody, T.HintTaken];
  'POST /api/marked-customers': [T.MarkCustomersBody, T.MarksChanged];
  'POST /api/marked-customers/end': [T.EndMarksBody, T.MarksChanged];
  'POST /api/canaries': [T.CanaryBody, { id: string }];
  'POST /api/canaries/:id/withdraw': [Partial<T.SignedDecision>, T.Done];
  'POST /api/canaries/:id/test': [T.SignedDecision, T.Done];
  'POST /api/at-rest/rotate': [T.RotateBody, T.Rotated];
  'POST /api/sources/:id/look': [Empty, T.SourceLook];
  'POST /api/sources/draft': [T.SourceDraftBody, T.SourceDraft];
  'POST /api/sources': [T.SourceBody, T.SourceView];
  'POST /api/sources/api-draft': [T.ApiDraftBody, T.SourceDraft];
  'POST /api/sources/api': [T.ApiBody, T.SourceView];
  'POST /api/sources/:id/map/additions': [T.AdditionsBody, T.SourceDraft];
  'POST /api/sources/:id/map/look': [T.MapLookBody, readonly T.MapSight[]];
  'POST /api/sources/:id/map': [T.MapBody, T.SourceView];
  'POST /api/sources/:id/report': [Empty, T.ReportView];
  'POST /api/sources/:id/log-watch': [T.LogWatchBody, T.LogWatchView];
  'POST /api/sources/:id/reconcile': [T.ReconcileBody, T.ReconciliationView];
  'POST /api/sources/:id/live': [T.LiveBody, T.SourceView];
}
