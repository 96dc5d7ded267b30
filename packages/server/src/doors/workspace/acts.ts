import { commit, type JsonValue } from '@cordon/ledger';

/**
 * An act as the browser signs it. The value typed, and the key of the row to reveal, stand in it as commitments: a
 * signature over a birth date or a customer's number would let whoever reads the entry try them all.
 */
export interface ActWords {
  readonly act: 'lookup' | 'confirm' | 'reveal' | 'rebind' | 'act' | 'unseal';
  readonly actId: string;
  /** RFC 3339, as sent. */
  readonly actAt: string;
  readonly ticket: string;
  readonly resource: string;
  readonly field: string;
  readonly key?: { readonly text: string; readonly salt: Uint8Array };
  readonly reason?: string;
  readonly value?: { readonly text: string; readonly salt: Uint8Array };
}

/** @returns the JSON whose canonical bytes the session key signs. */
export function actPayload({ value, key, ...words }: ActWords): JsonValue {
  return {
    ...words,
    ...(key !== undefined && { key: commit(key.text, key.salt) }),
    ...(value !== undefined && { value: commit(value.text, value.salt) }),
  };
}

/** The one spelling of a time that entries keep: an act signed over another could not be verified from its entry. */
export function instantOf(at: string): string {
  return new Date(at).toISOString();
}
