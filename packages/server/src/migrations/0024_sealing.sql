-- Sealed to the person: the second key a browser makes at sign-in. What is revealed in this session leaves the server
-- under it only (HPKE, RFC 9180). The signing key's signature over both is kept, so that nobody can exchange it later.
ALTER TABLE cordon.session_keys ADD sealing_key bytea;
ALTER TABLE cordon.session_keys ADD sealing_suite text
  CHECK (sealing_suite IN ('x25519-sha256-aes128gcm', 'p256-sha256-aes128gcm'));
ALTER TABLE cordon.session_keys ADD registration bytea CHECK (length(registration) = 64);
ALTER TABLE cordon.session_keys ADD CHECK ((sealing_key IS NULL) = (sealing_suite IS NULL)
  AND (sealing_key IS NULL) = (registration IS NULL));

-- Sealed at rest (AES-256-GCM). A key provider outside the database wraps one key per vendor and agreement; that key wraps
-- one key per ticket; that one seals what stands on the ticket. A copy of the database alone opens none of it.
CREATE TABLE cordon.data_keys (
  id            text PRIMARY KEY,
  party_id      text NOT NULL REFERENCES cordon.parties,
  -- Null: what no agreement of the vendor covers yet.
  agreement_id  text REFERENCES cordon.agreements,
  provider      text NOT NULL,
  -- By the provider, for this agreement or vendor only; null once destroyed.
  wrapped       text,
  wrapped_at    timestamptz NOT NULL,
  created_at    timestamptz NOT NULL,
  rotated_from  text REFERENCES cordon.data_keys,
  -- A newer key seals what comes; this one still opens what hangs on it.
  replaced_at   timestamptz,
  destroyed_at  timestamptz,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE UNIQUE INDEX data_keys_current ON cordon.data_keys (party_id, coalesce(agreement_id, ''))
  WHERE replaced_at IS NULL AND destroyed_at IS NULL;
CREATE INDEX data_keys_agreement ON cordon.data_keys (agreement_id);

CREATE TABLE cordon.ticket_keys (
  ticket_id    text PRIMARY KEY REFERENCES cordon.tickets,
  data_key_id  text NOT NULL REFERENCES cordon.data_keys,
  wrapped      bytea NOT NULL
);
CREATE INDEX ticket_keys_data_key ON cordon.ticket_keys (data_key_id);

ALTER TABLE cordon.ticket_messages ALTER body DROP NOT NULL;
ALTER TABLE cordon.ticket_messages ADD sealed bytea;
ALTER TABLE cordon.ticket_messages ADD CHECK (num_nonnulls(body, sealed) = 1);
ALTER TABLE cordon.ticket_attachments ALTER name DROP NOT NULL;
ALTER TABLE cordon.ticket_attachments ADD name_sealed bytea;
ALTER TABLE cordon.ticket_attachments ADD body_sealed bytea;
ALTER TABLE cordon.ticket_attachments ADD CHECK (num_nonnulls(name, name_sealed) = 1 AND num_nonnulls(body, body_sealed) <= 1);
CREATE INDEX ticket_messages_clear ON cordon.ticket_messages (ticket_id) WHERE body <> '';
CREATE INDEX ticket_attachments_clear ON cordon.ticket_attachments (ticket_id) WHERE name IS NOT NULL;

-- Which customer a ticket is of, who was asked for instead, which row was revealed: under the ticket's key too. The clear
-- columns hold what came before, until it is sealed.
ALTER TABLE cordon.tickets ADD bound_subject_sealed bytea;
ALTER TABLE cordon.tickets ADD first_subject_sealed bytea;
ALTER TABLE cordon.tickets ADD CHECK (num_nonnulls(bound_subject, bound_subject_sealed) <= 1
  AND num_nonnulls(first_subject, first_subject_sealed) <= 1);
ALTER TABLE cordon.rebinds ADD subject_sealed bytea;
ALTER TABLE cordon.rebinds ADD CHECK (num_nonnulls(subject, subject_sealed) <= 1);
CREATE INDEX tickets_clear ON cordon.tickets (id) WHERE bound_subject IS NOT NULL OR first_subject IS NOT NULL;
CREATE INDEX rebinds_clear ON cordon.rebinds (ticket_id) WHERE subject IS NOT NULL;
-- A reveal lasts minutes, and its entry tells what it showed: those from before are let go.
DELETE FROM cordon.reveals;
ALTER TABLE cordon.reveals DROP row_key;
ALTER TABLE cordon.reveals ADD row_key_sealed bytea NOT NULL;

-- Openings are under a key of the installation, which ends with no agreement: what an entry was about can be shown for as
-- long as it is kept, also after the agreement's keys were destroyed. Looked for by a keyed hash.
ALTER TABLE cordon.ledger_openings ALTER value DROP NOT NULL;
ALTER TABLE cordon.ledger_openings ADD value_sealed bytea;
ALTER TABLE cordon.ledger_openings ADD value_hash bytea;
ALTER TABLE cordon.ledger_openings ADD CHECK (num_nonnulls(value, value_sealed) = 1);
DROP INDEX cordon.ledger_openings_value;
CREATE INDEX ledger_openings_hash ON cordon.ledger_openings (name, value_hash);
CREATE INDEX ledger_openings_clear ON cordon.ledger_openings (idx) WHERE value IS NOT NULL;

GRANT SELECT, INSERT ON cordon.data_keys, cordon.ticket_keys TO :app;
GRANT UPDATE (provider, wrapped, wrapped_at, replaced_at) ON cordon.data_keys TO :app;
GRANT UPDATE (data_key_id, wrapped) ON cordon.ticket_keys TO :app;

-- What was stored in clear before is sealed in place, once; the app's login can change nothing else of it.
CREATE FUNCTION cordon.seal_message(message text, ciphertext bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE cordon.ticket_messages SET body = NULL, sealed = ciphertext WHERE id = message AND body <> '';
$$;
CREATE FUNCTION cordon.seal_attachment(attachment text, name_ciphertext bytea, body_ciphertext bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE cordon.ticket_attachments SET name = NULL, name_sealed = name_ciphertext, body = NULL, body_sealed = body_ciphertext
   WHERE id = attachment AND name IS NOT NULL AND (body IS NULL) = (body_ciphertext IS NULL);
$$;
CREATE FUNCTION cordon.seal_opening(entry bigint, named text, ciphertext bytea, hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE cordon.ledger_openings SET value = NULL, value_sealed = ciphertext, value_hash = hash
   WHERE idx = entry AND name = named AND value IS NOT NULL;
$$;
REVOKE EXECUTE ON FUNCTION cordon.seal_message(text, bytea), cordon.seal_attachment(text, bytea, bytea),
  cordon.seal_opening(bigint, text, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cordon.seal_message(text, bytea), cordon.seal_attachment(text, bytea, bytea),
  cordon.seal_opening(bigint, text, bytea, bytea) TO :app;

-- As in 0016, over what is sealed too, and with the keys of the tickets.
CREATE OR REPLACE FUNCTION cordon.destroy_agreement_data(destruction text, OUT messages bigint, OUT attachments bigint,
  OUT tickets bigint, OUT reveals bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  act cordon.destructions%ROWTYPE;
  agreement cordon.agreements%ROWTYPE;
  gone text[];
BEGIN
  SELECT * INTO act FROM cordon.destructions d WHERE d.id = destruction AND d.approved_by IS NOT NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  SELECT * INTO agreement FROM cordon.agreements a WHERE a.id = act.agreement_id FOR UPDATE;
  IF agreement.ended_at IS NULL THEN RAISE EXCEPTION 'not-ended'; END IF;
  IF EXISTS (SELECT FROM cordon.legal_holds h WHERE h.agreement_id = agreement.id AND h.lifted_at IS NULL) THEN
    RAISE EXCEPTION 'legal-hold';
  END IF;
  -- Closed by this vendor, on this source, while the agreement stood. Not what another agreement of theirs covers now.
  SELECT coalesce(array_agg(t.id), '{}') INTO gone FROM cordon.tickets t
   WHERE t.party_id = agreement.processor_id AND t.source_id = agreement.source_id AND t.status = 'closed'
     AND t.last_work_at <= agreement.ended_at
     AND NOT EXISTS (SELECT FROM cordon.agreements other WHERE other.id <> agreement.id AND other.ended_at IS NULL
                       AND other.processor_id = agreement.processor_id AND other.source_id = agreement.source_id);
  DELETE FROM cordon.ticket_attachments f WHERE f.ticket_id = ANY (gone);
  GET DIAGNOSTICS attachments = ROW_COUNT;
  UPDATE cordon.ticket_messages m SET body = '', sealed = NULL WHERE m.ticket_id = ANY (gone) AND m.body IS DISTINCT FROM '';
  GET DIAGNOSTICS messages = ROW_COUNT;
  UPDATE cordon.tickets t SET bound_subject = NULL, first_subject = NULL, bound_subject_sealed = NULL,
         first_subject_sealed = NULL, subject_line = ''
   WHERE t.id = ANY (gone) AND (t.subject_line <> ''
     OR num_nonnulls(t.bound_subject, t.first_subject, t.bound_subject_sealed, t.first_subject_sealed) > 0);
  GET DIAGNOSTICS tickets = ROW_COUNT;
  UPDATE cordon.rebinds b SET subject = NULL, subject_sealed = NULL WHERE b.ticket_id = ANY (gone);
  DELETE FROM cordon.reveals r WHERE r.agreement_id = agreement.id;
  GET DIAGNOSTICS reveals = ROW_COUNT;
  DELETE FROM cordon.ticket_keys k WHERE k.ticket_id = ANY (gone);
END $$;

-- The end of the agreement's keys, after its data. It asks the same questions again and leaves the row of the agreement
-- locked: until the caller commits, no hold can be placed.
CREATE FUNCTION cordon.destroy_agreement_keys(destruction text, at timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  agreement cordon.agreements%ROWTYPE;
  destroyed int;
BEGIN
  SELECT a.* INTO agreement FROM cordon.destructions d JOIN cordon.agreements a ON a.id = d.agreement_id
   WHERE d.id = destruction AND d.approved_by IS NOT NULL FOR UPDATE OF a;
  IF NOT FOUND THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  IF agreement.ended_at IS NULL THEN RAISE EXCEPTION 'not-ended'; END IF;
  IF EXISTS (SELECT FROM cordon.legal_holds h WHERE h.agreement_id = agreement.id AND h.lifted_at IS NULL) THEN
    RAISE EXCEPTION 'legal-hold';
  END IF;
  -- What lives on was put under another key first.
  IF EXISTS (SELECT FROM cordon.ticket_keys t JOIN cordon.data_keys k ON k.id = t.data_key_id
              WHERE k.agreement_id = agreement.id) THEN
    RAISE EXCEPTION 'keys-in-use';
  END IF;
  UPDATE cordon.data_keys k SET wrapped = NULL, destroyed_at = at WHERE k.agreement_id = agreement.id AND k.destroyed_at IS NULL;
  GET DIAGNOSTICS destroyed = ROW_COUNT;
  RETURN destroyed;
END $$;
REVOKE EXECUTE ON FUNCTION cordon.destroy_agreement_keys(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cordon.destroy_agreement_keys(text, timestamptz) TO :app;
