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

/**
 * Wipes the screen: whatever is shown is replaced by a plain page at once, every cached answer is dropped and the session
 * key forgotten. Only a fresh page load leads back, so that nothing of a customer stays in memory.
 */
export function endScreen(reason: Ended): void {
  if (ended !== null) return;
  ended = reason;
  for (const listener of listeners) listener();
  queryClient.clear();
  forgetSessionKey().catch(() => undefined);
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

/** Answers that close the screen: for everybody, and for an agent, whose whole work hangs on the agreement. */
const FOR_ALL = ['not-signed-in', 'suspended'];
const FOR_AGENTS = ['agreement-ended', 'agreement-expired', 'agreement-suspended'];

onApiError(({ code }) => {
  const session = queryClient.getQueryData<SessionInfo>(keyOf('/api/session'));
  if (session?.state !== 'full') return;
  if (FOR_ALL.includes(code) || (session.person?.role === 'agent' && FOR_AGENTS.includes(code))) {
    endScreen({ code, text: null });
  }
});
