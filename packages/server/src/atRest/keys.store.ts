import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { dataKeyView } from './schemas.ts';

type View = z.infer<typeof dataKeyView>;

/** Every key per vendor and agreement, newest first within each, with what opens by it. */
export async function listDataKeys(db: Kysely<unknown>): Promise<readonly View[]> {
  const { rows } = await sql<
    Omit<View, 'createdAt' | 'wrappedAt'> & { readonly createdAt: Date; readonly wrappedAt: Date }
  >`
    SELECT d.id, jsonb_build_object('id', p.id, 'name', p.name) AS party,
           CASE WHEN a.id IS NULL THEN NULL ELSE jsonb_build_object('id', a.id, 'title', a.title) END AS agreement,
           d.provider, d.created_at AS "createdAt", d.wrapped_at AS "wrappedAt",
           CASE WHEN d.destroyed_at IS NOT NULL THEN 'destroyed' WHEN d.replaced_at IS NOT NULL THEN 'replaced'
                ELSE 'current' END AS state,
           (SELECT count(*)::int FROM cordon.ticket_keys k WHERE k.data_key_id = d.id) AS tickets,
           (SELECT (count(DISTINCT m.id) + count(DISTINCT f.id))::int FROM cordon.ticket_keys k
              LEFT JOIN cordon.ticket_messages m ON m.ticket_id = k.ticket_id AND m.sealed IS NOT NULL
              LEFT JOIN cordon.ticket_attachments f ON f.ticket_id = k.ticket_id AND f.name_sealed IS NOT NULL
            WHERE k.data_key_id = d.id) AS sealed
    FROM cordon.data_keys d JOIN cordon.parties p ON p.id = d.party_id
    LEFT JOIN cordon.agreements a ON a.id = d.agreement_id
    ORDER BY p.name, a.title NULLS LAST, d.created_at DESC, d.id`.execute(db);
  return rows.map(({ createdAt, wrappedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    wrappedAt: wrappedAt.toISOString(),
  }));
}
