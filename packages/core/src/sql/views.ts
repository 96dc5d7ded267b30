import type { DataMap, Field, Treatment } from '../kernel/index.ts';
import { caseViewSql } from './caseView.ts';
import { confirmViewSql } from './confirmView.ts';
import { quoteIdentifier, quoteLiteral } from './identifier.ts';
import { lookupViewSql } from './lookupView.ts';
import {
  viewName,
  viewPrefix,
  type ScopeBy,
  type ScopedView,
  type ViewKind,
  type ViewName,
  type ViewOf,
} from './names.ts';
import { caseViewOf } from './queries.ts';
import { readViewSql, type MaskColumn } from './readView.ts';
import { revealViewSql } from './revealView.ts';
import { tableSql, type ColumnTypes, type TableSql } from './table.ts';

/** What a role may see of a resource for a purpose: the effective view the policy compiled. */
export interface Profile {
  readonly purpose: string;
  readonly role: string;
  readonly resource: string;
  /** A field that is not listed is hidden. */
  readonly fields: readonly {
    readonly field: string;
    readonly treatment: Treatment;
    readonly rights: readonly ('lookup' | 'confirm' | 'reveal')[];
  }[];
}

export interface ViewsInput {
  /** SHA-256 (hex) of the signed terms. */
  readonly termsHash: string;
  readonly dataMap: DataMap;
  readonly profiles: readonly Profile[];
  readonly types: ColumnTypes;
  readonly mask: MaskColumn;
  /** The login that may read the views, and nothing else. */
  readonly reader: string;
  readonly scopeBy: ScopeBy;
}

/**
 * One script that (re)makes every view of one agreement version; run it in one transaction. All are
 * `security_barrier`: a function in the reader's query never sees a row before the scope has let it through.
 * What the data map names and the source lacks makes no view or a hidden column.
 */
export function viewsSql(input: ViewsInput): string {
  const { termsHash, dataMap, types } = input;
  const caseView = { ...viewName(caseViewOf(termsHash)), scopeBy: input.scopeBy };
  return [
    createSql(caseView, caseViewSql(caseView, dataMap, types), input.reader),
    ...input.profiles.map((profile) => profileSql(input, profile)),
  ].join('\n');
}

/** What is made for each right in a field. */
export const bodyOf = {
  reveal: revealViewSql,
  lookup: lookupViewSql,
  confirm: confirmViewSql,
} satisfies Record<string, (view: ScopedView, table: TableSql, field: Field) => string | null>;

function profileSql(input: ViewsInput, profile: Profile): string {
  const { dataMap, types, reader, mask } = input;
  const resource = dataMap.resources.find(({ name }) => name === profile.resource);
  const table = resource?.kind === 'table' ? tableSql(resource, types) : null;
  if (resource === undefined || table === null) return '';
  const treatments = new Map(profile.fields.map(({ field, treatment }) => [field, treatment]));
  const read = viewOf(input, profile, 'read', '');
  const rights = profile.fields.flatMap(({ field: name, rights: granted }) => {
    const field = table.fields.find((readable) => readable.name === name);
    if (field === undefined) return [];
    return granted.map((right) => {
      const view = viewOf(input, profile, right, name);
      return createSql(view, bodyOf[right](view, table, field), reader);
    });
  });
  return [createSql(read, readViewSql(read, table, resource, treatments, mask), reader), ...rights].join(
    '\n',
  );
}

function viewOf(
  { termsHash, scopeBy }: ViewsInput,
  { purpose, role, resource }: Pick<ViewOf, 'purpose' | 'role' | 'resource'>,
  kind: ViewKind,
  field: string,
): ScopedView {
  return { ...viewName({ kind, termsHash, purpose, role, resource, field }), scopeBy };
}

function createSql({ sql: name }: ViewName, body: string | null, reader: string): string {
  if (body === null) return '';
  return `DROP VIEW IF EXISTS ${name};
CREATE VIEW ${name} WITH (security_barrier = true) AS
${body};
REVOKE ALL ON ${name} FROM PUBLIC;
GRANT SELECT ON ${name} TO ${quoteIdentifier(reader)};`;
}

/** Drops every view of an agreement version, whatever map and profiles made them. */
export function dropViewsSql(termsHash: string): string {
  const prefix = quoteLiteral(viewPrefix(termsHash));
  return `
DO $drop$
DECLARE
  old record;
BEGIN
  FOR old IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'cordon' AND c.relkind = 'v' AND starts_with(c.relname::text, ${prefix})
  LOOP
    EXECUTE format('DROP VIEW cordon.%I', old.relname);
  END LOOP;
END $drop$;`;
}
