import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cosigner, parseCheckpoint, parseNote, witness } from '../../src/index.ts';
import type { WitnessAnswer, WitnessedLog } from '../../src/index.ts';
import type { Memory } from './memory.ts';

/** What happened, a line of JSON each: whoever runs a witness watches for `fork`, `inconsistent` and `silent`. */
export type WitnessEvent =
  | { readonly event: 'cosigned'; readonly origin: string; readonly size: number }
  /** The log signed two trees of one size; the request is kept as evidence. */
  | { readonly event: 'fork'; readonly evidence: string }
  /** The log signed what does not continue what was cosigned, and proves nothing else. */
  | { readonly event: 'inconsistent'; readonly evidence: string }
  | { readonly event: 'refused'; readonly status: number }
  /** No new checkpoint came for so long. */
  | { readonly event: 'silent'; readonly origin: string; readonly seconds: number }
  | { readonly event: 'failed'; readonly problem: string };

export interface WitnessService {
  readonly memory: Memory;
  readonly logs: readonly WitnessedLog[];
  readonly name: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  readonly report: (event: WitnessEvent) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A log of which nothing new is heard for so long is reported, each time anew. */
  readonly silentAfterMs: number;
}

/** A note of 16 kB and 63 hashes fit well: whatever is larger is no checkpoint. */
const MOST_BYTES = 65_536;
const IDLE_MS = 10_000;

/**
 * Answers `POST /add-checkpoint` (C2SP tlog-witness): one request after another, and none before it is remembered.
 * @param at where to listen; port 0 is any free one
 * @returns the port, and how to stop
 */
export async function serveWitness(
  service: WitnessService,
  at: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const heard = new Map(service.logs.map(({ origin }) => [origin, service.now()]));
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (body: Uint8Array): Promise<WitnessAnswer | null> => {
    const mine = last.then(() => decide(service, body, heard));
    last = mine;
    return mine;
  };
  const server = createServer((request, response) => {
    // Whoever goes away in the middle of a request has no answer to get.
    respond(request, response, inTurn).catch(() => response.destroy());
  });
  server.requestTimeout = IDLE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(at.port, at.host, resolve);
  });
  const look = setInterval(() => {
    for (const [origin, when] of heard) {
      const silent = service.now() - when;
      if (silent >= service.silentAfterMs) {
        service.report({ event: 'silent', origin, seconds: Math.floor(silent / 1000) });
      }
    }
  }, service.silentAfterMs);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      clearInterval(look);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await last;
    },
  };
}

/** @returns null when what was decided could not be remembered: then nothing is answered that was signed */
async function decide(
  { memory, logs, name, secret, report, now }: WitnessService,
  body: Uint8Array,
  heard: Map<string, number>,
): Promise<WitnessAnswer | null> {
  try {
    const { state, answer, fork } = witness(memory.state, body, logs, cosigner(name, secret, seconds(now())));
    if (fork) report({ event: 'fork', evidence: await memory.keepEvidence(body) });
    else if (answer.status === 422) {
      report({ event: 'inconsistent', evidence: await memory.keepEvidence(body) });
    } else if (answer.status !== 200) report({ event: 'refused', status: answer.status });
    if (state === memory.state) return answer;
    const note = noteIn(body);
    const { origin, size } = parseCheckpoint(parseNote(note).text);
    await memory.keep(origin, note);
    heard.set(origin, now());
    report({ event: 'cosigned', origin, size });
    return answer;
  } catch (error) {
    report({ event: 'failed', problem: error instanceof Error ? error.message : 'unknown' });
    return null;
  }
}

/** The checkpoint of a request that was understood: all behind the first empty line. */
function noteIn(body: Uint8Array): string {
  const text = Buffer.from(body).toString();
  return text.slice(text.indexOf('\n\n') + 2);
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  ask: (body: Uint8Array) => Promise<WitnessAnswer | null>,
): Promise<void> {
  const end = (status: number, type: string, text: string): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  };
  const words = 'text/plain; charset=utf-8';
  if (request.url !== '/add-checkpoint') {
    end(404, words, 'A witness: POST /add-checkpoint\n');
    return;
  }
  if (request.method !== 'POST') {
    end(405, words, 'POST it\n');
    return;
  }
  const body = await bodyOf(request);
  if (body === null) {
    end(413, words, 'that is no checkpoint\n');
    return;
  }
  const answer = await ask(body);
  if (answer === null) end(500, words, 'the witness cannot remember it, so it is not cosigned\n');
  else end(answer.status, answer.contentType, answer.body);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
