-- Where an operator grants no more than reading, a source is read with that one login: nothing is made in it.

ALTER TABLE cordon.sources
  ADD COLUMN one_lock boolean NOT NULL DEFAULT false;
