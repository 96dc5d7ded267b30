-- Violations and what follows: a case is a log of signed acts; a step two people decided is read with every session.

CREATE TABLE cordon.conduct_cases (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES cordon.agreements,
  vendor        text NOT NULL REFERENCES cordon.parties,
  -- Null once what is kept of it names nobody any more.
  subject       text REFERENCES cordon.persons,
  -- Whose report it rests on; null where nobody's, or nobody knows whose.
  reporter      text REFERENCES cordon.persons,
  violation     text NOT NULL,
  gravity       text NOT NULL CHECK (gravity IN ('light', 'serious', 'grave')),
  source        text NOT NULL CHECK (source IN ('incident', 'audit', 'report', 'observed')),
  -- The incident, the finding or the report.
  basis         text,
  -- The ladder as it was agreed when the case was opened: it is not changed on somebody who is already in it.
  rule          jsonb NOT NULL,
  summary       bytea,
  opened_by     text REFERENCES cordon.persons,
  opened_at     timestamptz NOT NULL,
  erased_at     timestamptz,
  CHECK (erased_at IS NOT NULL OR num_nulls(subject, summary) = 0)
);
CREATE INDEX conduct_cases_subject ON cordon.conduct_cases (subject);
CREATE INDEX conduct_cases_vendor ON cordon.conduct_cases (vendor);
-- One case about one person for one incident.
CREATE UNIQUE INDEX conduct_cases_once ON cordon.conduct_cases (basis, subject) WHERE basis IS NOT NULL;

CREATE TABLE cordon.conduct_acts (
  case_id    text NOT NULL REFERENCES cordon.conduct_cases,
  -- Without gaps: whoever acts on a case that moved on meanwhile has the same number as another and is refused.
  seq        int NOT NULL CHECK (seq >= 0),
  at         timestamptz NOT NULL,
  person_id  text REFERENCES cordon.persons,
  side       text NOT NULL CHECK (side IN ('company', 'vendor')),
  act        jsonb NOT NULL,
  -- What was written with it: the statement, the reasons, the appeal.
  text       bytea,
  entry      bigint,
  -- By which the entry of what closes access is found, once it stands.
  owed       text,
  told_at    timestamptz,
  PRIMARY KEY (case_id, seq)
);

-- What a decided step takes. Reminders and warnings take nothing and have no row.
CREATE TABLE cordon.conduct_steps (
  case_id            text PRIMARY KEY REFERENCES cordon.conduct_cases,
  person_id          text NOT NULL REFERENCES cordon.persons,
  step               text NOT NULL CHECK (step IN ('retraining', 'suspension', 'removal', 'termination')),
  -- The one agreement it counts under; null for all.
  agreement_id       text REFERENCES cordon.agreements,
  from_at            timestamptz NOT NULL,
  until_at           timestamptz,
  course             text,
  -- When the course was passed after the step.
  served_at          timestamptz,
  -- When an appeal took it back.
  lifted_at          timestamptz,
  ended_assignments  text[] NOT NULL DEFAULT '{}',
  CHECK ((step = 'suspension') = (until_at IS NOT NULL)),
  CHECK ((step = 'retraining') = (course IS NOT NULL)),
  CHECK (served_at IS NULL OR step = 'retraining')
);
CREATE TRIGGER standing_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.conduct_steps
  FOR EACH ROW EXECUTE FUNCTION cordon.standing_moved('person_id');
CREATE INDEX conduct_steps_person ON cordon.conduct_steps (person_id) WHERE served_at IS NULL AND lifted_at IS NULL;

CREATE TABLE cordon.conduct_reports (
  id            text PRIMARY KEY,
  -- The party it is about: of whoever reported, or of the network an unnamed report came from.
  party_id      text NOT NULL REFERENCES cordon.parties,
  subject       text REFERENCES cordon.persons,
  -- Null for whoever gave no name: no session, no address and no moment is kept of them, the day alone.
  reporter      text REFERENCES cordon.persons,
  violation     text NOT NULL,
  text          bytea,
  -- Of the code with which whoever gave no name asks what became of it.
  receipt_hash  bytea UNIQUE,
  received_on   date NOT NULL,
  state         text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'case', 'set-aside')),
  answer        text,
  case_id       text REFERENCES cordon.conduct_cases,
  handled_by    text REFERENCES cordon.persons,
  handled_at    timestamptz,
  entry         bigint NOT NULL,
  erased_at     timestamptz,
  CHECK (num_nonnulls(reporter, receipt_hash) = 1 OR erased_at IS NOT NULL),
  CHECK ((state = 'received') = (handled_at IS NULL))
);

-- What repeated violations of a vendor's people led to, each asked for once in a year.
CREATE TABLE cordon.conduct_vendor_steps (
  vendor    text NOT NULL REFERENCES cordon.parties,
  step      text NOT NULL CHECK (step IN ('corrective-plan', 'suspension', 'termination')),
  asked_at  timestamptz NOT NULL,
  cases     int NOT NULL,
  grave     int NOT NULL,
  PRIMARY KEY (vendor, step, asked_at)
);

GRANT SELECT, INSERT, UPDATE ON cordon.conduct_cases, cordon.conduct_acts, cordon.conduct_steps, cordon.conduct_reports TO :app;
GRANT SELECT, INSERT ON cordon.conduct_vendor_steps TO :app;
-- What is over is erased, its acts with it.
GRANT DELETE ON cordon.conduct_acts, cordon.conduct_steps TO :app;

-- The box a mail goes to: what stands behind a plus sign and how it is written change nothing.
CREATE FUNCTION cordon.mailbox(address text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN lower(regexp_replace(address, '\+[^@]*@', '@'));
GRANT EXECUTE ON FUNCTION cordon.mailbox(text) TO :app;

-- Everybody who is the same human as far as can be told: by mailbox, or by the id of the vendor's own directory. Whoever was
-- removed and is invited anew is who they were.
CREATE FUNCTION cordon.same_people(person text) RETURNS SETOF text LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.id FROM cordon.persons p WHERE p.id = person
  UNION
  SELECT q.id FROM cordon.persons p JOIN cordon.persons q ON cordon.mailbox(q.email) = cordon.mailbox(p.email)
    WHERE p.id = person
  UNION
  SELECT e.person_id FROM cordon.directory_users d
    JOIN cordon.directory_users e ON e.party_id = d.party_id AND e.attributes->>'externalId' = d.attributes->>'externalId'
    WHERE d.person_id = person
$$;
GRANT EXECUTE ON FUNCTION cordon.same_people(text) TO :app;

-- Whether a removal in force keeps somebody from work under an agreement.
CREATE FUNCTION cordon.conduct_bars(person text, agreement text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM cordon.conduct_steps c
    WHERE c.step IN ('removal', 'termination') AND c.lifted_at IS NULL
      AND (c.agreement_id IS NULL OR c.agreement_id = agreement)
      AND c.person_id IN (SELECT cordon.same_people(person)))
$$;
GRANT EXECUTE ON FUNCTION cordon.conduct_bars(text, text) TO :app;

ALTER TABLE cordon.assignments DROP CONSTRAINT assignments_ended_why_check;
ALTER TABLE cordon.assignments ADD CONSTRAINT assignments_ended_why_check
  CHECK (ended_why IN ('ended', 'replaced', 'removed', 'unanswered', 'site-closed', 'directory', 'conduct'));

CREATE INDEX persons_mailbox ON cordon.persons (cordon.mailbox(email));

-- What is kept in memory of somebody's rights is read anew, and their screens are told, as soon as a step begins or ends.
CREATE FUNCTION cordon.conduct_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO cordon.standing_moves (key)
    SELECT cordon.same_people(CASE WHEN TG_OP = 'DELETE' THEN OLD.person_id ELSE NEW.person_id END);
  PERFORM pg_notify('cordon_work', json_build_object('party', p.party_id, 'person', p.id)::text)
    FROM cordon.persons p
    WHERE p.id IN (SELECT cordon.same_people(CASE WHEN TG_OP = 'DELETE' THEN OLD.person_id ELSE NEW.person_id END));
  RETURN NULL;
END $$;
CREATE TRIGGER conduct_moved AFTER INSERT OR UPDATE OR DELETE ON cordon.conduct_steps
  FOR EACH ROW EXECUTE FUNCTION cordon.conduct_moved();
