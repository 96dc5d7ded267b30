import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { Clause, Effects } from '../clause.ts';
import { libraryClause } from '../library/clauses/library.ts';
import { render } from '../library/clauses/render.ts';
import type { LibraryClause, Wording } from '../library/clauses/shape.ts';
import { problemsOfValues, type Values } from '../library/clauses/values.ts';
import { effectsOf } from './effects.ts';

/**
 * How the words and the effect of a clause hang together. `library`: it reads, word for word, as the library has or had
 * it with its values, so the library says what it does. `by-hand`: somebody wrote or changed the words, so only the two
 * parties can say what they do.
 */
export type Reading =
  | {
      readonly by: 'library';
      readonly clause: LibraryClause;
      readonly values: Values;
      readonly effects: Effects;
    }
  | {
      readonly by: 'hand';
      /** What it was made from, as far as the library still has it. */
      readonly clause: LibraryClause | null;
      /** What it is meant to do, stated or as its template would; null when nothing is stated. */
      readonly effects: Effects | null;
    };

/** Reads a clause. Whether the effect of one written by hand counts is for `compileClauses` to say. */
export function readingOf(clause: Clause): Reading {
  const template = clause.from === undefined ? undefined : libraryClause(clause.from.clause);
  if (template === undefined || clause.from === undefined) {
    return { by: 'hand', clause: null, effects: clause.effects ?? null };
  }
  const { values } = clause.from;
  if (problemsOfValues(template, values).length > 0) {
    return { by: 'hand', clause: template, effects: clause.effects ?? null };
  }
  const wordings = [template, ...(template.earlier ?? [])];
  return wordings.some((wording) => sameWords(clause, render(template, values, wording)))
    ? { by: 'library', clause: template, values, effects: effectsOf(template, values) }
    : { by: 'hand', clause: template, effects: clause.effects ?? effectsOf(template, values) };
}

/** Whether two wordings are the same, line breaks and other white space aside. */
export function sameWords(a: Wording, b: Wording): boolean {
  return normal(a.title) === normal(b.title) && normal(a.text) === normal(b.text);
}

/** Whether two effects are the same, the order of keys aside. */
export function sameEffects(a: Effects | null, b: Effects | null): boolean {
  return canonicalText(a as unknown as JsonValue) === canonicalText(b as unknown as JsonValue);
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
