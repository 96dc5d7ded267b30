import type { Client } from 'pg';

/**
 * A company, two vendors and an agreement of each, signed, in an empty database: what keys at rest hang on.
 * @param owner a login that may write everything
 */
export async function seedAgreements(owner: Client): Promise<void> {
  await owner.query(`
    INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('shop', 'company', 'Shop', now()),
      ('desk', 'vendor', 'Desk', now()), ('other', 'vendor', 'Other', now());
    INSERT INTO cordon.persons (id, party_id, name, email, role, created_at) VALUES
      ('olivia', 'shop', 'Olivia', 'olivia@shop.example', 'company-admin', now()),
      ('sam', 'shop', 'Sam', 'sam@shop.example', 'security-officer', now());
    INSERT INTO cordon.sources (id, name, reader_sealed, scope_sealed, owner_sealed, data_map, map_version, created_at)
    VALUES ('src', 'Shop', '', '', '', '{}', 1, now());
    INSERT INTO cordon.agreements (id, title, controller_id, processor_id, source_id, created_at) VALUES
      ('agr_desk', 'Support', 'shop', 'desk', 'src', '2026-01-01'),
      ('agr_other', 'Support', 'shop', 'other', 'src', '2026-01-01')`);
  await signed(owner, 'agr_desk', 'desk');
  await signed(owner, 'agr_other', 'other');
}

/** A vendor that has tickets before it has an agreement. @returns what gives it one */
export async function coverLate(
  owner: Client,
  vendor: string,
): Promise<(agreement: string) => Promise<void>> {
  await owner.query(
    `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ($1, 'vendor', $1, now())`,
    [vendor],
  );
  return async (agreement) => {
    await owner.query(
      `INSERT INTO cordon.agreements (id, title, controller_id, processor_id, source_id, created_at)
       VALUES ($1, 'Support', 'shop', $2, 'src', now())`,
      [agreement, vendor],
    );
    await signed(owner, agreement, vendor);
  };
}

/** That the vendor signed, as the second; what was signed is of no matter here. */
async function signed(owner: Client, agreement: string, party: string): Promise<void> {
  await owner.query(
    `WITH version AS (
       INSERT INTO cordon.agreement_versions (agreement_id, version, terms, terms_hash, clauses, created_at)
       VALUES ($1, 1, '{}', sha256(''), '[]', now())),
     document AS (
       INSERT INTO cordon.agreement_documents (agreement_id, version, pdf, hash, frozen_at)
       VALUES ($1, 1, '', sha256(''), now())),
     passkey AS (
       INSERT INTO cordon.party_keys (id, party_id, person_id, credential_id, public_key, rp_id, created_at)
       VALUES ('key_' || $2, $2, 'olivia', convert_to($2, 'UTF8'), convert_to($2, 'UTF8'), 'localhost', now()))
     INSERT INTO cordon.agreement_signatures (agreement_id, version, party_id, revision, key_id, person_id,
       authenticator_data, client_data, signature, pdf, hash, signed_at)
     VALUES ($1, 1, $2, 2, 'key_' || $2, 'olivia', '', '', '', '', sha256(''), now())`,
    [agreement, party],
  );
}
