import type { Clause, ClauseEdit, LibraryView } from '../../../api/types.ts';

export type Values = NonNullable<Clause['from']>['values'];

export type LibraryClause = LibraryView['clauses'][number];

/** A clause while it is edited. `key` keeps its place while its number changes. */
export interface Editing {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly from: Clause['from'];
  readonly effects: Clause['effects'];
  readonly byHand: boolean;
  /** What is wrong with its values; it cannot be kept while something is. */
  readonly problems: readonly string[];
}

let made = 0;

/** A version's clauses, ready to be edited. */
export function editingOf(clauses: readonly Clause[]): readonly Editing[] {
  return clauses.map(({ id, title, text, from, effects, state }) => ({
    ...{ key: `${id} ${String(++made)}`, id, title, text, from, effects },
    byHand: state !== 'library',
    problems: [],
  }));
}

/** A clause of the library under a number, with its defaults; its words come from the server. */
export function added(clause: LibraryClause, number: string): Editing {
  const values = Object.fromEntries(clause.variables.map((one) => [one.name, one.default]));
  return {
    ...{ key: `${number} ${String(++made)}`, id: number, title: clause.title, text: clause.text },
    ...{ from: { clause: clause.id, values }, effects: null, byHand: false, problems: [] },
  };
}

/** An empty clause of one's own, which does nothing by machine until something is stated. */
export function blank(number: string): Editing {
  return {
    ...{ key: `${number} ${String(++made)}`, id: number, title: '', text: '' },
    ...{ from: null, effects: {}, byHand: true, problems: [] },
  };
}

/** As the server takes them. Effects of a clause that reads as its template are the template's. */
export function bodyOf(clauses: readonly Editing[]): ClauseEdit[] {
  return clauses.map(({ id, title, text, from, effects, byHand }) => ({
    ...{ id: id.trim(), title: title.trim(), text: text.trim() },
    ...(from === null ? {} : { from }),
    ...(byHand && effects !== null ? { effects } : {}),
  }));
}

/** The number itself, or the next one in its part that no clause has. */
export function freeNumber(wanted: string, clauses: readonly Editing[]): string {
  const taken = new Set(clauses.map(({ id }) => id));
  const dot = wanted.lastIndexOf('.');
  let last = Number(wanted.slice(dot + 1));
  while (taken.has(`${wanted.slice(0, dot)}.${String(last)}`)) last += 1;
  return `${wanted.slice(0, dot)}.${String(last)}`;
}

/** Puts a clause after the last one that comes before it by number: 4.10 after 4.9. */
export function inserted(clauses: readonly Editing[], clause: Editing): readonly Editing[] {
  const at = clauses.findLastIndex((one) => compareNumbers(one.id, clause.id) < 0) + 1;
  return [...clauses.slice(0, at), clause, ...clauses.slice(at)];
}

function compareNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** What keeps the clauses from being saved, in words; nothing when they can be. */
export function cannotSave(clauses: readonly Editing[]): string | null {
  const numbers = clauses.map(({ id }) => id.trim());
  const double = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (double !== undefined) return `Two clauses have the number ${double}.`;
  const wrong = clauses.find(({ problems }) => problems.length > 0);
  if (wrong !== undefined) return `Clause ${wrong.id} has a value that is not accepted.`;
  const empty = clauses.find(({ id, title, text }) => [id, title, text].some((word) => word.trim() === ''));
  return empty === undefined ? null : 'A clause needs a number, a title and a text.';
}
