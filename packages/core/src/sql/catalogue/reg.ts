import { quoteLiteral } from '../identifier.ts';
import type { CatalogueFunction, CatalogueInput } from './contract.ts';
import { list, replaced } from './given.ts';
import { FIRST_OWN_OID, ROLE_OID, typeVisible, type Visible } from './visible.ts';

/*
 * `regclass` and its like turn a number into a name and a name into a number, for everything there is. Here they know
 * what is visible; anything else, there or not, is null. A text is held against names and never given to PostgreSQL's
 * own reading of names, whose errors tell a schema that exists from one that does not.
 */

/** `schema.name` in every spelling a client writes; of `pg_catalog` and the path without the schema too. */
function spellings(schema: string, name: string, path: string): string {
  const quoted = (of: string): string => `'"' || pg_catalog.replace(${of}, '"', '""') || '"'`;
  const ways = (of: string): readonly string[] => [of, quoted(of)];
  const pairs = ways(schema).flatMap((s) => ways(name).map((n) => `${s} || '.' || ${n}`));
  const alone = ways(name).map(
    (n) => `CASE WHEN ${schema} = 'pg_catalog' OR ${schema} = ANY (${path}) THEN ${n} END`,
  );
  return `(${[...pairs, ...alone].join(', ')})`;
}

/** SQL for the number of the relation that `text`, an expression, names or numbers; null for none that is visible. */
export function relationNumber(text: string, { tables, indexes, path }: Visible): string {
  const matches = (schema: string, name: string): string =>
    `${text} IN ${spellings(`${schema}::text`, `${name}::text`, path)}`;
  const place = (schema: string): string => `pg_catalog.array_position(${path}, ${schema}::text)`;
  const bare = `pg_catalog.regexp_replace(pg_catalog.replace(${text}, '"', ''), '^pg_catalog\\.', '')`;
  return `(SELECT v.oid FROM (
      SELECT t.oid, ${place('t.schema')} AS place FROM (${tables}) t WHERE t.oid::text = ${text} OR ${matches('t.schema', 't.name')}
    UNION ALL
      SELECT c.oid, ${place('n.nspname')} FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid IN (${indexes}) AND (c.oid::text = ${text} OR ${matches('n.nspname', 'c.relname')})
    UNION ALL
      SELECT c.oid, 0 FROM pg_catalog.pg_class c
      WHERE c.relnamespace = 11 AND c.oid < ${FIRST_OWN_OID} AND c.relname = ${bare}::name
    UNION ALL
      SELECT c.oid, 0 FROM pg_catalog.pg_class c
      WHERE c.relnamespace = 11 AND c.oid = ${numbered(text)} AND c.oid < ${FIRST_OWN_OID}
    ) v ORDER BY v.place LIMIT 1)`;
}

/** The text as a number, when it is one: an index on the number can then be used. */
function numbered(text: string): string {
  return `CASE WHEN ${text} ~ '^[0-9]{1,9}$' THEN ${text}::oid END`;
}

/** SQL for the number of the schema that `text` names or numbers. */
export function schemaNumber(text: string, { namespaces }: Visible): string {
  return `(SELECT v.oid FROM (${namespaces}) v
    WHERE v.oid::text = ${text} OR ${text} IN (v.name::text, pg_catalog.quote_ident(v.name)) LIMIT 1)`;
}

function typeNumber(text: string, visible: Visible): string {
  const name = 'y.typname::text';
  return `(SELECT y.oid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace
    WHERE ${typeVisible('y', visible)} AND (y.oid::text = ${text}
      OR ${text} IN ${spellings('n.nspname::text', name, visible.path)}
      OR pg_catalog.format_type(y.oid, NULL) =
        CASE pg_catalog.lower(${text}) WHEN 'int' THEN 'integer' WHEN 'decimal' THEN 'numeric' WHEN 'float' THEN 'double precision'
          ELSE pg_catalog.lower(${text}) END)
    ORDER BY n.nspname <> 'pg_catalog', pg_catalog.array_position(${visible.path}, n.nspname::text) LIMIT 1)`;
}

function functionNumber(text: string): string {
  const bare = `pg_catalog.regexp_replace(${text}, '^pg_catalog\\.', '')`;
  return `(SELECT v.oid FROM (
      SELECT f.oid FROM pg_catalog.pg_proc f
      WHERE f.pronamespace = 11 AND f.oid < ${FIRST_OWN_OID} AND f.proname = ${bare}::name
    UNION ALL
      SELECT f.oid FROM pg_catalog.pg_proc f
      WHERE f.pronamespace = 11 AND f.oid < ${FIRST_OWN_OID} AND f.oid = ${numbered(text)}
    ) v LIMIT 1)`;
}

/** SQL for the name of a role by its number; roles of the source have none. */
export function roleName(number: string, { user }: CatalogueInput): string {
  return `CASE ${number}::text WHEN '${ROLE_OID}' THEN ${quoteLiteral(user)} END`;
}

/** The casts, by the type's name, an array's with `[]`. Others of their kind (`regoper`, `regconfig`, …) are refused. */
export function catalogueCasts(
  input: CatalogueInput,
  visible: Visible,
): ReadonlyMap<string, CatalogueFunction> {
  // A number that is none has a name of its own: `0::regclass` reads `-`.
  const none = (text: string, type: string, number: string): string =>
    `CASE WHEN ${text} IN ('0', '-') THEN 0::oid ELSE ${number} END::${type}`;
  const cast = (type: string, number: (text: string) => string): [string, CatalogueFunction] => [
    type,
    replaced([['text']], ([text = '']) => none(text, type, number(text)), visible),
  ];
  return new Map([
    cast('regclass', (text) => relationNumber(text, visible)),
    cast('regtype', (text) => typeNumber(text, visible)),
    cast('regproc', functionNumber),
    cast('regnamespace', (text) => schemaNumber(text, visible)),
    [
      'regtype[]',
      list(
        'regtype',
        replaced(
          [['text[]']],
          ([texts = '']) => `(SELECT pg_catalog.array_agg(${typeNumber('x.word', visible)} ORDER BY x.place)
            FROM pg_catalog.unnest(${texts}) WITH ORDINALITY AS x(word, place))`,
          visible,
        ),
      ),
    ],
    // As text: PostgreSQL's own printing would tell the real role's name.
    ['regrole', replaced([['text']], ([text = '']) => roleName(text, input))],
  ]);
}
