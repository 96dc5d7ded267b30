import { sql, type Kysely } from 'kysely';
import { revokeWithin, type Role } from '../identity/index.ts';
import { oweWithin } from '../platform/owing.ts';
import type { EndedWork, Roles } from './roleChange.ts';

/** What people are to their party. */
export function createRoles(db: Kysely<unknown>): Roles {
  return {
    async byDirectory(person) {
      const { rows } = await sql`SELECT FROM cordon.directory_users WHERE person_id = ${person}
        AND mapped_by IS NOT NULL AND deleted_at IS NULL`.execute(db);
      return rows.length > 0;
    },

    change: ({ person, before, role, by, at }, owes) =>
      db.transaction().execute(async (tx) => {
        // Both, and in one order: of two admins who take each other's role away the second finds they have none to give.
        const { rows: held } = await sql<{ id: string; role: Role; account: boolean; mapped: boolean }>`
          SELECT p.id, p.role, p.user_id IS NOT NULL AS account,
            EXISTS (SELECT FROM cordon.directory_users d
              WHERE d.person_id = p.id AND d.mapped_by IS NOT NULL AND d.deleted_at IS NULL) AS mapped
          FROM cordon.persons p WHERE p.id IN (${person}, ${by.id}) AND (p.id = ${person} OR (p.suspended_at IS NULL
            AND p.left_at IS NULL)) ORDER BY p.id FOR UPDATE OF p`.execute(tx);
        const subject = held.find(({ id }) => id === person);
        if (subject?.role !== before || held.find(({ id }) => id === by.id)?.role !== by.role) {
          return 'changed-meanwhile';
        }
        if (subject.mapped) return 'directory';
        await sql`UPDATE cordon.persons SET role = ${role}, access_role = NULL, purpose = NULL WHERE id = ${person}`.execute(
          tx,
        );
        const { rows: ended } = await sql<EndedWork>`
          WITH gone AS (SELECT cordon.end_assignments(
            ARRAY(SELECT a.id FROM cordon.assignments a WHERE a.person_id = ${person}), ${at}, ${by.id}, 'ended') AS id)
          SELECT a.id, a.agreement_id AS agreement, a.access_role AS "accessRole", a.purpose
          FROM gone JOIN cordon.assignments a ON a.id = gone.id ORDER BY a.id`.execute(tx);
        // The link of somebody who has not come in yet opens nothing that is not theirs now.
        const targets = subject.account ? [{ scope: 'person', id: person } as const] : [];
        await revokeWithin(tx, targets, at);
        await oweWithin(tx, owes(ended));
        return 'done';
      }),
  };
}
