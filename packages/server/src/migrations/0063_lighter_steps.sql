-- Somebody may be slowed instead of suspended, and be asked for their second factor without being signed out. Both follow
-- from the order itself, so that neither outlives it nor begins before it is noted.

ALTER TABLE cordon.incident_containments
  -- Customers an hour that are left to whoever is slowed.
  ADD COLUMN customers_an_hour int CHECK (customers_an_hour > 0),
  DROP CONSTRAINT incident_containments_step_check,
  ADD CONSTRAINT incident_containments_step_check
    CHECK (step IN ('step-up', 'slow-down', 'suspend-agent', 'suspend-vendor', 'end-agreement')),
  ADD CHECK ((step = 'slow-down') = (customers_an_hour IS NOT NULL));

-- Asked with every request of a person.
CREATE INDEX incident_containments_held ON cordon.incident_containments (target)
  WHERE step IN ('step-up', 'slow-down') AND decision IS DISTINCT FROM 'undone';

-- An order takes access away by being written, by whatever hand.
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.incident_containments
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('target');

-- And every replica hears whom to look at anew: of an order, and of a factor that was given after one.
CREATE OR REPLACE FUNCTION cordon.work_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  PERFORM pg_notify('cordon_work', json_build_object('party', p.party_id, 'person', p.id)::text)
     FROM cordon.persons p
    WHERE CASE TG_TABLE_NAME
      WHEN 'session' THEN p.user_id = changed->>'userId'
      ELSE p.id = CASE TG_TABLE_NAME
        WHEN 'persons' THEN changed->>'id'
        WHEN 'assignments' THEN changed->>'person_id'
        WHEN 'incident_containments' THEN changed->>'target'
        ELSE (SELECT a.person_id FROM cordon.assignments a WHERE a.id = changed->>'assignment_id') END END
      -- A factor lifts something only for whom it was asked of; everybody else's work is as it was.
      AND (TG_TABLE_NAME <> 'session' OR EXISTS (
        SELECT FROM cordon.incident_containments c
         WHERE c.target = p.id AND c.step = 'step-up' AND c.decision IS DISTINCT FROM 'undone'));
  RETURN NULL;
END $$;
CREATE TRIGGER work_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.incident_containments
  FOR EACH ROW EXECUTE FUNCTION cordon.work_changed();
CREATE TRIGGER work_changed AFTER UPDATE ON auth.session
  FOR EACH ROW WHEN (OLD."stepUpAt" IS DISTINCT FROM NEW."stepUpAt") EXECUTE FUNCTION cordon.work_changed();
