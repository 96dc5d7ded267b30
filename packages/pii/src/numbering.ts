import { foldText } from './fold.ts';
import { usedNumbers } from './placeholder.ts';
import type { PiiType } from './span.ts';

/** Numbers for `[EMAIL_1]`, `[EMAIL_2]`: the same value gets the same number as long as this is kept. */
export interface Numbering {
  /** Leaves out the numbers of placeholders that a text already has. */
  reserve(text: string): void;
  of(type: PiiType, value: string): number;
}

/** A numbering that begins at 1; keep one for all texts of a case and they agree. It remembers raw values. */
export function newNumbering(): Numbering {
  const highest = new Map<string, number>();
  const given = new Map<string, number>();
  return {
    reserve(text) {
      for (const [type, number] of usedNumbers(text)) {
        highest.set(type, Math.max(highest.get(type) ?? 0, number));
      }
    },
    of(type, value) {
      const folded = foldText(value);
      const key = `${type} ${folded === '' ? value : folded}`;
      const before = given.get(key);
      if (before !== undefined) return before;
      const number = (highest.get(type) ?? 0) + 1;
      highest.set(type, number);
      given.set(key, number);
      return number;
    },
  };
}
