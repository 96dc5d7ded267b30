import type { RecordedEvent } from '@cordon/core/recordings';

/** A piece on its way. */
export interface Piece {
  readonly seq: number;
  readonly from: number;
  readonly until: number;
  readonly events: string;
}

/** Tries of one piece before it is given up, and what lies between them. */
const WAITS_MS = [0, 1_000, 4_000] as const;

export interface Sender {
  /** Sends a piece after those before it. @returns whether it arrived; when not, what follows has to stand by itself */
  send(events: readonly RecordedEvent[]): Promise<boolean>;
  /** Pieces made so far, arrived or not. */
  made(): number;
}

/** Numbers pieces and sends them one after the other. @param post throws where it did not arrive */
export function sender(
  post: (piece: Piece) => Promise<unknown>,
  wait: (ms: number) => Promise<void>,
): Sender {
  let made = 0;
  let last: Promise<unknown> = Promise.resolve();
  const attempt = async (piece: Piece): Promise<boolean> => {
    for (const ms of WAITS_MS) {
      if (ms > 0) await wait(ms);
      try {
        await post(piece);
        return true;
      } catch {
        // Tried again; what is given up is a gap, which whoever watches is told.
      }
    }
    return false;
  };
  return {
    send(events) {
      const seq = made;
      made += 1;
      const from = events[0]?.timestamp ?? 0;
      const until = events.at(-1)?.timestamp ?? from;
      const sent = last.then(async () => attempt({ seq, from, until, events: await packed(events) }));
      last = sent.catch(() => undefined);
      return sent;
    },
    made: () => made,
  };
}

/** Base64 of zlib (RFC 1950) of JSON, packed by the browser off the page's own thread. */
async function packed(events: readonly RecordedEvent[]): Promise<string> {
  const plain = new Blob([JSON.stringify(events)]).stream();
  const bytes = new Uint8Array(
    await new Response(plain.pipeThrough(new CompressionStream('deflate'))).arrayBuffer(),
  );
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}
