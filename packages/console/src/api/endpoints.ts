import type * as S from './session.ts';
import type * as T from './types.ts';

/** Every address the console reads, with what it answers. */
export interface Reads {
  '/api/session': S.SessionInfo;
  '/api/session/signals': readonly T.SignInSignal[];
  '/api/sign-in-signals': readonly T.SignInSignal[];
  '/api/session/list': { readonly items: readonly S.SessionRow[] };
  '/api/auth/passkey/generate-register-options': S.CreationOptions;
  '/api/auth/passkey/generate-authenticate-options': S.RequestOptions;
  '/api/tickets': T.TicketList;
  '/api/tickets/:ticket': T.TicketView;
  '/api/tickets/:ticket/attachments/:attachment': T.AttachmentView;
  '/api/reveals/:id': T.RevealResult;
  '/api/rebinds': readonly T.RebindView[];
  '/api/overview': T.Overview;
  '/api/accesses': T.AccessList;
  '/api/accesses/:entry': T.AccessDetail;
  '/api/ledger': T.LedgerStatus;
  '/api/ledger/entries/:index/proof': T.EntryProof;
  '/api/ledger/consistency': T.ConsistencyProof;
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
  '/api/agreements': readonly T.AgreementRow[];
  '/api/agreements/:id': T.AgreementView;
  '/api/agreements/:id/end': T.EndPreview;
  '/api/agreements/:id/suspend': T.EndPreview;
  '/api/agreements/:id/history': readonly T.HistoryItem[];
  '/api/agreements/:id/completeness': T.CompletenessView;
  '/api/agreements/:id/matrix': T.MatrixView;
  '/api/library': T.LibraryView;
  '/api/agreements/:id/diff': T.VersionDiff;
  '/api/agreements/:id/closing': T.ClosingView;
  '/api/agreements/:id/certificate': T.CertificateDraft;
  '/api/agreements/:id/evidence': T.EvidenceView;
  '/api/findings': readonly T.FindingView[];
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
  '/api/door-credentials': readonly T.DoorCredentialView[];
  '/api/approvals': readonly T.ApprovalView[];
  '/api/protocols': readonly T.ProtocolRow[];
  '/api/agreements/:id/protocols/:purpose': T.ProtocolView;
  '/api/me/protocols': T.MyProtocols;
  '/api/canaries': T.CanaryList;
  '/api/exports': readonly T.ExportProgress[];
  '/api/recordings': readonly T.RecordingView[];
  '/api/quality/conversations': readonly T.QualityConversationRow[];
  '/api/quality/conversations/:id': T.QualityConversation;
  '/api/quality/intakes': readonly T.QualityIntakeView[];
  '/api/quality/keys': readonly T.QualityKeyView[];
  '/api/quality/misses': readonly T.QualityMiss[];
  '/api/quality/misses/:id/words': T.QualityMissWords;
  '/api/agreements/:id/quality/report': T.QualityReport;
  '/api/exceptions': T.ExceptionList;
  '/api/emergencies/:id/case': T.TicketView;
  '/api/emergencies/tickets': readonly T.NameableTicket[];
  '/api/access-reviews': T.ReviewList;
  '/api/access-reviews/:id': T.ReviewView;
  '/api/window': T.WindowView;
  '/api/at-rest': T.AtRestView;
  '/api/agreements/:id/sub-processors': T.SubProcessorRegister;
  '/api/sub-processors': readonly T.SubProcessorView[];
  '/api/me/undertaking': T.MyUndertaking;
  '/api/sso/:party': S.SsoSettingsView;
  '/api/accesses/:entry/original': T.OriginalView;
  '/api/people/:id/screen': T.ScreenCounts;
  '/api/people/:id/sessions': { readonly items: readonly S.SessionRow[] };
  '/api/undertakings': T.UndertakingRegister;
}

/** Files that are fetched as they are. */
export type Files =
  | '/api/agreements/:id/versions/:version/base.pdf'
  | '/api/agreements/:id/quality/report.csv'
  | '/api/quality/conversations/:id/sound';

type Empty = Record<string, never>;

/** Every change the console asks for: what it sends and what it gets back. A `File` goes as it is. */
export interface Writes {
  'POST /api/auth/sign-in/email': [S.EmailSignInBody, S.EmailSignInResult];
  'POST /api/auth/two-factor/enable': [{ password: string }, S.TotpEnableResult];
  'POST /api/auth/two-factor/verify-totp': [{ code: string }, unknown];
  'POST /api/sso/start': [
    { readonly email?: string; readonly party?: string; readonly next: string },
    { readonly url: string },
  ];
  'POST /api/sso/step-up': [{ readonly next: string }, { readonly url: string }];
  'PUT /api/sso/:party': [S.SsoSettingsBody & T.SignedDecision, S.SsoSettingsView];
  'POST /api/sso/:party/try': [{ readonly next: string }, { readonly url: string }];
  'POST /api/sso/:party/require': [T.SignedDecision & { readonly required: boolean }, S.SsoSettingsView];
  'POST /api/sso/:party/remove': [T.SignedDecision, unknown];
  'POST /api/auth/two-factor/backup-code': [{ code: string }, unknown];
  'POST /api/session/backup-codes': [Empty, { readonly codes: readonly string[] }];
  'POST /api/auth/passkey/verify-registration': [S.PasskeyBody, unknown];
  'POST /api/auth/passkey/verify-authentication': [S.PasskeyBody, unknown];
  'POST /api/session/signals/:id': [T.SignalAnswerBody, T.Done];
  'POST /api/session/step-up': [S.StepUpBody, unknown];
  'POST /api/session/key': [S.SessionKeyBody, unknown];
  'DELETE /api/session': [undefined, unknown];
  'POST /api/sessions/:id/end': [Partial<T.SignedDecision>, T.Done];
  'POST /api/invitations/look': [{ secret: string }, S.LinkView];
  'POST /api/invitations/take-up': [S.TakeUpBody, unknown];
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
  'POST /api/sidebar/frames': [T.FrameBody, T.FrameOpened];
  'POST /api/approvals/:id/decide': [T.DecideApprovalBody, T.Done];
  'POST /api/approvals/:id/withdraw': [Partial<T.SignedDecision>, T.Done];
  'POST /api/agreements/:id/protocols/:purpose/look': [T.ProtocolLookBody, T.ProtocolLooked];
  'POST /api/agreements/:id/protocols/:purpose': [T.ProtocolBody, T.ProtocolView];
  'POST /api/me/protocols': [T.AcknowledgeProtocolBody, T.MyProtocols];
  'POST /api/quality/keys': [T.QualityKeyBody, T.QualityKeyMade];
  'POST /api/quality/keys/:id/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/quality/conversations/:id/review': [T.QualityReviewBody, T.QualityReviewMade];
  'POST /api/quality/conversations/:id/misses': [T.QualityMissBody, T.QualityMissMade];
  'POST /api/quality/intakes/:id/again': [Partial<T.SignedDecision>, T.Done];
  'POST /api/quality/intakes/:id/destroy': [Partial<T.SignedDecision>, T.Done];
  'POST /api/quality/misses/:id/decide': [T.QualityMissDecision, T.Done];
  'POST /api/canaries': [T.CanaryBody, { id: string }];
  'POST /api/canaries/:id/withdraw': [Partial<T.SignedDecision>, T.Done];
  'POST /api/canaries/:id/test': [T.SignedDecision, T.Done];
  'POST /api/exports/look': [T.ExportLookBody, T.ExportLooked];
  'POST /api/exports': [T.ExportBody, { id: string }];
  'POST /api/exports/:id/start': [T.SignedDecision, T.Done];
  'POST /api/exports/:id/download': [T.SignedDecision, T.ExportFile];
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
  'DELETE /api/reveals/:id': [undefined, T.Done];
  'POST /api/at-rest/rotate': [T.RotateBody, T.Rotated];
  'POST /api/rebinds/:id/decide': [T.DecideBody, T.Done];
  'POST /api/vendors': [T.VendorBody, { vendor: T.VendorRow; invitation: T.InvitationView }];
  'POST /api/findings/:id/close': [T.CloseFindingBody, T.FindingView];
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
  'POST /api/exports/trace': [File, T.ExportTraced];
  'POST /api/accesses/:entry/unseal': [T.UnsealBody, T.UnsealResult];
  'POST /api/accesses/:entry/screen': [T.ScreenBody, T.ScreenTold];
  'POST /api/people/:id/role': [T.RoleBody, T.Done];
  'POST /api/people/:id/suspend': [T.SuspendBody, T.Done];
  'POST /api/people/:id/restore': [T.RestoreBody, T.Done];
  'POST /api/agreements': [T.DraftBody, T.AgreementView];
  'POST /api/agreements/check': [T.CheckBody, T.CheckView];
  'POST /api/agreements/:id/versions': [T.VersionBody, T.AgreementView];
  'POST /api/agreements/:id/sign/options': [T.SignOptionsBody, T.SignOptions];
  'POST /api/agreements/:id/confirm': [{ base: number; clauses: string[] }, T.AgreementView];
  'POST /api/agreements/:id/sight': [T.SightBody, T.SightView];
  'POST /api/library/render': [T.RenderBody, T.RenderView];
  'POST /api/agreements/:id/copies': [File, T.CopyReading];
  'POST /api/agreements/copies/text': [File, T.CopyText];
  'POST /api/agreements/verify-document': [File, T.VerifiedDocument];
  'POST /api/agreements/:id/sign': [T.SignBody, T.AgreementView];
  'POST /api/agreements/:id/offer': [T.SignedDecision, T.Staged];
  'POST /api/agreements/:id/withdraw': [T.SignedDecision, T.Staged];
  'POST /api/agreements/:id/suspend': [Partial<T.SignedDecision>, T.SuspendResult];
  'POST /api/agreements/:id/resume': [T.SignedDecision, T.Staged];
  'POST /api/agreements/:id/renew': [T.RenewBody, T.AgreementView];
  'POST /api/agreements/:id/end': [T.EndBody, T.EndResult];
  'POST /api/agreements/:id/sub-processors': [T.SubProcessorBody, T.SubProcessorRegister];
  'POST /api/agreements/:id/sub-processors/:sub/object': [T.ObjectionBody, T.SubProcessorRegister];
  'POST /api/agreements/:id/sub-processors/:sub/approve': [T.SignedDecision, T.SubProcessorRegister];
  'POST /api/agreements/:id/sub-processors/:sub/withdraw': [T.SignedDecision, T.SubProcessorRegister];
  'POST /api/agreements/:id/sub-processors/:sub/flow-down': [T.FlowDownBody, T.SubProcessorRegister];
  'POST /api/agreements/:id/sub-processors/:sub/end': [T.SubProcessorEndBody, T.SubProcessorRegister];
  'POST /api/me/undertaking': [T.UndertakingBody, T.MyUndertaking];
  'POST /api/agreements/:id/handover': [T.HandoverBody, T.HandoverResult];
  'POST /api/agreements/:id/closing/choose': [T.ChooseBody, T.ClosingView];
  'POST /api/agreements/:id/closing/done': [T.TaskDoneBody, T.ClosingView];
  'POST /api/agreements/:id/closing/judge': [T.JudgeBody, T.ClosingView];
  'POST /api/agreements/:id/certificate': [T.CertificateBody, T.ClosingView];
  'POST /api/agreements/:id/holds': [T.HoldBody, T.ClosingView];
  'POST /api/agreements/:id/holds/:hold/lift': [T.LiftBody, T.ClosingView];
  'POST /api/agreements/:id/destruction': [T.SignedDecision, T.ClosingView];
  'POST /api/agreements/:id/destruction/:destruction/approve': [T.SignedDecision, T.ClosingView];
  'POST /api/preview': [T.PreviewBody, T.PreviewView];
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

/** Names after a colon in a path. */
export type Names<P extends string> = P extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | Names<More>
    : Rest
  : never;

/** Values for the names in a path. */
export type Params<P extends string> = Readonly<Record<Names<P>, string | number>>;

/** Query string; what is null, undefined or empty is left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;
