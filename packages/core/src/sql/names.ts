import { canonicalText, leafHash, toHex, toUtf8 } from '@cordon/ledger';

/**
 * What a generated view answers. The last four are for clients that write their own SQL: `table` (the customer in scope) or
 * `whole` (every customer) is what a name in their statement stands for, `match` the same for an exact-match lookup, and
 * `text` has what a handle stands for.
 */
export type ViewKind =
  'read' | 'reveal' | 'lookup' | 'confirm' | 'case' | 'table' | 'whole' | 'match' | 'text';

/** What tells one generated view from all others. `field` is empty for what is of all fields; only the hash counts for `case`. */
export interface ViewOf {
  readonly kind: ViewKind;
  /** SHA-256 (hex) of the signed terms. */
  readonly termsHash: string;
  readonly purpose: string;
  readonly role: string;
  readonly resource: string;
  readonly field: string;
}

export interface ViewName {
  /** Quoted and qualified, ready for SQL. */
  readonly sql: string;
  /** What the scope row must grant, with the view's kind, for the view to answer. */
  readonly key: string;
}

/** Where the scope of a view stands: in the table of a server that can be written, or in a signed setting. */
export type ScopeBy = 'table' | 'setting';

/** A view, or what stands for one in a statement with parameters, with the way its rows are held to a scope. */
export interface ScopedView extends ViewName {
  readonly scopeBy: ScopeBy | 'parameters';
}

/** Deterministic name of a generated view: 51 bytes, so PostgreSQL does not cut it. */
export function viewName({ kind, termsHash, purpose, role, resource, field }: ViewOf): ViewName {
  const key = digest(['cordon-view/v1', kind, termsHash, purpose, role, resource, field]);
  return { sql: `cordon."${viewPrefix(termsHash)}${key}"`, key };
}

/** What the names of all views of one agreement version begin with. */
export function viewPrefix(termsHash: string): string {
  if (!/^[0-9a-f]{64}$/.test(termsHash)) throw new RangeError('not a terms hash');
  return `v_${termsHash.slice(0, 16)}_`;
}

/** The two logins of a source. Roles belong to the whole server, so the database is part of the name. */
export interface SourceRoles {
  readonly reader: string;
  readonly scope: string;
}

export function sourceRoles(source: string, database: string): SourceRoles {
  const suffix = digest(['cordon-roles/v1', source, database]).slice(0, 12);
  return { reader: `cordon_reader_${suffix}`, scope: `cordon_scope_${suffix}` };
}

function digest(parts: readonly string[]): string {
  const hash = leafHash(toUtf8(canonicalText([...parts])));
  return toHex(hash.subarray(0, 16));
}
