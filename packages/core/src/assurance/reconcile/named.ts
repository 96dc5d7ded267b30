/** A table of the source's data map. */
export interface NamedTable {
  readonly schema: string;
  readonly name: string;
}

/** Comments and text literals, which may say anything. Bodies between dollars stay: code stands there. */
const SAID = /--[^\n]*|\/\*[\s\S]*?\*\/|[eE]?'(?:[^'\\]|''|\\[\s\S])*'/g;
const NAME = /"((?:[^"]|"")+)"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/g;
/** What gives rows back, or could. */
const READS = /\b(select|copy|returning|explain)\b|^\s*(table|do|call|with|fetch|declare)\b/i;

/**
 * The tables that a statement reads, of those that are asked about: their names, and nothing else of its text. A view or
 * function of the company's own that reads a table is not seen through.
 */
export function tablesRead(text: string, tables: readonly NamedTable[]): readonly string[] {
  const code = text.replace(SAID, ' ');
  if (!READS.test(code)) return [];
  const names = [...code.matchAll(NAME)].map(({ 0: whole, 1: quoted, index }) => ({
    name: quoted?.replaceAll('""', '"') ?? whole.toLowerCase(),
    before: index,
    after: index + whole.length,
  }));
  return tables
    .filter(({ schema, name }) =>
      names.some((one, nth) => {
        if (one.name !== name) return false;
        const qualifier = names[nth - 1];
        const qualified =
          qualifier !== undefined && /^\s*\.\s*$/.test(code.slice(qualifier.after, one.before));
        return !qualified || qualifier.name === schema;
      }),
    )
    .map(({ schema, name }) => `${schema}.${name}`);
}
