import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver took, as it came. */
export interface Took {
  readonly headers: Readonly<Record<string, string | undefined>> & { readonly authorization?: string };
  readonly body: string;
}

export interface Siem {
  readonly url: string;
  readonly took: readonly Took[];
  /** What it answers from now on; null hangs up after it took the message. */
  answers(status: number | null): void;
  /** Indices of the entries it knows, each once however often it came, as a receiver has to count. */
  entries(): readonly number[];
  close(): Promise<void>;
}

/** A receiver of Standard Webhooks, on loopback. */
export async function openSiem(): Promise<Siem> {
  const took: Took[] = [];
  const entries = new Set<number>();
  let status: number | null = 204;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8');
      took.push({ headers: request.headers as Took['headers'], body });
      if (status === null || status < 300) {
        const { events = [] } = JSON.parse(body) as { events?: { metadata: { sequence: number } }[] };
        for (const { metadata } of events) entries.add(metadata.sequence);
      }
      if (status === null) request.socket.destroy();
      else if (status === 302) response.writeHead(status, { location: '/elsewhere' }).end();
      else response.writeHead(status).end('what a receiver says');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/cordon`,
    took,
    answers(next) {
      status = next;
    },
    entries: () => [...entries],
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}

/** Whether the signature is the one this secret makes (Standard Webhooks). */
export function isSigned({ headers, body }: Took, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const text = `${headers['webhook-id'] ?? ''}.${headers['webhook-timestamp'] ?? ''}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}
