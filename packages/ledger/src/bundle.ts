import { concat } from './bytes.ts';
import { LedgerError } from './errors.ts';

const MAX_ENTRY_BYTES = 65_535;

/**
 * Writes an entry bundle: each entry behind its length as a big-endian uint16 (C2SP tlog-tiles, "Log entries").
 * @throws LedgerError `tile` for an entry over 65,535 bytes
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES) throw new LedgerError('tile', 'an entry is at most 65,535 bytes');
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/**
 * Reads an entry bundle of exactly `width` entries.
 * @throws LedgerError `tile` when it is cut, too long, or of another width
 */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length && entries.length < width) {
    const [high, low] = bytes.subarray(at, at + 2);
    if (high === undefined || low === undefined) throw new LedgerError('tile', 'the entry bundle is cut');
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) throw new LedgerError('tile', 'the entry bundle is cut');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (at !== bytes.length || entries.length !== width) {
    throw new LedgerError('tile', 'the entry bundle does not hold the number of entries of its path');
  }
  return entries;
}

/**
 * Reads what can be read of an entry bundle that somebody damaged: whole entries first, and a cut one as it is.
 * @param most entries at which it stops: a hostile length must not fill the memory
 */
export function salvageBundle(bytes: Uint8Array, most: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length && entries.length < most;) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
