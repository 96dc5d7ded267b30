/** Quotes one identifier. Names come from a source's catalogue, and anybody who may create a table chose them. */
export function quoteIdentifier(name: string): string {
  if (name === '' || name.includes('\0')) throw new RangeError('not a name PostgreSQL can hold');
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes a text literal, whatever `standard_conforming_strings` says. */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new RangeError('not a text PostgreSQL can hold');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return quoted.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/**
 * The names in a data map's `table` (parted by `.`) or `key` (parted by `,`; several for a composite key). A name
 * that holds the separator or a double quote is written in double quotes, as SQL does; case is kept either way.
 * @throws RangeError when the text is not such a list
 */
export function splitNames(text: string, separator: '.' | ','): readonly string[] {
  const names: string[] = [];
  let rest = text;
  for (;;) {
    const quoted = /^"((?:[^"]|"")+)"/.exec(rest);
    const bare = separator === '.' ? /^[^".]+/.exec(rest) : /^[^",]+/.exec(rest);
    const taken = quoted?.[0] ?? bare?.[0];
    if (taken === undefined) throw new RangeError('not a list of names');
    names.push(quoted?.[1]?.replaceAll('""', '"') ?? taken);
    rest = rest.slice(taken.length);
    if (rest === '') return names;
    if (!rest.startsWith(separator)) throw new RangeError('not a list of names');
    rest = rest.slice(1);
  }
}

/** The inverse of `splitNames`: quotes only where it is needed. */
export function joinNames(names: readonly string[], separator: '.' | ','): string {
  return names
    .map((name) => (name.includes(separator) || name.includes('"') ? quoteIdentifier(name) : name))
    .join(separator);
}

/** A data map's `table` as SQL. @throws RangeError when it is not a schema and a name: no search path decides */
export function quoteTable(table: string): string {
  const names = splitNames(table, '.');
  if (names.length !== 2) throw new RangeError('a table is named with its schema');
  return names.map(quoteIdentifier).join('.');
}
