import type { Code } from '@cordon/core/kernel';
import { mayCome, networksSql, sitesSql, type Comer, type ListedNetwork } from './coming.ts';
import type { Db } from './db.ts';

export type Role =
  | 'company-admin'
  | 'privacy-officer'
  | 'security-officer'
  | 'vendor-manager'
  | 'vendor-admin'
  | 'team-lead'
  | 'agent'
  | 'qa-analyst'
  | 'auditor';

/** A person as far as sign-in needs to know. */
export interface Candidate {
  readonly personId: string;
  readonly partyId: string;
  readonly email: string | null;
  /** Why no session may be given from here, or null. Said to the ledger, never to the client. */
  readonly refusal: Code | null;
}

interface CandidateRow extends Comer {
  id: string;
  party_id: string;
  email: string | null;
  suspended: boolean;
  contained: boolean;
  gone: boolean;
  networks: ListedNetwork[];
}

/**
 * Looks up who an account belongs to and whether that person may have a session from this address now.
 * @param by the account id, the sign-in e-mail as it was typed, or the person
 * @param now epoch milliseconds
 * @returns null when it belongs to nobody
 */
export async function candidate(
  db: Db,
  by: { readonly userId: string } | { readonly email: string } | { readonly personId: string },
  address: string | null,
  now: number,
): Promise<Candidate | null> {
  const [where, value] =
    'userId' in by
      ? (['p.user_id = $1', by.userId] as const)
      : 'email' in by
        ? (['lower(p.email) = lower($1)', by.email] as const)
        : (['p.id = $1', by.personId] as const);
  const { rows } = await db.query<CandidateRow>(
    `SELECT p.id, p.party_id, pa.kind, p.email, p.suspended_at IS NOT NULL AS suspended,
            pa.contained_at IS NOT NULL AS contained,
            p.left_at IS NOT NULL AS gone, ${sitesSql('p', '$2')} AS sites, ${networksSql('p.party_id')} AS networks
     FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id
     WHERE ${where}`,
    [value, new Date(now)],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    personId: row.id,
    partyId: row.party_id,
    email: row.email,
    refusal: refusalOf(row, address),
  };
}

/**
 * Why somebody may have no session from an address; null when they may. Only for who is known to be that person.
 * @param now epoch milliseconds
 */
export async function keptOut(
  db: Db,
  personId: string,
  address: string | null,
  now: number,
): Promise<Code | null> {
  return (await candidate(db, { personId }, address, now))?.refusal ?? null;
}

/** The nearest reason first: what their own team lead can mend, then what stands over the whole organisation. */
function refusalOf(row: CandidateRow, address: string | null): Code | null {
  if (row.suspended) return 'suspended';
  if (row.gone) return 'left';
  if (row.contained) return 'organisation-suspended';
  return mayCome(address, row, row.networks).allow ? null : 'network-not-allowed';
}
