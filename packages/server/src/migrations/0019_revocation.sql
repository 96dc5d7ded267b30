-- Every secret that somebody may present in place of a sign-in stands in one table, and one function takes away whatever
-- a person, a session, a party or an agreement holds: nothing can be forgotten, and no half of it can be seen.

CREATE TABLE cordon.credentials (
  id            text PRIMARY KEY,
  -- scim: a vendor's identity provider. roster: a vendor's list of people. door: one agent at another door.
  kind          text NOT NULL CHECK (kind <> ''),
  party_id      text NOT NULL REFERENCES cordon.parties,
  -- Whose it is; null for what speaks for the party as a whole.
  person_id     text REFERENCES cordon.persons,
  -- The sign-in it hangs on; it ends with it.
  session_id    text,
  agreement_id  text REFERENCES cordon.agreements,
  -- SHA-256 of the secret, or a SCRAM-SHA-256 verifier (RFC 5803): the database never holds a usable secret.
  secret_hash   bytea UNIQUE CHECK (length(secret_hash) = 32),
  scram         text UNIQUE,
  -- What it is good for: { "scopes": [...] }, or the purpose, ticket and network of a door.
  grant_        jsonb NOT NULL DEFAULT '{}',
  label         text NOT NULL,
  created_by    text REFERENCES cordon.persons,
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL CHECK (expires_at > created_at),
  last_used_at  timestamptz,
  revoked_at    timestamptz,
  CHECK ((secret_hash IS NULL) <> (scram IS NULL))
);
CREATE INDEX credentials_person ON cordon.credentials (person_id) WHERE revoked_at IS NULL;
CREATE INDEX credentials_party ON cordon.credentials (party_id, kind) WHERE revoked_at IS NULL;
CREATE INDEX credentials_session ON cordon.credentials (session_id) WHERE revoked_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.credentials TO :app;

-- A whole vendor shut out at once while something is looked into; null while its people may come in.
ALTER TABLE cordon.parties ADD contained_at timestamptz;

-- Each time that happened. Whoever releases it is not alone: one person asks, another one does it.
CREATE TABLE cordon.containments (
  id           text PRIMARY KEY,
  party_id     text NOT NULL REFERENCES cordon.parties,
  reason       text NOT NULL,
  by_person    text NOT NULL REFERENCES cordon.persons,
  at           timestamptz NOT NULL,
  asked_by     text REFERENCES cordon.persons,
  asked_at     timestamptz,
  released_by  text REFERENCES cordon.persons,
  released_at  timestamptz,
  CHECK ((asked_by IS NULL) = (asked_at IS NULL)),
  CHECK ((released_by IS NULL) = (released_at IS NULL)),
  CHECK (released_by IS NULL OR released_by <> asked_by)
);
CREATE UNIQUE INDEX containments_open ON cordon.containments (party_id) WHERE released_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.containments TO :app;

-- Takes away at once, in the caller's transaction, and tells every replica at its commit.
--   what  'session', 'person', 'party' or 'agreement', and its id
-- An agreement's end leaves its people signed in: they may work under another one.
CREATE FUNCTION cordon.revoke(what text, target text, at timestamptz,
  OUT sessions int, OUT credentials int, OUT links int, OUT reveals int)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  people text[];
  ended text[];
  accounts text[];
BEGIN
  IF what NOT IN ('session', 'person', 'party', 'agreement') THEN RAISE EXCEPTION 'unknown scope'; END IF;
  people := CASE what
    WHEN 'person' THEN ARRAY[target]
    WHEN 'party' THEN ARRAY(SELECT p.id FROM cordon.persons p WHERE p.party_id = target)
    ELSE '{}' END;

  WITH gone AS (
    DELETE FROM auth.session s
     WHERE (what = 'session' AND s.id = target)
        OR s."userId" IN (SELECT p.user_id FROM cordon.persons p WHERE p.id = ANY (people))
    RETURNING s.id, s."userId", s."expiresAt" > at AS live)
  SELECT count(*) FILTER (WHERE live)::int, coalesce(array_agg(id), '{}'), coalesce(array_agg("userId"), '{}')
    INTO sessions, ended, accounts FROM gone;

  UPDATE cordon.credentials c SET revoked_at = at
   WHERE c.revoked_at IS NULL
     AND (c.session_id = ANY (ended) OR c.person_id = ANY (people) OR (what = 'party' AND c.party_id = target)
          OR (what = 'agreement' AND c.agreement_id = target));
  GET DIAGNOSTICS credentials = ROW_COUNT;

  UPDATE cordon.invitations i SET expires_at = at
   WHERE i.person_id = ANY (people) AND i.used_at IS NULL AND i.expires_at > at;
  GET DIAGNOSTICS links = ROW_COUNT;

  UPDATE cordon.reveals r SET closed_at = at
   WHERE r.closed_at IS NULL AND r.expires_at > at
     AND (r.person_id = ANY (people) OR (what = 'agreement' AND r.agreement_id = target)
          -- Which session a value was shown in is not kept: with one of them, all that the person has on screen goes.
          OR r.person_id IN (SELECT p.id FROM cordon.persons p WHERE p.user_id = ANY (accounts)));
  GET DIAGNOSTICS reveals = ROW_COUNT;

  PERFORM pg_notify('cordon_revoked', json_build_object('scope', what, 'id', target)::text);
END $$;
GRANT EXECUTE ON FUNCTION cordon.revoke(text, text, timestamptz) TO :app;
