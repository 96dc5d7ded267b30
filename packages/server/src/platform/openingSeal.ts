import { createHmac, createSecretKey } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { openBytes, sealBytes } from './aead.ts';
import type { Keys } from './keys.ts';

/** Where an opening stands: in the entry, under its name. It opens nowhere else. */
interface Place {
  readonly index: number;
  readonly name: string;
}

/**
 * What keeps the openings of the ledger from whoever has a copy of the database. The keys are the installation's and end
 * with no agreement, so that destroying an agreement's keys takes no proof away.
 */
export interface OpeningSeal {
  seal(place: Place, value: string): Buffer;
  /** @throws Failure `config-wrong` when it was altered or moved, or the installation secret is another one */
  open(place: Place, sealed: Uint8Array): string;
  /**
   * The same for the same value under the same name: what entries about a customer are found by. Null for what nobody
   * looks for: of a result with two values, hashes would tell which entries had the same.
   */
  hash(name: string, value: string): Buffer | null;
}

const LOOKED_FOR: ReadonlySet<string> = new Set(['subject', 'value']);

export function createOpeningSeal(keys: Pick<Keys, 'derive'>): OpeningSeal {
  const key = createSecretKey(keys.derive('openings'));
  const hashing = createSecretKey(keys.derive('openings-hash'));
  const contextOf = ({ index, name }: Place) => `cordon/opening/v1 ${String(index)} ${name}`;
  return {
    seal: (place, value) => sealBytes(key, Buffer.from(value), contextOf(place)),
    open(place, sealed) {
      try {
        return openBytes(key, sealed, contextOf(place)).toString('utf8');
      } catch (error) {
        throw new Failure('config-wrong', `an opening (${contextOf(place)}) does not open`, error);
      }
    },
    hash(name, value) {
      // Who was found is looked for as whoever an access is about; it is padded to one length.
      const [as, text] = name === 'found' ? ['subject', value.trimEnd()] : [name, value];
      return LOOKED_FOR.has(as) ? createHmac('sha256', hashing).update(`${as}\n${text}`).digest() : null;
    },
  };
}
