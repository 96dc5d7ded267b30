-- What reviewers say of a conversation: scores, and what was missed or wrongly taken out.

CREATE TABLE cordon.quality_scores (
  conversation_id text NOT NULL REFERENCES cordon.quality_conversations ON DELETE CASCADE,
  person_id       text NOT NULL REFERENCES cordon.persons,
  at              timestamptz NOT NULL,
  marks           jsonb NOT NULL,
  score           int,
  -- Without the customer's values and what patterns find.
  comment         text,
  entry           bigint NOT NULL,
  PRIMARY KEY (conversation_id, person_id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON cordon.quality_scores TO :app;

CREATE TABLE cordon.quality_misses (
  id              text PRIMARY KEY,
  kind            text NOT NULL CHECK (kind IN ('missed', 'wrongly-removed')),
  type            text NOT NULL,
  conversation_id text NOT NULL,
  party_id        text NOT NULL REFERENCES cordon.parties,
  -- The words and the sentence they stood in, sealed: a test that is run again and again, and the entry it becomes.
  words_sealed    bytea,
  marked_by       text NOT NULL REFERENCES cordon.persons,
  marked_at       timestamptz NOT NULL,
  entry           bigint NOT NULL,
  state           text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused')),
  decided_by      text REFERENCES cordon.persons,
  decided_at      timestamptz,
  decided_entry   bigint,
  -- Whether the last run found it, and when that was.
  found           boolean,
  run_at          timestamptz,
  CONSTRAINT second_person CHECK (decided_by <> marked_by),
  CONSTRAINT decided CHECK (num_nulls(decided_by, decided_at, decided_entry) IN (0, 3))
);
GRANT SELECT, INSERT, UPDATE ON cordon.quality_misses TO :app;
