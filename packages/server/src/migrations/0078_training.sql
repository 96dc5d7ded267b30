-- Who owes which course, why, and until when; what they answered since; what they were told.

-- What a party asks of its people beyond what agreements ask.
CREATE TABLE cordon.training_rules (
  id            text PRIMARY KEY,
  -- The company's rules hold for every vendor; a vendor's for its own people.
  party_id      text NOT NULL REFERENCES cordon.parties,
  scope         text NOT NULL CHECK (scope IN ('role', 'purpose', 'risk')),
  -- A role or purpose of the work, or a band of risk.
  value         text NOT NULL CHECK (value <> ''),
  course        text NOT NULL REFERENCES cordon.courses,
  every_months  int NOT NULL CHECK (every_months BETWEEN 1 AND 36),
  made_by       text NOT NULL REFERENCES cordon.persons,
  made_at       timestamptz NOT NULL,
  ended_at      timestamptz
);
CREATE UNIQUE INDEX training_rules_one ON cordon.training_rules (party_id, scope, value, course) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.training_rules TO :app;

-- One pass over everybody. Its entry names the hash of what it assigned, so that no row can be slipped in later.
CREATE TABLE cordon.training_runs (
  id        uuid PRIMARY KEY,
  at        timestamptz NOT NULL,
  assigned  int NOT NULL,
  -- SHA-256 of its lines, person, course, reason and due, sorted; in hex.
  hash      text NOT NULL CHECK (length(hash) = 64)
);
GRANT SELECT, INSERT ON cordon.training_runs TO :app;

CREATE TABLE cordon.course_assignments (
  id            uuid PRIMARY KEY,
  person        text NOT NULL REFERENCES cordon.persons,
  course        text NOT NULL REFERENCES cordon.courses,
  reason        text NOT NULL CHECK (reason IN ('role', 'purpose', 'clause', 'risk', 'phishing', 'incident', 'new-clause', 'regulation', 'conduct', 'joining', 'hand')),
  -- What it comes from: an agreement and clause, a rule, a campaign, an incident.
  cause         text,
  -- Standing rules ask for it anew by themselves; anything else happened once, and what is owed for it closes access.
  standing      boolean NOT NULL GENERATED ALWAYS AS (reason IN ('role', 'purpose', 'clause', 'risk')) STORED,
  assigned_at   timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  assigned_by   text REFERENCES cordon.persons,
  -- Of training_runs, written in the same transaction: held by no key, which would be asked of each of half a million rows.
  run           uuid,
  done_at       timestamptz,
  withdrawn_at  timestamptz
);
-- One at a time by rules; what happened asks once, however often it is told.
CREATE UNIQUE INDEX course_assignments_standing ON cordon.course_assignments (person, course)
  WHERE standing AND done_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX course_assignments_event ON cordon.course_assignments (person, course, reason, cause) NULLS NOT DISTINCT
  WHERE NOT standing AND done_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX course_assignments_owed ON cordon.course_assignments (person, course, assigned_at) INCLUDE (due_at)
  WHERE NOT standing AND withdrawn_at IS NULL;
CREATE INDEX course_assignments_due ON cordon.course_assignments (due_at) WHERE done_at IS NULL AND withdrawn_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.course_assignments TO :app;

-- One question of a course that was passed, a day.
CREATE TABLE cordon.spaced_answers (
  person       text NOT NULL REFERENCES cordon.persons,
  -- In UTC.
  day          date NOT NULL,
  course       text NOT NULL REFERENCES cordon.courses,
  question     text NOT NULL,
  is_right     boolean NOT NULL,
  answered_at  timestamptz NOT NULL,
  PRIMARY KEY (person, day)
);
CREATE INDEX spaced_answers_right ON cordon.spaced_answers (person, course, answered_at) WHERE is_right;
GRANT SELECT, INSERT ON cordon.spaced_answers TO :app;

-- What is known of a person and a course they passed: read by the gate with each session, by the pass and by every page.
CREATE VIEW cordon.courses_known AS
SELECT l.person, l.course, l.passed_at, l.version,
  (SELECT count(*)::int FROM cordon.spaced_answers s
    WHERE s.person = l.person AND s.course = l.course AND s.is_right AND s.answered_at >= l.passed_at) AS answered_right,
  least(
    (SELECT min(a.due_at) FROM cordon.course_assignments a WHERE a.person = l.person AND a.course = l.course
      AND NOT a.standing AND a.withdrawn_at IS NULL AND a.assigned_at > l.passed_at),
    -- A version that everyone takes again counts two weeks after it came, whether or not anything assigned it.
    CASE WHEN l.version < k.counts_from THEN coalesce(
      (SELECT min(v.published_at) FROM cordon.course_versions v WHERE v.course = l.course AND v.version = k.counts_from) + interval '14 days',
      l.passed_at) END) AS owed_by
FROM (SELECT c.person, c.course, max(c.passed_at) AS passed_at, max(c.version) AS version
      FROM cordon.course_completions c WHERE c.source <> 'spaced' GROUP BY c.person, c.course) l
JOIN cordon.courses k ON k.id = l.course;
GRANT SELECT ON cordon.courses_known TO :app;

-- Which reminder of which assignment was made. A row and its mail are written together, so that nobody is told twice.
CREATE TABLE cordon.training_told (
  assignment  uuid NOT NULL REFERENCES cordon.course_assignments,
  step        text NOT NULL CHECK (step IN ('assigned', 'd14', 'd7', 'd1', 'due')),
  at          timestamptz NOT NULL,
  PRIMARY KEY (assignment, step)
);
GRANT SELECT, INSERT ON cordon.training_told TO :app;

-- A vendor's managers are told of what is overdue once a day.
CREATE TABLE cordon.training_escalations (
  party_id  text NOT NULL REFERENCES cordon.parties,
  day       date NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (party_id, day)
);
GRANT SELECT, INSERT ON cordon.training_escalations TO :app;

CREATE TABLE cordon.training_mails (
  id        uuid PRIMARY KEY,
  to_person text NOT NULL REFERENCES cordon.persons,
  subject   text NOT NULL,
  words     text NOT NULL,
  made_at   timestamptz NOT NULL,
  sent_at   timestamptz,
  tries     int NOT NULL DEFAULT 0,
  again_at  timestamptz NOT NULL
);
CREATE INDEX training_mails_waiting ON cordon.training_mails (again_at) WHERE sent_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.training_mails TO :app;

-- Certificates that were made: the sealed file, and its hash, which the entry names.
CREATE TABLE cordon.training_certificates (
  id           uuid PRIMARY KEY,
  completion   uuid NOT NULL UNIQUE REFERENCES cordon.course_completions,
  person       text NOT NULL REFERENCES cordon.persons,
  hash         text NOT NULL CHECK (length(hash) = 64),
  file_sealed  text NOT NULL,
  made_at      timestamptz NOT NULL,
  entry        bigint NOT NULL REFERENCES cordon.ledger_leaves
);
CREATE INDEX training_certificates_person ON cordon.training_certificates (person);
GRANT SELECT, INSERT ON cordon.training_certificates TO :app;
