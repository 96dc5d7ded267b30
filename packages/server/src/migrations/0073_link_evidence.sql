-- What is answered to a finding by a link is evidence of it, and may plan or claim its fix. A link's maker stands for whoever
-- spoke by it (plan_by, claim_by), so that they do not look again at it themselves.

ALTER TABLE cordon.findings
  ADD plan_link   text REFERENCES cordon.assurance_links,
  ADD claim_link  text REFERENCES cordon.assurance_links,
  ADD CHECK (plan_link IS NULL OR plan_by IS NOT NULL),
  ADD CHECK (claim_link IS NULL OR claim_by IS NOT NULL);

-- By which link a file came; files of before do not know.
ALTER TABLE cordon.assurance_files ADD link_id text REFERENCES cordon.assurance_links;

ALTER TABLE cordon.finding_evidence
  ALTER person_id DROP NOT NULL,
  ALTER text DROP NOT NULL,
  ADD link_id      text REFERENCES cordon.assurance_links,
  -- What came by a link tells of a vendor's weak places.
  ADD text_sealed  bytea,
  -- The step with which it was given, whose entry proves it; null for what is older.
  ADD event_id     text REFERENCES cordon.finding_events,
  -- Files that came by the same link before.
  ADD files        text[] NOT NULL DEFAULT '{}',
  ADD CHECK (num_nonnulls(person_id, link_id) = 1),
  ADD CHECK (num_nulls(link_id, text_sealed) IN (0, 2)),
  ADD CHECK (num_nonnulls(text, text_sealed) = 1);

INSERT INTO cordon.finding_evidence (id, finding_id, at, link_id, text_sealed, entries)
  SELECT id, finding_id, at, link_id, text_sealed, ARRAY[entry] FROM cordon.finding_answers;
DROP TABLE cordon.finding_answers;
