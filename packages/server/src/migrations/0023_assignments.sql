-- Who works as what, under which agreement and when; the reviews of that; and the two exceptions the terms can make.

CREATE TABLE cordon.assignments (
  id            text PRIMARY KEY,
  person_id     text NOT NULL REFERENCES cordon.persons,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  -- A role of the terms and a purpose of the work. The terms say what the two may see.
  access_role   text NOT NULL CHECK (access_role <> ''),
  purpose       text NOT NULL CHECK (purpose <> ''),
  site_id       text REFERENCES cordon.sites,
  -- { "days": ["mon"], "from": "22:00", "to": "06:00", "timeZone": "Asia/Manila" }; null for always.
  shift         jsonb,
  from_at       timestamptz NOT NULL,
  until_at      timestamptz CHECK (until_at > from_at),
  -- Null for what stood before there were assignments.
  made_by       text REFERENCES cordon.persons,
  made_at       timestamptz NOT NULL,
  ended_at      timestamptz,
  ended_by      text REFERENCES cordon.persons,
  ended_why     text CHECK (ended_why IN ('ended', 'replaced', 'removed', 'unanswered')),
  CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
-- One at a time for each kind of work, so that which role somebody acts in is never a choice.
CREATE UNIQUE INDEX assignments_one ON cordon.assignments (person_id, agreement_id, purpose) WHERE ended_at IS NULL;
CREATE INDEX assignments_agreement ON cordon.assignments (agreement_id) WHERE ended_at IS NULL;

-- Times in which an assignment is on or off whatever its shift says; on counts more than off.
CREATE TABLE cordon.shift_changes (
  id             text PRIMARY KEY,
  assignment_id  text NOT NULL REFERENCES cordon.assignments,
  kind           text NOT NULL CHECK (kind IN ('on', 'off')),
  because        text NOT NULL CHECK (because IN ('swap', 'extend')),
  from_at        timestamptz NOT NULL,
  until_at       timestamptz NOT NULL CHECK (until_at > from_at),
  made_by        text NOT NULL REFERENCES cordon.persons,
  made_at        timestamptz NOT NULL
);
CREATE INDEX shift_changes_assignment ON cordon.shift_changes (assignment_id, until_at);

-- What people were invited for becomes an assignment under each agreement of their vendor that has not ended.
INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, site_id, from_at, made_at)
SELECT 'asg_' || replace(gen_random_uuid()::text, '-', ''), p.id, a.id, p.access_role, p.purpose, p.site_id,
       greatest(p.created_at, a.created_at), greatest(p.created_at, a.created_at)
FROM cordon.persons p JOIN cordon.agreements a ON a.processor_id = p.party_id AND a.ended_at IS NULL
WHERE p.role = 'agent' AND p.access_role <> '' AND p.purpose <> '';

GRANT SELECT, INSERT, UPDATE ON cordon.assignments TO :app;
GRANT SELECT, INSERT ON cordon.shift_changes TO :app;

-- Each review puts every assignment of an agreement before a person; what nobody answers in time is removed.
CREATE TABLE cordon.access_reviews (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  opened_at     timestamptz NOT NULL,
  opened_by     text REFERENCES cordon.persons,
  due_at        timestamptz NOT NULL CHECK (due_at > opened_at),
  reminded_at   timestamptz,
  closed_at     timestamptz
);
CREATE UNIQUE INDEX access_reviews_one ON cordon.access_reviews (agreement_id) WHERE closed_at IS NULL;

CREATE TABLE cordon.access_review_items (
  review_id      text NOT NULL REFERENCES cordon.access_reviews,
  assignment_id  text NOT NULL REFERENCES cordon.assignments,
  answer         text CHECK (answer IN ('keep', 'remove', 'unanswered')),
  answered_by    text REFERENCES cordon.persons,
  answered_at    timestamptz,
  PRIMARY KEY (review_id, assignment_id),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
GRANT SELECT, INSERT, UPDATE ON cordon.access_reviews, cordon.access_review_items TO :app;

-- A helpdesk that signs what it sends. The secret must be usable, so it is sealed and not hashed; after a rotation the
-- one before stays good for a while, so that no delivery is lost.
CREATE TABLE cordon.delivery_webhooks (
  id               text PRIMARY KEY,
  source_id        text NOT NULL REFERENCES cordon.sources,
  name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  shape            text NOT NULL CHECK (shape IN ('generic', 'zendesk')),
  -- A Zendesk names neither: whose queue its tickets are in, and for which purpose.
  party_id         text REFERENCES cordon.parties,
  purpose          text,
  -- Channels of a Zendesk on which the customer was known: { "web": "request", "email": "mail" }.
  channels         jsonb NOT NULL DEFAULT '{}',
  secret_sealed    text NOT NULL,
  previous_sealed  text,
  previous_until   timestamptz,
  created_by       text NOT NULL REFERENCES cordon.persons,
  created_at       timestamptz NOT NULL,
  last_used_at     timestamptz,
  revoked_at       timestamptz,
  CHECK ((shape = 'zendesk') = (party_id IS NOT NULL AND purpose IS NOT NULL)),
  CHECK ((previous_sealed IS NULL) = (previous_until IS NULL))
);
CREATE INDEX delivery_webhooks_source ON cordon.delivery_webhooks (source_id);

-- Deliveries that were taken in; the name of each is signed with it.
CREATE TABLE cordon.deliveries_seen (
  webhook_id  text NOT NULL REFERENCES cordon.delivery_webhooks,
  delivery    text NOT NULL,
  ticket_id   text NOT NULL REFERENCES cordon.tickets,
  at          timestamptz NOT NULL,
  PRIMARY KEY (webhook_id, delivery)
);
CREATE INDEX deliveries_seen_at ON cordon.deliveries_seen (at);

-- The helpdesk's own time of the newest update that was taken in: an older one that comes late changes nothing.
ALTER TABLE cordon.tickets ADD updated_at timestamptz;

GRANT SELECT, INSERT, UPDATE ON cordon.delivery_webhooks TO :app;
GRANT SELECT, INSERT, DELETE ON cordon.deliveries_seen TO :app;
