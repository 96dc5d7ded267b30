import type { DataMap, FieldType, Resource, RowScope, Treatment } from '../kernel/index.ts';
import { hiddenColumns, isHandled } from './doorView.ts';
import { exactMatch } from './exactMatch.ts';
import { splitNames } from './identifier.ts';
import { keptType, type KeptColumn } from './keepType.ts';
import { viewName, type ViewKind } from './names.ts';
import { grantOf } from './scope.ts';
import { tableSql, type ColumnTypes, type TableSql } from './table.ts';

/** What a role may see of a resource for a purpose: the effective view the policy compiled. */
export interface Profile {
  readonly purpose: string;
  readonly role: string;
  readonly resource: string;
  /** Whose rows: a role and purpose have one scope in all their permissions. */
  readonly subjects: RowScope;
  /** A field that is not listed is hidden. */
  readonly fields: readonly {
    readonly field: string;
    readonly treatment: Treatment;
    readonly rights: readonly ('lookup' | 'confirm' | 'reveal')[];
  }[];
}

/** Types of a source's columns as views for clients keep them: table as the data map writes it -> column -> types. */
export type KeptColumns = ReadonlyMap<string, ReadonlyMap<string, KeptColumn>>;

/** A generated view that a statement reads, and what the scope must hold for it to answer. */
export interface DoorView {
  /** Quoted and qualified, ready for SQL. */
  readonly sql: string;
  /** Names its literals in the scope: see `literalsOf`. */
  readonly key: string;
  /** One of the grants of the scope: see `grantOf`. */
  readonly grant: string;
}

/** A column as a client sees it. */
export interface DoorColumn {
  readonly name: string;
  readonly type: FieldType;
  /** SQL type of the view's column: of the source's own column, its modifier dropped where a mask could outgrow it. */
  readonly sqlType: string;
  readonly treatment: Treatment;
  /** Whether its cells are handles, which `texts` resolves. */
  readonly handle: boolean;
  readonly rights: readonly ('lookup' | 'confirm' | 'reveal')[];
}

/** A table as a role reads it for a purpose through SQL of its own. */
export interface DoorRelation {
  /** As the client names it: the table's own schema and name, unquoted. */
  readonly schema: string;
  readonly name: string;
  /** Name of the resource in the data map. */
  readonly resource: string;
  readonly scope: 'one' | 'every';
  readonly view: DoorView;
  /** In the order of the data map. */
  readonly columns: readonly DoorColumn[];
  /** Unquoted names of the hidden columns, of type text. No client may name what has this form. */
  readonly key: string;
  readonly subject: string;
  /** Columns that are treated and may be looked up by their exact value -> the view that compares the raw one. */
  readonly lookups: ReadonlyMap<string, DoorView>;
  /** Columns of handles -> the view with the texts: columns `handle`, `value` (raw) and `subject`. */
  readonly texts: ReadonlyMap<string, DoorView>;
}

/** What relations are made from. */
export interface RelationsInput {
  /** SHA-256 (hex) of the signed terms. */
  readonly termsHash: string;
  readonly dataMap: DataMap;
  readonly types: ColumnTypes;
  readonly columns: KeptColumns;
}

/**
 * What one role reads for one purpose through SQL of its own, in the order of the data map. A table that two resources show
 * is the first of them: its name can stand for one only.
 * @param profiles of that role and purpose; others are left out
 */
export function relationsOf(
  input: RelationsInput,
  { role, purpose }: Pick<Profile, 'role' | 'purpose'>,
  profiles: readonly Profile[],
): readonly DoorRelation[] {
  const own = profiles.filter((profile) => profile.role === role && profile.purpose === purpose);
  const found = input.dataMap.resources.flatMap((resource) => {
    const profile = own.find((one) => one.resource === resource.name);
    const table = resource.kind === 'table' ? tableSql(resource, input.types) : null;
    const relation =
      profile === undefined || table === null ? null : relationOf(input, profile, resource, table);
    return relation === null ? [] : [relation];
  });
  const named = ({ schema, name }: DoorRelation): string => JSON.stringify([schema, name]);
  return found.filter((one, nth) => found.findIndex((other) => named(other) === named(one)) === nth);
}

/** @returns null of a resource that shows nothing: then there is no view of it, and its name stands for nothing */
export function relationOf(
  { termsHash, columns: kept }: Pick<RelationsInput, 'termsHash' | 'columns'>,
  profile: Profile,
  resource: Resource,
  table: TableSql,
): DoorRelation | null {
  const { purpose, role, subjects } = profile;
  const types = kept.get(resource.table);
  const view = (kind: ViewKind, field: string): DoorView => {
    const { sql, key } = viewName({ kind, termsHash, purpose, role, resource: resource.name, field });
    return { sql, key, grant: grantOf(kind, key) };
  };
  const columns = resource.fields.map((field): DoorColumn => {
    const { name, type } = field;
    const column = types?.get(name);
    const granted = profile.fields.find((one) => one.field === name);
    const readable = column !== undefined && table.fields.includes(field);
    const treatment = readable ? (granted?.treatment ?? 'hidden') : 'hidden';
    const handle = isHandled(field, treatment, column);
    const sqlType =
      column === undefined ? ABSENT[type] : handle ? column.sqlType : keptType(treatment, field, column);
    return { name, type, sqlType, treatment, handle, rights: readable ? (granted?.rights ?? []) : [] };
  });
  if (columns.every(({ treatment }) => treatment === 'hidden')) return null;
  const [schema = '', name = ''] = splitNames(resource.table, '.');
  const every = subjects === 'every-customer';
  const own = view(every ? 'whole' : 'table', '');
  const found = resource.fields.filter(({ name: field }) =>
    columns.some(
      (column) => column.name === field && column.treatment !== 'clear' && column.rights.includes('lookup'),
    ),
  );
  return {
    ...{ schema, name, resource: resource.name, scope: every ? 'every' : 'one', view: own, columns },
    ...hiddenColumns(own.key),
    // Where rows of everybody are open no look-up is: it would say more than its treatment does.
    lookups: new Map(
      (every ? [] : found)
        .filter((field) => exactMatch(field, table.typeOf(field)) !== null)
        .map((field) => [field.name, view('match', field.name)]),
    ),
    texts: new Map(
      columns.filter(({ handle }) => handle).map((column) => [column.name, view('text', column.name)]),
    ),
  };
}

/** What a column that the source lacks is a null of: `typedNull` of core/masking. */
const ABSENT: Readonly<Record<FieldType, string>> = {
  text: 'text',
  integer: 'bigint',
  numeric: 'numeric',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp with time zone',
  json: 'jsonb',
};
