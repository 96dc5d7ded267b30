import path from 'node:path';
import type { Server, Socket } from 'node:net';
import { Failure } from '@cordon/core/kernel';
import { formatCheckpoint, formatVkey, rotationWords, toUtf8, type NoteSigner } from '@cordon/ledger';
import { sha256 } from '../hashing.ts';
import { createTurns } from '../turns.ts';
import { listenAt } from './listen.ts';
import { whyNotInstalled } from './installing.ts';
import type { Memory } from './memory.ts';
import { createFrames, frame, readQuestion, type Answer } from './protocol.ts';
import { refusalOf } from './rules.ts';

export interface SignerOptions {
  /** The signer's own data folder; one signer at a time works on it. */
  readonly folder: string;
  readonly socket: string;
  readonly mode: 0o600 | 0o660;
  readonly key: NoteSigner;
  /** The key that is to follow, where whoever runs the signer started it for that; nobody else can name one. */
  readonly rotation?: NextKey | undefined;
  readonly memory: Memory;
  /** Told of every refusal and fault, in plain words. */
  readonly report: (text: string) => void;
}

export interface NextKey {
  readonly key: NoteSigner;
  /** Puts it durably in the place of the one in use. */
  install(): Promise<void>;
}

/**
 * The ledger's signer: signs trees that continue the last one it signed, and nothing else. What it signs is
 * remembered durably before the signature leaves, so that no crash makes it sign two that contradict each other.
 * @returns what stops it
 * @throws Failure `folder-in-use`, `config-wrong`
 */
export async function startSigner(options: SignerOptions): Promise<{ close(): Promise<void> }> {
  const { folder, socket, mode, key, memory } = options;
  if (key.key.name !== memory.origin) {
    throw new Failure('config-wrong', 'A log signs under its own name: the origin is the name of the key.');
  }
  // Two processes on one memory would each sign their own tree.
  const lock = await listenAt(path.join(folder, 'signer.lock'), 0o600, (peer) => peer.destroy());
  const open = new Set<Socket>();
  const turns = createTurns();
  const keys: KeysNow = { key, rotation: options.rotation };
  const answer = (message: unknown) => turns.inTurn('sign', () => answerTo(message, keys, options));
  let server: Server;
  try {
    server = await listenAt(socket, mode, (peer) => {
      open.add(peer);
      peer.once('close', () => open.delete(peer));
      serve(peer, answer);
    });
  } catch (error) {
    await closed(lock);
    throw error;
  }
  return {
    async close() {
      for (const peer of open) peer.destroy();
      await closed(server);
      await closed(lock);
    },
  };
}

function serve(peer: Socket, answer: (message: unknown) => Promise<Answer>): void {
  const frames = createFrames();
  peer.on('error', () => peer.destroy());
  peer.on('data', (chunk) => {
    try {
      for (const message of frames.take(chunk)) {
        void answer(message).then((said) => {
          if (!peer.destroyed) peer.write(frame(said));
        });
      }
    } catch {
      peer.destroy();
    }
  });
}

/** The key in use, and the one to follow it. */
interface KeysNow {
  key: NoteSigner;
  rotation: NextKey | undefined;
}

async function answerTo(
  message: unknown,
  keys: KeysNow,
  { memory, report }: Pick<SignerOptions, 'memory' | 'report'>,
): Promise<Answer> {
  const { key, rotation } = keys;
  const refuse = (why: Extract<Answer, { say: 'refused' }>['why']): Answer => ({
    ...{ say: 'refused', why },
    last: memory.last.size,
  });
  const question = readQuestion(message);
  if (question === null) return refuse('malformed');
  if (question.ask === 'key') return { say: 'key', vkey: formatVkey(key.key) };
  if (question.ask === 'rotation' || question.ask === 'install') {
    if (rotation === undefined) return refuse('no-rotation');
    if (question.ask === 'rotation') return { say: 'rotation', ...rotationWords(key, rotation.key) };
    const unproven = whyNotInstalled(question, [key, rotation.key], memory.last);
    if (unproven !== null) {
      report(`the next key is not put in place (${unproven})`);
      return refuse(unproven);
    }
    try {
      await rotation.install();
    } catch (error) {
      report(`cannot keep the next key: ${error instanceof Error ? error.message : 'unknown'}`);
      return refuse('memory');
    }
    keys.key = rotation.key;
    keys.rotation = undefined;
    report(`The ledger's key is now ${formatVkey(keys.key.key)}`);
    return { say: 'installed' };
  }
  const why = refusalOf(memory, question, sha256);
  if (why !== null) {
    if (why !== 'elsewhere') {
      report(`REFUSED (${why}): size ${String(question.size)}, last signed ${String(memory.last.size)}`);
    }
    return refuse(why);
  }
  const { origin, size, root } = question;
  try {
    if (size > memory.last.size) await memory.remember({ size, root });
  } catch (error) {
    report(`cannot remember what is signed: ${error instanceof Error ? error.message : 'unknown'}`);
    return refuse('memory');
  }
  const text = toUtf8(formatCheckpoint({ origin, size, root }));
  return {
    ...{ say: 'signed', signature: key.sign(text) },
    ...(rotation !== undefined && { next: rotation.key.sign(text) }),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
