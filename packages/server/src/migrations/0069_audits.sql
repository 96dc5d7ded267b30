-- Audits: a plan that does not change, and a log of what happened since. Where one stands is folded from them.

CREATE TABLE cordon.audits (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  party_id      text NOT NULL REFERENCES cordon.parties,
  -- Canonical JSON; its SHA-256 stands in the entry.
  plan          text NOT NULL,
  planned_by    text NOT NULL REFERENCES cordon.persons,
  planned_at    timestamptz NOT NULL,
  entry         bigint NOT NULL REFERENCES cordon.ledger_leaves
);
CREATE INDEX audits_agreement ON cordon.audits (agreement_id, planned_at DESC);
GRANT SELECT, INSERT ON cordon.audits TO :app;

CREATE TABLE cordon.audit_steps (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  audit_id   text NOT NULL REFERENCES cordon.audits,
  kind       text NOT NULL,
  at         timestamptz NOT NULL,
  -- Null: the clock.
  person_id  text REFERENCES cordon.persons,
  detail     jsonb NOT NULL,
  entry      bigint NOT NULL REFERENCES cordon.ledger_leaves
);
CREATE INDEX audit_steps_of ON cordon.audit_steps (audit_id, id);
-- What happens once: of two at the same moment one is told that it was done already.
CREATE UNIQUE INDEX audit_steps_once ON cordon.audit_steps (audit_id, kind)
  WHERE kind IN ('committed', 'counted', 'drawn', 'reported', 'closed', 'abandoned');
CREATE UNIQUE INDEX audit_steps_response ON cordon.audit_steps (audit_id, (detail ->> 'side')) WHERE kind = 'responded';
GRANT SELECT, INSERT ON cordon.audit_steps TO :app;

-- What was counted and by which checkpoint it is drawn. Readable here, told to nobody of the audited side before the draw.
CREATE TABLE cordon.audit_populations (
  audit_id    text PRIMARY KEY REFERENCES cordon.audits,
  population  text NOT NULL,
  -- How many are in each list and under each reason: pages are drawn without reading all of it.
  summary     jsonb NOT NULL,
  checkpoint  text NOT NULL,
  -- People of the roster who did nothing, and people who acted without a right that the roster knows.
  idle        int NOT NULL,
  unlisted    int NOT NULL
);
GRANT SELECT, INSERT ON cordon.audit_populations TO :app;

CREATE TABLE cordon.audit_requests (
  id           text PRIMARY KEY,
  audit_id     text NOT NULL REFERENCES cordon.audits,
  party_id     text NOT NULL REFERENCES cordon.parties,
  -- The drawn item it is about; null: the audit as a whole.
  line         text,
  asks         text NOT NULL,
  due_at       timestamptz NOT NULL,
  asked_by     text NOT NULL REFERENCES cordon.persons,
  asked_at     timestamptz NOT NULL,
  entry        bigint NOT NULL REFERENCES cordon.ledger_leaves,
  answer       text,
  answered_by  text REFERENCES cordon.persons,
  answered_at  timestamptz,
  CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
);
CREATE INDEX audit_requests_of ON cordon.audit_requests (audit_id);
CREATE INDEX audit_requests_to ON cordon.audit_requests (party_id, due_at);
GRANT SELECT, INSERT, UPDATE ON cordon.audit_requests TO :app;

CREATE TABLE cordon.audit_files (
  id          text PRIMARY KEY,
  request_id  text NOT NULL REFERENCES cordon.audit_requests,
  name        text NOT NULL,
  sha256      text NOT NULL,
  bytes       int NOT NULL,
  sealed      text NOT NULL,
  put_by      text NOT NULL REFERENCES cordon.persons,
  put_at      timestamptz NOT NULL
);
CREATE INDEX audit_files_of ON cordon.audit_files (request_id);
GRANT SELECT, INSERT ON cordon.audit_files TO :app;

-- The signed PDF as it was handed out.
CREATE TABLE cordon.audit_reports (
  audit_id  text PRIMARY KEY REFERENCES cordon.audits,
  sealed    text NOT NULL
);
GRANT SELECT, INSERT ON cordon.audit_reports TO :app;
