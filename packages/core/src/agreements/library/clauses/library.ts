import access from './access.json' with { type: 'json' };
import baa from './baa.json' with { type: 'json' };
import ccpa from './ccpa.json' with { type: 'json' };
import conditions from './conditions.json' with { type: 'json' };
import duties from './duties.json' with { type: 'json' };
import general from './general.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import scope from './scope.json' with { type: 'json' };
import security from './security.json' with { type: 'json' };
import type { LibraryClause, LibraryFile } from './shape.ts';

// JSON is typed by what stands in it; that it has the shape is what `library.test.ts` checks.
const files = [
  scope,
  access,
  people,
  conditions,
  security,
  duties,
  general,
  baa,
  ccpa,
] as unknown as readonly LibraryFile[];

/** Every clause of the library. */
export const library: readonly LibraryClause[] = files.flatMap(({ clauses }) => clauses);

const byId: ReadonlyMap<string, LibraryClause> = new Map(library.map((clause) => [clause.id, clause]));

/** The clause with this id, or undefined when the library has none (any more). */
export function libraryClause(id: string): LibraryClause | undefined {
  return byId.get(id);
}
