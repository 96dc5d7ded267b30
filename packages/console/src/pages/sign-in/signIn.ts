import { get, send } from '../../api/client.ts';
import { keyOf, queryClient } from '../../api/query.ts';
import type { SecondFactorWay, SessionInfo } from '../../api/session.ts';
import { answerWithPasskey } from '../../keys/passkey.ts';

/** What comes after a step: in, a second factor to give, or one to enrol. */
export type Next = 'in' | 'second-factor' | 'enrol';

/** What somebody with these factors may give. */
export function waysOf({ totp, passkeys }: SessionInfo['factors']): readonly SecondFactorWay[] {
  return [...(passkeys > 0 ? (['passkey'] as const) : []), ...(totp ? (['totp'] as const) : [])];
}

/** Checks e-mail and password, and says which second factors may follow. @throws ApiError */
export async function withPassword(
  email: string,
  password: string,
): Promise<{ readonly next: Next; readonly ways: readonly SecondFactorWay[] }> {
  const answer = await send('POST /api/auth/sign-in/email', {}, { email, password });
  const next = answer.twoFactorRedirect ? 'second-factor' : await afterStep();
  return { next, ways: answer.twoFactorMethods };
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

/** Gives a backup code in place of the second factor. @throws ApiError */
export async function withBackupCode(code: string): Promise<Next> {
  await send('POST /api/auth/two-factor/backup-code', {}, { code });
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
