-- What people have to know before they work with data: courses, their versions, who tried, who passed.

CREATE TABLE cordon.courses (
  id            text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{1,59}$'),
  -- Ours come with the product and are updated by it; the company writes its own beside them.
  origin        text NOT NULL CHECK (origin IN ('cordon', 'company')),
  created_at    timestamptz NOT NULL,
  created_by    text REFERENCES cordon.persons CHECK ((created_by IS NULL) = (origin = 'cordon')),
  -- The oldest version whose completion still counts.
  counts_from   int NOT NULL DEFAULT 1 CHECK (counts_from > 0),
  withdrawn_at  timestamptz
);
GRANT SELECT, INSERT, UPDATE ON cordon.courses TO :app;

-- A version says what it said when it was published: rows are only added. A translation is of one version.
CREATE TABLE cordon.course_versions (
  course        text NOT NULL REFERENCES cordon.courses,
  version       int NOT NULL CHECK (version > 0),
  language      text NOT NULL CHECK (language ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  title         text NOT NULL,
  -- Markdown with front matter, and its SHA-256, which the entry names.
  body          text NOT NULL,
  hash          text NOT NULL CHECK (length(hash) = 64),
  published_by  text REFERENCES cordon.persons,
  published_at  timestamptz NOT NULL,
  entry         bigint NOT NULL REFERENCES cordon.ledger_leaves,
  PRIMARY KEY (course, version, language)
);
GRANT SELECT, INSERT ON cordon.course_versions TO :app;

-- What is being written: one draft of a course in a language.
CREATE TABLE cordon.course_drafts (
  course    text NOT NULL CHECK (course ~ '^[a-z][a-z0-9-]{1,59}$'),
  language  text NOT NULL CHECK (language ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  body      text NOT NULL,
  saved_by  text NOT NULL REFERENCES cordon.persons,
  saved_at  timestamptz NOT NULL,
  -- Of each saving: two people who write at once do not lose each other's words.
  revision  int NOT NULL,
  PRIMARY KEY (course, language)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.course_drafts TO :app;

-- Where somebody is in a course, on whichever device.
CREATE TABLE cordon.course_progress (
  person   text NOT NULL REFERENCES cordon.persons,
  course   text NOT NULL REFERENCES cordon.courses,
  version  int NOT NULL,
  section  text NOT NULL,
  read     text[] NOT NULL,
  at       timestamptz NOT NULL,
  PRIMARY KEY (person, course)
);
GRANT SELECT, INSERT, UPDATE ON cordon.course_progress TO :app;

CREATE TABLE cordon.course_attempts (
  id            uuid PRIMARY KEY,
  person        text NOT NULL REFERENCES cordon.persons,
  course        text NOT NULL REFERENCES cordon.courses,
  version       int NOT NULL,
  language      text NOT NULL,
  -- The paper is drawn from it, so that it can be drawn again and looked at; it is in the entry once it is handed in.
  seed          text NOT NULL CHECK (length(seed) = 32),
  -- Ids of the questions on the paper, in their order.
  questions     text[] NOT NULL,
  started_at    timestamptz NOT NULL,
  answers       jsonb NOT NULL DEFAULT '{}',
  submitted_at  timestamptz,
  score         int,
  passed        boolean,
  entry         bigint REFERENCES cordon.ledger_leaves,
  CHECK ((submitted_at IS NULL) = (score IS NULL) AND (score IS NULL) = (passed IS NULL) AND (passed IS NULL) = (entry IS NULL)),
  FOREIGN KEY (course, version, language) REFERENCES cordon.course_versions
);
-- One paper at a time: nobody draws until they like what they see.
CREATE UNIQUE INDEX course_attempts_open ON cordon.course_attempts (person, course) WHERE submitted_at IS NULL;
CREATE INDEX course_attempts_of ON cordon.course_attempts (person, course, started_at DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.course_attempts TO :app;

-- A vendor's own training system, and the secret it signs its deliveries with.
CREATE TABLE cordon.course_systems (
  id             text PRIMARY KEY,
  party_id       text NOT NULL REFERENCES cordon.parties,
  name           text NOT NULL,
  secret_sealed  text NOT NULL,
  created_by     text NOT NULL REFERENCES cordon.persons,
  created_at     timestamptz NOT NULL,
  heard_at       timestamptz,
  revoked_at     timestamptz
);
CREATE INDEX course_systems_party ON cordon.course_systems (party_id) WHERE revoked_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON cordon.course_systems TO :app;

-- Who passed which version when. The person is what counts, so one course serves every client they work for.
CREATE TABLE cordon.course_completions (
  id           uuid PRIMARY KEY,
  person       text NOT NULL REFERENCES cordon.persons,
  course       text NOT NULL REFERENCES cordon.courses,
  version      int NOT NULL CHECK (version > 0),
  passed_at    timestamptz NOT NULL,
  source       text NOT NULL CHECK (source IN ('attempt', 'import', 'spaced')),
  entry        bigint REFERENCES cordon.ledger_leaves,
  attempt      uuid REFERENCES cordon.course_attempts CHECK ((attempt IS NOT NULL) = (source = 'attempt')),
  -- Who says so, where no paper of ours does: a person with a file, or a training system.
  imported_by  text REFERENCES cordon.persons,
  system       text REFERENCES cordon.course_systems,
  known_at     timestamptz NOT NULL,
  CHECK (source <> 'import' OR (imported_by IS NULL) <> (system IS NULL)),
  -- However often it is told.
  UNIQUE (person, course, source, passed_at)
);
CREATE INDEX course_completions_of ON cordon.course_completions (course, person, passed_at DESC);
GRANT SELECT, INSERT ON cordon.course_completions TO :app;
