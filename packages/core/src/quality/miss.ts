import { isPiiType, type CustomRules, type KnownValue, type PiiType } from '@cordon/pii';
import { anonymise } from './anonymise.ts';
import type { Turn } from './conversation.ts';
import { piecesOf } from './pieces.ts';

/** What a reviewer says of a word: it should have been taken out, or it should not. */
export type MissKind = 'missed' | 'wrongly-removed';

/** A miss kept as a test: the sentence it stood in, and the words that were missed there. */
export interface MissCase {
  readonly type: PiiType;
  readonly words: string;
  /** The turn as it was stored, with the words in it. */
  readonly context: string;
}

/** Most characters that can be marked, and the fewest: one letter would tear every text. */
export const MARK_LENGTH = { least: 3, most: 200 } as const;

/** @returns why these words cannot be marked as missed in this text; null when they can */
export function problemOfMark(text: string, words: string, type: string): string | null {
  if (!isPiiType(type)) return 'That is no kind of personal data.';
  const trimmed = words.trim();
  if (trimmed.length < MARK_LENGTH.least || trimmed.length > MARK_LENGTH.most) {
    return `Mark at least ${String(MARK_LENGTH.least)} and at most ${String(MARK_LENGTH.most)} characters.`;
  }
  if (/[[\]]/.test(trimmed)) return 'Mark words only, without what stands for something removed.';
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return 'Mark letters or digits.';
  return text.includes(trimmed) ? null : 'These words are not in the conversation any more.';
}

/** The value a marked word is taken out of its own conversation as. */
function valueOf({ type, words }: Pick<MissCase, 'type' | 'words'>): KnownValue {
  const kind = type === 'PERSON' ? 'name' : type === 'EMAIL' ? 'email' : type === 'PHONE' ? 'phone' : 'text';
  return { type, value: words.trim(), kind };
}

/**
 * Takes marked words out of a conversation that was anonymised before: every occurrence, in any spelling a known value is
 * found in.
 */
export function removeMarked(
  turns: readonly Turn[],
  mark: Pick<MissCase, 'type' | 'words'>,
): { readonly turns: readonly Turn[]; readonly count: number } {
  const literal = mark.words.trim();
  let count = 0;
  const again = anonymise(
    turns.map((turn) => {
      // As it was marked, also where no known value would stand alone.
      const text = piecesOf(turn.text).map((piece) => {
        if (piece.kind === 'removed') return piece.text;
        const parts = piece.text.split(literal);
        count += parts.length - 1;
        return parts.join(`[${mark.type}]`);
      });
      return { ...turn, text: text.join('') };
    }),
    { known: [valueOf(mark)], agents: [], rules: {} },
  );
  return { turns: again.turns, count };
}

/** Whether what was missed once is found now, with the company's own rules and nothing of the customer. */
export function isFoundNow({ context, words }: MissCase, rules: CustomRules): boolean {
  const turn: Turn = { speaker: 'customer', at: null, text: context };
  const [done] = anonymise([turn], { known: [], agents: [], rules }).turns;
  return done !== undefined && !done.text.toLowerCase().includes(words.trim().toLowerCase());
}
