import type { Pool } from 'pg';
import { owe, type OwedAct } from '../../platform/owing.ts';
import { inTransaction } from '../db.ts';
import type { AccountTerms, Named, ServiceAccount } from './account.ts';
import { OWNERS } from './rights.ts';

/** An account as it is proposed. */
export interface NewAccount extends AccountTerms {
  readonly id: string;
  readonly name: string;
  readonly party: string;
}

/** Who did something, when, and its entry. */
export interface Done {
  readonly by: string;
  readonly at: Date;
  readonly entry: number;
}

/** What a person proposes can be chosen among: their own party's people and ranges. */
export interface Choices {
  readonly owners: readonly Named[];
  readonly networks: readonly string[];
}

const person = (id: string): string =>
  `(SELECT json_build_object('id', p.id, 'name', p.name) FROM cordon.persons p WHERE p.id = ${id})`;

const COLUMNS = `a.id, a.name, json_build_object('id', y.id, 'name', y.name, 'kind', y.kind) AS party,
  json_build_object('id', g.id, 'name', g.title, 'vendor', g.processor_id, 'source', g.source_id) AS agreement,
  a.access_role AS "accessRole", a.purpose, a.networks::text[] AS networks, ${person('a.owner_id')} AS owner, a.days, a.state,
  ${person('a.proposed_by')} AS "proposedBy", a.proposed_at AS "proposedAt", a.proposed_entry::int AS "proposedEntry",
  ${person('a.decided_by')} AS "decidedBy", a.decided_at AS "decidedAt", a.decided_entry::int AS "decidedEntry",
  a.expires_at AS "expiresAt", a.renewed_at AS "renewedAt", a.renewed_entry::int AS "renewedEntry",
  ${person('a.ended_by')} AS "endedBy", a.ended_at AS "endedAt", a.ended_why AS "endedWhy",
  (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = 'service-account-ended:' || a.id) AS "endedEntry",
  (SELECT min(r.due_at) FROM cordon.access_reviews r WHERE r.agreement_id = a.agreement_id
     AND a.state = 'in-force' AND r.opened_at > coalesce(a.renewed_at, a.decided_at)) AS "reviewDue"`;

const FROM = `FROM cordon.service_accounts a JOIN cordon.parties y ON y.id = a.party_id
  JOIN cordon.agreements g ON g.id = a.agreement_id`;

interface Row extends Omit<ServiceAccount, 'proposed' | 'decided' | 'renewed' | 'ended'> {
  readonly proposedBy: Named;
  readonly proposedAt: Date;
  readonly proposedEntry: number;
  readonly decidedBy: Named | null;
  readonly decidedAt: Date | null;
  readonly decidedEntry: number | null;
  readonly renewedAt: Date | null;
  readonly renewedEntry: number | null;
  readonly endedBy: Named | null;
  readonly endedAt: Date | null;
  readonly endedWhy: NonNullable<ServiceAccount['ended']>['why'] | null;
  readonly endedEntry: number | null;
}

/** A party's ranges that count: those of closed sites let nobody in. */
const LISTED = `FROM cordon.networks n LEFT JOIN cordon.sites s ON s.id = n.site_id
  WHERE n.party_id = $1 AND s.closed_at IS NULL`;

export type AccountStore = ReturnType<typeof createAccountStore>;

/** Accounts of tools. */
export function createAccountStore(pool: Pool) {
  return {
    /** Newest first. */
    async list(): Promise<readonly ServiceAccount[]> {
      const { rows } = await pool.query<Row>(
        `SELECT ${COLUMNS} ${FROM} ORDER BY a.proposed_at DESC, a.id LIMIT 500`,
      );
      return rows.map(accountOf);
    },

    async find(id: string): Promise<ServiceAccount | null> {
      const { rows } = await pool.query<Row>(`SELECT ${COLUMNS} ${FROM} WHERE a.id = $1`, [id]);
      return rows[0] === undefined ? null : accountOf(rows[0]);
    },

    /** @param party whose people and ranges */
    async choices(party: string): Promise<Choices> {
      const [owners, networks] = await Promise.all([
        pool.query<Named>(
          `SELECT id, name FROM cordon.persons WHERE party_id = $1 AND role = ANY ($2) AND suspended_at IS NULL
             AND left_at IS NULL ORDER BY name, id`,
          [party, OWNERS],
        ),
        pool.query<{ cidr: string }>(`SELECT DISTINCT n.cidr::text AS cidr ${LISTED} ORDER BY 1`, [party]),
      ]);
      return { owners: owners.rows, networks: networks.rows.map(({ cidr }) => cidr) };
    },

    /** Of these ranges those that lie in none the party lists. */
    async unlisted(party: string, networks: readonly string[]): Promise<readonly string[]> {
      const { rows } = await pool.query<{ cidr: string }>(
        `SELECT w.cidr::text AS cidr FROM unnest($2::cidr[]) w (cidr)
         WHERE NOT EXISTS (SELECT ${LISTED} AND n.cidr >>= w.cidr)`,
        [party, networks],
      );
      return rows.map(({ cidr }) => cidr);
    },

    async propose(account: NewAccount, { by, at, entry }: Done): Promise<void> {
      const { id, name, party, agreement, accessRole, purpose, networks, owner, days } = account;
      await pool.query(
        `INSERT INTO cordon.service_accounts (id, name, party_id, agreement_id, access_role, purpose, networks, owner_id, days,
           state, proposed_by, proposed_at, proposed_entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed', $10, $11, $12)`,
        [...[id, name, party, agreement, accessRole, purpose, networks, owner, days], by, at, entry],
      );
    },

    /** @param until null: refused. @returns false when it was decided, or taken back, meanwhile */
    async decide(id: string, { by, at, entry }: Done, until: Date | null): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.service_accounts SET state = $5, decided_by = $2, decided_at = $3, decided_entry = $4, expires_at = $6
         WHERE id = $1 AND state = 'proposed'`,
        [id, by, at, entry, until === null ? 'refused' : 'in-force', until],
      );
      return rowCount === 1;
    },

    /** @returns false when it is not in force any more */
    async renew(id: string, { at, entry }: Done, until: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.service_accounts SET renewed_at = $2, renewed_entry = $3, expires_at = $4
         WHERE id = $1 AND state = 'in-force' AND expires_at > $2`,
        [id, at, entry, until],
      );
      return rowCount === 1;
    },

    /** Ends one; its secrets end with it, by a trigger. @returns their ids, or null when it had ended */
    end(id: string, by: string, at: Date, act: OwedAct): Promise<readonly string[] | null> {
      return inTransaction(pool, async (tx) => {
        const { rows } = await tx.query<{ id: string }>(
          `SELECT id FROM cordon.credentials WHERE kind = 'service' AND grant_ ->> 'account' = $1 AND revoked_at IS NULL`,
          [id],
        );
        const { rowCount } = await tx.query(
          `UPDATE cordon.service_accounts SET state = 'ended', ended_by = $2, ended_at = $3, ended_why = 'taken-away'
           WHERE id = $1 AND state IN ('proposed', 'in-force')`,
          [id, by, at],
        );
        if (rowCount !== 1) return null;
        await owe(tx, [act], `service-account-ended:${id}`);
        return rows.map((row) => row.id);
      });
    },

    /** Ends one by no person's hand, as an order of an incident does. @returns false where no account has this id */
    async endInIncident(id: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `SELECT cordon.end_service_accounts(ARRAY[id], $2, 'incident') FROM cordon.service_accounts WHERE id = $1`,
        [id, at],
      );
      return rowCount === 1;
    },

    /** Ends what has run out, and what nobody renewed while its access was under review; each is noted for its entry. */
    async endDue(at: Date): Promise<void> {
      await pool.query(
        `SELECT cordon.end_service_accounts(ARRAY(
           SELECT a.id FROM cordon.service_accounts a WHERE a.state = 'in-force' AND a.expires_at <= $1), $1, 'expired')`,
        [at],
      );
      await pool.query(
        `SELECT cordon.end_service_accounts(ARRAY(
           SELECT a.id FROM cordon.service_accounts a JOIN cordon.access_reviews r ON r.agreement_id = a.agreement_id
           WHERE a.state = 'in-force' AND r.opened_at > coalesce(a.renewed_at, a.decided_at)
             AND r.due_at <= $1), $1, 'not-reviewed')`,
        [at],
      );
    },
  };
}

function accountOf(row: Row): ServiceAccount {
  const { proposedBy, proposedAt, proposedEntry, decidedBy, decidedAt, decidedEntry, ...more } = row;
  const { renewedAt, renewedEntry, endedBy, endedAt, endedWhy, endedEntry, ...rest } = more;
  return {
    ...rest,
    proposed: { by: proposedBy, at: proposedAt, entry: proposedEntry },
    decided:
      decidedBy === null || decidedAt === null || decidedEntry === null
        ? null
        : { by: decidedBy, at: decidedAt, entry: decidedEntry },
    renewed:
      renewedAt === null || renewedEntry === null
        ? null
        : { by: rest.owner, at: renewedAt, entry: renewedEntry },
    ended:
      endedAt === null || endedWhy === null
        ? null
        : { by: endedBy, at: endedAt, why: endedWhy, entry: endedEntry },
  };
}
