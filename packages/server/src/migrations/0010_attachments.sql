-- Files that came with a message, as the helpdesk delivered them (raw). Shown through the gate only, and only what
-- personal data can be taken out of; the rest is kept out.
CREATE TABLE cordon.ticket_attachments (
  id          text PRIMARY KEY,
  ticket_id   text NOT NULL REFERENCES cordon.tickets,
  message_id  text NOT NULL REFERENCES cordon.ticket_messages,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  media_type  text NOT NULL CHECK (length(media_type) BETWEEN 3 AND 100),
  size        int NOT NULL CHECK (size >= 0),
  -- Null where it was too large to keep.
  body        bytea CHECK (length(body) <= 1048576)
);
CREATE INDEX ticket_attachments_ticket ON cordon.ticket_attachments (ticket_id);

GRANT SELECT, INSERT ON cordon.ticket_attachments TO :app;
