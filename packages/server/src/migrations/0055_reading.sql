-- Searches of the accesses that somebody keeps for themselves, under a name.

CREATE TABLE cordon.saved_views (
  person_id  text NOT NULL REFERENCES cordon.persons,
  -- Places are counted, so that two requests at once cannot have one more than there is room for.
  place      int NOT NULL CHECK (place BETWEEN 1 AND 50),
  id         text NOT NULL UNIQUE,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  -- As it stands in the address of the page; a customer only as keyed hashes.
  filter     jsonb NOT NULL,
  saved_at   timestamptz NOT NULL,
  PRIMARY KEY (person_id, place)
);
CREATE UNIQUE INDEX saved_views_name ON cordon.saved_views (person_id, lower(name));

GRANT SELECT, INSERT, DELETE, UPDATE (name) ON cordon.saved_views TO :app;
