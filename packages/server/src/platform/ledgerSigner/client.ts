import { once } from 'node:events';
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { Failure } from '@cordon/core/kernel';
import { formatCheckpoint, formatNote, parseVkey, toUtf8, type VerifierKey } from '@cordon/ledger';
import { errno } from '../files.ts';
import { createFrames, frame, readAnswer, type Answer, type Installing, type Question } from './protocol.ts';
import type { Tree, Wish } from './rules.ts';

/** The ledger's signer in another process, as the server sees it. */
export interface LedgerSigner {
  /** C2SP verifier key; told at the start, and the same from then on. */
  readonly vkey: string;
  /**
   * Has a tree signed.
   * @returns the signed checkpoint, or the size of the last tree signed, where the proof has to begin
   * @throws Failure `ledger-unavailable` when it is gone, refuses, or answers what does not hold
   */
  signTree(
    tree: Tree,
    from: number,
    proof: readonly Uint8Array[],
  ): Promise<{ readonly note: string } | { readonly last: number }>;
  /** The words of the entry by which its key gives way to the next; null where it was not started for that. */
  rotation(): Promise<RotationWords | null>;
  /** As {@link signTree}, by the key in use and the next. */
  signTreeByBoth: LedgerSigner['signTree'];
  /**
   * Has the next key put in the place of the one in use. This line signs nothing afterwards.
   * @returns false when the proof is of another tree than the last one signed
   */
  install(proof: Installing): Promise<boolean>;
  close(): void;
}

/** See `Rotation`: the keys as verifier keys, the signatures as base64. */
export interface RotationWords {
  readonly old: string;
  readonly new: string;
  readonly oldSignature: string;
  readonly newSignature: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Failure) => void;
}

interface Line {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly socket: Socket;
}

/** Longer than a slow disk takes, shorter than a person waits. */
const ANSWER_MS = 5_000;

interface LineOptions {
  readonly answerMs?: number;
}

/** DER of an Ed25519 public key up to its 32 bytes (RFC 8410 section 4). */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Opens the line to the signer and learns its key. A line that breaks is opened anew with the next question.
 * @param at path of its socket
 * @param origin the ledger it must sign for
 * @throws Failure `config-wrong` when nobody answers there, or one who signs for another ledger
 */
export async function openLedgerSigner(
  at: string,
  origin: string,
  { answerMs = ANSWER_MS }: LineOptions = {},
): Promise<LedgerSigner> {
  const first = await openLine(at, answerMs).catch((error: unknown) => {
    throw new Failure(
      'config-wrong',
      `LEDGER_SIGNER: nobody answers at ${at} (${errno(error) ?? 'error'}). Start it first: cordon signer --data DIR --socket ${at}, the first time with --origin ${origin}`,
      error,
    );
  });
  const vkey = await keyOf(first);
  const key = parseVkey(vkey);
  if (key.name !== origin) {
    first.socket.destroy();
    throw new Failure('config-wrong', `LEDGER_SIGNER signs for ${key.name}; this ledger is ${origin}.`);
  }
  const publicKey = publicKeyOf(key);
  let line: Promise<Line> | null = Promise.resolve(first);
  first.socket.once('close', () => (line = null));

  const reopened = async (): Promise<Line> => {
    const next = await openLine(at, answerMs);
    // Another key under the same path could sign whatever it likes.
    if ((await keyOf(next)) === vkey) return next;
    next.socket.destroy();
    throw new Error('the signer has another key than at the start');
  };
  const lineNow = async (): Promise<Line> => {
    if (line === null) {
      const opening = reopened();
      line = opening;
      const forget = () => {
        if (line === opening) line = null;
      };
      opening.then(({ socket }) => socket.once('close', forget), forget);
    }
    return line;
  };

  const told = async (question: Question): Promise<Answer> =>
    lineNow()
      .then(({ ask }) => ask(question))
      .catch((error: unknown) => {
        throw unavailable('it does not answer', error);
      });
  const refused = (answer: Answer): Failure =>
    unavailable(answer.say === 'refused' ? `it refused (${answer.why})` : 'a wrong answer');
  const rotation = async (): Promise<RotationWords | null> => {
    const answer = await told({ ask: 'rotation' });
    if (answer.say === 'refused' && answer.why === 'no-rotation') return null;
    if (answer.say !== 'rotation' || answer.old !== vkey) throw refused(answer);
    const { say: _, ...words } = answer;
    return words;
  };
  const signedBy = async (
    next: VerifierKey | null,
    ...[tree, from, proof]: Parameters<LedgerSigner['signTree']>
  ): ReturnType<LedgerSigner['signTree']> => {
    const wish: Wish = { origin, ...tree, from, proof };
    const answer = await told({ ask: 'sign', ...wish, proof: [...proof] });
    if (answer.say === 'refused' && answer.why === 'elsewhere') return { last: answer.last };
    if (answer.say !== 'signed') throw refused(answer);
    const text = formatCheckpoint({ origin, ...tree });
    const lines = [{ name: key.name, id: key.id, signature: answer.signature }];
    if (!holds(text, answer.signature, publicKey)) throw unavailable('its signature does not hold');
    if (next !== null) {
      const signature = answer.next;
      if (signature === undefined || !holds(text, signature, publicKeyOf(next)))
        throw unavailable('the signature of the next key does not hold');
      lines.push({ name: next.name, id: next.id, signature });
    }
    return { note: formatNote(text, lines) };
  };

  return {
    vkey,
    rotation,
    signTree: (...tree) => signedBy(null, ...tree),
    async signTreeByBoth(...tree) {
      const words = await rotation();
      if (words === null) throw unavailable('it was not started with --rotate');
      return signedBy(parseVkey(words.new), ...tree);
    },
    async install(proof) {
      const answer = await told({ ask: 'install', ...proof, proof: [...proof.proof] });
      if (answer.say === 'installed') return true;
      if (answer.say === 'refused' && answer.why === 'elsewhere') return false;
      throw refused(answer);
    },
    close() {
      void line?.then(({ socket }) => socket.destroy()).catch(() => undefined);
    },
  };
}

const publicKeyOf = (key: VerifierKey): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_ED25519, key.publicKey]), format: 'der', type: 'spki' });

const holds = (text: string, signature: Uint8Array, key: KeyObject): boolean =>
  verify(null, toUtf8(text), key, signature);

const unavailable = (what: string, cause?: unknown): Failure =>
  new Failure('ledger-unavailable', `The ledger's signer: ${what}.`, cause);

async function keyOf({ ask, socket }: Line): Promise<string> {
  try {
    const answer = await ask({ ask: 'key' });
    if (answer.say === 'key') return answer.vkey;
    throw new Error('the signer does not tell its key');
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function openLine(at: string, answerMs: number): Promise<Line> {
  const socket = connect(at);
  await once(socket, 'connect');
  const frames = createFrames();
  const waiting: Waiting[] = [];
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const { reject } of waiting.splice(0)) reject(unavailable('the line broke'));
  });
  socket.on('data', (chunk) => {
    try {
      for (const message of frames.take(chunk)) {
        const answer = readAnswer(message);
        const next = waiting.shift();
        if (answer === null || next === undefined) throw new Error('no answer of this protocol');
        next.resolve(answer);
      }
    } catch {
      socket.destroy();
    }
  });
  return {
    socket,
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) {
          reject(unavailable('the line is closed'));
          return;
        }
        // An answer that comes too late would be taken for that of the next question: the line is given up.
        const late = setTimeout(() => socket.destroy(), answerMs);
        const done =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late);
            then(value);
          };
        waiting.push({ resolve: done(resolve), reject: done(reject) });
        socket.write(frame(question));
      }),
  };
}
