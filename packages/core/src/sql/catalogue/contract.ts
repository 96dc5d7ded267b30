/** What a client gets to see in a column. */
export interface CatalogueColumn {
  readonly name: string;
  /**
   * `own`: the source's value, or one that stands for it one to one (a token). `other`: treated, or always null: two
   * rows may then show the same, so no key, no uniqueness and no NOT NULL is told of it.
   */
  readonly shows: 'own' | 'other';
}

/** A table of the policy. */
export interface CatalogueTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly CatalogueColumn[];
}

/** A column of one of PostgreSQL's own relations, as the source's version has it. */
export interface SystemColumn {
  readonly name: string;
  /** As `format_type` prints it under `search_path = pg_catalog`. */
  readonly type: string;
}

/** `pg_catalog.pg_class` -> its columns in order. Read once from the source by `systemColumnsSql`. */
export type SystemColumns = ReadonlyMap<string, readonly SystemColumn[]>;

export interface CatalogueInput {
  readonly tables: readonly CatalogueTable[];
  /** Names the client signed in with. */
  readonly user: string;
  readonly database: string;
  /** What SHOW would answer, in PostgreSQL's own spelling of the names; `server_version` among them. */
  readonly settings: ReadonlyMap<string, string>;
  /** Names of the built-in functions a client may call. */
  readonly functions: readonly string[];
  readonly system: SystemColumns;
  /** Schemas of the tables in which a name without one is found, in order. None: `public`. */
  readonly path?: readonly string[];
}

/** A relation of the catalogue, and the SQL that answers for it. */
export interface CatalogueRelation {
  readonly schema: 'pg_catalog' | 'information_schema';
  readonly name: string;
  readonly columns: readonly string[];
  /** A sub-select in parentheses. */
  readonly select: string;
}

/** A function or a cast of the catalogue: `KnownFunction` of core/sql/statement. */
export type CatalogueFunction =
  | { readonly as: 'pass'; readonly schema?: 'pg_catalog' | 'information_schema' }
  | {
      readonly as: 'replaced';
      readonly by: (args: readonly string[]) => string;
      /** Whether a call is taken, by its arguments where they are plain texts; null for any other. None: all are. */
      readonly takes?: (texts: readonly (string | null)[]) => boolean;
    };

/** Makes `SystemColumns`, one row a column: relation, name, type. For the reading login, under `search_path = pg_catalog`. */
export const systemColumnsSql = `
SELECT n.nspname || '.' || c.relname AS relation, a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
WHERE n.nspname IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v') AND c.oid < 16384
  AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY relation, a.attnum`;
