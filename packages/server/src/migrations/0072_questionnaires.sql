-- What vendors are asked and hand in: questionnaires, files, attestations; and links for those without an account.

CREATE TABLE cordon.questionnaires (
  id            text PRIMARY KEY,
  party_id      text NOT NULL REFERENCES cordon.parties,
  -- The version of the questions; answers are to that one.
  question_set  int NOT NULL CHECK (question_set > 0),
  asked_by      text NOT NULL REFERENCES cordon.persons,
  asked_at      timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  -- False again once something was asked back.
  handed_in     boolean NOT NULL DEFAULT false,
  -- Days before it is due for which reminders went out.
  reminded      int[] NOT NULL DEFAULT '{}'
);
CREATE INDEX questionnaires_party ON cordon.questionnaires (party_id, asked_at DESC);
CREATE INDEX questionnaires_open ON cordon.questionnaires (due_at) WHERE NOT handed_in;
GRANT SELECT, INSERT, UPDATE ON cordon.questionnaires TO :app;

CREATE TABLE cordon.questionnaire_answers (
  questionnaire_id  text NOT NULL REFERENCES cordon.questionnaires,
  question          text NOT NULL,
  -- AES-256-GCM: the answer, and where it was known from.
  answer_sealed     bytea NOT NULL,
  origin            text NOT NULL CHECK (origin IN ('person', 'link', 'cordon', 'file')),
  person_id         text REFERENCES cordon.persons,
  answered_at       timestamptz NOT NULL,
  verdict           text CHECK (verdict IN ('accepted', 'asked-back')),
  -- What the reviewer asks to be told.
  asked_sealed      bytea,
  judged_by         text REFERENCES cordon.persons,
  judged_at         timestamptz,
  PRIMARY KEY (questionnaire_id, question),
  CHECK ((origin = 'person') = (person_id IS NOT NULL)),
  CHECK ((verdict IS NULL) = (judged_by IS NULL) AND (verdict IS NULL) = (judged_at IS NULL)),
  CHECK (asked_sealed IS NULL OR verdict = 'asked-back')
);
GRANT SELECT, INSERT, UPDATE ON cordon.questionnaire_answers TO :app;

-- Each time it was handed in, as it was then.
CREATE TABLE cordon.questionnaire_submissions (
  questionnaire_id  text NOT NULL REFERENCES cordon.questionnaires,
  -- The entry that holds the hash of the answers.
  entry             bigint NOT NULL,
  at                timestamptz NOT NULL,
  -- Null: by a link.
  person_id         text REFERENCES cordon.persons,
  answers_sealed    bytea NOT NULL,
  PRIMARY KEY (questionnaire_id, entry)
);
GRANT SELECT, INSERT ON cordon.questionnaire_submissions TO :app;

-- A way in for one thing, for somebody without an account.
CREATE TABLE cordon.assurance_links (
  id              text PRIMARY KEY,
  -- SHA-256 of 256 random bits, which stand in the fragment of the link alone.
  token_hash      bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  subject_kind    text NOT NULL CHECK (subject_kind IN ('questionnaire', 'finding')),
  subject_id      text NOT NULL,
  party_id        text NOT NULL REFERENCES cordon.parties,
  address_sealed  bytea NOT NULL,
  mailed          boolean NOT NULL,
  made_by         text NOT NULL REFERENCES cordon.persons,
  made_at         timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  revoked_by      text REFERENCES cordon.persons,
  revoked_at      timestamptz,
  used_at         timestamptz,
  CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);
CREATE INDEX assurance_links_subject ON cordon.assurance_links (subject_kind, subject_id);
GRANT SELECT, INSERT, UPDATE ON cordon.assurance_links TO :app;

CREATE TABLE cordon.assurance_files (
  id            text PRIMARY KEY,
  party_id      text NOT NULL REFERENCES cordon.parties,
  subject_kind  text NOT NULL CHECK (subject_kind IN ('questionnaire', 'finding', 'attestation')),
  subject_id    text NOT NULL,
  -- Of a questionnaire: the question it goes with.
  question      text,
  type          text NOT NULL CHECK (type IN ('pdf', 'png', 'jpg')),
  bytes         int NOT NULL CHECK (bytes > 0),
  sha256        text NOT NULL,
  content_sealed bytea NOT NULL,
  -- Null: by a link.
  added_by      text REFERENCES cordon.persons,
  added_at      timestamptz NOT NULL,
  -- Holds the hash.
  entry         bigint NOT NULL
);
CREATE INDEX assurance_files_subject ON cordon.assurance_files (subject_kind, subject_id, added_at);
GRANT SELECT, INSERT ON cordon.assurance_files TO :app;

CREATE TABLE cordon.finding_answers (
  id           text PRIMARY KEY,
  finding_id   text NOT NULL REFERENCES cordon.findings,
  link_id      text NOT NULL REFERENCES cordon.assurance_links,
  text_sealed  bytea NOT NULL,
  at           timestamptz NOT NULL,
  entry        bigint NOT NULL
);
CREATE INDEX finding_answers_finding ON cordon.finding_answers (finding_id, at);
GRANT SELECT, INSERT ON cordon.finding_answers TO :app;

-- What a vendor states about itself, on paper, for a time.
CREATE TABLE cordon.attestations (
  id            text PRIMARY KEY,
  party_id      text NOT NULL REFERENCES cordon.parties,
  kind          text NOT NULL,
  -- Of a statement that an agreement asks for: the agreement's words for it.
  control       text,
  issuer        text NOT NULL,
  scope         text NOT NULL,
  made_on       date NOT NULL,
  valid_until   date NOT NULL,
  stated_by     text NOT NULL REFERENCES cordon.persons,
  stated_at     timestamptz NOT NULL,
  entry         bigint NOT NULL,
  verdict       text CHECK (verdict IN ('accepted', 'refused')),
  verdict_words text,
  judged_by     text REFERENCES cordon.persons,
  judged_at     timestamptz,
  reminded      int[] NOT NULL DEFAULT '{}',
  CHECK (made_on <= valid_until),
  CHECK ((kind = 'statement') = (control IS NOT NULL)),
  CHECK ((verdict IS NULL) = (judged_by IS NULL) AND (verdict IS NULL) = (judged_at IS NULL)),
  CHECK ((verdict = 'refused') = (verdict_words IS NOT NULL))
);
CREATE INDEX attestations_party ON cordon.attestations (party_id, kind, valid_until DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.attestations TO :app;

-- Assessments of a purpose (GDPR Art. 35) and of transfers to a country (Chapter V), each version as it was signed.
CREATE TABLE cordon.assessment_records (
  kind     text NOT NULL CHECK (kind IN ('dpia', 'transfer')),
  -- A purpose; a vendor and a country.
  about    text NOT NULL,
  version  int NOT NULL CHECK (version > 0),
  -- Canonical JSON; its SHA-256 stands in the entry.
  record   text NOT NULL,
  made_by  text NOT NULL REFERENCES cordon.persons,
  made_at  timestamptz NOT NULL,
  entry    bigint NOT NULL,
  PRIMARY KEY (kind, about, version)
);
GRANT SELECT, INSERT ON cordon.assessment_records TO :app;
