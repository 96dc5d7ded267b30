import { once } from 'node:events';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Writer, writeTold, type Told } from '@cordon/core/pgwire';

/** Written before it is sent, so that many small messages are one piece. */
const PIECE = 64 * 1024;

/** The way to one client. */
export interface Line {
  readonly writer: Writer;
  tell(told: Told): void;
  /** Sends what was written, and waits for a client that is behind. */
  flush(): Promise<void> | undefined;
  /** The same once enough is written. */
  flushSome(): Promise<void> | undefined;
  /** Says one last thing, and closes. Of somebody who must go, rows that wait here are dropped, and the word with them. */
  end(told?: Told): void;
  readonly closed: boolean;
}

export function openLine(socket: Socket): Line {
  const writer = new Writer();
  const flush = (): Promise<void> | undefined => {
    if (writer.length === 0) return undefined;
    if (socket.destroyed || socket.writableEnded) throw new Error('the client is gone');
    return socket.write(writer.take()) ? undefined : drained(socket);
  };
  return {
    writer,
    tell: (told) => {
      writeTold(writer, told);
    },
    flush,
    flushSome: () => (writer.length < PIECE ? undefined : flush()),
    end(told) {
      if (socket.destroyed) return;
      if (told !== undefined && socket.writableLength > 0) {
        // The last word would wait behind rows that a slow client has not taken: those do not follow.
        if (socket instanceof TLSSocket) socket.destroy();
        else socket.resetAndDestroy();
        return;
      }
      if (socket.writableEnded) return;
      writer.abandon();
      if (told !== undefined) writeTold(writer, told);
      socket.end(writer.take());
      // Whoever does not take the last words is closed all the same.
      setTimeout(() => socket.destroy(), 2_000).unref();
    },
    get closed() {
      return socket.destroyed || socket.writableEnded;
    },
  };
}

async function drained(socket: Socket): Promise<void> {
  const gone = new AbortController();
  const left = (): void => {
    gone.abort();
  };
  socket.once('close', left);
  try {
    await once(socket, 'drain', { signal: gone.signal });
  } finally {
    socket.off('close', left);
  }
}
