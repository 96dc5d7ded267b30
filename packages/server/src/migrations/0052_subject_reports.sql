-- What customers ask to be told of the accesses to their data, and what was decided about telling it.

CREATE TABLE cordon.subject_requests (
  id               text PRIMARY KEY,
  -- access: GDPR Art. 15. accounting: 45 CFR 164.528.
  kind             text NOT NULL CHECK (kind IN ('access', 'accounting')),
  source_id        text NOT NULL REFERENCES cordon.sources,
  -- Whose it is, under the installation's key; the hash finds the others of the same customer.
  subject_sealed   text NOT NULL,
  subject_hash     bytea NOT NULL,
  received_at      timestamptz NOT NULL,
  from_at          timestamptz,
  until_at         timestamptz NOT NULL,
  asked_by         text NOT NULL REFERENCES cordon.persons,
  asked_at         timestamptz NOT NULL,
  asked_entry      bigint NOT NULL,
  extended_at      timestamptz,
  extended_reason  text,
  extended_entry   bigint,
  answered_at      timestamptz,
  answered_by      text REFERENCES cordon.persons,
  answered_entry   bigint,
  CHECK (num_nulls(extended_at, extended_reason, extended_entry) IN (0, 3)),
  CHECK (num_nulls(answered_at, answered_by, answered_entry) IN (0, 3))
);
CREATE INDEX subject_requests_subject ON cordon.subject_requests (subject_hash, received_at);

-- Whether the answer may say who the agents were: asked for with reasons, decided by another person. Never undone: what was
-- told is told.
CREATE TABLE cordon.subject_report_names (
  request_id     text PRIMARY KEY REFERENCES cordon.subject_requests,
  -- Why the customer cannot use their rights without the names, and how the agents' own rights were weighed.
  essential      text NOT NULL,
  weighed        text NOT NULL,
  asked_by       text NOT NULL REFERENCES cordon.persons,
  asked_at       timestamptz NOT NULL,
  asked_entry    bigint NOT NULL,
  granted        boolean,
  decided_by     text REFERENCES cordon.persons,
  decided_at     timestamptz,
  decided_entry  bigint,
  CHECK (num_nulls(granted, decided_by, decided_at, decided_entry) IN (0, 4)),
  CHECK (decided_by <> asked_by)
);

-- What an officer confirmed of each purpose; the last one of a purpose counts.
CREATE TABLE cordon.accounting_rulings (
  entry         bigint PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  purpose       text NOT NULL,
  ruling        text NOT NULL,
  ruled_by      text NOT NULL REFERENCES cordon.persons,
  ruled_at      timestamptz NOT NULL
);
CREATE INDEX accounting_rulings_of ON cordon.accounting_rulings (agreement_id, purpose, entry);

-- A recipient of whom a customer may not be told for a time, since an agency said so.
CREATE TABLE cordon.accounting_suspensions (
  entry         bigint PRIMARY KEY,
  request_id    text NOT NULL REFERENCES cordon.subject_requests,
  recipient_id  text NOT NULL REFERENCES cordon.parties,
  agency        text NOT NULL CHECK (agency IN ('health-oversight', 'law-enforcement')),
  written       boolean NOT NULL,
  from_at       timestamptz NOT NULL,
  until_at      timestamptz NOT NULL CHECK (until_at > from_at),
  recorded_by   text NOT NULL REFERENCES cordon.persons,
  -- An oral statement holds for 30 days at most.
  CHECK (written OR until_at <= from_at + interval '30 days')
);
CREATE INDEX accounting_suspensions_of ON cordon.accounting_suspensions (request_id);

GRANT SELECT, INSERT ON cordon.subject_requests, cordon.subject_report_names, cordon.accounting_rulings,
  cordon.accounting_suspensions TO :app;
GRANT UPDATE (extended_at, extended_reason, extended_entry, answered_at, answered_by, answered_entry)
  ON cordon.subject_requests TO :app;
GRANT UPDATE (granted, decided_by, decided_at, decided_entry) ON cordon.subject_report_names TO :app;
