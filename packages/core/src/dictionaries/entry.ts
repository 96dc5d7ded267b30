import type { CustomRules, PiiType } from '@cordon/pii';

/** What an entry is: a word or phrase and a pattern are taken out, what is allowed is left standing. */
export const entryKinds = ['word', 'pattern', 'allow'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One entry of a company's dictionary. */
export interface DictionaryEntry {
  readonly kind: EntryKind;
  /** What it is taken for; null for what is allowed. */
  readonly type: PiiType | null;
  /** Texts of this purpose only; null for all. */
  readonly purpose: string | null;
  readonly text: string;
}

/** Most characters of a word or phrase, and of a pattern, as the package takes them. */
export const TEXT_LENGTH = { word: 200, pattern: 500, allow: 200 } as const satisfies Record<
  EntryKind,
  number
>;

/** The entries that hold for texts of a purpose, as the package's rules: plain data, that may go to another thread. */
export function rulesFor(entries: readonly DictionaryEntry[], purpose: string): CustomRules {
  const own = entries.filter((entry) => entry.purpose === null || entry.purpose === purpose);
  const words = own.flatMap(({ kind, type, text }) =>
    kind === 'word' && type !== null ? { type, text } : [],
  );
  return {
    dictionaries: [...Map.groupBy(words, ({ type }) => type)].map(([type, of]) => ({
      type,
      words: of.map(({ text }) => text),
    })),
    patterns: own.flatMap(({ kind, type, text }) =>
      kind === 'pattern' && type !== null ? { type, pattern: text } : [],
    ),
    allow: own.flatMap(({ kind, text }) => (kind === 'allow' ? [text] : [])),
  };
}

/** One spelling of an entry: two that are the same say the same twice. */
export function spelled({ kind, type, purpose, text }: DictionaryEntry): string {
  return JSON.stringify([kind, type, purpose, kind === 'pattern' ? text : folded(text)]);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
