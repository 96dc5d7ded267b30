-- Who made a version and why, and the particulars its clauses name: addresses, contacts, places, law.
ALTER TABLE cordon.agreement_versions
  ADD COLUMN particulars  jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN created_by   text REFERENCES cordon.persons,
  -- The side that proposed it; null for versions from before this column.
  ADD COLUMN party_id     text REFERENCES cordon.parties,
  -- draft, redline, confirmation ...
  ADD COLUMN kind         text NOT NULL DEFAULT 'draft' CHECK (kind <> '');
