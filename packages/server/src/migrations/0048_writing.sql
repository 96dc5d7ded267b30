-- The hot path of an append: what its one statement writes together needs no look-up a row to hold together, and a budget
-- outlives whoever it was of.
ALTER TABLE cordon.ledger_bodies DROP CONSTRAINT ledger_bodies_idx_fkey;
ALTER TABLE cordon.ledger_openings DROP CONSTRAINT ledger_openings_idx_fkey;
ALTER TABLE cordon.usage DROP CONSTRAINT usage_person_id_fkey;

-- The second lock behind the grants: also who owns the tables changes nothing that was entered, unless they take this away,
-- and then the verifier finds what they changed.
CREATE FUNCTION cordon.refuse_ledger_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
-- By itself, so that what lets a body go after its term can be told apart from what changes the log.
CREATE FUNCTION cordon.refuse_body_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a body of the ledger stays as it is' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE EXECUTE ON FUNCTION cordon.refuse_ledger_change(), cordon.refuse_body_change() FROM PUBLIC;

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON cordon.ledger_leaves
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.refuse_ledger_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON cordon.ledger_nodes
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.refuse_ledger_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON cordon.ledger_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.refuse_ledger_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON cordon.ledger_bodies
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.refuse_body_change();
