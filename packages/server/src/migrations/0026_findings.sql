-- What was found: where what is differs from what was agreed or confirmed. Ids, codes and counts; never a customer's value.

CREATE TABLE cordon.findings (
  id            text PRIMARY KEY,
  kind          text NOT NULL,
  -- The one thing it is about, by ids: the same thing is found once while it is open.
  about         text NOT NULL,
  source_id     text,
  party_id      text REFERENCES cordon.parties,
  agreement_id  text REFERENCES cordon.agreements,
  facts         jsonb NOT NULL,
  raised_at     timestamptz NOT NULL,
  -- When a look last found it still so.
  seen_at       timestamptz NOT NULL,
  closed_at     timestamptz,
  -- settled: a look no longer found it; accepted: a person lives with it as it is; mended: a person says so.
  closed_how    text CHECK (closed_how IN ('settled', 'accepted', 'mended')),
  closed_by     text REFERENCES cordon.persons,
  CHECK (num_nulls(closed_at, closed_how) IN (0, 2)),
  CHECK ((closed_by IS NULL) = (coalesce(closed_how, 'settled') = 'settled'))
);
CREATE UNIQUE INDEX findings_open ON cordon.findings (kind, about) WHERE closed_at IS NULL;
CREATE INDEX findings_about ON cordon.findings (kind, about);
CREATE INDEX findings_raised ON cordon.findings (raised_at DESC);
GRANT SELECT, INSERT, UPDATE ON cordon.findings TO :app;
