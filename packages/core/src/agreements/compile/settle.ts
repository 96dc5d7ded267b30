import type { Clause } from '../clause.ts';
import { render } from '../library/clauses/render.ts';
import { valuesFor } from '../library/clauses/values.ts';
import type { Particulars } from '../library/templates/particulars.ts';
import { readingOf, sameEffects, sameWords } from './reading.ts';

/**
 * Clauses as a new version keeps them. Nobody can bring a confirmation along: a clause that reads as the library has
 * it needs none and loses its own effects; one written by hand keeps the confirmations of the version before when
 * words, effects and origin are the same, and is otherwise confirmed by its editor alone.
 * @param edited as they were handed in
 * @param previous clauses of the version before; none for a first one
 * @param editor the party that hands them in
 */
export function settle(
  edited: readonly Clause[],
  previous: readonly Clause[],
  editor: string,
): readonly Clause[] {
  return edited.map((clause) => {
    const { id, title, text, from } = clause;
    const words = { id, title, text, ...(from === undefined ? {} : { from }) };
    const reading = readingOf(clause);
    if (reading.by === 'library') return words;
    const effects = reading.effects ?? {};
    const before = previous.find((one) => one.id === id);
    const unchanged =
      before !== undefined &&
      sameWords(before, clause) &&
      before.from?.clause === from?.clause &&
      before.effects !== undefined &&
      sameEffects(before.effects, effects);
    return { ...words, effects, confirmedBy: unchanged ? (before.confirmedBy ?? []) : [editor] };
  });
}

/**
 * The clauses with one party's confirmation of what some of them do, or null when one of those has nothing for it to
 * confirm: what somebody believes to have confirmed is confirmed, or nothing is.
 */
export function confirmed(
  clauses: readonly Clause[],
  ids: readonly string[],
  party: string,
): readonly Clause[] | null {
  const wanted = new Set(ids);
  const found = clauses.filter((clause) => wanted.has(clause.id) && mayConfirm(clause, party));
  if (found.length === 0 || found.length !== wanted.size) return null;
  return clauses.map((one) =>
    found.includes(one) ? { ...one, confirmedBy: [...(one.confirmedBy ?? []), party] } : one,
  );
}

function mayConfirm(clause: Clause, party: string): boolean {
  const { effects, confirmedBy = [] } = clause;
  return effects !== undefined && readingOf(clause).by === 'hand' && !confirmedBy.includes(party);
}

/** The clauses that read as the library has them, with the document's particulars put in anew; the others untouched. */
export function withParticulars(clauses: readonly Clause[], document: Particulars): readonly Clause[] {
  return clauses.map((clause) => {
    const reading = readingOf(clause);
    if (reading.by === 'hand') return clause;
    const values = valuesFor(reading.clause, reading.values, document);
    return {
      ...clause,
      ...render(reading.clause, values),
      from: { clause: reading.clause.id, values },
    };
  });
}
