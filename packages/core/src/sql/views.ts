import type { DataMap, Field, Resource } from '../kernel/index.ts';
import { caseViewSql } from './caseView.ts';
import { confirmViewSql } from './confirmView.ts';
import { matchViewSql, tableViewSql, wholeViewSql } from './doorView.ts';
import { quoteIdentifier, quoteLiteral } from './identifier.ts';
import type { KeptColumn } from './keepType.ts';
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
import { relationOf, type KeptColumns, type Profile } from './relations.ts';
import { revealViewSql } from './revealView.ts';
import { tableSql, type ColumnTypes, type TableSql } from './table.ts';
import { textViewSql } from './textView.ts';

export interface ViewsInput {
  /** SHA-256 (hex) of the signed terms. */
  readonly termsHash: string;
  readonly dataMap: DataMap;
  readonly profiles: readonly Profile[];
  readonly types: ColumnTypes;
  readonly columns: KeptColumns;
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
  const { dataMap, types, reader } = input;
  const resource = dataMap.resources.find(({ name }) => name === profile.resource);
  const table = resource?.kind === 'table' ? tableSql(resource, types) : null;
  if (resource === undefined || table === null) return '';
  const made = [
    ...(profile.subjects === 'ticket-in-hand' ? caseViews(input, profile, resource, table) : []),
    ...doorViews(input, profile, resource, table),
  ];
  return made.map(([view, body]) => createSql(view, body, reader)).join('\n');
}

/** A view and its body; null where there is nothing to make. */
type Made = readonly [view: ScopedView, body: string | null];

/** What Cordon's own statements read: the case, and one view for each right. */
function caseViews(
  input: ViewsInput,
  profile: Profile,
  resource: Resource,
  table: TableSql,
): readonly Made[] {
  const treatments = new Map(profile.fields.map(({ field, treatment }) => [field, treatment]));
  const read = viewOf(input, profile, 'read', '');
  const rights = profile.fields.flatMap(({ field: name, rights: granted }) => {
    const field = table.fields.find((readable) => readable.name === name);
    if (field === undefined) return [];
    return granted.map((right): Made => {
      const view = viewOf(input, profile, right, name);
      return [view, bodyOf[right](view, table, field)];
    });
  });
  return [[read, readViewSql(read, table, resource, treatments, input.mask)], ...rights];
}

/** What the statements of clients read; nothing of a resource that is hidden as a whole. */
function doorViews(
  input: ViewsInput,
  profile: Profile,
  resource: Resource,
  table: TableSql,
): readonly Made[] {
  const relation = relationOf(input, profile, resource, table);
  if (relation === null) return [];
  const { lookups, texts } = relation;
  const { columns: types, mask } = input;
  const treatments = new Map(profile.fields.map(({ field, treatment }) => [field, treatment]));
  const columns = {
    ...{ resource, treatments, mask, types: types.get(resource.table) ?? new Map<string, KeptColumn>() },
    ...{ texts: new Map([...texts].map(([name, { key }]) => [name, key])), named: relation.view.key },
  };
  const of = (kind: ViewKind, name: string): ScopedView => viewOf(input, profile, kind, name);
  const fieldsOf = (names: Iterable<string>): readonly Field[] => {
    const wanted = new Set(names);
    return table.fields.filter(({ name }) => wanted.has(name));
  };
  const every = relation.scope === 'every';
  const view = of(every ? 'whole' : 'table', '');
  return [
    [view, every ? wholeViewSql(view, table, columns) : tableViewSql(view, table, columns)],
    ...fieldsOf(lookups.keys()).map((field): Made => {
      const match = of('match', field.name);
      return [match, matchViewSql(match, table, field, columns)];
    }),
    ...fieldsOf(texts.keys()).map((field): Made => {
      const text = of('text', field.name);
      return [text, textViewSql(text, table, field, relation.scope)];
    }),
  ];
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
