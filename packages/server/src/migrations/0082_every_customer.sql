-- Customers whose rows a service account was shown one by one: a budget of the running day, counted apart from tickets.
ALTER TABLE cordon.usage DROP CONSTRAINT usage_kind_check;
ALTER TABLE cordon.usage ADD CONSTRAINT usage_kind_check
  CHECK (kind IN ('subject', 'reveal', 'lookup', 'unbound', 'shown'));
-- The entry that used it up. Entries are committed in their order, so whoever counted up to one goes on behind it.
ALTER TABLE cordon.usage ADD COLUMN entry bigint;

-- An account may be shown more customers in a day than all people see in a year: what counts people's budgets reads none of
-- them, what looks for one customer reads one, and what counts them reads those that are new.
DROP INDEX cordon.usage_person;
CREATE INDEX usage_person ON cordon.usage (person_id, at DESC) WHERE kind <> 'shown';
CREATE INDEX usage_shown ON cordon.usage (person_id, subject, at DESC) WHERE kind = 'shown';
CREATE INDEX usage_shown_entry ON cordon.usage (person_id, entry) INCLUDE (at) WHERE kind = 'shown';
CREATE INDEX access_events_exported ON cordon.access_events (agent, at DESC) WHERE kind = 'export';

-- In the statement that appends, so that no two entries count one customer.
GRANT SELECT ON cordon.usage TO :ledger;
