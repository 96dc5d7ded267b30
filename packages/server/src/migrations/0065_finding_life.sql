-- The life of a finding: severity, owner, due date, plan, claim, exception, evidence, proposed changes. Closed by a re-test alone.

ALTER TABLE cordon.findings
  ADD severity        text CHECK (severity IN ('critical', 'high', 'medium', 'low')),
  ADD origin          text CHECK (origin IN ('test', 'audit', 'drill', 'incident', 'drift', 'reviewer')),
  ADD practice        text,
  -- What a reviewer calls it and saw; everything else has its words by its kind.
  ADD title           text,
  ADD told            text,
  ADD state           text CHECK (state IN ('open', 'planned', 'fix-claimed', 'exception', 'closed')),
  ADD owner_side      text CHECK (owner_side IN ('company', 'vendor')),
  ADD owner_id        text REFERENCES cordon.persons,
  ADD due_at          timestamptz,
  ADD plan_by         text REFERENCES cordon.persons,
  ADD plan_until      timestamptz,
  ADD claim_by        text REFERENCES cordon.persons,
  ADD claim_at        timestamptz,
  ADD asked_by        text REFERENCES cordon.persons,
  ADD asked_until     timestamptz,
  ADD excepted_by     text REFERENCES cordon.persons,
  ADD excepted_at     timestamptz,
  ADD excepted_until  timestamptz,
  -- When it was first noticed that nobody mended it in time.
  ADD overdue_at      timestamptz,
  -- Counts steps, so that of two at once the second is refused.
  ADD revision        int NOT NULL DEFAULT 0;

-- What was found before had two severities and no date: it is due a month after it was found.
UPDATE cordon.findings SET
  severity = CASE WHEN kind IN ('reach-open', 'read-unaccounted', 'canary-contacted', 'witness-contradicts', 'notice-unsent',
    'containment-undecided') THEN 'critical' ELSE 'medium' END,
  origin = 'test', practice = 'findings-improve', owner_side = 'company', due_at = raised_at + interval '30 days',
  state = CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END;

ALTER TABLE cordon.findings
  ALTER severity SET NOT NULL,
  ALTER origin SET NOT NULL,
  ALTER practice SET NOT NULL,
  ALTER state SET NOT NULL,
  ALTER owner_side SET NOT NULL,
  ALTER due_at SET NOT NULL,
  ADD CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  ADD CHECK ((state = 'exception') = (excepted_until IS NOT NULL)),
  ADD CHECK (num_nulls(plan_by, plan_until) IN (0, 2)),
  ADD CHECK (num_nulls(claim_by, claim_at) IN (0, 2)),
  ADD CHECK (num_nulls(asked_by, asked_until) IN (0, 2)),
  ADD CHECK (num_nulls(excepted_by, excepted_at, excepted_until) IN (0, 3)),
  ADD CHECK (owner_side = 'company' OR party_id IS NOT NULL),
  DROP CONSTRAINT findings_closed_how_check,
  -- settled: a look found it no more; retested: another person looked again. The other two are how people closed findings before.
  ADD CHECK (closed_how IN ('settled', 'retested', 'accepted', 'mended'));
CREATE INDEX findings_due ON cordon.findings (due_at) WHERE closed_at IS NULL;

-- What became of a finding, step by step.
CREATE TABLE cordon.finding_events (
  id          text PRIMARY KEY,
  -- The order of what happened in the same instant.
  nth         bigint GENERATED ALWAYS AS IDENTITY,
  finding_id  text NOT NULL REFERENCES cordon.findings,
  at          timestamptz NOT NULL,
  act         text NOT NULL,
  -- Null for Cordon itself.
  person_id   text REFERENCES cordon.persons,
  -- What somebody wrote, without personal data.
  text        text,
  detail      text
);
CREATE INDEX finding_events_of ON cordon.finding_events (finding_id, nth);
GRANT SELECT, INSERT ON cordon.finding_events TO :app;

CREATE TABLE cordon.finding_evidence (
  id           text PRIMARY KEY,
  finding_id   text NOT NULL REFERENCES cordon.findings,
  at           timestamptz NOT NULL,
  person_id    text NOT NULL REFERENCES cordon.persons,
  text         text NOT NULL,
  -- Entries of the ledger, and an agreement whose documents show it.
  entries      bigint[] NOT NULL,
  document     text REFERENCES cordon.agreements,
  file_name    text,
  file_bytes   int,
  -- SHA-256, as it was signed.
  file_hash    text,
  file_sealed  text,
  CHECK (num_nulls(file_name, file_bytes, file_hash, file_sealed) IN (0, 4))
);
CREATE INDEX finding_evidence_of ON cordon.finding_evidence (finding_id, at);
GRANT SELECT, INSERT ON cordon.finding_evidence TO :app;

-- Changes that findings ask for. What code can measure it fills in by itself once it is another.
CREATE TABLE cordon.finding_proposals (
  id           text PRIMARY KEY,
  finding_id   text NOT NULL REFERENCES cordon.findings,
  change       text NOT NULL CHECK (change IN ('terms', 'threshold', 'training', 'control')),
  -- Agreement and clause; detector and threshold; practice.
  target       text,
  part         text,
  text         text NOT NULL,
  proposed_by  text NOT NULL REFERENCES cordon.persons,
  proposed_at  timestamptz NOT NULL,
  before       jsonb NOT NULL,
  after        jsonb,
  landed_by    text REFERENCES cordon.persons,
  landed_at    timestamptz,
  CHECK ((after IS NULL) = (landed_at IS NULL)),
  CHECK (landed_by IS NULL OR landed_by <> proposed_by)
);
CREATE INDEX finding_proposals_of ON cordon.finding_proposals (finding_id, proposed_at);
CREATE INDEX finding_proposals_waiting ON cordon.finding_proposals (change) WHERE landed_at IS NULL;
GRANT SELECT, INSERT ON cordon.finding_proposals TO :app;
GRANT UPDATE (after, landed_by, landed_at) ON cordon.finding_proposals TO :app;
