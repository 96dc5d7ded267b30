import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a legal hold keeps all that is under an agreement: what it holds outlives its term, whoever set that.
 * @param agreement a column that holds the id of one
 */
export const heldWhole = (agreement: string): RawBuilder<boolean> => sql<boolean>`
  EXISTS (SELECT FROM cordon.legal_holds h
          WHERE h.agreement_id = ${sql.ref(agreement)} AND h.category IS NULL AND h.lifted_at IS NULL)`;
