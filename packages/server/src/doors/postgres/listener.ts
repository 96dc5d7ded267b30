import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket, type SecureContext } from 'node:tls';
import { Failure } from '@cordon/core/kernel';
import {
  Framer,
  frontendLimit,
  negotiation,
  readFrontend,
  readStartup,
  signInLimit,
  WireViolation,
  writeBackend,
  type Framed,
  type FrontendMessage,
  type Startup,
  type Told,
} from '@cordon/core/pgwire';
import { createCancelKeys, type CancelKeys } from './cancelling.ts';
import type { PostgresDoorDeps } from './door.ts';
import { openLine, type Line } from './line.ts';
import { serveClient } from './session.ts';
import { toldOf } from './telling.ts';

/** Parameters of one statement, its text included. */
const MOST_BYTES = 4 * 1024 * 1024;
/** What a client may send ahead before it is not listened to any more. */
const AHEAD = 1024 * 1024;
const SIGN_IN_MS = 15_000;
const LAST_WORDS_MS = 2_000;

export interface PostgresListener {
  readonly port: number;
  /** Ends every connection. */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0: any. */
  readonly port: number;
  /** Null: in clear, which is for this machine alone. */
  readonly tls: (() => SecureContext) | null;
  /** Connections at once; more are turned away. */
  readonly most: number;
}

const STOPPING: Told = {
  ...{ severity: 'FATAL', code: '57P01' },
  message: 'Cordon is stopping. Connect again in a moment.',
};

/** Waits for sessions, but not for one that hangs. */
async function settled(sessions: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.race([Promise.allSettled(sessions), sleep(LAST_WORDS_MS, undefined, { ref: false })]);
}

/** Listens for clients of PostgreSQL. @throws Failure `port-in-use` */
export async function listen(deps: PostgresDoorDeps, options: ListenOptions): Promise<PostgresListener> {
  const keys = createCancelKeys();
  const sockets = new Set<Socket>();
  const lines = new Set<Line>();
  const sessions = new Set<Promise<void>>();
  const welcome = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (sockets.size > options.most) {
      socket.destroy();
      return;
    }
    const served = receive(deps, socket, options, { keys, lines }).catch((error: unknown) => {
      if (!(error instanceof WireViolation)) {
        deps.log.warn('a client of the PostgreSQL door was dropped', {
          feature: 'postgres-door',
          err: error,
        });
      }
      openLine(socket).end({ ...toldOf(error), severity: 'FATAL' });
    });
    sessions.add(served);
    void served.finally(() => sessions.delete(served));
  };
  const first = await listenAt(
    options.host === 'localhost' ? '127.0.0.1' : options.host,
    options.port,
    welcome,
  );
  // Browsers and clients take either address for `localhost`: a stranger behind the other would be asked for secrets.
  const second = options.host === 'localhost' ? await alsoAt('::1', first.port, welcome) : null;
  const servers = [first, second].filter((one) => one !== null).map(({ server }) => server);
  return {
    port: first.port,
    close: async () => {
      const closed = servers.map((server) => once(server, 'close'));
      for (const server of servers) server.close();
      for (const line of lines) line.end(STOPPING);
      // Whoever has not come so far is no session yet; the others get their last words.
      if (lines.size > 0) await settled(sessions);
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
      await settled(sessions);
    },
  };
}

interface Listening {
  readonly server: Server;
  readonly port: number;
}

async function listenAt(host: string, port: number, welcome: (socket: Socket) => void): Promise<Listening> {
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 }, welcome);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Failure('port-in-use', `port ${String(port)}`, error);
  }
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : port };
}

/** The same, on a machine that may not have the address: then nobody can be there either. */
async function alsoAt(...given: Parameters<typeof listenAt>): Promise<Listening | null> {
  try {
    return await listenAt(...given);
  } catch (error) {
    const cause = error instanceof Failure ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return null;
    throw error;
  }
}

/** What all connections share. */
interface Standing {
  readonly keys: CancelKeys;
  readonly lines: Set<Line>;
}

async function receive(
  deps: PostgresDoorDeps,
  plain: Socket,
  { tls }: ListenOptions,
  { keys, lines }: Standing,
): Promise<void> {
  const address = plain.remoteAddress ?? '';
  const late = setTimeout(() => plain.destroy(), SIGN_IN_MS);
  try {
    let inbox = openInbox(plain);
    let socket = plain;
    for (;;) {
      const framed = await inbox.framed();
      if (framed === null) return;
      const startup = readStartup(framed.body);
      if (startup.kind === 'cancel') {
        await keys.cancel(startup, address);
        plain.end();
        return;
      }
      if (startup.kind !== 'startup') {
        if (startup.kind === 'gss' || tls === null || socket !== plain) {
          socket.write('N');
          continue;
        }
        // What came with the request came in clear and would be taken for encrypted (CVE-2021-23222).
        if (inbox.pending() > 0) throw new WireViolation('bytes behind a request for encryption');
        inbox.detach();
        socket.write('S');
        const secured = new TLSSocket(plain, { isServer: true, secureContext: tls() });
        secured.on('error', () => plain.destroy());
        await once(secured, 'secure');
        socket = secured;
        inbox = openInbox(socket);
        continue;
      }
      if (tls !== null && socket === plain) throw new Failure('encryption-needed');
      await begin(deps, socket, inbox, startup, { address, keys, lines, late });
      return;
    }
  } finally {
    clearTimeout(late);
  }
}

async function begin(
  deps: PostgresDoorDeps,
  socket: Socket,
  inbox: Inbox,
  startup: Extract<Startup, { kind: 'startup' }>,
  { address, keys, lines, late }: Standing & { readonly address: string; readonly late: NodeJS.Timeout },
): Promise<void> {
  inbox.started();
  const line = openLine(socket);
  lines.add(line);
  socket.once('close', () => lines.delete(line));
  const answer = negotiation(startup);
  if (answer !== null) writeBackend(line.writer, answer);
  const client = {
    ...{ line, address, parameters: startup.parameters },
    next: () => inbox.message(),
    onGone: (told: () => void) => {
      if (socket.closed) told();
      else socket.once('close', told);
    },
    signedIn: () => {
      clearTimeout(late);
      inbox.limitTo(frontendLimit(MOST_BYTES));
    },
  };
  await serveClient(deps, client, keys);
}

/** What comes from one client, message by message; it is not read faster than it is taken. */
interface Inbox {
  framed(): Promise<Framed | null>;
  message(): Promise<FrontendMessage | null>;
  started(): void;
  limitTo: Framer['limitTo'];
  pending(): number;
  detach(): void;
}

function openInbox(socket: Socket): Inbox {
  const framer = new Framer(signInLimit, true);
  let gone = false;
  let waiting: (() => void) | null = null;
  const wake = (): void => {
    const waited = waiting;
    waiting = null;
    waited?.();
  };
  const take = (chunk: Buffer): void => {
    framer.feed(chunk);
    if (waiting === null && framer.pending > AHEAD) socket.pause();
    wake();
  };
  const left = (): void => {
    gone = true;
    wake();
  };
  socket.on('data', take);
  socket.once('close', left);
  socket.once('end', left);
  const framed = async (): Promise<Framed | null> => {
    for (;;) {
      const one = framer.next();
      if (one !== null) return one;
      if (gone) return null;
      if (socket.isPaused()) socket.resume();
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
    }
  };
  return {
    framed,
    async message() {
      const one = await framed();
      return one === null ? null : readFrontend(one);
    },
    started: () => {
      framer.started();
    },
    limitTo: (limit) => {
      framer.limitTo(limit);
    },
    pending: () => framer.pending,
    detach() {
      socket.off('data', take);
      socket.off('close', left);
      socket.off('end', left);
      socket.pause();
    },
  };
}
