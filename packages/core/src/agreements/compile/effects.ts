import type { Effects } from '../clause.ts';
import type { LibraryClause } from '../library/clauses/shape.ts';
import type { Values } from '../library/clauses/values.ts';

/** What a clause of the library does with these values: its effects with each `$name` replaced. */
export function effectsOf(clause: LibraryClause, values: Values): Effects {
  return (clause.effects === undefined ? {} : put(clause.effects, values)) as Effects;
}

function put(part: unknown, values: Values): unknown {
  if (typeof part === 'string') return part.startsWith('$') ? values[part.slice(1)] : part;
  if (Array.isArray(part)) return part.map((item: unknown) => put(item, values));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, put(inner, values)]));
}
