import { send } from '../api/client.ts';
import { forgetSessionKey } from '../keys/sessionKey.ts';

/** Signs out, forgets the session key and loads the page anew, so that memory is empty for the next person. */
export async function signOut(): Promise<void> {
  try {
    await send('DELETE /api/session', {}, undefined);
  } finally {
    await forgetSessionKey().catch(() => undefined);
    window.location.assign('/sign-in');
  }
}
