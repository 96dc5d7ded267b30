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
} from '@cordon/core/pgwire';
import { scramCrypto } from '../wire.ts';

/** Where somebody connects, and as whom. */
export interface TapAsked {
  readonly port: number;
  readonly user: string;
  readonly secret: string;
  readonly database?: string;
  readonly host?: string;
  /** Further parameters of the start. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A client that keeps every byte it was sent. */
export interface Tap {
  /** All that came so far. */
  bytes(): Buffer;
  /** Forgets what came so far. */
  forget(): void;
  send(...messages: readonly FrontendMessage[]): void;
  sendBytes(bytes: Uint8Array): void;
  /** The next message; null when the server closed. */
  next(): Promise<BackendMessage | null>;
  /** All up to a ReadyForQuery, or to the end. */
  untilReady(): Promise<readonly BackendMessage[]>;
  ask(...messages: readonly FrontendMessage[]): Promise<readonly BackendMessage[]>;
  readonly key: { process: number; secret: Uint8Array };
  readonly socket: Socket;
  readonly closed: boolean;
  end(): void;
}

/** Opens a connection on which nothing was said. */
export async function openTap(port: number, host = '127.0.0.1'): Promise<Tap> {
  const socket = connect(port, host);
  await once(socket, 'connect');
  const writer = new Writer();
  const framer = new Framer(backendLimit(256 * 1024 * 1024));
  let pieces: Buffer[] = [];
  let gone = false;
  let wake: () => void = () => undefined;
  socket.on('data', (piece: Buffer) => {
    pieces.push(piece);
    framer.feed(piece);
    wake();
  });
  const left = (): void => {
    gone = true;
    wake();
  };
  socket.on('error', left);
  socket.on('close', left);
  const key = { process: 0, secret: new Uint8Array(0) };
  const next: Tap['next'] = async () => {
    for (;;) {
      const framed = framer.next();
      if (framed !== null) {
        const message = readBackend(framed);
        if (message.kind === 'backend-key') {
          key.process = message.process;
          key.secret = message.secret.slice();
        }
        return message;
      }
      if (gone) return null;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const untilReady: Tap['untilReady'] = async () => {
    const all: BackendMessage[] = [];
    for (;;) {
      const message = await next();
      if (message === null) return all;
      all.push(message);
      if (message.kind === 'ready') return all;
    }
  };
  const send: Tap['send'] = (...messages) => {
    for (const message of messages) writeFrontend(writer, message);
    if (!gone) socket.write(writer.take());
  };
  return {
    ...{ key, socket, next, untilReady, send },
    bytes: () => Buffer.concat(pieces),
    forget() {
      pieces = [];
    },
    sendBytes: (bytes) => void socket.write(bytes),
    ask: (...messages) => {
      send(...messages);
      return untilReady();
    },
    get closed() {
      return gone;
    },
    end: () => socket.destroy(),
  };
}

/** Signs in with SCRAM-SHA-256. @throws with the SQLSTATE where that was refused */
export async function tapTo(asked: TapAsked): Promise<Tap> {
  const { port, user, secret, database = 'harbor', host, parameters = {} } = asked;
  const tap = await openTap(port, host);
  const writer = new Writer();
  const settings = new Map([['user', user], ['database', database], ...Object.entries(parameters)]);
  writeStartup(writer, { kind: 'startup', version: PROTOCOL_3_0, parameters: settings });
  tap.sendBytes(writer.take());
  const client = new ScramClient(scramCrypto, secret);
  for (;;) {
    const message = await tap.next();
    if (message === null) throw new Error('closed');
    if (message.kind === 'auth-sasl') {
      if (message.mechanisms.length !== 1) throw new Error('more than one mechanism');
      writeSaslInitial(writer, SCRAM, client.first());
      tap.sendBytes(writer.take());
    } else if (message.kind === 'auth-sasl-continue') {
      tap.send({ kind: 'password', body: await client.final(message.data) });
    } else if (message.kind === 'auth-sasl-final') {
      client.check(message.data);
    } else if (message.kind === 'auth-ok') {
      await tap.untilReady();
      return tap;
    } else if (message.kind === 'error') {
      tap.end();
      throw new Error(message.fields.get('C'));
    }
  }
}

/** What a text is asked by: the simple protocol, or the extended one with answers in text or in binary. */
export const protocols = ['simple', 'text', 'binary'] as const;

/** The messages of a statement in one of them. */
export function messagesOf(protocol: (typeof protocols)[number], text: string): readonly FrontendMessage[] {
  if (protocol === 'simple') return [{ kind: 'query', text }];
  return [
    { kind: 'parse', statement: '', text, types: [] },
    {
      kind: 'bind',
      ...{ portal: '', statement: '', formats: [], values: [] },
      results: [protocol === 'text' ? 0 : 1],
    },
    { kind: 'describe', what: 'portal', name: '' },
    { kind: 'execute', portal: '', rows: 0 },
    { kind: 'sync' },
  ];
}
