import type { Loose, RecordedEvent } from '@cordon/core/recordings';
import { Failure } from '@cordon/core/kernel';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import { deflate, inflateAtMost } from '../platform/inflate.ts';
import { MOST_PACKED, MOST_UNPACKED } from './recording.ts';

/**
 * The events of a piece as a browser packed them: base64 of zlib (RFC 1950) of a JSON list.
 * @throws Failure `bad-request`, `too-large`
 */
export function unpack(packed: string): { readonly events: readonly Loose[]; readonly size: number } {
  const bytes = Buffer.from(packed, 'base64');
  if (bytes.length > MOST_PACKED) throw new Failure('too-large');
  const plain = inflateAtMost(bytes, MOST_UNPACKED, 'zlib');
  if (plain === 'too-large') throw new Failure('too-large');
  if (plain === null) throw new Failure('bad-request');
  return { events: listIn(plain), size: plain.length };
}

function listIn(plain: Uint8Array): readonly Loose[] {
  try {
    const read = JSON.parse(fromUtf8(plain)) as Loose;
    if (Array.isArray(read)) return read as readonly Loose[];
  } catch {
    // What is no JSON says nothing more about itself.
  }
  throw new Failure('bad-request');
}

export function pack(events: readonly RecordedEvent[]): Buffer {
  return deflate(toUtf8(JSON.stringify(events)));
}

/** What was packed here. */
export function opened(packed: Uint8Array): readonly RecordedEvent[] {
  const plain = inflateAtMost(packed, 2 * MOST_UNPACKED, 'zlib');
  if (plain === null || plain === 'too-large')
    throw new Failure('internal', 'a piece of a recording is damaged');
  return listIn(plain) as readonly RecordedEvent[];
}
