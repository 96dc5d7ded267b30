import type { SealCrypto } from '@cordon/core/agreements';
import type { Passkey } from '../../identity/index.ts';
import type { SigningAuthority } from '../../platform/signing/index.ts';
import type { Turns } from '../../platform/turns.ts';
import type { SigningStore } from './store.ts';

/** The steps of a signature that a crash can fall between, in their order. */
export const signingSteps = ['frozen', 'checked', 'views-made', 'sealed', 'kept', 'entered'] as const;

export type SigningStep = (typeof signingSteps)[number];

/** What signing needs beside the agreement itself. */
export interface SigningPorts {
  readonly store: SigningStore;
  readonly crypto: SealCrypto;
  readonly authority: SigningAuthority;
  /** The signer's own passkeys. */
  readonly passkeysOf: (person: string) => Promise<readonly Passkey[]>;
  /** The origin a signature has to be made on; passkeys are bound to its host. */
  readonly baseUrl: string;
  /** Name of the ledger, for certificates. */
  readonly ledger: string;
  readonly turns: Turns;
  /** Told of each step once it is done. */
  readonly reached: (step: SigningStep) => Promise<void>;
}
