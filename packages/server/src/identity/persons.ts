import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import type { Role } from './admission.ts';
import type { Db } from './db.ts';

/** A person who has no sign-in account yet. */
export interface NewPerson {
  readonly partyId: string;
  readonly siteId: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The role of the terms an agent acts in, and the purpose of the work. */
  readonly accessRole: string | null;
  readonly purpose: string | null;
}

/** Which kind of party each role belongs to: a vendor cannot make a company admin of its own. */
const sides: Readonly<Record<Role, readonly ('company' | 'vendor')[]>> = {
  'company-admin': ['company'],
  'privacy-officer': ['company'],
  'security-officer': ['company'],
  'vendor-manager': ['company'],
  'vendor-admin': ['vendor'],
  'team-lead': ['vendor'],
  agent: ['vendor'],
  'qa-analyst': ['vendor'],
  auditor: ['company', 'vendor'],
};

export function newPersonId(): string {
  return `prs_${randomBytes(10).toString('hex')}`;
}

/**
 * Writes a person.
 * @throws Failure `bad-request` for an unknown party, a role of the other side or a site of another party;
 *   `email-taken` for an e-mail in use
 */
export async function insertPerson(db: Db, id: string, person: NewPerson, at: Date): Promise<void> {
  const { rowCount } = await db.query(
    `INSERT INTO cordon.persons (id, party_id, site_id, name, email, role, access_role, purpose, created_at)
     SELECT $1, pa.id, $3, $4, $5, $6, $7, $8, $9 FROM cordon.parties pa
     WHERE pa.id = $2 AND pa.kind = ANY ($10)
       AND ($3::text IS NULL OR EXISTS (SELECT FROM cordon.sites s WHERE s.id = $3 AND s.party_id = pa.id))
     ON CONFLICT ((lower(email))) DO NOTHING`,
    [
      id,
      person.partyId,
      person.siteId,
      person.name,
      person.email,
      person.role,
      person.accessRole,
      person.purpose,
      at,
      sides[person.role],
    ],
  );
  if (rowCount === 1) return;
  const taken = await db.query('SELECT FROM cordon.persons WHERE lower(email) = lower($1)', [person.email]);
  throw new Failure(taken.rowCount === 1 ? 'email-taken' : 'bad-request');
}
