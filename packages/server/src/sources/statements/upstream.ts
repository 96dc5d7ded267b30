import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Failure, StatementFailed } from '@cordon/core/kernel';
import {
  backendLimit,
  Framer,
  OverLimit,
  PROTOCOL_3_0,
  readBackend,
  writeStartup,
  Writer,
  type Framed,
} from '@cordon/core/pgwire';
import { encrypted } from '../../platform/tls/outgoing.ts';
import type { Hear, Upstream } from './exchange.ts';
import { signIn } from './signIn.ts';

/**
 * The longest row that is taken. PostgreSQL makes one of a gigabyte out of a short statement (`x || x` through sub-selects, an
 * aggregate over a series), and a row is held here whole: a few such statements would take all of the memory.
 */
const LONGEST = 32 * 1024 * 1024;
/** `program_limit_exceeded` (PostgreSQL's manual, appendix A). */
const TOO_LONG = '54000';
const CONNECT_MS = 5_000;
const KEEP_ALIVE_MS = 30_000;

/**
 * Opens a connection and signs in.
 * @param url `postgres://…` of the reading login
 * @param settings what the session starts with, by name
 * @throws Failure `source-unavailable`, the cause within
 */
export async function openUpstream(
  url: string,
  settings: Readonly<Record<string, string>>,
): Promise<Upstream> {
  let socket: Socket | undefined;
  try {
    const { connectionString, ssl } = encrypted(url);
    const parsed = new URL(connectionString);
    const host = parsed.searchParams.get('host') ?? parsed.hostname.replace(/^\[|\]$/g, '');
    const port = Number(parsed.port === '' ? 5432 : parsed.port);
    socket = connectTcp(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${String(port)}` } : { host, port });
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    await within(once(socket, 'connect'), socket);
    if (ssl !== false) socket = await encrypt(socket, { ...ssl, ...(isName(host) && { servername: host }) });
    const upstream = attach(socket);
    await start(upstream, parsed, settings);
    return upstream;
  } catch (error) {
    socket?.destroy();
    throw error instanceof Failure && error.code === 'source-unavailable'
      ? error
      : new Failure('source-unavailable', undefined, error);
  }
}

const isName = (host: string): boolean => /[a-z]/i.test(host) && !host.includes(':') && !host.startsWith('/');

async function within<T>(what: Promise<T>, socket: Socket): Promise<T> {
  const timer = setTimeout(() => socket.destroy(new Error('the source did not answer in time')), CONNECT_MS);
  try {
    return await what;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks for TLS before anything of the sign-in is sent (PostgreSQL's manual, "SSL Session Encryption"). */
async function encrypt(plain: Socket, options: object): Promise<Socket> {
  const writer = new Writer();
  writeStartup(writer, { kind: 'ssl' });
  plain.write(writer.take());
  const [answer] = (await within(once(plain, 'data'), plain)) as [Buffer];
  // One byte and no more: what came with it came in clear and would be taken for encrypted (CVE-2021-23222).
  if (answer.length !== 1 || answer[0] !== 'S'.charCodeAt(0)) throw new Error('the source takes no TLS');
  const secured = connectTls({ ...options, socket: plain });
  await within(once(secured, 'secureConnect'), plain);
  return secured;
}

function attach(socket: Socket): Upstream {
  const framer = new Framer(backendLimit(LONGEST));
  const writer = new Writer();
  const parameters = new Map<string, string>();
  const key = { process: 0, secret: new Uint8Array(0) };
  const told: (() => void)[] = [];
  let current: { hear: Hear; done: () => void; failed: (error: unknown) => void } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let silent = 0;
  let held = false;
  let closed = false;

  const end = (error: unknown): void => {
    if (!closed) {
      closed = true;
      clearTimeout(timer);
      for (const tell of told) tell();
    }
    const waiting = current;
    current = null;
    waiting?.failed(
      error instanceof OverLimit
        ? new StatementFailed(TOO_LONG, 'a row over the limit of the door')
        : new Failure('source-unavailable', 'the connection to the source ended', error),
    );
  };
  const destroy = (error?: unknown): void => {
    end(error);
    socket.destroy();
  };
  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      destroy(new Error('the source went silent'));
    }, silent);
  };

  /** What comes at any time and belongs to no exchange. */
  const aside = (framed: Framed): boolean => {
    const letter = String.fromCharCode(framed.type);
    if (letter === 'S') {
      const message = readBackend(framed);
      if (message.kind === 'parameter-status') parameters.set(message.name, message.value);
      return true;
    }
    // A notice or a notification can carry values: it ends here.
    return letter === 'N' || letter === 'A';
  };
  const pump = (): void => {
    try {
      while (!held && current !== null) {
        const framed = framer.next();
        if (framed === null) return;
        if (aside(framed)) continue;
        if (current.hear(framed)) continue;
        const { done } = current;
        current = null;
        clearTimeout(timer);
        done();
      }
    } catch (error) {
      destroy(error);
    }
  };

  socket.on('data', (chunk: Buffer) => {
    if (current !== null && !held) watch();
    framer.feed(chunk);
    pump();
  });
  socket.on('error', destroy);
  socket.on('close', () => {
    end(undefined);
  });

  return {
    parameters,
    key,
    writer,
    exchange: (hear, silentMs) =>
      new Promise((done, failed) => {
        if (closed || current !== null) {
          failed(new Failure('source-unavailable', 'the connection to the source is not free'));
          return;
        }
        current = { hear, done, failed };
        silent = silentMs;
        if (writer.length > 0) socket.write(writer.take());
        watch();
        pump();
      }),
    hold() {
      held = true;
      clearTimeout(timer);
      socket.pause();
    },
    go() {
      if (!held) return;
      held = false;
      socket.resume();
      if (current !== null) watch();
      pump();
    },
    get closed() {
      return closed;
    },
    onEnd(tell) {
      if (closed) tell();
      else told.push(tell);
    },
    destroy,
  };
}

async function start(
  upstream: Upstream,
  url: URL,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const user = decodeURIComponent(url.username);
  writeStartup(upstream.writer, {
    kind: 'startup',
    version: PROTOCOL_3_0,
    parameters: new Map([
      ['user', user],
      ['database', decodeURIComponent(url.pathname.slice(1)) || user],
      ...Object.entries(settings),
    ]),
  });
  await signIn(upstream, decodeURIComponent(url.password), CONNECT_MS);
  const { key } = upstream as { key: { process: number; secret: Uint8Array } };
  const wrong: Error[] = [];
  await upstream.exchange((framed) => {
    const message = readBackend(framed);
    if (message.kind === 'backend-key') {
      key.process = message.process;
      key.secret = message.secret.slice();
    } else if (message.kind === 'error') wrong.push(new Error('the source refused the session'));
    return message.kind !== 'ready' && message.kind !== 'error';
  }, CONNECT_MS);
  const [first] = wrong;
  if (first !== undefined) throw first;
}

/** Asks the server at this address to stop what one of its sessions does. Nobody is told whether it did. */
export async function cancelUpstream(url: string, { key }: Pick<Upstream, 'key'>): Promise<void> {
  const { connectionString, ssl } = encrypted(url);
  const parsed = new URL(connectionString);
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  let socket: Socket = connectTcp({ host, port: Number(parsed.port === '' ? 5432 : parsed.port) });
  try {
    await within(once(socket, 'connect'), socket);
    if (ssl !== false) socket = await encrypt(socket, { ...ssl, ...(isName(host) && { servername: host }) });
    const writer = new Writer();
    writeStartup(writer, { kind: 'cancel', ...key });
    socket.end(writer.take());
    // The server closes once it has told the session.
    socket.resume();
    if (!socket.closed) await within(once(socket, 'close'), socket);
  } catch {
    // The statement then runs into its time; the session that asked is told nothing either way.
    socket.destroy();
  }
}
