import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  backendLimit,
  Framer,
  PROTOCOL_3_0,
  readBackend,
  SCRAM,
  ScramClient,
  writeFrontend,
  Writer,
  writeSaslInitial,
  writeStartup,
  type BackendMessage,
  type FrontendMessage,
} from '../../packages/core/src/pgwire/index.ts';
import { scramCrypto } from '../../packages/server/src/platform/scramCrypto.ts';

export { scramCrypto };

/** A client of the codec's own: one socket, messages out, messages in. */
export interface Wire {
  /** What came between connecting and the first ReadyForQuery. */
  readonly greeting: readonly BackendMessage[];
  /** Sends all at once and reads up to the ReadyForQuery, which is the last one. */
  readonly ask: (...messages: readonly FrontendMessage[]) => Promise<readonly BackendMessage[]>;
  /** Sends and reads nothing. */
  readonly send: (...messages: readonly FrontendMessage[]) => void;
  /** Reads up to a message of this kind. */
  readonly until: (kind: BackendMessage['kind']) => Promise<readonly BackendMessage[]>;
  /** Takes nothing more from the server. */
  readonly stop: () => void;
  readonly end: () => void;
}

class Reading {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #framer = new Framer(backendLimit(64 * 1024 * 1024));

  constructor(socket: Socket) {
    this.#chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  }

  async next(): Promise<BackendMessage> {
    for (;;) {
      const framed = this.#framer.next();
      if (framed !== null) return readBackend(framed);
      const chunk = await this.#chunks.next();
      if (chunk.done === true) throw new Error('the server closed the connection');
      this.#framer.feed(chunk.value);
    }
  }

  untilReady(): Promise<readonly BackendMessage[]> {
    return this.until('ready');
  }

  async until(kind: BackendMessage['kind']): Promise<readonly BackendMessage[]> {
    const all: BackendMessage[] = [];
    for (;;) {
      const message = await this.next();
      all.push(message);
      if (message.kind === kind) return all;
    }
  }
}

async function signIn(
  socket: Socket,
  reading: Reading,
  password: string,
): Promise<readonly BackendMessage[]> {
  const client = new ScramClient(scramCrypto, password);
  const writer = new Writer();
  const before: BackendMessage[] = [];
  for (;;) {
    const message = await reading.next();
    if (message.kind === 'auth-sasl') {
      if (!message.mechanisms.includes(SCRAM)) throw new Error('no SCRAM');
      writeSaslInitial(writer, SCRAM, client.first());
    } else if (message.kind === 'auth-sasl-continue') {
      writeFrontend(writer, { kind: 'password', body: await client.final(message.data) });
    } else if (message.kind === 'auth-sasl-final') {
      client.check(message.data);
    } else if (message.kind === 'auth-ok') {
      return [...before, ...(await reading.untilReady())];
    } else if (message.kind === 'error') {
      throw new Error(`refused: ${message.fields.get('C') ?? ''}`);
    } else {
      before.push(message);
    }
    socket.write(writer.take());
  }
}

/**
 * Connects to a PostgreSQL and signs in with SCRAM-SHA-256.
 * @param url a connection string with user and password
 * @param version of the protocol
 */
export async function wireTo(url: string, version = PROTOCOL_3_0): Promise<Wire> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  const parameters = new Map([
    ['user', decodeURIComponent(username)],
    ['database', decodeURIComponent(pathname.slice(1))],
  ]);
  const writer = new Writer();
  writeStartup(writer, { kind: 'startup', version, parameters });
  socket.write(writer.take());
  const reading = new Reading(socket);
  try {
    const greeting = await signIn(socket, reading, decodeURIComponent(password));
    const send: Wire['send'] = (...messages) => {
      for (const message of messages) writeFrontend(writer, message);
      socket.write(writer.take());
    };
    return {
      greeting,
      send,
      until: (kind) => reading.until(kind),
      ask: (...messages) => {
        send(...messages);
        return reading.untilReady();
      },
      stop: () => socket.pause(),
      end: () => socket.destroy(),
    };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Asks to stop what the connection with this key does. Resolves when the server has closed, which is all it answers. */
export async function cancelAt(
  port: number,
  key: { readonly process: number; readonly secret: Uint8Array },
): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const writer = new Writer();
  writeStartup(writer, { kind: 'cancel', process: key.process, secret: key.secret });
  socket.resume().write(writer.take());
  await once(socket, 'close');
}
