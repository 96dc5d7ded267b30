/** Longest value of `search_path` that is kept, in characters. */
const LONGEST = 1_000;

/**
 * The names in a value of `search_path`, as PostgreSQL reads it (SplitIdentifierString): parted by commas, folded to
 * small letters where they are not quoted.
 * @returns null for what is no such list; `$user` and schemas that are not there stand in it as they are
 */
function namesIn(text: string): readonly string[] | null {
  if (text.trim() === '') return [];
  const names: string[] = [];
  const piece = /\s*(?:"((?:[^"]|"")*)"|([^\s,"]+))\s*(,|$)/uy;
  for (;;) {
    const found = piece.exec(text);
    if (found === null) return null;
    const [, quoted, bare = '', end] = found;
    // Only ASCII is folded in a database of UTF8 (downcase_identifier).
    names.push(quoted?.replaceAll('""', '"') ?? bare.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase()));
    if (end !== ',') return names;
  }
}

/** What may stand in `search_path`: any list of names. It is kept as it was written, as PostgreSQL does. */
export function searchPath(text: string): string | null {
  return text.length <= LONGEST && !text.includes('\0') && namesIn(text) !== null ? text : null;
}

/** The schemas in which a name without one is looked for now, in order. PostgreSQL's own goes before them all. */
export function schemasOf({ values }: { readonly values: ReadonlyMap<string, string> }): readonly string[] {
  return namesIn(values.get('search_path') ?? '') ?? [];
}
