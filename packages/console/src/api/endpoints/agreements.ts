import type * as T from '../types.ts';

/** What is read of agreements and what hangs on them. */
export interface AgreementsReads {
  '/api/agreements': readonly T.AgreementRow[];
  '/api/agreements/:id': T.AgreementView;
  '/api/agreements/:id/end': T.EndPreview;
  '/api/agreements/:id/suspend': T.EndPreview;
  '/api/agreements/:id/history': readonly T.HistoryItem[];
  '/api/agreements/:id/matrix': T.MatrixView;
  '/api/library': T.LibraryView;
  '/api/agreements/:id/diff': T.VersionDiff;
  '/api/agreements/:id/closing': T.ClosingView;
  '/api/agreements/:id/certificate': T.CertificateDraft;
  '/api/agreements/:id/evidence': T.EvidenceView;
  '/api/protocols': readonly T.ProtocolRow[];
  '/api/agreements/:id/protocols/:purpose': T.ProtocolView;
  '/api/me/protocols': T.MyProtocols;
  '/api/agreements/:id/sub-processors': T.SubProcessorRegister;
  '/api/sub-processors': readonly T.SubProcessorView[];
  '/api/me/undertaking': T.MyUndertaking;
  '/api/undertakings': T.UndertakingRegister;
}

/** What is changed of agreements and what hangs on them. */
export interface AgreementsWrites {
  'POST /api/agreements/:id/protocols/:purpose/look': [T.ProtocolLookBody, T.ProtocolLooked];
  'POST /api/agreements/:id/protocols/:purpose': [T.ProtocolBody, T.ProtocolView];
  'POST /api/agreements/:id/protocols/:purpose/object': [T.ProtocolObjectionBody, T.ProtocolView];
  'POST /api/me/protocols': [T.AcknowledgeProtocolBody, T.MyProtocols];
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
}
