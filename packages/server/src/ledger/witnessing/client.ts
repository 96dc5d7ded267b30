import { openWire } from '../../sources/api/wire.ts';
import type { Posted } from './asking.ts';
import type { Witness } from './witness.ts';

/** Signature lines and sizes: whatever is larger is no answer of a witness. */
const MOST_BYTES = 64 * 1024;
/** A witness waits for its disk, and a person may wait for the start. */
const WHOLE_MS = 5_000;

/**
 * POSTs a request to a witness (C2SP tlog-witness). No redirect is followed, and what it says is read by our parser only.
 * @throws Error when nothing that could be an answer came in time
 */
export async function postTo(
  { url, reach }: Pick<Witness, 'url' | 'reach'>,
  body: Uint8Array,
  wholeMs = WHOLE_MS,
): Promise<Posted> {
  const wire = openWire({ baseUrl: url, reach }, { silentMs: wholeMs });
  try {
    const answer = await wire.send({
      ...{ method: 'POST' as const, target: '/add-checkpoint', body: Buffer.from(body) },
      headers: { 'accept-encoding': 'identity', 'user-agent': 'cordon' },
      signal: AbortSignal.timeout(wholeMs),
    });
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      size += piece.byteLength;
      if (size > MOST_BYTES) {
        answer.destroy();
        throw new Error('that is no answer of a witness');
      }
      pieces.push(piece);
    }
    // A connection that was cut ends the stream like one that is done.
    if (!answer.complete) throw new Error('it broke off');
    return {
      status: answer.statusCode ?? 0,
      contentType: answer.headers['content-type'] ?? '',
      body: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)),
    };
  } finally {
    wire.close();
  }
}
