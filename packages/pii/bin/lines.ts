import { FormatError } from '../src/index.ts';

/** Splits a stream into lines (without their ends), numbered from 1. UTF-8 that is broken is an error. */
export async function* lines(
  source: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<{ readonly number: number; readonly text: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let pieces: string[] = [];
  let number = 1;
  const split = function* (chunk: string): Generator<{ number: number; text: string }> {
    const parts = chunk.split('\n');
    for (const part of parts.slice(0, -1)) {
      pieces.push(part);
      yield { number, text: pieces.join('') };
      pieces = [];
      number += 1;
    }
    pieces.push(parts.at(-1) ?? '');
  };
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new FormatError('not valid UTF-8', number);
    }
  };
  for await (const chunk of source) yield* split(typeof chunk === 'string' ? chunk : decode(chunk));
  yield* split(decode());
  const rest = pieces.join('');
  if (rest !== '') yield { number, text: rest };
}
