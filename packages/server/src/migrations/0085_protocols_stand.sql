-- What somebody works under is kept in memory beside the marks of what could change it (0033): a version put in force is
-- everybody's, an acknowledgement its person's.
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cordon.protocols
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.protocol_acknowledgements
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');
CREATE TRIGGER standing_emptied AFTER TRUNCATE ON cordon.protocol_acknowledgements
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.standing_moved();
