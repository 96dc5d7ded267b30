-- Sign-in. The first six tables are exactly those better-auth 1.7.25 with its twoFactor plugin and
-- @better-auth/passkey 1.7.6 read and write, names and quoting included; auth.int.test.ts compares them.

CREATE SCHEMA auth;

CREATE TABLE auth."user" (
  "id"                text PRIMARY KEY,
  "name"              text NOT NULL,
  "email"             text NOT NULL UNIQUE,
  "emailVerified"     boolean NOT NULL,
  "image"             text,
  "createdAt"         timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"         timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "twoFactorEnabled"  boolean
);

CREATE TABLE auth."session" (
  "id"         text PRIMARY KEY,
  "expiresAt"  timestamptz NOT NULL,
  "token"      text NOT NULL UNIQUE,
  "createdAt"  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"  timestamptz NOT NULL,
  "ipAddress"  text,
  "userAgent"  text,
  "userId"     text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  -- When and how the second factor was confirmed. Null: a password alone, which may only enrol a factor.
  "mfaAt"      timestamptz,
  "mfaMethod"  text CHECK ("mfaMethod" IN ('totp', 'passkey')),
  -- When a fresh second factor was given on top of the sign-in.
  "stepUpAt"   timestamptz,
  CHECK (("mfaAt" IS NULL) = ("mfaMethod" IS NULL)),
  CHECK ("stepUpAt" IS NULL OR "mfaAt" IS NOT NULL)
);
CREATE INDEX "session_userId_idx" ON auth."session" ("userId");
CREATE INDEX session_expiry ON auth."session" ("expiresAt");

CREATE TABLE auth."account" (
  "id"                     text PRIMARY KEY,
  "accountId"              text NOT NULL,
  "providerId"             text NOT NULL,
  "userId"                 text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "accessToken"            text,
  "refreshToken"           text,
  "idToken"                text,
  "accessTokenExpiresAt"   timestamptz,
  "refreshTokenExpiresAt"  timestamptz,
  "scope"                  text,
  -- scrypt, salted. Null after a recovery: no password is accepted until the link was taken up.
  "password"               text,
  "createdAt"              timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"              timestamptz NOT NULL,
  UNIQUE ("providerId", "accountId")
);
CREATE INDEX "account_userId_idx" ON auth."account" ("userId");

CREATE TABLE auth."verification" (
  "id"          text PRIMARY KEY,
  "identifier"  text NOT NULL,
  "value"       text NOT NULL,
  "expiresAt"   timestamptz NOT NULL,
  "createdAt"   timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"   timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "verification_identifier_idx" ON auth."verification" ("identifier");

CREATE TABLE auth."twoFactor" (
  "id"                       text PRIMARY KEY,
  "secret"                   text NOT NULL,
  "backupCodes"              text NOT NULL,
  -- One authenticator secret a person.
  "userId"                   text NOT NULL UNIQUE REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "verified"                 boolean,
  "failedVerificationCount"  integer,
  "lockedUntil"              timestamptz
);
CREATE INDEX "twoFactor_secret_idx" ON auth."twoFactor" ("secret");
CREATE INDEX "twoFactor_userId_idx" ON auth."twoFactor" ("userId");

CREATE TABLE auth."passkey" (
  "id"            text PRIMARY KEY,
  "name"          text,
  "publicKey"     text NOT NULL,
  "userId"        text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  -- A credential belongs to one person (WebAuthn Level 2, 7.1 step 22); better-auth does not check it.
  "credentialID"  text NOT NULL UNIQUE,
  "counter"       integer NOT NULL,
  "deviceType"    text NOT NULL,
  "backedUp"      boolean NOT NULL,
  "transports"    text,
  "createdAt"     timestamptz,
  "aaguid"        text
);
CREATE INDEX "passkey_userId_idx" ON auth."passkey" ("userId");
CREATE INDEX "passkey_credentialID_idx" ON auth."passkey" ("credentialID");

-- The last TOTP time step a person used (RFC 6238, 5.2: a code is accepted once). Outlives a new secret.
CREATE TABLE auth.totp_used (
  user_id  text PRIMARY KEY REFERENCES auth."user" ("id") ON DELETE CASCADE,
  counter  bigint NOT NULL
);

-- Tries within a window. The key is a hash: what was typed as an address is not kept.
CREATE TABLE auth.attempts (
  key         text PRIMARY KEY,
  started_at  timestamptz NOT NULL,
  count       int NOT NULL
);
CREATE INDEX attempts_started ON auth.attempts (started_at);

-- Addresses a person has signed in from: a stranger's wrong tries elsewhere cannot lock these out.
CREATE TABLE auth.known_addresses (
  user_id  text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  address  text NOT NULL,
  last_at  timestamptz NOT NULL,
  PRIMARY KEY (user_id, address)
);

ALTER TABLE cordon.persons ADD FOREIGN KEY (user_id) REFERENCES auth."user" ("id");

GRANT USAGE ON SCHEMA auth TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO :app;
