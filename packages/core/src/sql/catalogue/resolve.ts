import type { CatalogueTable } from './contract.ts';

/** One name at the start of `text`, folded as PostgreSQL folds it, and what stands after it. */
function nameAt(text: string): readonly [name: string, rest: string] | null {
  const quoted = /^"((?:[^"]|"")+)"/u.exec(text);
  if (quoted?.[1] !== undefined) return [quoted[1].replaceAll('""', '"'), text.slice(quoted[0].length)];
  const bare = /^[\p{L}_][\p{L}\p{N}_$]*/u.exec(text);
  if (bare === null) return null;
  // Only ASCII is folded in a database of UTF8 (downcase_identifier).
  const folded = bare[0].replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
  return [folded, text.slice(bare[0].length)];
}

/**
 * The policy's table that the text of a `regclass` literal names, by PostgreSQL's rules for names; without a schema it
 * is one of `public`.
 * @returns null for anything else, whether the source has it or not: 42P01 then
 */
export function resolveRegclass<T extends Pick<CatalogueTable, 'schema' | 'table'>>(
  text: string,
  tables: readonly T[],
): T | null {
  const first = nameAt(text.trim());
  if (first === null) return null;
  const second = first[1].startsWith('.') ? nameAt(first[1].slice(1)) : null;
  const [schema, table, rest] = second === null ? ['public', ...first] : [first[0], ...second];
  if (rest !== '') return null;
  return tables.find((each) => each.schema === schema && each.table === table) ?? null;
}
