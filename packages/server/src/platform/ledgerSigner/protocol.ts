import { fromBase64, toBase64 } from '@cordon/ledger';
import { z } from 'zod';

/*
 * What the server and the ledger's signer say to each other over a Unix socket: frames of a length (4 bytes, big
 * endian) and so many bytes of JSON. One question, one answer, in order.
 */

const LENGTH_BYTES = 4;

/** A proof has at most two hashes for each of 53 levels; more is not a question of ours. */
const MOST_BYTES = 64 * 1024;
const MOST_HASHES = 128;

const bytes = (count: number) =>
  z
    .string()
    .max(4 * count)
    .transform((text, context) => {
      try {
        const decoded = fromBase64(text);
        if (decoded.length === count) return decoded;
      } catch {
        // Falls through to the one refusal below.
      }
      context.addIssue({ code: 'custom', message: `base64 of ${String(count)} bytes is needed` });
      return z.NEVER;
    });

const size = z.int().min(0);

/** Proof that the entry of a change of the key stands in the last tree that was signed. */
const installing = {
  index: size,
  leaf: z.string().max(400),
  salt: bytes(32),
  body: z.string().max(8_000),
  size,
  proof: z.array(bytes(32)).max(MOST_HASHES),
};

const question = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('key') }),
  z.strictObject({
    ask: z.literal('sign'),
    origin: z.string().min(1).max(200),
    size: size.min(1),
    root: bytes(32),
    from: size,
    proof: z.array(bytes(32)).max(MOST_HASHES),
  }),
  z.strictObject({ ask: z.literal('rotation') }),
  z.strictObject({ ask: z.literal('install'), ...installing }),
]);

const answer = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('key'), vkey: z.string().max(400) }),
  z.strictObject({
    say: z.literal('signed'),
    signature: bytes(64),
    /** By the next key, while one is to follow. */
    next: bytes(64).optional(),
  }),
  /** The words of the entry of the change, both signatures in them; see `Rotation`. */
  z.strictObject({
    say: z.literal('rotation'),
    old: z.string().max(400),
    new: z.string().max(400),
    oldSignature: z.string().max(100),
    newSignature: z.string().max(100),
  }),
  z.strictObject({ say: z.literal('installed') }),
  z.strictObject({
    say: z.literal('refused'),
    why: z.enum(['origin', 'elsewhere', 'fork', 'malformed', 'memory', 'no-rotation', 'unproven']),
    /** Size of the last tree signed. */
    last: size,
  }),
]);

/** What shows that the ledger itself names the next key. */
export type Installing = Omit<Extract<z.output<typeof question>, { ask: 'install' }>, 'ask'>;
export type Question = z.output<typeof question>;
export type Answer = z.output<typeof answer>;

/** @returns null for anything that is no question of this protocol */
export const readQuestion = (message: unknown): Question | null => question.safeParse(message).data ?? null;

/** @returns null for anything that is no answer of this protocol */
export const readAnswer = (message: unknown): Answer | null => answer.safeParse(message).data ?? null;

const written = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return toBase64(value);
  return Array.isArray(value) ? value.map(written) : value;
};

/** A message as it goes over the wire; byte strings as base64. */
export function frame(message: Question | Answer): Buffer {
  const entries = Object.entries(message).map(([name, value]) => [name, written(value)]);
  const body = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Takes a stream apart into messages. */
export interface Frames {
  /**
   * @returns the messages that are whole now
   * @throws Error for a frame that is too long or not JSON: nothing after it can be believed
   */
  take(chunk: Uint8Array | string): unknown[];
}

export function createFrames(): Frames {
  let rest: Buffer = Buffer.alloc(0);
  return {
    take(chunk) {
      rest = Buffer.concat([rest, typeof chunk === 'string' ? Buffer.from(chunk) : chunk]);
      const messages: unknown[] = [];
      while (rest.length >= LENGTH_BYTES) {
        const length = rest.readUInt32BE();
        if (length > MOST_BYTES) throw new Error('a frame is too long');
        const end = LENGTH_BYTES + length;
        if (rest.length < end) break;
        messages.push(JSON.parse(rest.toString('utf8', LENGTH_BYTES, end)));
        rest = rest.subarray(end);
      }
      return messages;
    },
  };
}
