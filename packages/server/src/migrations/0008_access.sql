-- The access-event stream (pruned), budgets used, and reveals on screen.

CREATE TABLE cordon.access_events (
  entry         bigint PRIMARY KEY,
  at            timestamptz NOT NULL,
  kind          text NOT NULL,
  agent         text NOT NULL,
  vendor        text NOT NULL,
  site          text,
  agreement_id  text,
  ticket        text,
  ticket_state  text,
  -- Pseudonym under a rotating key; links a customer's accesses within one period only.
  subject       text,
  resource      text,
  fields        text[] NOT NULL,
  rows          int NOT NULL,
  flags         text[] NOT NULL,
  ip            text,
  ok            boolean NOT NULL,
  code          text
);
CREATE INDEX access_events_at ON cordon.access_events (at DESC);
CREATE INDEX access_events_agent ON cordon.access_events (agent, at DESC);

CREATE TABLE cordon.usage (
  person_id  text NOT NULL REFERENCES cordon.persons,
  kind       text NOT NULL CHECK (kind IN ('subject', 'reveal', 'lookup')),
  -- Keyed hash of the customer for kind 'subject', so that seeing one twice counts once.
  subject    text,
  at         timestamptz NOT NULL
);
CREATE INDEX usage_person ON cordon.usage (person_id, at DESC);

CREATE TABLE cordon.reveals (
  id            text PRIMARY KEY,
  entry         bigint NOT NULL,
  person_id     text NOT NULL REFERENCES cordon.persons,
  agreement_id  text NOT NULL,
  ticket_id     text NOT NULL REFERENCES cordon.tickets,
  resource      text NOT NULL,
  row_key       text NOT NULL,
  field         text NOT NULL,
  expires_at    timestamptz NOT NULL,
  closed_at     timestamptz
);
CREATE INDEX reveals_open ON cordon.reveals (agreement_id) WHERE closed_at IS NULL;

-- Events and budgets are written in the commit of their entry, so by the ledger writer.
GRANT INSERT ON cordon.access_events, cordon.usage TO :ledger;
GRANT SELECT, DELETE ON cordon.access_events, cordon.usage TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.reveals TO :app;

-- Ids of signed acts that were used: each is good once.
CREATE TABLE cordon.acts_used (
  act_id  uuid PRIMARY KEY,
  at      timestamptz NOT NULL
);
CREATE INDEX acts_used_at ON cordon.acts_used (at);
GRANT SELECT, INSERT, DELETE ON cordon.acts_used TO :app;
