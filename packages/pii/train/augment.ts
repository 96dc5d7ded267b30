import type { Example } from './generate/fill.ts';
import type { Names } from './generate/names.ts';
import type { Random } from './random.ts';

/** Pieces of a text in order, each with the type it is of, or none: what is changed stays labelled. */
interface Piece {
  readonly text: string;
  readonly type?: string;
}

function pieces({ text, spans }: Example): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { start, end, type } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) found.push({ text: text.slice(at, start) });
    found.push({ text: text.slice(start, end), type });
    at = end;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

function joined(parts: readonly Piece[]): Example {
  let text = '';
  const spans: { start: number; end: number; type: string }[] = [];
  for (const { text: part, type } of parts) {
    if (type !== undefined && part !== '')
      spans.push({ start: text.length, end: text.length + part.length, type });
    text += part;
  }
  return { text, spans };
}

function mapped(example: Example, change: (text: string, type: string | undefined) => string): Example {
  return joined(
    pieces(example).map(({ text, type }) =>
      type === undefined ? { text: change(text, type) } : { text: change(text, type), type },
    ),
  );
}

/** Other names in place of those of two words and more, so that what stands around them is learnt, not they. */
export function withOtherNames(example: Example, random: Random, names: Names): Example {
  return mapped(example, (text, type) => {
    if (type !== 'PERSON' || !/^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)?$/u.test(text) || !random.chance(0.4))
      return text;
    return text.includes(' ')
      ? names.full(random)
      : random.chance(0.6)
        ? names.first(random)
        : names.last(random);
  });
}

export function inLowerCase(example: Example): Example {
  return mapped(example, (text) => text.toLowerCase());
}

export function inUpperCase(example: Example): Example {
  return mapped(example, (text) => text.toUpperCase());
}

/** As real support chats are published: small letters, no punctuation. */
export function withoutPunctuation(example: Example): Example {
  return mapped(example, (text) => text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, ''));
}

/** Takes out the spaces that a tokeniser put before punctuation. */
export function detokenised(example: Example): Example {
  return mapped(example, (text) =>
    text.replace(/ (?=[.,!?;:)%]|'[a-z]|n't\b)/g, '').replace(/([($#]) /g, '$1'),
  );
}

/** Capitals on every word, as in titles and forms. */
export function inTitleCase(example: Example): Example {
  return mapped(example, (text) => text.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase()));
}

/** Other plain words in place of some: what stands around a value may be anything. */
export function withOtherWords(example: Example, random: Random, words: readonly string[]): Example {
  return mapped(example, (text, type) =>
    type === undefined
      ? text.replace(/(?<![\p{L}\p{N}@./_-])\p{Ll}{3,}(?![\p{L}\p{N}@/_=-])/gu, (word) =>
          random.chance(0.12) ? random.of(words) : word,
        )
      : text,
  );
}

/** Plain words mistyped, or run together: an unknown word is not always a name. */
export function withTypos(example: Example, random: Random): Example {
  return mapped(example, (text, type) =>
    type === undefined
      ? text
          .replace(/(?<![\p{L}\p{N}@./_-])\p{L}{3,}(?![\p{L}\p{N}@/_=-])/gu, (word) =>
            random.chance(0.12) ? typo(word, random) : word,
          )
          .replace(/(?<=\p{Ll}{2}) (?=\p{Ll}{2})/gu, (space) => (random.chance(0.04) ? '' : space))
      : text,
  );
}

function typo(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 1);
  const kind = random.below(4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  if (kind === 2) return word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
  return word.slice(0, at) + String.fromCharCode(97 + random.below(26)) + word.slice(at + 1);
}
