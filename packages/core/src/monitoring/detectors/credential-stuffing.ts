import type { Detector } from '../detector.ts';
import { keepOf, noneYet, ofAgent, type Few } from '../few.ts';
import { hash32, isNew, lately, secondsOf } from '../kept.ts';
import { isGuess } from './password-guessing.ts';

/** What one address tried since it was refused first. */
interface Tries {
  /** Seconds since 1970. */
  since: number;
  /** Hashes of the accounts that were refused; somebody who is not here is another account each time. */
  readonly accounts: number[];
  readonly ids: string[];
  refused: number;
  letIn: number;
}

const ACCOUNTS = 64;

/**
 * One address tries account after account (OWASP OAT-008). A whole site may stand behind one address, and its people mistype
 * in the morning: they are let in right after, and guesses are not.
 */
export const credentialStuffing: Detector<Few<Tries>> = {
  kind: 'credential-stuffing',
  needs: ['sign-ins'],
  keepFor: Infinity,
  keyOf: (event) => (event.kind === 'sign-in' && event.ip !== null ? 'addresses' : null),
  fresh: noneYet,
  see(state, event, about) {
    const address = event.ip ?? '';
    const now = secondsOf(event.at);
    const earliest = now - about.threshold('minutes') * 60;
    let tries = ofAgent(state, address);
    if (event.ok) {
      if (tries !== undefined) tries.letIn += 1;
      return null;
    }
    if (!isGuess(event)) return null;
    if (tries === undefined || tries.since < earliest) {
      tries = { since: now, accounts: [], ids: [], refused: 0, letIn: 0 };
      keepOf(state, address, tries, (kept) => kept.since < earliest);
    }
    const isKnown = event.agent !== '' && event.agent !== 'nobody';
    isNew(tries.accounts, hash32(isKnown ? event.agent : `nobody ${event.id}`), ACCOUNTS);
    lately(tries.ids, event.id, 12);
    tries.refused += 1;
    const accounts = tries.accounts.length;
    if (accounts < about.threshold('accounts')) return null;
    if (tries.refused < about.threshold('refusedForOne') * tries.letIn) return null;
    return {
      severity: accounts >= about.threshold('many') ? 'high' : 'medium',
      reason: `${accounts} accounts were tried from one address and refused, and ${tries.letIn} let in.`,
      events: [...tries.ids],
      agents: [],
    };
  },
};
