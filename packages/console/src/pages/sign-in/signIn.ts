import { get, send } from '../../api/client.ts';
import { keyOf, queryClient } from '../../api/query.ts';
import type { SessionInfo } from '../../api/session.ts';
import { answerWithPasskey } from '../../keys/passkey.ts';

/** What comes after a step: in, a second factor to give, or one to enrol. */
export type Next = 'in' | 'second-factor' | 'enrol';

/** Checks e-mail and password. @throws ApiError */
export async function withPassword(email: string, password: string): Promise<Next> {
  const { twoFactorRedirect } = await send('POST /api/auth/sign-in/email', {}, { email, password });
  return twoFactorRedirect ? 'second-factor' : afterStep();
}

/** Signs in, or gives the second factor, with a passkey or security key. @throws ApiError or a plain Error */
export async function withPasskey(): Promise<Next> {
  const options = await get('/api/auth/passkey/generate-authenticate-options', {});
  await send(
    'POST /api/auth/passkey/verify-authentication',
    {},
    { response: await answerWithPasskey(options) },
  );
  return afterStep();
}

/** Gives the code of an authenticator app as the second factor. @throws ApiError */
export async function withCode(code: string): Promise<Next> {
  await send('POST /api/auth/two-factor/verify-totp', {}, { code });
  return afterStep();
}

/** Asks the server how far the session is now; its answer replaces the cached one. */
export async function afterStep(): Promise<Next> {
  const session = await readSession();
  if (session.state === 'full') return 'in';
  const enrolled = session.factors.passkeys > 0 || session.factors.totp;
  return session.state === 'enrol' && !enrolled ? 'enrol' : 'second-factor';
}

async function readSession(): Promise<SessionInfo> {
  const session = await get('/api/session', {});
  queryClient.setQueryData(keyOf('/api/session'), session);
  return session;
}
