-- A source's helpdesk: Cordon reads its tickets, and writes comments back. Its credential is sealed.
CREATE TABLE cordon.helpdesks (
  source_id        text PRIMARY KEY REFERENCES cordon.sources,
  kind             text NOT NULL CHECK (kind IN ('rt', 'zendesk')),
  -- AES-256-GCM sealed: address, credential, queues, the field that names the customer.
  settings_sealed  bytea NOT NULL,
  connected_by     text REFERENCES cordon.persons,
  connected_at     timestamptz NOT NULL,
  -- Where reading goes on; null before the first.
  reached          text,
  looked_at        timestamptz,
  well_at          timestamptz,
  -- A code of ours: what went wrong at the last look. Never the helpdesk's own words.
  problem          text,
  waiting          int NOT NULL DEFAULT 0,
  -- When it was last looked at which documents are due.
  erasing_at       timestamptz,
  seats_at         timestamptz,
  -- Whose seat showed what at the last look: logins, people and words of ours.
  seats            jsonb NOT NULL DEFAULT '[]'
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.helpdesks TO :app;

-- What was seen of a ticket first. People and customers as keyed hashes: enough to notice that they changed.
CREATE TABLE cordon.helpdesk_tickets (
  ticket_id   text PRIMARY KEY REFERENCES cordon.tickets,
  source_id   text NOT NULL REFERENCES cordon.sources,
  number      text NOT NULL,
  requesters  text[] NOT NULL,
  copies      text[] NOT NULL,
  customer    text,
  -- Messages that were taken in.
  messages    text[] NOT NULL DEFAULT '{}',
  closed_at   timestamptz,
  UNIQUE (source_id, number)
);
GRANT SELECT, INSERT, UPDATE ON cordon.helpdesk_tickets TO :app;

-- What Cordon is about to write into the helpdesk: redacted texts, sealed all the same.
CREATE TABLE cordon.helpdesk_writes (
  id         text PRIMARY KEY,
  -- They are written in the order in which they were made.
  nth        bigint GENERATED ALWAYS AS IDENTITY,
  ticket_id  text NOT NULL REFERENCES cordon.tickets,
  kind       text NOT NULL CHECK (kind IN ('comment', 'close')),
  text_sealed bytea,
  entry      bigint,
  at         timestamptz NOT NULL,
  tries      int NOT NULL DEFAULT 0,
  tried_at   timestamptz,
  done_at    timestamptz,
  CHECK ((kind = 'comment') = (text_sealed IS NOT NULL))
);
CREATE INDEX helpdesk_tickets_closed ON cordon.helpdesk_tickets (source_id, closed_at);
CREATE INDEX helpdesk_writes_waiting ON cordon.helpdesk_writes (nth) WHERE done_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.helpdesk_writes TO :app;

-- A file that stays in the helpdesk: where it is there, sealed. Its bytes are fetched when somebody may see them.
ALTER TABLE cordon.ticket_attachments ADD remote_sealed bytea;
-- Whether it may show somebody's identity document: by name and kind, when it came.
ALTER TABLE cordon.ticket_attachments ADD document boolean NOT NULL DEFAULT true;
-- Deleted upstream and here, as a duty says.
ALTER TABLE cordon.ticket_attachments ADD erased_at timestamptz;

-- Lets go of a file of a closed ticket. The app's login can change nothing else of a file, and this nothing that is held.
CREATE FUNCTION cordon.erase_attachment(attachment text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE cordon.ticket_attachments f SET body = NULL, body_sealed = NULL, remote_sealed = NULL, erased_at = at
    FROM cordon.tickets t
   WHERE f.id = attachment AND t.id = f.ticket_id AND t.status = 'closed' AND f.erased_at IS NULL
     AND NOT EXISTS (SELECT FROM cordon.legal_holds h JOIN cordon.agreements a ON a.id = h.agreement_id
                      WHERE h.lifted_at IS NULL AND a.processor_id = t.party_id AND a.source_id = t.source_id);
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION cordon.erase_attachment(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cordon.erase_attachment(text, timestamptz) TO :app;
