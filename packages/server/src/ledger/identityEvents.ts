import type { IdentityEvents } from '../identity/index.ts';
import type { EnterAct } from './admin.ts';

/** Enters what happens to sessions, keys and factors. */
export function eventsOf(enterAct: EnterAct): IdentityEvents {
  return {
    async record({ kind, code, personId, partyId, ip, at, sessionId, words, signed, ...keys }) {
      await enterAct({
        act: kind,
        person: personId,
        party: partyId,
        agreement: null,
        ip,
        code,
        at: new Date(at),
        words: {
          session: sessionId ?? null,
          publicKey: keys.publicKey ?? null,
          ...(keys.sealingKey !== undefined && { sealingKey: keys.sealingKey }),
          ...(keys.signature !== undefined && { signature: keys.signature }),
          ...words,
        },
        ...(signed !== undefined && { signed }),
      });
    },
  };
}
