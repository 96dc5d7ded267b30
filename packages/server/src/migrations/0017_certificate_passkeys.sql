-- A certificate of deletion is signed with the signer's own passkey, as agreements are. What was signed with a key of the
-- browser is kept as a record, but counts no longer: those certificates have to be signed again.

ALTER TABLE cordon.deletion_certificates RENAME TO former_deletion_certificates;
ALTER INDEX cordon.deletion_certificates_pkey RENAME TO former_deletion_certificates_pkey;
ALTER INDEX cordon.deletion_certificates_agreement RENAME TO former_deletion_certificates_agreement;
REVOKE ALL ON cordon.former_deletion_certificates FROM :app;

CREATE TABLE cordon.deletion_certificates (
  id                  text PRIMARY KEY,
  agreement_id        text NOT NULL REFERENCES cordon.agreements,
  -- RFC 8785 canonical JSON: the bytes whose hash is signed.
  text                text NOT NULL,
  hash                bytea NOT NULL CHECK (hash = sha256(convert_to(text, 'UTF8'))),
  party_id            text NOT NULL REFERENCES cordon.parties,
  key_id              text NOT NULL REFERENCES cordon.party_keys,
  by_person           text NOT NULL REFERENCES cordon.persons,
  -- The WebAuthn assertion over the statement that names the hash, the signer, the party and the time.
  authenticator_data  bytea NOT NULL,
  client_data         bytea NOT NULL,
  signature           bytea NOT NULL,
  at                  timestamptz NOT NULL,
  entry               bigint NOT NULL,
  UNIQUE (agreement_id, hash)
);
CREATE INDEX deletion_certificates_agreement ON cordon.deletion_certificates (agreement_id, at);
GRANT SELECT, INSERT ON cordon.deletion_certificates TO :app;
