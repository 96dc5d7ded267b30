-- What is on a screen closes when the device or the badge of whoever sits at it stops them, and opens again once it is mended.

-- Each replica hears whose it is, as it hears of work that changed.
CREATE FUNCTION cordon.seat_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  PERFORM pg_notify('cordon_work', json_build_object('party', p.party_id, 'person', p.id)::text)
     FROM cordon.persons p
    WHERE CASE TG_TABLE_NAME
      WHEN 'devices' THEN p.id IN (
        SELECT dp.person_id FROM cordon.device_people dp WHERE dp.device_id = changed->>'id'
        UNION
        SELECT q.id FROM cordon.session_devices sd JOIN auth.session s ON s.id = sd.session_id
          JOIN cordon.persons q ON q.user_id = s."userId" WHERE sd.device_id = changed->>'id')
      WHEN 'session_devices' THEN p.user_id = (SELECT s."userId" FROM auth.session s WHERE s.id = changed->>'session_id')
      ELSE p.id = changed->>'person_id' END;
  RETURN NULL;
END $$;
CREATE TRIGGER seat_changed AFTER UPDATE ON cordon.devices
  FOR EACH ROW WHEN ((OLD.ok, OLD.failing, OLD.shared, OLD.party_id, OLD.retired_at, OLD.address, OLD.told_at IS NULL)
    IS DISTINCT FROM (NEW.ok, NEW.failing, NEW.shared, NEW.party_id, NEW.retired_at, NEW.address, NEW.told_at IS NULL)
    OR NEW.told_at < OLD.told_at)
  EXECUTE FUNCTION cordon.seat_changed();
CREATE TRIGGER seat_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.session_devices
  FOR EACH ROW EXECUTE FUNCTION cordon.seat_changed();
CREATE TRIGGER seat_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.device_people
  FOR EACH ROW EXECUTE FUNCTION cordon.seat_changed();
CREATE TRIGGER seat_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.badge_presence
  FOR EACH ROW EXECUTE FUNCTION cordon.seat_changed();

-- A device that reports from another address than before may be where its person is not.
DROP TRIGGER device_moved ON cordon.devices;
CREATE TRIGGER device_moved AFTER UPDATE ON cordon.devices
  FOR EACH ROW WHEN ((OLD.ok, OLD.failing, OLD.shared, OLD.party_id, OLD.retired_at, OLD.address, OLD.told_at IS NULL)
    IS DISTINCT FROM (NEW.ok, NEW.failing, NEW.shared, NEW.party_id, NEW.retired_at, NEW.address, NEW.told_at IS NULL)
    OR NEW.told_at < OLD.told_at)
  EXECUTE FUNCTION cordon.device_moved();

-- What was folded of differential queries before runs were told apart by when they began says nothing any more.
UPDATE cordon.devices SET state = coalesce(
  (SELECT jsonb_object_agg(topic, told) FROM jsonb_each(state) AS t (topic, told) WHERE told->>'form' <> 'differential'), '{}')
 WHERE state <> '{}';
