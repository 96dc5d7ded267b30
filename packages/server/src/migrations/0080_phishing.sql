-- Phishing exercises: whom they may reach, who authorised them, what went out, and what became of it. What anybody typed on a
-- page of ours is kept nowhere: a submission is a number of fields.

-- Domains whose mail a party showed that it receives, by a code sent to their postmaster (RFC 2142).
CREATE TABLE cordon.phishing_domains (
  domain       text PRIMARY KEY CHECK (domain = lower(domain) AND length(domain) BETWEEN 3 AND 253),
  party_id     text NOT NULL REFERENCES cordon.parties,
  code_hash    bytea NOT NULL CHECK (length(code_hash) = 32),
  code_until   timestamptz NOT NULL,
  asked_by     text NOT NULL REFERENCES cordon.persons,
  asked_at     timestamptz NOT NULL,
  verified_at  timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.phishing_domains TO :app;

-- Mail servers that exercises are sent by, each for a sender in a verified domain.
CREATE TABLE cordon.phishing_senders (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  url_sealed  text NOT NULL,
  address     text NOT NULL,
  made_by     text NOT NULL REFERENCES cordon.persons,
  made_at     timestamptz NOT NULL,
  ended_at    timestamptz
);
GRANT SELECT, INSERT, UPDATE ON cordon.phishing_senders TO :app;

CREATE TABLE cordon.phishing_campaigns (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  vendor_id     text NOT NULL REFERENCES cordon.parties,
  -- All that both parties sign, and its SHA-256. Never changed: another scope is another campaign.
  scope         jsonb NOT NULL,
  scope_hash    text NOT NULL CHECK (scope_hash ~ '^[0-9a-f]{64}$'),
  seed          bigint NOT NULL,
  from_at       timestamptz NOT NULL,
  until_at      timestamptz NOT NULL CHECK (until_at > from_at),
  made_by       text NOT NULL REFERENCES cordon.persons,
  made_at       timestamptz NOT NULL,
  started_at    timestamptz,
  ended_at      timestamptz,
  ended_why     text CHECK (ended_why IN ('over', 'stopped')),
  -- Counts, kept when what they were made from is erased; null while it runs.
  result        jsonb,
  CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
CREATE INDEX phishing_campaigns_vendor ON cordon.phishing_campaigns (vendor_id, from_at DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.phishing_campaigns TO :app;

CREATE TABLE cordon.phishing_authorisations (
  campaign_id  text NOT NULL REFERENCES cordon.phishing_campaigns,
  side         text NOT NULL CHECK (side IN ('company', 'vendor')),
  person_id    text NOT NULL REFERENCES cordon.persons,
  scope_hash   text NOT NULL,
  at           timestamptz NOT NULL,
  entry        bigint NOT NULL,
  PRIMARY KEY (campaign_id, side),
  -- Nobody speaks for both sides.
  UNIQUE (campaign_id, person_id)
);
GRANT SELECT, INSERT ON cordon.phishing_authorisations TO :app;

CREATE TABLE cordon.phishing_targets (
  id            text PRIMARY KEY,
  campaign_id   text NOT NULL REFERENCES cordon.phishing_campaigns,
  person_id     text NOT NULL REFERENCES cordon.persons,
  template      text NOT NULL,
  site_id       text REFERENCES cordon.sites,
  send_at       timestamptz,
  -- Why nothing goes to them: they do not work then, there was no room, they left, their domain, no customer that nobody is,
  -- the mail server.
  left_out      text CHECK (left_out IN ('off-shift', 'no-room', 'left', 'domain', 'no-canary', 'missed', 'failed')),
  -- Claimed before it is sent: nothing goes out twice.
  sent_at       timestamptz,
  delivered_at  timestamptz,
  token_hash    bytea UNIQUE CHECK (length(token_hash) = 32),
  message_id    text UNIQUE,
  ticket_id     text UNIQUE,
  -- When they were found to have clicked or submitted, confirmed; and whether a course was given to them for it.
  fell_at       timestamptz,
  course_at     timestamptz,
  UNIQUE (campaign_id, person_id),
  CHECK (delivered_at IS NULL OR sent_at IS NOT NULL)
);
CREATE INDEX phishing_targets_due ON cordon.phishing_targets (campaign_id, send_at) WHERE sent_at IS NULL AND left_out IS NULL;
CREATE INDEX phishing_targets_person ON cordon.phishing_targets (person_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.phishing_targets TO :app;

CREATE TABLE cordon.phishing_events (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  target_id  text NOT NULL REFERENCES cordon.phishing_targets ON DELETE CASCADE,
  at         timestamptz NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('opened', 'clicked', 'touched', 'submitted', 'reported')),
  visit      text,
  -- Keyed hash, under a key of the campaign alone.
  address    text,
  noise      text,
  fields     int CHECK (fields BETWEEN 0 AND 9),
  CHECK ((kind IN ('clicked', 'touched', 'submitted')) = (visit IS NOT NULL)),
  CHECK ((kind = 'clicked') = (address IS NOT NULL)),
  CHECK ((kind = 'submitted') = (fields IS NOT NULL))
);
CREATE INDEX phishing_events_target ON cordon.phishing_events (target_id);
GRANT SELECT, INSERT, DELETE ON cordon.phishing_events TO :app;

-- Messages that people found suspicious and that were none of ours. Of the message itself nothing is kept.
CREATE TABLE cordon.phishing_reports (
  id         text PRIMARY KEY,
  person_id  text NOT NULL REFERENCES cordon.persons,
  at         timestamptz NOT NULL,
  via        text NOT NULL CHECK (via IN ('workspace', 'mailbox')),
  ticket_id  text,
  looked_at  timestamptz,
  looked_by  text REFERENCES cordon.persons
);
CREATE INDEX phishing_reports_open ON cordon.phishing_reports (at) WHERE looked_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.phishing_reports TO :app;
