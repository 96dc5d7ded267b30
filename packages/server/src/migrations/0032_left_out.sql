-- What a source held beyond its map when a person confirmed it: left out on purpose, so it is no news.

ALTER TABLE cordon.sources ADD COLUMN left_out text[] NOT NULL DEFAULT '{}';
