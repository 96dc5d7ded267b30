/** What keeps a column from whoever has a copy of the database. */
export const protections = [
  'ticket-key',
  'data-key',
  'provider-key',
  'installation-key',
  'hash',
  'public',
  'disk',
] as const;

export type Protection = (typeof protections)[number];

/** Columns of one table that hold the same kind of thing under the same protection. */
export interface ColumnsAtRest {
  /** With its schema. */
  readonly table: string;
  readonly columns: readonly string[];
  /** In plain words. */
  readonly holds: string;
  /**
   * `ticket-key`, `data-key`, `provider-key`, `installation-key`: sealed under it. `hash`: what it was made from cannot be
   * read out of it. `public`: made to be published or handed over. `disk`: readable in any copy of the database, so only
   * what protects the disk and its backups protects it.
   */
  readonly protection: Protection;
}

/** @param columns with blanks between */
export function line(table: string, columns: string, holds: string, protection: Protection): ColumnsAtRest {
  return { table, columns: columns.split(' '), holds, protection };
}
