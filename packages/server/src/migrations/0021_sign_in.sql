-- Strong sign-in.

-- A passkey is a second factor like any other: after the password it is asked for, also where the key itself cannot
-- say whose it is (a security key without room for passkeys has to be told which credential is meant).
CREATE FUNCTION auth.passkey_is_a_factor() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE auth."user" SET "twoFactorEnabled" = true WHERE id = NEW."userId" AND "twoFactorEnabled" IS DISTINCT FROM true;
  RETURN NEW;
END $$;
CREATE TRIGGER passkey_is_a_factor AFTER INSERT ON auth.passkey
  FOR EACH ROW EXECUTE FUNCTION auth.passkey_is_a_factor();
UPDATE auth."user" u SET "twoFactorEnabled" = true WHERE EXISTS (SELECT FROM auth.passkey k WHERE k."userId" = u.id);

-- A session may have been opened by a backup code, which neither reveals nor signs, or by a party's identity provider.
ALTER TABLE auth."session" DROP CONSTRAINT "session_mfaMethod_check";
ALTER TABLE auth."session" ADD CHECK ("mfaMethod" IN ('totp', 'passkey', 'backup-code', 'sso'));

-- Codes to keep in a drawer: the way in for who lost their factor. Hashed with scrypt, one salt a set.
CREATE TABLE auth.backup_codes (
  user_id     text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  hash        bytea NOT NULL CHECK (length(hash) = 32),
  salt        bytea NOT NULL CHECK (length(salt) = 16),
  created_at  timestamptz NOT NULL,
  used_at     timestamptz,
  PRIMARY KEY (user_id, hash)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.backup_codes TO :app;

-- Full sessions that were taken away, for a day: who still holds the cookie of one may be told why they are out. The hash
-- opens nothing.
CREATE TABLE auth.ended_sessions (
  token_hash  bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  person_id   text NOT NULL REFERENCES cordon.persons,
  ended_at    timestamptz NOT NULL
);
CREATE INDEX ended_sessions_at ON auth.ended_sessions (ended_at);
GRANT SELECT, INSERT, DELETE ON auth.ended_sessions TO :app;

-- A party's own identity provider (OpenID Connect), one a party.
CREATE TABLE cordon.sso_providers (
  party_id       text PRIMARY KEY REFERENCES cordon.parties,
  issuer         text NOT NULL,
  client_id      text NOT NULL,
  -- Sealed with the installation's key.
  client_secret  text NOT NULL,
  -- What in an ID token means that it asked for more than a password: values of `amr` (RFC 8176) and of `acr`.
  mfa_amr        text[] NOT NULL,
  mfa_acr        text[] NOT NULL,
  -- The claim that holds the user name the party's own directory keeps people by; null: nobody is known by it.
  user_name_claim  text CHECK (user_name_claim IN ('preferred_username', 'sub')),
  -- The party's people may not come in by password.
  required       boolean NOT NULL DEFAULT false,
  -- When a sign-in with exactly these settings went through; null after every change of them.
  tried_at       timestamptz,
  changed_at     timestamptz NOT NULL,
  CHECK (NOT required OR tried_at IS NOT NULL)
);
-- Whose people an e-mail domain names: never of two parties, so that nobody is sent to a stranger's sign-in page.
CREATE TABLE cordon.sso_domains (
  domain    text PRIMARY KEY CHECK (domain = lower(domain)),
  party_id  text NOT NULL REFERENCES cordon.sso_providers ON DELETE CASCADE
);
CREATE INDEX sso_domains_party ON cordon.sso_domains (party_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.sso_providers, cordon.sso_domains TO :app;

-- Who a subject of an identity provider is here. One subject a person, one person a subject.
CREATE TABLE cordon.sso_links (
  issuer     text NOT NULL,
  subject    text NOT NULL,
  person_id  text NOT NULL REFERENCES cordon.persons,
  linked_at  timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (person_id, issuer)
);
GRANT SELECT, INSERT, DELETE ON cordon.sso_links TO :app;

-- A way to an identity provider and back: ten minutes, once, in one browser.
CREATE TABLE cordon.sso_flows (
  -- SHA-256 of `state`, and of the secret in the browser's cookie.
  state_hash    bytea PRIMARY KEY CHECK (length(state_hash) = 32),
  browser_hash  bytea NOT NULL CHECK (length(browser_hash) = 32),
  party_id      text NOT NULL REFERENCES cordon.parties,
  -- The settings it began with: a change in between ends it.
  issuer        text NOT NULL,
  client_id     text NOT NULL,
  purpose       text NOT NULL CHECK (purpose IN ('sign-in', 'step-up', 'try')),
  session_id    text,
  nonce         text NOT NULL,
  verifier      text NOT NULL,
  next          text NOT NULL,
  started_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL
);
CREATE INDEX sso_flows_expiry ON cordon.sso_flows (expires_at);
GRANT SELECT, INSERT, DELETE ON cordon.sso_flows TO :app;
