import type { SealCrypto } from '@cordon/core/agreements';
import type { Code } from '@cordon/core/kernel';
import type { AgreementDeps } from '../agreements.ts';
import { lifeFor } from './facts.ts';
import { see } from './record.ts';

/** Why nothing is shown under an agreement. */
export type ClosedCode = Extract<Code, 'agreement-ended' | 'agreement-expired' | 'agreement-suspended'>;

/** Tells live screens that an agreement was closed under them. */
export interface Closings {
  /** Calls back when an agreement changed, here or on another replica; undefined: any may have. Returns a stop. */
  onChanged(listener: (agreement: string | undefined) => void): () => void;
  announce(agreement: string | undefined): void;
  /** Why a vendor's agreement shows nothing; null while it may, or when it is another vendor's. */
  closed(party: string, agreement: string): Promise<ClosedCode | null>;
  /** Why nothing is shown to a vendor at all; null while any agreement may, or when it never had one. */
  allClosed(party: string): Promise<ClosedCode | null>;
}

type ClosingsDeps = Pick<AgreementDeps, 'store' | 'life' | 'now'> & { readonly crypto: SealCrypto };

/** Tells of changes as they are announced; why something is closed is read anew each time. */
export function createClosings(deps: ClosingsDeps): Closings {
  const listeners = new Set<(agreement: string | undefined) => void>();
  const codeOf = async (agreement: string): Promise<ClosedCode | null> => {
    const seen = await see(deps, agreement);
    const { state, reason } = lifeFor(seen, deps.now(), deps.crypto);
    if (state === 'suspended') return 'agreement-suspended';
    if (state !== 'ended') return null;
    return reason === 'expired' ? 'agreement-expired' : 'agreement-ended';
  };
  const of = async (party: string) =>
    (await deps.store.list()).filter(({ processor }) => processor.id === party);
  // Hundreds of screens ask in the very moment of one announcement: they share one answer, made after it.
  const asked = new Map<string, Promise<ClosedCode | null>>();
  const together = (question: string, answer: () => Promise<ClosedCode | null>) => {
    const known = asked.get(question);
    if (known !== undefined) return known;
    const made = answer();
    asked.set(question, made);
    queueMicrotask(() => asked.delete(question));
    return made;
  };
  const closedOne = async (party: string, agreement: string): Promise<ClosedCode | null> => {
    const own = (await of(party)).some(({ id }) => id === agreement);
    return own ? codeOf(agreement) : null;
  };
  const closedAll = async (party: string): Promise<ClosedCode | null> => {
    const found = await Promise.all((await of(party)).map(({ id }) => codeOf(id)));
    if (found.some((code) => code === null)) return null;
    // What can go on again is said before what is over.
    return found.find((code) => code === 'agreement-suspended') ?? found[0] ?? null;
  };
  return {
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announce(agreement) {
      for (const listener of [...listeners]) listener(agreement);
    },
    closed: (party, agreement) => together(`${party} ${agreement}`, () => closedOne(party, agreement)),
    allClosed: (party) => together(party, () => closedAll(party)),
  };
}
