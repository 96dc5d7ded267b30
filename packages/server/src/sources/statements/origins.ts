import { Failure } from '@cordon/core/kernel';
import type { Prepared, SourceSession } from './session.ts';

/** PostgreSQL's own relations have lower OIDs (FirstNormalObjectId, access/transam.h). */
const FIRST_OF_OTHERS = 16_384;
const OID = 26;

const IS_VIEW = `SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = $1 AND c.relkind = 'v' AND n.nspname = 'cordon'`;

/**
 * An assertion beside the two locks: a column of an answer comes from a generated view, from PostgreSQL's own relations or
 * from an expression, and never from a table of the customer's. Were the rewriter wrong and the login able to read one, it
 * would show here before a row is shown.
 * @param aside lends a session of its own: on the client's own one rows may be waiting, and would be taken for the answer
 */
export function createOrigins(aside: <T>(ask: (session: SourceSession) => Promise<T>) => Promise<T>) {
  const views = new Set<number>();
  const checked = new WeakMap<Prepared, Prepared>();

  const isView = async (oid: number): Promise<boolean> => {
    if (views.has(oid)) return true;
    const values = [Buffer.from(String(oid))];
    const bound = { sql: IS_VIEW, types: [OID], formats: [], values, results: [0 as const] };
    const { batch } = await aside((session) => session.run(bound, 0, { rows: 2, bytes: 1_000 }));
    if (batch.rows.length !== 1) return false;
    views.add(oid);
    return true;
  };

  return {
    /**
     * What may be told of a statement's columns: their origins are views nobody else knows, so they are told as expressions.
     * @throws Failure `raw-origin`
     */
    async checked(prepared: Prepared): Promise<Prepared> {
      const before = checked.get(prepared);
      if (before !== undefined) return before;
      for (const { table } of prepared.columns ?? []) {
        if (table >= FIRST_OF_OTHERS && !(await isView(table))) {
          throw new Failure('raw-origin', `a column of relation ${String(table)}`);
        }
      }
      const told = {
        parameters: prepared.parameters,
        columns:
          prepared.columns?.map((column) =>
            column.table >= FIRST_OF_OTHERS ? { ...column, table: 0, attribute: 0 } : column,
          ) ?? null,
      };
      checked.set(prepared, told);
      return told;
    },
  };
}
