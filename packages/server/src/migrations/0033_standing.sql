-- What somebody may do stands until one of these rows is written. Each write that could take access away leaves a mark in
-- its own transaction, so that whoever keeps rights in memory can ask, at the moment they are used, whether any moved.
-- Marks are only added: two transactions never wait for each other, and none can pass by another.

CREATE TABLE cordon.standing_moves (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- A person, or '*' for everybody.
  key  text NOT NULL,
  at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX standing_moves_key ON cordon.standing_moves (key) INCLUDE (id);
GRANT SELECT, DELETE ON cordon.standing_moves TO :app;

-- By whatever hand the row is changed: the trigger writes as the owner.
CREATE FUNCTION cordon.standing_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was jsonb := CASE WHEN TG_LEVEL = 'ROW' AND TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  is_ jsonb := CASE WHEN TG_LEVEL = 'ROW' AND TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF TG_LEVEL = 'STATEMENT' THEN
    INSERT INTO cordon.standing_moves (key) VALUES ('*');
  ELSIF TG_TABLE_NAME = 'session' THEN
    INSERT INTO cordon.standing_moves (key)
      SELECT p.id FROM cordon.persons p WHERE p.user_id IN (was->>'userId', is_->>'userId');
  ELSIF TG_TABLE_NAME = 'shift_changes' THEN
    INSERT INTO cordon.standing_moves (key)
      SELECT a.person_id FROM cordon.assignments a WHERE a.id IN (was->>'assignment_id', is_->>'assignment_id');
  ELSE
    -- The argument names the column that says whose row it is.
    INSERT INTO cordon.standing_moves (key)
      SELECT DISTINCT key FROM (VALUES (was->>TG_ARGV[0]), (is_->>TG_ARGV[0])) AS whose (key) WHERE key IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER standing_moved AFTER UPDATE OR DELETE ON auth.session
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER UPDATE OR DELETE ON cordon.persons
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('id');
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.assignments
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.shift_changes
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved();
-- When it was used last is written with each use, and takes nothing away.
CREATE TRIGGER standing_moved AFTER UPDATE OF id, kind, person_id, session_id, agreement_id, secret_hash, grant_, expires_at, revoked_at
  ON cordon.credentials FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');
CREATE TRIGGER standing_gone AFTER DELETE ON cordon.credentials
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');
-- Work on a ticket keeps it in hand longer, which takes nothing away; all else does, and whom it is given to holds one more.
CREATE TRIGGER standing_moved AFTER UPDATE ON cordon.tickets
  FOR EACH ROW WHEN (NEW.last_work_at < OLD.last_work_at OR
    (OLD.source_id, OLD.party_id, OLD.purpose, OLD.status, OLD.assignee_id, OLD.in_hand_since, OLD.bound_by, OLD.bound_subject,
     OLD.bound_subject_sealed, OLD.confirm_tries, OLD.claimed_by) IS DISTINCT FROM
    (NEW.source_id, NEW.party_id, NEW.purpose, NEW.status, NEW.assignee_id, NEW.in_hand_since, NEW.bound_by, NEW.bound_subject,
     NEW.bound_subject_sealed, NEW.confirm_tries, NEW.claimed_by))
  EXECUTE FUNCTION cordon.standing_moved('assignee_id');
CREATE TRIGGER standing_gone AFTER INSERT OR DELETE ON cordon.tickets
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('assignee_id');

-- Few and far between: what everybody stands on.
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.parties
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.sites
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.networks
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.undertakings
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.leases
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.sources
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.agreements
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.agreement_versions
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.agreement_documents
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.agreement_signatures
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.agreement_events
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.party_keys
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
-- Whoever empties these takes access away too.
CREATE TRIGGER standing_emptied AFTER TRUNCATE ON auth.session
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_emptied AFTER TRUNCATE ON cordon.credentials
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
