-- How a tool of a vendor's or of the company's reads many customers through the PostgreSQL door: an account with somebody who
-- answers for it, put in force by a second person, and secrets that end before it does.

CREATE TABLE cordon.service_accounts (
  id              text PRIMARY KEY CHECK (id LIKE 'svc\_%'),
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  party_id        text NOT NULL REFERENCES cordon.parties,
  agreement_id    text NOT NULL REFERENCES cordon.agreements,
  access_role     text NOT NULL CHECK (access_role <> ''),
  purpose         text NOT NULL CHECK (purpose <> ''),
  -- Where it may be used from. What the party lists has to hold it besides, now and later.
  networks        cidr[] NOT NULL CHECK (cardinality(networks) BETWEEN 1 AND 20),
  -- Who answers for it, renews it and makes its secrets.
  owner_id        text NOT NULL REFERENCES cordon.persons,
  -- How long it lives once it is in force or renewed.
  days            int NOT NULL CHECK (days BETWEEN 1 AND 90),
  state           text NOT NULL CHECK (state IN ('proposed', 'in-force', 'refused', 'ended')),
  proposed_by     text NOT NULL REFERENCES cordon.persons,
  proposed_at     timestamptz NOT NULL,
  proposed_entry  bigint NOT NULL,
  decided_by      text REFERENCES cordon.persons,
  decided_at      timestamptz,
  decided_entry   bigint,
  expires_at      timestamptz,
  renewed_at      timestamptz,
  renewed_entry   bigint,
  ended_by        text REFERENCES cordon.persons,
  ended_at        timestamptz,
  ended_why       text CHECK (ended_why IN ('taken-away', 'owner-gone', 'agreement-ended', 'expired', 'not-reviewed', 'incident')),
  CHECK (num_nulls(decided_by, decided_at, decided_entry) IN (0, 3)),
  -- Two people are two, and neither is whom it is for.
  CONSTRAINT second_person CHECK (decided_by IS NULL OR (decided_by <> proposed_by AND decided_by <> owner_id)),
  CHECK (state <> 'in-force' OR (decided_at IS NOT NULL AND expires_at IS NOT NULL)),
  CONSTRAINT ninety_days CHECK (expires_at <= coalesce(renewed_at, decided_at) + interval '90 days'),
  CHECK ((renewed_at IS NULL) = (renewed_entry IS NULL)),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_why IS NULL))
);
CREATE INDEX service_accounts_owner ON cordon.service_accounts (owner_id) WHERE ended_at IS NULL;
CREATE INDEX service_accounts_agreement ON cordon.service_accounts (agreement_id) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.service_accounts TO :app;

-- Its secrets stand among all others, under its owner: what takes everything from somebody takes these too.
ALTER TABLE cordon.credentials ADD last_used_from inet,
  ADD CONSTRAINT service_secret CHECK (kind <> 'service'
    OR (scram IS NOT NULL AND person_id IS NOT NULL AND agreement_id IS NOT NULL AND grant_ ? 'account'
      AND expires_at <= created_at + interval '30 days'));
CREATE INDEX credentials_service ON cordon.credentials ((grant_ ->> 'account')) WHERE kind = 'service';

-- Ends accounts by no person's hand; what is entered of it is noted in the same breath.
CREATE FUNCTION cordon.end_service_accounts(ids text[], at timestamptz, why text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  WITH ended AS (
    UPDATE cordon.service_accounts SET state = 'ended', ended_at = at, ended_why = why
    WHERE id = ANY (ids) AND state IN ('proposed', 'in-force') RETURNING id, party_id, agreement_id)
  INSERT INTO cordon.entries_owed (key, act, at)
    SELECT 'service-account-ended:' || id, jsonb_build_object('act', 'service-account-ended', 'person', NULL, 'party', party_id,
      'agreement', agreement_id, 'ip', NULL, 'at', at, 'words', jsonb_build_object('account', id, 'why', why)), at
    FROM ended
$$;
GRANT EXECUTE ON FUNCTION cordon.end_service_accounts(text[], timestamptz, text) TO :app;

-- By whatever hand an account ends, its secrets end with it.
CREATE FUNCTION cordon.service_account_ended() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE cordon.credentials c SET revoked_at = NEW.ended_at
   WHERE c.kind = 'service' AND c.grant_ ->> 'account' = NEW.id AND c.revoked_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER service_account_ended AFTER UPDATE ON cordon.service_accounts
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION cordon.service_account_ended();

-- And by whatever hand a secret ends, every replica closes what came in by it.
CREATE FUNCTION cordon.service_secret_ended() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('cordon_revoked', json_build_object('scope', 'session', 'id', NEW.id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER service_secret_ended AFTER UPDATE OF revoked_at ON cordon.credentials
  FOR EACH ROW WHEN (NEW.kind = 'service' AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL)
  EXECUTE FUNCTION cordon.service_secret_ended();

-- Nobody answers for it any more: its owner is gone, suspended, or no longer what an owner has to be.
CREATE FUNCTION cordon.service_owner_gone() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM cordon.end_service_accounts(
    ARRAY(SELECT a.id FROM cordon.service_accounts a WHERE a.owner_id = NEW.id AND a.state IN ('proposed', 'in-force')),
    coalesce(NEW.left_at, NEW.suspended_at, now()), 'owner-gone');
  RETURN NULL;
END $$;
-- At the commit: whoever leaves has taken down before what they hold.
CREATE CONSTRAINT TRIGGER service_owner_gone AFTER UPDATE OF suspended_at, left_at, role, party_id ON cordon.persons
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.suspended_at IS NOT NULL OR NEW.left_at IS NOT NULL OR NEW.role <> OLD.role OR NEW.party_id <> OLD.party_id)
  EXECUTE FUNCTION cordon.service_owner_gone();

CREATE FUNCTION cordon.service_agreement_ended() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM cordon.end_service_accounts(
    ARRAY(SELECT a.id FROM cordon.service_accounts a WHERE a.agreement_id = NEW.id AND a.state IN ('proposed', 'in-force')),
    NEW.ended_at, 'agreement-ended');
  RETURN NULL;
END $$;
CREATE TRIGGER service_agreement_ended AFTER UPDATE OF ended_at ON cordon.agreements
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION cordon.service_agreement_ended();

-- What is kept in memory of a secret rests on its account too.
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.service_accounts
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('owner_id');
CREATE TRIGGER standing_emptied AFTER TRUNCATE ON cordon.service_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();

-- Whoever an entry, an event or a signal may be about.
CREATE VIEW cordon.principals AS
  SELECT id, party_id, name FROM cordon.persons UNION ALL SELECT id, party_id, name FROM cordon.service_accounts;
GRANT SELECT ON cordon.principals TO :app;
