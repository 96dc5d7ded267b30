import type { FastifyReply, FastifyRequest } from 'fastify';

/** A server-sent event stream (WHATWG HTML, section 9.2) to one client. */
export interface EventStream {
  /** Does nothing once the stream has ended. @param id lets the client resume after a lost connection */
  send(event: string, data: unknown, id?: number): void;
  end(): void;
  onClose(listener: () => void): void;
}

const BEAT_MS = 15_000;

/** How long the last words of a stream may take to a client that does not read. */
const LAST_WORDS_MS = 250;

/** @returns the id of the last event the client has, where it comes back after a lost connection; else null */
export function resumedAfter({ headers }: Pick<FastifyRequest, 'headers'>): number | null {
  const seen = Number(headers['last-event-id']);
  return Number.isSafeInteger(seen) ? seen : null;
}

/** Takes over the reply. A comment line every 15 seconds keeps proxies from closing an idle stream. */
export function openStream(request: FastifyRequest, reply: FastifyReply): EventStream {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  raw.write(': open\n\n');
  const beat = setInterval(() => raw.write(': beat\n\n'), BEAT_MS);
  beat.unref();
  request.raw.on('close', () => {
    clearInterval(beat);
  });
  return {
    send(event, data, id) {
      // What was asked for before the stream ended may arrive after it: nothing is written any more.
      if (raw.writableEnded) return;
      // JSON has no raw line breaks, so a value cannot forge another event.
      raw.write(
        `event: ${event}\n${id === undefined ? '' : `id: ${String(id)}\n`}data: ${JSON.stringify(data)}\n\n`,
      );
    },
    end() {
      if (raw.writableEnded) return;
      clearInterval(beat);
      raw.end();
      // A client that does not read keeps what was written before in its hands for ever.
      setTimeout(() => raw.destroy(), LAST_WORDS_MS).unref();
    },
    onClose(listener) {
      request.raw.on('close', listener);
    },
  };
}
