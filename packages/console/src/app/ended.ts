import { useSyncExternalStore } from 'react';
import { onApiError } from '../api/client.ts';
import { keyOf, queryClient } from '../api/query.ts';
import type { SessionInfo } from '../api/session.ts';
import { forgetSessionKey } from '../keys/sessionKey.ts';

/** Why this screen was closed: a code of the server's table and, when it sent one, its sentence. */
export interface Ended {
  readonly code: string;
  readonly text: string | null;
}

let ended: Ended | null = null;
const listeners = new Set<() => void>();

/** What closes an agent's screen while the session goes on: their whole work hangs on the agreement. */
const OF_AGREEMENT = ['agreement-ended', 'agreement-expired', 'agreement-suspended'];

/**
 * Wipes the screen: whatever is shown is replaced by a plain page at once, and every cached answer is dropped. Only a fresh
 * page load leads back, so that nothing of a customer stays in memory. The session's key is forgotten with the session: one
 * that goes on needs it again once an agreement is in force, and the server takes no second one.
 */
export function endScreen(reason: Ended): void {
  if (ended !== null) return;
  ended = reason;
  for (const listener of listeners) listener();
  queryClient.clear();
  if (!OF_AGREEMENT.includes(reason.code)) forgetSessionKey().catch(() => undefined);
}

export function useEnded(): Ended | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}

/** Answers that close everybody's screen. */
const FOR_ALL = ['not-signed-in', 'suspended', 'organisation-suspended', 'left', 'network-not-allowed'];

onApiError(({ code, entry }) => {
  const session = queryClient.getQueryData<SessionInfo>(keyOf('/api/session'));
  if (session?.state !== 'full') return;
  // One ticket refused from here, by an entry of its own, is another site's work; the rest of the screen stays.
  if (code === 'network-not-allowed' && entry !== null) return;
  if (FOR_ALL.includes(code) || (session.person?.role === 'agent' && OF_AGREEMENT.includes(code))) {
    endScreen({ code, text: null });
  }
});
