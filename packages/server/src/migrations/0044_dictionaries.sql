-- A company's own words, patterns and exceptions, which every text is searched for: proposed by one person, in force after
-- another approved.
CREATE TABLE cordon.dictionary_entries (
  id              text PRIMARY KEY,
  kind            text NOT NULL CHECK (kind IN ('word', 'pattern', 'allow')),
  -- What it is taken for; what is allowed is of no kind.
  type            text CHECK ((type IS NULL) = (kind = 'allow')),
  -- Null: texts of every purpose.
  purpose         text CHECK (length(purpose) BETWEEN 1 AND 80),
  origin          text NOT NULL CHECK (origin IN ('hand', 'import', 'miss')),
  miss_id         text UNIQUE REFERENCES cordon.quality_misses,
  -- Sealed, since a word that was missed is somebody's name; bound to kind, type and purpose, so that none of them changes
  -- under it. Destroyed when the entry is refused or retired.
  text_sealed     bytea,
  state           text NOT NULL CHECK (state IN ('proposed', 'in-force', 'retiring', 'retired', 'refused')),
  proposed_by     text NOT NULL REFERENCES cordon.persons,
  proposed_at     timestamptz NOT NULL,
  proposed_entry  bigint NOT NULL,
  decided_by      text REFERENCES cordon.persons,
  decided_at      timestamptz,
  decided_entry   bigint,
  -- Who asked for it to be retired, and who agreed; of what is allowed one is enough.
  retiring_by     text REFERENCES cordon.persons,
  retiring_at     timestamptz,
  retiring_entry  bigint,
  retired_by      text REFERENCES cordon.persons,
  retired_at      timestamptz,
  retired_entry   bigint,
  CONSTRAINT second_person CHECK (decided_by <> proposed_by),
  CONSTRAINT second_person_retires CHECK (kind = 'allow' OR retired_by <> retiring_by),
  CHECK (num_nulls(decided_by, decided_at, decided_entry) IN (0, 3)),
  CHECK (num_nulls(retiring_by, retiring_at, retiring_entry) IN (0, 3)),
  CHECK (num_nulls(retired_by, retired_at, retired_entry) IN (0, 3)),
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CHECK ((state = 'retired') = (retired_by IS NOT NULL)),
  CHECK (state NOT IN ('retiring', 'retired') OR retiring_by IS NOT NULL),
  CHECK ((text_sealed IS NULL) = (state IN ('retired', 'refused'))),
  CHECK ((miss_id IS NOT NULL) = (origin = 'miss'))
);
GRANT SELECT, INSERT, UPDATE ON cordon.dictionary_entries TO :app;

-- An entry cannot change, by whatever hand, without every replica hearing of it.
CREATE FUNCTION cordon.dictionaries_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('cordon_dictionaries', '');
  RETURN NULL;
END $$;
CREATE TRIGGER dictionaries_changed AFTER INSERT OR UPDATE OR DELETE ON cordon.dictionary_entries
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.dictionaries_changed();

-- What becomes of a marked word is what becomes of its entry. What trials before the first release marked cannot be sealed
-- anew here, so it would wait for ever: it is marked again.
DELETE FROM cordon.quality_misses;
ALTER TABLE cordon.quality_misses DROP COLUMN state, DROP COLUMN decided_by, DROP COLUMN decided_at, DROP COLUMN decided_entry;
