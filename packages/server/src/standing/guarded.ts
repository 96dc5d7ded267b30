import type { Code } from '@cordon/core/kernel';
import type { Case, PrincipalsPort, Who } from '../gate/index.ts';

/** Somebody at work at a door, as it stands at this moment. */
export interface AtWork {
  readonly who: Who;
  readonly work: Case;
}

/** Asks how it stands now: null when there is nobody any more, a code when the work is closed to them. */
export type AskAgain = () => Promise<AtWork | Code | null>;

/** By the credential that an access under way came with, how to ask about it. */
export type Holders = WeakMap<object, AskAgain>;

/**
 * Whoever came with a credential is asked about as they came: by the credential, its ticket and its binding, not by the
 * session alone. Work that is another by now is not what was decided about.
 */
export function guarded(inner: PrincipalsPort, holders: Holders): PrincipalsPort {
  return {
    async again(who, work) {
      const ask = who.credential && holders.get(who.credential);
      if (ask === undefined) return inner.again(who, work);
      const now = await ask();
      if (now === null) return { ok: false, code: 'not-signed-in' };
      if (typeof now === 'string') return { ok: false, code: now };
      if (boundsOf(now.work) !== boundsOf(work)) return { ok: false, code: 'conflict' };
      return { ok: true, principal: now.who.principal };
    },
  };
}

/** What a piece of work is about: the customer above all. */
function boundsOf({ agreement, source, purpose, ticket }: Case): string {
  const { id, assignee, open, binding } = ticket ?? {};
  return JSON.stringify([agreement, source, purpose, id, assignee, open, binding?.by, binding?.subject]);
}
