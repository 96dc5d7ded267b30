import type { Clause } from '../../clause.ts';
import { libraryClause } from '../clauses/library.ts';
import { render } from '../clauses/render.ts';
import type { LibraryClause } from '../clauses/shape.ts';
import { valuesFor, type Values } from '../clauses/values.ts';
import type { Framework } from '../item.ts';
import baa from './baa.json' with { type: 'json' };
import ccpa from './ccpa.json' with { type: 'json' };
import dpa from './dpa.json' with { type: 'json' };
import type { Particulars } from './particulars.ts';

/** A base template: which clauses of the library, under which numbers. */
export interface Template {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** What it is written to satisfy. */
  readonly frameworks: readonly Framework[];
  /** Ids of items that are about another kind of document. */
  readonly notApplicable?: readonly string[];
  /** Number and clause, in the order of the document. */
  readonly clauses: readonly (readonly [number: string, clause: string])[];
  /** Clauses that fit in but are left out at first, with the number they would have. */
  readonly optional: readonly (readonly [number: string, clause: string])[];
}

/** The agreement itself; addenda are added to it. */
export const baseTemplate = dpa as unknown as Template;

/** What can be added to the agreement, where another law applies too. */
export const addenda = [baa, ccpa] as unknown as readonly Template[];

/** A clause of the library as it stands in a document. @param given values other than the defaults */
export function made(id: string, template: LibraryClause, document: Particulars, given: Values = {}): Clause {
  const values = valuesFor(template, given, document);
  return { id, ...render(template, values), from: { clause: template.id, values } };
}

/**
 * The clauses of a draft.
 * @param chosen ids of the addenda wanted
 * @param document the particulars, see `particularsFrom`
 */
export function draftClauses(chosen: readonly string[], document: Particulars): readonly Clause[] {
  return [baseTemplate, ...addenda.filter(({ id }) => chosen.includes(id))].flatMap(({ clauses }) =>
    clauses.flatMap(([number, id]) => {
      const template = libraryClause(id);
      return template === undefined ? [] : [made(number, template, document)];
    }),
  );
}
