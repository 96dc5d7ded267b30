-- The end of a contract: conversations handed over, what the vendor deletes or returns, legal holds, the certificate,
-- the destruction of what Cordon itself keeps, and evidence packs. Events and certificates are only ever added.

CREATE TABLE cordon.ticket_handovers (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  from_party    text NOT NULL REFERENCES cordon.parties,
  to_party      text NOT NULL REFERENCES cordon.parties,
  -- The agreement the work goes on under; null when it went back to the company.
  to_agreement  text REFERENCES cordon.agreements,
  by_person     text NOT NULL REFERENCES cordon.persons,
  at            timestamptz NOT NULL,
  tickets       int NOT NULL CHECK (tickets >= 0),
  entry         bigint NOT NULL
);
CREATE INDEX ticket_handovers_agreement ON cordon.ticket_handovers (agreement_id, at);

CREATE TABLE cordon.ticket_handover_items (
  handover_id  text NOT NULL REFERENCES cordon.ticket_handovers,
  ticket_id    text NOT NULL REFERENCES cordon.tickets,
  -- Who had it in hand.
  assignee_id  text REFERENCES cordon.persons,
  PRIMARY KEY (handover_id, ticket_id)
);
CREATE INDEX ticket_handover_items_ticket ON cordon.ticket_handover_items (ticket_id);

CREATE TABLE cordon.closing_events (
  seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  task          text NOT NULL,
  type          text NOT NULL CHECK (type IN ('chosen', 'done', 'confirmed', 'disputed')),
  side          text NOT NULL CHECK (side IN ('controller', 'processor')),
  by_person     text NOT NULL REFERENCES cordon.persons,
  at            timestamptz NOT NULL,
  -- The choice, the method and statement (without personal data), the reason of a dispute.
  words         jsonb NOT NULL,
  entry         bigint NOT NULL
);
CREATE INDEX closing_events_agreement ON cordon.closing_events (agreement_id, seq);

CREATE TABLE cordon.legal_holds (
  id             text PRIMARY KEY,
  agreement_id   text NOT NULL REFERENCES cordon.agreements,
  -- Null: everything under the agreement.
  category       text,
  reason         text NOT NULL CHECK (reason IN ('litigation', 'regulator', 'investigation', 'audit', 'tax',
                   'subject-request')),
  placed_by      text NOT NULL REFERENCES cordon.persons,
  placed_at      timestamptz NOT NULL,
  lift_asked_by  text REFERENCES cordon.persons,
  lift_asked_at  timestamptz,
  lifted_by      text REFERENCES cordon.persons,
  lifted_at      timestamptz,
  CHECK ((lifted_by IS NULL) = (lifted_at IS NULL)),
  -- Two people, whatever the program does.
  CHECK (lifted_by IS NULL OR (lift_asked_by IS NOT NULL AND lifted_by <> lift_asked_by))
);
CREATE INDEX legal_holds_agreement ON cordon.legal_holds (agreement_id);

CREATE TABLE cordon.deletion_certificates (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  -- RFC 8785 canonical JSON, exactly the bytes that are hashed and signed over.
  statement     text NOT NULL,
  hash          bytea NOT NULL CHECK (length(hash) = 32),
  -- What the signer's key signed, canonical JSON; it names the hash.
  payload       text NOT NULL,
  -- DER SubjectPublicKeyInfo, and r || s.
  public_key    bytea NOT NULL,
  signature     bytea NOT NULL,
  by_person     text NOT NULL REFERENCES cordon.persons,
  at            timestamptz NOT NULL,
  entry         bigint NOT NULL
);
CREATE INDEX deletion_certificates_agreement ON cordon.deletion_certificates (agreement_id, at);

CREATE TABLE cordon.destructions (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  asked_by      text NOT NULL REFERENCES cordon.persons,
  asked_at      timestamptz NOT NULL,
  approved_by   text REFERENCES cordon.persons,
  approved_at   timestamptz,
  done_at       timestamptz,
  counts        jsonb,
  entry         bigint,
  CHECK (approved_by IS NULL OR approved_by <> asked_by)
);
-- One at a time.
CREATE UNIQUE INDEX destructions_open ON cordon.destructions (agreement_id) WHERE done_at IS NULL;

CREATE TABLE cordon.evidence_exports (
  id             text PRIMARY KEY,
  agreement_id   text NOT NULL REFERENCES cordon.agreements,
  -- Null when it was made on the shell.
  asked_by       text REFERENCES cordon.persons,
  asked_at       timestamptz NOT NULL,
  -- Entries written so far, and in all.
  entries_done   int NOT NULL,
  entries        int NOT NULL,
  -- Of the manifest; null while it is being made, or when it broke off.
  manifest_hash  bytea CHECK (length(manifest_hash) = 32),
  entry          bigint,
  finished_at    timestamptz
);
CREATE INDEX evidence_exports_agreement ON cordon.evidence_exports (agreement_id, asked_at);

GRANT SELECT, INSERT ON cordon.ticket_handovers, cordon.ticket_handover_items, cordon.closing_events,
  cordon.deletion_certificates TO :app;
GRANT SELECT, INSERT, UPDATE ON cordon.legal_holds, cordon.destructions, cordon.evidence_exports TO :app;

-- What Cordon itself keeps of an ended agreement and may destroy: the raw conversations and files of the vendor's closed
-- tickets, whose customer they were, and the rows that were revealed. The app's login can neither change nor delete
-- these; this function is the only way, and it asks the same questions as the program does: ended, approved by a second
-- person, no legal hold open. The lock on the agreement's row keeps a hold from being placed while it runs.
CREATE FUNCTION cordon.destroy_agreement_data(destruction text, OUT messages bigint, OUT attachments bigint,
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
  UPDATE cordon.ticket_messages m SET body = '' WHERE m.ticket_id = ANY (gone) AND m.body <> '';
  GET DIAGNOSTICS messages = ROW_COUNT;
  UPDATE cordon.tickets t SET bound_subject = NULL, first_subject = NULL, subject_line = ''
   WHERE t.id = ANY (gone) AND (t.bound_subject IS NOT NULL OR t.first_subject IS NOT NULL OR t.subject_line <> '');
  GET DIAGNOSTICS tickets = ROW_COUNT;
  DELETE FROM cordon.reveals r WHERE r.agreement_id = agreement.id;
  GET DIAGNOSTICS reveals = ROW_COUNT;
END $$;
GRANT EXECUTE ON FUNCTION cordon.destroy_agreement_data(text) TO :app;
