import { Failure } from '@cordon/core/kernel';
import { openBytes, sealBytes } from '../platform/aead.ts';
import type { Keys } from '../platform/keys.ts';

/** Seals what vendors tell of their own weak places, and who was written to, from whoever has a copy of the database. */
export interface AssuranceSeal {
  /** @param context where it stands, e.g. `answer:qst_1:mfa-all`: it opens nowhere else */
  seal(content: Uint8Array | string, context: string): Buffer;
  /** @throws Failure `config-wrong` when it was altered or moved, or the installation secret is another one */
  open(sealed: Uint8Array, context: string): Buffer;
}

export function createAssuranceSeal(keys: Pick<Keys, 'derive'>): AssuranceSeal {
  const key = keys.derive('assurance');
  return {
    seal: (content, context) => sealBytes(key, Buffer.from(content), `cordon/assurance/v1 ${context}`),
    open(sealed, context) {
      try {
        return openBytes(key, sealed, `cordon/assurance/v1 ${context}`);
      } catch (error) {
        throw new Failure('config-wrong', `what is sealed as ${context} does not open`, error);
      }
    },
  };
}
