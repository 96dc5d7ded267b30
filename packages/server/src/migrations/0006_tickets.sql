-- Tickets and their conversations, filled by a helpdesk adapter; the built-in queue for companies without one.

CREATE TABLE cordon.tickets (
  id               text PRIMARY KEY,
  source_id        text NOT NULL REFERENCES cordon.sources,
  external_id      text NOT NULL,
  -- The vendor whose queue it is in.
  party_id         text NOT NULL REFERENCES cordon.parties,
  purpose          text NOT NULL,
  subject_line     text NOT NULL,
  status           text NOT NULL CHECK (status IN ('open', 'pending', 'closed')),
  priority         text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  assignee_id      text REFERENCES cordon.persons,
  created_at       timestamptz NOT NULL,
  last_work_at     timestamptz NOT NULL,
  -- How the ticket was tied to its customer; by = 'agent' is only a claim.
  bound_by         text CHECK (bound_by IN ('request', 'mail', 'caller', 'agent')),
  bound_subject    text,
  -- The first binding is kept whatever comes later.
  first_bound_by   text,
  first_subject    text,
  confirm_tries    int NOT NULL DEFAULT 0,
  confirm_matches  text[] NOT NULL DEFAULT '{}',
  UNIQUE (source_id, external_id)
);
CREATE INDEX tickets_assignee ON cordon.tickets (assignee_id, status);
CREATE INDEX tickets_queue ON cordon.tickets (party_id, status, created_at);

CREATE TABLE cordon.ticket_messages (
  id         text PRIMARY KEY,
  ticket_id  text NOT NULL REFERENCES cordon.tickets,
  at         timestamptz NOT NULL,
  author     text NOT NULL CHECK (author IN ('customer', 'agent', 'system', 'note')),
  person_id  text REFERENCES cordon.persons,
  -- What the customer wrote, as it came (raw). Replies and notes are stored redacted only.
  body       text NOT NULL
);
CREATE INDEX ticket_messages_ticket ON cordon.ticket_messages (ticket_id, at);

-- A change of customer on a bound ticket waits here for a second person.
CREATE TABLE cordon.rebinds (
  id            text PRIMARY KEY,
  ticket_id     text NOT NULL REFERENCES cordon.tickets,
  subject       text,
  asked_by      text NOT NULL REFERENCES cordon.persons,
  asked_at      timestamptz NOT NULL,
  decided_by    text REFERENCES cordon.persons,
  decided_at    timestamptz,
  approved      boolean,
  CHECK (decided_by IS NULL OR decided_by <> asked_by)
);

GRANT SELECT, INSERT, UPDATE ON cordon.tickets, cordon.rebinds TO :app;
GRANT SELECT, INSERT ON cordon.ticket_messages TO :app;
