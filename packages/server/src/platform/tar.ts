import { Failure } from '@cordon/core/kernel';

/** POSIX ustar (IEEE 1003.1, pax): files of known size one after the other, so that anybody's `tar` reads what we wrote. */
const BLOCK = 512;
const NAME = 100;
const CHECKSUM = { from: 148, length: 8 } as const;
const FILE = '0'.charCodeAt(0);
/** What is larger is none of ours, and would have to be held whole. */
const LARGEST = 32 * 2 ** 20;

const broken = (what: string): Failure => new Failure('backup-unreadable', what);

/** A file of an archive. */
export interface TarFile {
  readonly name: string;
  readonly content: Buffer;
}

/** @param name at most 100 bytes of ASCII @param at seconds since 1970 */
export function* tarFile({ name, content }: TarFile, at: number): Generator<Buffer, void, void> {
  yield header(name, content.length, at);
  yield content;
  const over = content.length % BLOCK;
  if (over > 0) yield Buffer.alloc(BLOCK - over);
}

/** Ends an archive: two blocks of nothing. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

function header(name: string, size: number, at: number): Buffer {
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > NAME)
    throw new Error('a name that ustar has no room for');
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, from: number, length: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), from, 'latin1');
  block.write(name, 0, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(at, 136, 12);
  block[156] = FILE;
  block.write('ustar\u000000', 257, 'latin1');
  block.write(sumOf(block).toString(8).padStart(6, '0'), CHECKSUM.from, 'latin1');
  block[CHECKSUM.from + 7] = 0x20;
  return block;
}

/** The sum of a header's bytes, with its own place read as spaces. */
function sumOf(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) {
    sum += at >= CHECKSUM.from && at < CHECKSUM.from + CHECKSUM.length ? 0x20 : byte;
  }
  return sum;
}

/**
 * Reads an archive, a file at a time.
 * @param source its bytes, cut anywhere; read to the end, so that whatever checks them there does
 * @throws Failure `backup-unreadable` for what is not one, is cut, or goes on after its end
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile, void, void> {
  const reader = readerOf(source);
  try {
    for (;;) {
      const block = await reader.take(BLOCK);
      if (block.every((byte) => byte === 0)) break;
      const size = numberAt(block, 124, 12);
      if (numberAt(block, CHECKSUM.from, CHECKSUM.length) !== sumOf(block) || block[156] !== FILE)
        throw broken('It is no archive of Cordon.');
      if (size > LARGEST) throw broken('It holds a file larger than any that Cordon writes.');
      const name = block.toString('latin1', 0, NAME).replace(/\0.*$/s, '');
      const content = await reader.take(size);
      if (size % BLOCK > 0) await reader.take(BLOCK - (size % BLOCK));
      yield { name, content };
    }
    await reader.take(BLOCK);
    if (!(await reader.isAtEnd())) throw broken('It goes on after its end.');
  } finally {
    await reader.close();
  }
}

function numberAt(block: Buffer, from: number, length: number): number {
  const text = block.toString('latin1', from, from + length).replaceAll(/[\0 ]/g, '');
  if (!/^[0-7]{1,11}$/.test(text)) throw broken('It is no archive of Cordon.');
  return Number.parseInt(text, 8);
}

function readerOf(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  /** @returns false at the end */
  const more = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (next.done === true) return false;
    const { buffer, byteOffset, byteLength } = next.value;
    rest = Buffer.from(buffer, byteOffset, byteLength);
    return true;
  };
  return {
    async take(length: number): Promise<Buffer> {
      const taken = Buffer.alloc(length);
      for (let at = 0; at < length;) {
        if (rest.length === 0) {
          if (!(await more())) throw broken('It is cut off.');
          continue;
        }
        const moved = rest.copy(taken, at);
        [at, rest] = [at + moved, rest.subarray(moved)];
      }
      return taken;
    },
    async isAtEnd(): Promise<boolean> {
      while (rest.length === 0) if (!(await more())) return true;
      return false;
    },
    async close(): Promise<void> {
      await pieces.return?.();
    },
  };
}
