-- Once an entry names the ledger's next key, no tree beyond that entry is kept without that key's signature: a replica that
-- still holds the old one can append nothing, until it was started with the new one.

CREATE INDEX ledger_bodies_rotations ON cordon.ledger_bodies (idx) WHERE kind = 'ledger-key-rotated';

CREATE FUNCTION cordon.ledger_key_in_force() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  vkey text;
BEGIN
  SELECT b.body::jsonb -> 'words' ->> 'new' INTO vkey FROM cordon.ledger_bodies b
    WHERE b.kind = 'ledger-key-rotated' AND b.idx < NEW.size ORDER BY b.idx DESC LIMIT 1;
  -- A signature line is "— NAME BASE64", whose first four bytes are the key's id (C2SP signed-note); a vkey is NAME+ID+KEY.
  IF vkey IS NOT NULL AND NOT EXISTS (
    SELECT FROM string_to_table(NEW.note, E'\n') line
    WHERE line LIKE '— %' AND split_part(line, ' ', 2) = split_part(vkey, '+', 1)
      AND substring(decode(split_part(line, ' ', 3), 'base64') FOR 4) = decode(split_part(vkey, '+', 2), 'hex')
  ) THEN
    RAISE EXCEPTION 'the key of the ledger was changed: start this process with the new one' USING ERRCODE = '55000';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_key_in_force BEFORE INSERT ON cordon.ledger_checkpoints
  FOR EACH ROW EXECUTE FUNCTION cordon.ledger_key_in_force();
