import { commit, type JsonValue } from '@cordon/ledger';

/** An act as the browser signs it. The value typed stands in it as a commitment, so that the signature proves it without telling it. */
export interface ActWords {
  readonly act: 'lookup' | 'confirm' | 'reveal' | 'rebind';
  readonly actId: string;
  /** RFC 3339, as sent. */
  readonly actAt: string;
  readonly ticket: string;
  readonly resource: string;
  readonly field: string;
  readonly key?: string;
  readonly reason?: string;
  readonly value?: { readonly text: string; readonly salt: Uint8Array };
}

/** @returns the JSON whose canonical bytes the session key signs. */
export function actPayload({ value, ...words }: ActWords): JsonValue {
  return value === undefined ? { ...words } : { ...words, value: commit(value.text, value.salt) };
}
