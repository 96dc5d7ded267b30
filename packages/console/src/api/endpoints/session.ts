import type * as S from '../session.ts';
import type * as T from '../types.ts';
import type { Empty } from './empty.ts';

/** What is read of who is signed in, and how they sign in. */
export interface SessionReads {
  '/api/session': S.SessionInfo;
  '/api/session/signals': readonly T.SignInSignal[];
  '/api/sign-in-signals': readonly T.SignInSignal[];
  '/api/session/list': { readonly items: readonly S.SessionRow[] };
  '/api/auth/passkey/generate-register-options': S.CreationOptions;
  '/api/auth/passkey/generate-authenticate-options': S.RequestOptions;
  '/api/sso/:party': S.SsoSettingsView;
}

/** What is changed of who is signed in, and how they sign in. */
export interface SessionWrites {
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
  'POST /api/sidebar/frames': [T.FrameBody, T.FrameOpened];
}
