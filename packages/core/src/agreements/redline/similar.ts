/**
 * Signs that word processors and PDF printers exchange without anybody having changed a word: typographic quotes and
 * dashes, joined letters, special spaces, soft hyphens. Nothing that carries meaning is among them: a raised 2 stays.
 */
const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u2032]/g, "'"],
  [/[\u201C\u201D\u201E\u201F\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/\uFB00/g, 'ff'],
  [/\uFB01/g, 'fi'],
  [/\uFB02/g, 'fl'],
  [/\uFB03/g, 'ffi'],
  [/\uFB04/g, 'ffl'],
  [/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' '],
  [/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, ''],
];

/** The same words in plain signs. */
export function plainSigns(text: string): string {
  return TYPOGRAPHY.reduce((plain, [sign, by]) => plain.replace(sign, by), text.normalize('NFC'));
}

/** A text for comparing whole: plain signs, no spaces at all. */
export function squeezed(text: string): string {
  return plainSigns(text).replace(/\s+/gu, '');
}

/** How often each word stands in a text, case apart, and how many words there are. */
export interface Bag {
  readonly words: ReadonlyMap<string, number>;
  readonly size: number;
}

/** The words of a text. */
export function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  let size = 0;
  for (const [word] of plainSigns(text)
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    bag.set(word, (bag.get(word) ?? 0) + 1);
    size++;
  }
  return { words: bag, size };
}

/** Share of words that two texts have in common (Dice): 0 none, 1 all. */
export function likeness(a: Bag, b: Bag): number {
  return a.size + b.size === 0 ? 1 : (2 * common(a, b)) / (a.size + b.size);
}

/** Share of the words of `part` that stand in `whole`. */
export function within(part: Bag, whole: Bag): number {
  return part.size === 0 ? 0 : common(part, whole) / part.size;
}

function common(a: Bag, b: Bag): number {
  const [few, many] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, count] of few.words) sum += Math.min(count, many.words.get(word) ?? 0);
  return sum;
}
