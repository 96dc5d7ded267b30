-- Customers whose rows a service account was shown one by one: a budget of the running day, counted apart from tickets.
ALTER TABLE cordon.usage DROP CONSTRAINT usage_kind_check;
ALTER TABLE cordon.usage ADD CONSTRAINT usage_kind_check
  CHECK (kind IN ('subject', 'reveal', 'lookup', 'unbound', 'shown'));
CREATE INDEX usage_shown ON cordon.usage (person_id, at DESC) INCLUDE (subject) WHERE kind = 'shown';
