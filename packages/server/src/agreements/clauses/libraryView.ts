import {
  addenda,
  baseTemplate,
  library,
  particulars,
  particularsFrom,
  render,
  setByServer,
  valuesFor,
  type LibraryClause,
  type Variable,
} from '@cordon/core/agreements';
import type { z } from 'zod';
import type { libraryView } from './schemas.ts';

type LibraryView = z.infer<typeof libraryView>;

/** The library as the editor offers it. @param fed kinds of condition whose facts this installation feeds */
export function libraryViewOf(fed: readonly string[]): LibraryView {
  const fixed: readonly string[] = setByServer;
  return {
    clauses: library.map((clause) => ({
      id: clause.id,
      title: clause.title,
      text: render(clause, valuesFor(clause, {}, particularsFrom({}))).text,
      variables: Object.entries(clause.variables ?? {}).map(([name, variable]) =>
        variableView(name, variable),
      ),
      answers: [...clause.answers],
      citations: [...clause.citations],
      warning: warningOf(clause, fed),
      ...placeOf(clause.id),
    })),
    addenda: addenda.map(({ id, title }) => ({ id, title })),
    particulars: Object.entries(particulars).map(([name, one]) => ({
      name,
      label: one.label,
      of: one.of,
      help: one.help ?? null,
      default: one.default,
      fixed: fixed.includes(name),
    })),
  };
}

/** A condition whose fact nobody feeds refuses everybody: who adds it should know before, not at the first shift. */
function warningOf({ needs, note }: LibraryClause, fed: readonly string[]): string | null {
  if (needs !== undefined && !fed.includes(needs)) {
    return `Nothing here feeds “${needs}” yet. With this clause every access would be refused, so the version could not be signed.`;
  }
  return note ?? null;
}

/** Where a clause stands in its template, and which one that is. */
export function placeOf(id: string): { readonly number: string | null; readonly template: string | null } {
  for (const template of [baseTemplate, ...addenda]) {
    const found = [...template.clauses, ...template.optional].find(([, clause]) => clause === id);
    if (found !== undefined) return { number: found[0], template: template.id };
  }
  return { number: null, template: null };
}

function variableView(name: string, variable: Variable): LibraryView['clauses'][number]['variables'][number] {
  const bounds =
    variable.type === 'integer'
      ? { min: variable.min, max: variable.max, unit: variable.unit ?? null }
      : { min: null, max: null, unit: null };
  return {
    name,
    type: variable.type,
    label: variable.label,
    help: variable.help ?? null,
    ...bounds,
    options: optionsOf(variable),
    default: typeof variable.default === 'object' ? [...variable.default] : variable.default,
  };
}

function optionsOf(variable: Variable): { value: string; label: string }[] {
  if (variable.type === 'choice') return variable.options.map(({ value, label }) => ({ value, label }));
  if (variable.type !== 'list') return [];
  return (variable.options ?? []).map((value) => ({ value, label: value }));
}
