-- Signatures are made with the signer's own passkey over the document both sides read. What was signed with a key of
-- the browser is kept as a record, but counts no longer: those versions have to be signed again.

ALTER TABLE cordon.agreement_signatures RENAME TO former_signatures;
ALTER TABLE cordon.party_keys RENAME TO former_party_keys;
ALTER INDEX cordon.agreement_signatures_pkey RENAME TO former_signatures_pkey;
ALTER INDEX cordon.party_keys_pkey RENAME TO former_party_keys_pkey;
ALTER INDEX cordon.party_keys_public_key_key RENAME TO former_party_keys_public_key_key;
REVOKE ALL ON cordon.former_signatures, cordon.former_party_keys FROM :app;

CREATE TABLE cordon.party_keys (
  id             text PRIMARY KEY,
  party_id       text NOT NULL REFERENCES cordon.parties,
  person_id      text NOT NULL REFERENCES cordon.persons,
  -- WebAuthn credential id and public key (DER SubjectPublicKeyInfo). The private half never leaves the authenticator.
  credential_id  bytea NOT NULL UNIQUE,
  public_key     bytea NOT NULL UNIQUE,
  -- The host the passkey is bound to.
  rp_id          text NOT NULL,
  created_at     timestamptz NOT NULL,
  revoked_at     timestamptz
);

-- The PDF before any signature, frozen when the first signer opens it. Its hash is what every passkey signs.
CREATE TABLE cordon.agreement_documents (
  agreement_id  text NOT NULL,
  version       int NOT NULL,
  pdf           bytea NOT NULL,
  hash          bytea NOT NULL CHECK (hash = sha256(pdf)),
  frozen_at     timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, version),
  FOREIGN KEY (agreement_id, version) REFERENCES cordon.agreement_versions
);

CREATE TABLE cordon.agreement_signatures (
  agreement_id        text NOT NULL,
  version             int NOT NULL,
  party_id            text NOT NULL REFERENCES cordon.parties,
  -- 1: the company, who signs first; 2: the vendor.
  revision            int NOT NULL CHECK (revision IN (1, 2)),
  key_id              text NOT NULL REFERENCES cordon.party_keys,
  person_id           text NOT NULL REFERENCES cordon.persons,
  -- The WebAuthn assertion over the signing statement.
  authenticator_data  bytea NOT NULL,
  client_data         bytea NOT NULL,
  signature           bytea NOT NULL,
  -- The PDF with this signature in it: the one before is a prefix of it.
  pdf                 bytea NOT NULL,
  hash                bytea NOT NULL CHECK (hash = sha256(pdf)),
  signed_at           timestamptz NOT NULL,
  -- For the certificate of completion.
  ip                  text,
  user_agent          text,
  PRIMARY KEY (agreement_id, version, party_id),
  UNIQUE (agreement_id, version, revision),
  FOREIGN KEY (agreement_id, version) REFERENCES cordon.agreement_documents
);
CREATE INDEX agreement_signatures_hash ON cordon.agreement_signatures (hash);

-- The certificate of completion of a version that both have signed.
CREATE TABLE cordon.completion_certificates (
  agreement_id  text NOT NULL,
  version       int NOT NULL,
  pdf           bytea NOT NULL,
  hash          bytea NOT NULL CHECK (hash = sha256(pdf)),
  made_at       timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, version),
  FOREIGN KEY (agreement_id, version) REFERENCES cordon.agreement_documents
);

-- The authority that certifies signatures and timestamps, made at the first start.
CREATE TABLE cordon.signing_authority (
  one            boolean PRIMARY KEY DEFAULT true CHECK (one),
  certificate    bytea NOT NULL,
  -- Sealed with the installation's key (PKCS #8).
  key            text NOT NULL,
  timestamps     bytea NOT NULL,
  timestamp_key  text NOT NULL,
  made_at        timestamptz NOT NULL
);

-- Every certificate that signatures or timestamps of this installation were ever checked against, so that old documents
-- still verify after the operator's certificate has changed.
CREATE TABLE cordon.signing_anchors (
  fingerprint  bytea NOT NULL CHECK (fingerprint = sha256(certificate)),
  purpose      text NOT NULL CHECK (purpose IN ('signatures', 'timestamps')),
  certificate  bytea NOT NULL,
  added_at     timestamptz NOT NULL,
  PRIMARY KEY (fingerprint, purpose)
);

GRANT SELECT, INSERT ON cordon.agreement_documents, cordon.agreement_signatures, cordon.completion_certificates,
  cordon.signing_authority, cordon.signing_anchors TO :app;
GRANT SELECT, INSERT, UPDATE ON cordon.party_keys TO :app;
