import { randomBytes } from 'node:crypto';
import type { Holding } from '@cordon/core/people/joining';
import type { QueryResultRow } from 'pg';

type AsOwner = <T extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<readonly T[]>;

/** Whom something is given, and what it can hang on. */
export interface Holder {
  readonly person: string;
  readonly party: string;
  readonly agreement: string;
  readonly source: string;
  readonly ticket: string;
  readonly site: string;
  /** Another person, of the company. */
  readonly other: string;
  readonly at: Date;
}

type Plant = (asOwner: AsOwner, holder: Holder, id: string) => Promise<unknown>;

const secret = () => randomBytes(32);
const later = (at: Date, hours = 1) => new Date(at.getTime() + hours * 3_600_000);

const credential =
  (kind: string): Plant =>
  (asOwner, { person, party, agreement, at }, id) =>
    asOwner(
      `INSERT INTO cordon.credentials (id, kind, party_id, person_id, agreement_id, secret_hash, label, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'test', $7, $8)`,
      [id, kind, party, person, agreement, secret(), at, later(at)],
    );

const approval: Plant = (asOwner, { person, agreement, at }, id) =>
  asOwner(
    `INSERT INTO cordon.approvals (id, kind, agreement_id, person_id, about, request, hash, asked_at, asked_until)
     VALUES ($1, 'export', $2, $3, $1, '{}', $4, $5, $6)`,
    [id, agreement, person, secret(), at, later(at)],
  );

const serviceAccount: Plant = (asOwner, { person, party, agreement, other, at }, id) =>
  asOwner(
    `INSERT INTO cordon.service_accounts (id, name, party_id, agreement_id, access_role, purpose, networks, owner_id, days, state,
       proposed_by, proposed_at, proposed_entry) VALUES ($1, 'test', $2, $3, 'reports', 'planning', '{192.0.2.0/24}', $4, 30,
       'proposed', $5, $6, 0)`,
    [id, party, agreement, person, other, at],
  );

/** One of each kind of thing that somebody can hold, made past every route: what a leaver has to lose, and what an alarm has to see. */
export const plants: Readonly<Record<Holding, Plant>> = {
  session: (asOwner, { person, at }, id) =>
    asOwner(
      `INSERT INTO auth.session (id, "expiresAt", token, "updatedAt", "userId")
       SELECT $1, $3, $1, $2, user_id FROM cordon.persons WHERE id = $4`,
      [id, at, later(at), person],
    ),
  passkey: (asOwner, { person }, id) =>
    asOwner(
      `INSERT INTO auth.passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
       SELECT $1, 'k', user_id, $1, 0, 'singleDevice', false FROM cordon.persons WHERE id = $2`,
      [id, person],
    ),
  authenticator: (asOwner, { person }, id) =>
    asOwner(
      `INSERT INTO auth."twoFactor" (id, secret, "backupCodes", "userId", verified)
       SELECT $1, 's', '', user_id, true FROM cordon.persons WHERE id = $2 ON CONFLICT DO NOTHING`,
      [id, person],
    ),
  'backup-codes': (asOwner, { person, at }) =>
    asOwner(
      `INSERT INTO auth.backup_codes (user_id, hash, salt, created_at)
       SELECT user_id, $2, $3, $4 FROM cordon.persons WHERE id = $1`,
      [person, secret(), randomBytes(16), at],
    ),
  password: (asOwner, { person }) =>
    asOwner(
      `UPDATE auth.account a SET password = 'hash' FROM cordon.persons p
       WHERE p.id = $1 AND a."userId" = p.user_id AND a."providerId" = 'credential'`,
      [person],
    ),
  'company-account': (asOwner, { person, at }, id) =>
    asOwner('INSERT INTO cordon.sso_links VALUES ($1, $1, $2, $3)', [id, person, at]),
  'door-credential': credential('door'),
  'sidebar-token': credential('frame'),
  'service-account': async (asOwner, holder, id) => {
    await serviceAccount(asOwner, holder, `svc_${id}`);
  },
  'service-secret': async (asOwner, holder, id) => {
    const { person, party, agreement, at } = holder;
    await asOwner(
      `INSERT INTO cordon.credentials (id, kind, party_id, person_id, agreement_id, scram, grant_, label, created_at, expires_at)
       VALUES ($1, 'service', $2, $3, $4, $1, $5, 'test', $6, $7)`,
      [id, party, person, agreement, JSON.stringify({ account: `svc_${id}` }), at, later(at)],
    );
  },
  'api-key': credential('ledger'),
  link: (asOwner, { person, at }, id) =>
    asOwner(
      'INSERT INTO cordon.invitations (id, secret_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [id, secret(), person, at, later(at)],
    ),
  'value-on-screen': (asOwner, { person, agreement, ticket, at }, id) =>
    asOwner(
      `INSERT INTO cordon.reveals (id, entry, person_id, agreement_id, ticket_id, resource, row_key_sealed, field, expires_at)
       VALUES ($1, 0, $2, $3, $4, 'customers', '', 'email', $5)`,
      [id, person, agreement, ticket, later(at)],
    ),
  assignment: (asOwner, { person, agreement, at }, id) =>
    asOwner(
      `INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, from_at, made_at)
       VALUES ($1, $2, $3, 'tier1', $1, $4, $4)`,
      [id, person, agreement, at],
    ),
  'ticket-in-hand': (asOwner, { person, ticket, at }) =>
    asOwner(`UPDATE cordon.tickets SET assignee_id = $2, in_hand_since = $3, status = 'open' WHERE id = $1`, [
      ticket,
      person,
      at,
    ]),
  lease: (asOwner, { person, agreement, site, other, at }, id) =>
    asOwner(
      `INSERT INTO cordon.leases (id, agreement_id, kinds, site_id, hours, reason, asked_at, company_by, vendor_by, from_at,
         until_at, review_due_at) VALUES ($1, $2, '{training}', $3, 1, 'outage', $4, $5, $6, $4, $7, $7)`,
      [id, agreement, site, at, other, person, later(at)],
    ),
  emergency: (asOwner, { person, agreement, ticket, other, at }, id) =>
    asOwner(
      `INSERT INTO cordon.emergencies (id, agreement_id, ticket_id, person_id, access_role, reason, asked_by, asked_at, from_at,
         until_at) VALUES ($1, $2, $3, $4, 'tier1', 'other', $5, $6, $6, $7)`,
      [id, agreement, ticket, person, other, at, later(at)],
    ),
  approval,
  export: async (asOwner, holder, id) => {
    await approval(asOwner, holder, id);
    await asOwner(`INSERT INTO cordon.exports (id, state, pieces) VALUES ($1, 'waiting', 1)`, [id]);
  },
  'assessment-link': (asOwner, { person, party, at }, id) =>
    asOwner(
      `INSERT INTO cordon.assurance_links (id, token_hash, subject_kind, subject_id, party_id, address_sealed, mailed, made_by,
         made_at, expires_at) VALUES ($1, $2, 'finding', $1, $3, '', false, $4, $5, $6)`,
      [id, secret(), party, person, at, later(at)],
    ),
  device: async (asOwner, { person, party, other, at }, id) => {
    await asOwner(
      `INSERT INTO cordon.devices (id, party_id, name, kind, added_at) VALUES ($1, $2, $1, 'laptop', $3)`,
      [id, party, at],
    );
    await asOwner('INSERT INTO cordon.device_people VALUES ($1, $2, $3, $4)', [id, person, other, at]);
  },
  badge: (asOwner, { person, site, at }, id) =>
    asOwner(
      'INSERT INTO cordon.badges (id, site_id, number_hash, person_id, from_at) VALUES ($1, $2, $3, $4, $5)',
      [id, site, secret(), person, at],
    ),
  presence: async (asOwner, { person, site, at }, id) => {
    await asOwner(`INSERT INTO cordon.badge_zones (id, site_id, name, kind) VALUES ($1, $2, $1, 'work')`, [
      id,
      site,
    ]);
    await asOwner(
      `INSERT INTO cordon.badge_presence (person_id, site_id, zone_id, since) VALUES ($1, $2, $3, $4)`,
      [person, site, id, at],
    );
  },
  'alert-channel': (asOwner, { person, other, at }, id) =>
    asOwner(
      `INSERT INTO cordon.alert_channels (id, name, kind, person_id, least, added_by, added_at)
       VALUES ($1, $1, 'mail', $2, 'high', $3, $4)`,
      [id, person, other, at],
    ),
  'shared-secret': (asOwner, { person, party, at }, id) =>
    asOwner(
      `INSERT INTO cordon.device_secrets (id, party_id, use, name, secret_hash, created_by, created_at)
       VALUES ($1, $2, 'enroll', $1, $3, $4, $5)`,
      [id, party, secret(), person, at],
    ),
};
