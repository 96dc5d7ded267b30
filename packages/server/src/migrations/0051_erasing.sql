-- What lies beside the ledger has an end: bodies after their term, openings at a customer's request. The leaves stay, so every
-- proof does. Two people, an entry that states exactly what goes before it goes, and this database, which asks again: the
-- logins of a running Cordon can delete none of it themselves.

CREATE TABLE cordon.ledger_erasures (
  id              text PRIMARY KEY,
  -- bodies: past their term, with what opens them. openings: what says that entries are about one customer.
  kind            text NOT NULL CHECK (kind IN ('bodies', 'openings')),
  ground          text NOT NULL CHECK (ground IN ('term-over', 'subject-request', 'objection', 'unlawful')),
  -- The customer, for the second person to see, and to find the openings by; both are gone when it is done or refused.
  subject_sealed  bytea,
  subject_hash    bytea,
  -- SHA-256 (hex) over the parts, as both people signed it.
  parts_hash      text NOT NULL,
  state           text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused', 'done')),
  proposed_by     text NOT NULL REFERENCES cordon.persons,
  proposed_at     timestamptz NOT NULL,
  proposed_entry  bigint NOT NULL,
  decided_by      text REFERENCES cordon.persons,
  decided_at      timestamptz,
  decided_entry   bigint,
  done_at         timestamptz,
  CONSTRAINT second_person CHECK (decided_by <> proposed_by),
  CHECK (num_nulls(decided_by, decided_at, decided_entry) IN (0, 3)),
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CHECK ((state = 'done') = (done_at IS NOT NULL)),
  CHECK ((ground = 'term-over') = (kind = 'bodies')),
  CHECK (num_nonnulls(subject_sealed, subject_hash) = CASE WHEN kind = 'openings' AND state IN ('proposed', 'approved') THEN 2 ELSE 0 END)
);

-- One agreement's share, frozen when it was proposed; each has an entry of its own, which that agreement's parties read.
CREATE TABLE cordon.ledger_erasure_parts (
  erasure_id    text NOT NULL REFERENCES cordon.ledger_erasures,
  nth           int NOT NULL CHECK (nth >= 0),
  -- Null: entries of no agreement, such as a look-up refused for that.
  agreement_id  text REFERENCES cordon.agreements,
  -- Exactly the entries, as runs of indices.
  covers        int8multirange NOT NULL CHECK (NOT isempty(covers)),
  -- The same as the entry writes it, `12-40,44`, with the times of the first and the last.
  ranges        text NOT NULL,
  from_at       timestamptz NOT NULL,
  until_at      timestamptz NOT NULL,
  entries       int NOT NULL CHECK (entries > 0),
  openings      int NOT NULL CHECK (openings >= 0),
  done_at       timestamptz,
  -- The transaction that deletes at this moment; only cordon.erase_ledger_part writes it.
  running       xid8,
  PRIMARY KEY (erasure_id, nth)
);
CREATE INDEX ledger_erasure_parts_covers ON cordon.ledger_erasure_parts USING gist (covers) WHERE done_at IS NOT NULL;

-- Openings that were erased: under a key of each part, which a key provider outside the database wraps. Nobody looks in here
-- but by cordon.unsealed_openings.
CREATE TABLE cordon.ledger_archive (
  idx         bigint NOT NULL REFERENCES cordon.ledger_leaves,
  name        text NOT NULL,
  erasure_id  text NOT NULL,
  nth         int NOT NULL,
  salt        bytea NOT NULL CHECK (length(salt) = 32),
  sealed      bytea NOT NULL,
  PRIMARY KEY (idx, name),
  FOREIGN KEY (erasure_id, nth) REFERENCES cordon.ledger_erasure_parts
);
CREATE INDEX ledger_archive_erasure ON cordon.ledger_archive (erasure_id, nth);

CREATE TABLE cordon.ledger_archive_keys (
  erasure_id  text NOT NULL,
  nth         int NOT NULL,
  provider    text NOT NULL,
  wrapped     text NOT NULL,
  PRIMARY KEY (erasure_id, nth),
  FOREIGN KEY (erasure_id, nth) REFERENCES cordon.ledger_erasure_parts
);

CREATE TABLE cordon.ledger_unsealings (
  id            text PRIMARY KEY,
  erasure_id    text NOT NULL REFERENCES cordon.ledger_erasures,
  ground        text NOT NULL CHECK (ground IN ('claim', 'investigation', 'regulator', 'subject-request')),
  asked_by      text NOT NULL REFERENCES cordon.persons,
  asked_at      timestamptz NOT NULL,
  asked_entry   bigint NOT NULL,
  agreed_by     text REFERENCES cordon.persons,
  agreed_at     timestamptz,
  agreed_entry  bigint,
  CONSTRAINT second_person CHECK (agreed_by <> asked_by),
  CHECK (num_nulls(agreed_by, agreed_at, agreed_entry) IN (0, 3))
);
CREATE INDEX ledger_unsealings_erasure ON cordon.ledger_unsealings (erasure_id);

GRANT SELECT, INSERT ON cordon.ledger_erasures, cordon.ledger_erasure_parts, cordon.ledger_unsealings TO :app;
GRANT UPDATE (state, subject_sealed, subject_hash, decided_by, decided_at, decided_entry) ON cordon.ledger_erasures TO :app;
GRANT UPDATE (agreed_by, agreed_at, agreed_entry) ON cordon.ledger_unsealings TO :app;
GRANT SELECT (idx, name, erasure_id, nth) ON cordon.ledger_archive TO :app;

-- Until when claims about an entry may come, and until when its body is kept: the longest of all terms that both sides signed
-- and that were in force then or came to be later. So a new term never shortens what held before. Where a version says nothing,
-- and where none was signed and in force at the time: six years (45 CFR 164.316(b)(2)(i)), and three after the end of the year
-- (BGB 195, 199). A version that was replaced early counts until its own end: that may keep longer, never shorter.
CREATE TYPE cordon.ledger_promise AS (since timestamptz, from_at timestamptz, until_at timestamptz, days int, years int);

-- What the versions of an agreement say that both sides signed, read once for many entries.
CREATE FUNCTION cordon.ledger_promises(agreement text) RETURNS cordon.ledger_promise[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH signed AS (
    SELECT v.terms::jsonb AS terms, (SELECT max(s.at) FROM (
        SELECT g.party_id, g.signed_at AS at FROM cordon.agreement_signatures g
         WHERE g.agreement_id = v.agreement_id AND g.version = v.version
        UNION ALL SELECT f.party_id, f.signed_at FROM cordon.former_signatures f
         WHERE f.agreement_id = v.agreement_id AND f.version = v.version) s
       HAVING count(DISTINCT s.party_id) > 1) AS since
    FROM cordon.agreement_versions v WHERE v.agreement_id = agreement
  )
  SELECT coalesce(array_agg((signed.since, (signed.terms #>> '{inForce,from}')::timestamptz,
      (signed.terms #>> '{inForce,until}')::timestamptz, coalesce((d.duty ->> 'keepDays')::int, 2192),
      coalesce((d.duty ->> 'limitationYears')::int, 3))::cordon.ledger_promise), '{}')
  FROM signed LEFT JOIN LATERAL jsonb_path_query(signed.terms, '$.duties[*] ? (@.kind == "ledger-retention")') AS d (duty) ON true
  WHERE signed.since IS NOT NULL
$$;

CREATE FUNCTION cordon.ledger_ends(promises cordon.ledger_promise[], at timestamptz)
RETURNS TABLE (limitation timestamptz, kept timestamptz)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH longest AS (
    SELECT greatest(max(p.days), CASE WHEN bool_or(p.since <= at AND p.from_at <= at) THEN 0 ELSE 2192 END) AS days,
           greatest(max(p.years), CASE WHEN bool_or(p.since <= at AND p.from_at <= at) THEN 0 ELSE 3 END) AS years
    FROM unnest(promises) p WHERE p.until_at > at
  )
  SELECT barred, greatest(barred, at + make_interval(days => days)) FROM longest, LATERAL (SELECT
    (date_trunc('year', at AT TIME ZONE 'UTC') + make_interval(years => years + 1)) AT TIME ZONE 'UTC' AS barred) ends
$$;

-- The time of an entry as its leaf says it, which is hashed and witnessed; the one beside it could be changed.
CREATE FUNCTION cordon.leaf_time(leaf text) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$ SELECT (leaf::jsonb ->> 't')::timestamptz $$;

-- Accesses may be pruned; acts of people (signatures, approvals, these very erasures) are what the agreement stands on.
CREATE FUNCTION cordon.is_access(body text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
  SELECT body::jsonb ->> 'kind' IN ('access', 'intent', 'outcome', 'refusal', 'fault')
$$;

-- The words of an entry by its key or index, once its body is what its leaf committed to and a signed checkpoint covers it.
CREATE FUNCTION cordon.entered_words(entry bigint, named text, OUT act text, OUT person text, OUT agreement text, OUT words jsonb)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.body::jsonb ->> 'act', b.body::jsonb ->> 'person', b.body::jsonb ->> 'agreement', b.body::jsonb -> 'words'
  FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
  WHERE (b.idx = entry OR b.owed = named)
    AND l.leaf::jsonb ->> 'c' = encode(sha256(convert_to(E'cordon/entry-commitment/v1\n', 'UTF8') || b.salt || convert_to(b.body, 'UTF8')), 'base64')
    AND EXISTS (SELECT FROM cordon.ledger_checkpoints c WHERE c.size > b.idx)
$$;

-- Whether an entry is one that goes in this very transaction, as two people approved: what a trigger against deleting asks.
CREATE FUNCTION cordon.erasing_now(entry bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM cordon.ledger_erasure_parts p
    WHERE p.running = pg_current_xact_id_if_assigned() AND p.covers @> entry)
$$;

-- The second lock: also the owner changes no body, and lets go of none but so.
CREATE FUNCTION cordon.keep_body() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND cordon.erasing_now(OLD.idx) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'a body of the ledger stays as it is' USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER only_added ON cordon.ledger_bodies;
DROP FUNCTION cordon.refuse_body_change();
CREATE TRIGGER only_added BEFORE DELETE ON cordon.ledger_bodies FOR EACH ROW EXECUTE FUNCTION cordon.keep_body();
CREATE TRIGGER never_changed BEFORE UPDATE OR TRUNCATE ON cordon.ledger_bodies
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.keep_body();

CREATE FUNCTION cordon.erase_ledger_part(erasure text, part int, provider text, wrapped text, entries bigint[], names text[], ciphertexts bytea[],
  OUT bodies bigint, OUT openings bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  act cordon.ledger_erasures%ROWTYPE;
  share cordon.ledger_erasure_parts%ROWTYPE;
  said record;
  promises cordon.ledger_promise[];
  found_entries bigint;
  due bigint;
  sealed bigint;
BEGIN
  SELECT * INTO act FROM cordon.ledger_erasures e WHERE e.id = erasure AND e.state = 'approved' FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  SELECT * INTO share FROM cordon.ledger_erasure_parts p
   WHERE p.erasure_id = erasure AND p.nth = part AND p.done_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'already-done'; END IF;

  -- Two people of the company, one of them the privacy officer's, by what each of them entered, about these very parts.
  IF (SELECT count(*) FROM cordon.persons p JOIN cordon.parties y ON y.id = p.party_id AND y.kind = 'company'
       WHERE p.id IN (act.proposed_by, act.decided_by) AND p.role IN ('company-admin', 'privacy-officer', 'security-officer')) <> 2
     OR NOT EXISTS (SELECT FROM cordon.persons p WHERE p.id IN (act.proposed_by, act.decided_by) AND p.role = 'privacy-officer')
  THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  SELECT * INTO said FROM cordon.entered_words(act.proposed_entry, NULL);
  IF said.act IS DISTINCT FROM 'erasure-proposed' OR said.person IS DISTINCT FROM act.proposed_by
     OR said.words ->> 'erasure' IS DISTINCT FROM erasure OR said.words ->> 'parts' IS DISTINCT FROM act.parts_hash
  THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  SELECT * INTO said FROM cordon.entered_words(act.decided_entry, NULL);
  IF said.act IS DISTINCT FROM 'erasure-approved' OR said.person IS DISTINCT FROM act.decided_by
     OR said.words ->> 'erasure' IS DISTINCT FROM erasure OR said.words ->> 'parts' IS DISTINCT FROM act.parts_hash
  THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  IF act.parts_hash <> (SELECT encode(sha256(convert_to(string_agg(concat_ws('|', coalesce(p.agreement_id, '-'), p.ranges, p.entries, p.openings),
       E'\n' ORDER BY p.nth), 'UTF8')), 'hex') FROM cordon.ledger_erasure_parts p WHERE p.erasure_id = erasure)
  THEN RAISE EXCEPTION 'wrong-counts'; END IF;

  -- The entry that states it stands already, word for word.
  SELECT * INTO said FROM cordon.entered_words(NULL, erasure || ' ' || part);
  IF said.act IS DISTINCT FROM 'ledger-pruned' OR said.words ->> 'what' IS DISTINCT FROM act.kind
     OR said.words ->> 'erasure' IS DISTINCT FROM erasure OR said.agreement IS DISTINCT FROM share.agreement_id
     OR said.words ->> 'asked' IS DISTINCT FROM act.proposed_by OR said.words ->> 'approved' IS DISTINCT FROM act.decided_by
     OR said.words ->> 'ranges' IS DISTINCT FROM share.ranges OR (said.words ->> 'count')::bigint IS DISTINCT FROM share.entries
  THEN RAISE EXCEPTION 'not-entered'; END IF;
  IF share.ranges <> (SELECT string_agg(CASE WHEN upper(r) - lower(r) = 1 THEN lower(r)::text ELSE lower(r) || '-' || upper(r) - 1 END, ',' ORDER BY r)
                        FROM unnest(share.covers) r)
  THEN RAISE EXCEPTION 'wrong-counts'; END IF;

  -- Locked until this commits: no hold can be placed meanwhile.
  PERFORM FROM cordon.agreements a WHERE a.id = share.agreement_id FOR UPDATE;
  IF EXISTS (SELECT FROM cordon.legal_holds h WHERE h.agreement_id = share.agreement_id AND h.lifted_at IS NULL) THEN
    RAISE EXCEPTION 'legal-hold';
  END IF;

  promises := cordon.ledger_promises(share.agreement_id);
  SELECT count(*), count(*) FILTER (WHERE act.kind = 'openings' OR ends.kept <= clock_timestamp())
    INTO found_entries, due
    FROM unnest(share.covers) r JOIN cordon.ledger_bodies b ON b.idx >= lower(r) AND b.idx < upper(r)
    JOIN cordon.ledger_leaves l USING (idx), LATERAL cordon.ledger_ends(promises, cordon.leaf_time(l.leaf)) ends
   WHERE b.agreement_id IS NOT DISTINCT FROM share.agreement_id AND cordon.is_access(b.body)
     AND (act.kind = 'bodies' OR EXISTS (SELECT FROM cordon.ledger_openings o
            WHERE o.idx = b.idx AND o.name = 'subject' AND o.value_hash = act.subject_hash));
  IF found_entries <> share.entries
     OR share.entries <> (SELECT sum(upper(r) - lower(r)) FROM unnest(share.covers) r) THEN RAISE EXCEPTION 'wrong-counts'; END IF;
  IF due <> found_entries THEN RAISE EXCEPTION 'retention-running'; END IF;
  IF act.kind = 'bodies' AND share.agreement_id IS NULL THEN RAISE EXCEPTION 'wrong-counts'; END IF;

  UPDATE cordon.ledger_erasure_parts p SET running = pg_current_xact_id() WHERE p.erasure_id = erasure AND p.nth = part;
  bodies := 0;
  IF act.kind = 'openings' THEN
    -- The salt comes from the opening itself: whatever was sealed, it can be told whom the entry was about.
    INSERT INTO cordon.ledger_archive (idx, name, erasure_id, nth, salt, sealed)
    SELECT o.idx, o.name, erasure, part, o.salt, given.ciphertext
      FROM unnest(entries, names, ciphertexts) AS given (idx, name, ciphertext)
      JOIN cordon.ledger_openings o ON o.idx = given.idx AND o.name = given.name
     WHERE share.covers @> o.idx;
    GET DIAGNOSTICS sealed = ROW_COUNT;
    INSERT INTO cordon.ledger_archive_keys (erasure_id, nth, provider, wrapped) VALUES (erasure, part, provider, wrapped);
  ELSE
    DELETE FROM cordon.ledger_archive a USING unnest(share.covers) r WHERE a.idx >= lower(r) AND a.idx < upper(r);
  END IF;
  DELETE FROM cordon.ledger_openings o USING unnest(share.covers) r WHERE o.idx >= lower(r) AND o.idx < upper(r);
  GET DIAGNOSTICS openings = ROW_COUNT;
  IF openings <> share.openings OR (act.kind = 'openings' AND sealed <> openings) THEN RAISE EXCEPTION 'wrong-counts'; END IF;
  IF act.kind = 'bodies' THEN
    DELETE FROM cordon.ledger_bodies b USING unnest(share.covers) r WHERE b.idx >= lower(r) AND b.idx < upper(r);
    GET DIAGNOSTICS bodies = ROW_COUNT;
  END IF;
  -- Lists still say that there was an access, by whom and when; no longer of whom, or of what.
  UPDATE cordon.access_events e SET subject = NULL,
         ticket = CASE act.kind WHEN 'openings' THEN e.ticket END, ip = CASE act.kind WHEN 'openings' THEN e.ip END,
         fields = CASE act.kind WHEN 'openings' THEN e.fields ELSE '{}' END
    FROM unnest(share.covers) r WHERE e.entry >= lower(r) AND e.entry < upper(r);
  UPDATE cordon.ledger_erasure_parts p SET running = NULL, done_at = clock_timestamp() WHERE p.erasure_id = erasure AND p.nth = part;
  IF NOT EXISTS (SELECT FROM cordon.ledger_erasure_parts p WHERE p.erasure_id = erasure AND p.done_at IS NULL) THEN
    UPDATE cordon.ledger_erasures e SET state = 'done', done_at = clock_timestamp(), subject_sealed = NULL, subject_hash = NULL
     WHERE e.id = erasure;
  END IF;
END $$;

-- What was erased, for two people of different sides: the company's privacy officer and an auditor of that agreement and time,
-- both of whom entered that they want it.
CREATE FUNCTION cordon.unsealed_openings(unsealing text)
RETURNS TABLE (idx bigint, name text, salt bytea, sealed bytea, wrapped text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  act cordon.ledger_unsealings%ROWTYPE;
  auditor text;
  said record;
BEGIN
  SELECT * INTO act FROM cordon.ledger_unsealings u WHERE u.id = unsealing AND u.agreed_by IS NOT NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  SELECT p.id INTO auditor FROM cordon.persons p WHERE p.id IN (act.asked_by, act.agreed_by) AND p.role = 'auditor';
  IF auditor IS NULL OR NOT EXISTS (SELECT FROM cordon.persons p JOIN cordon.parties y ON y.id = p.party_id AND y.kind = 'company'
       WHERE p.id IN (act.asked_by, act.agreed_by) AND p.role = 'privacy-officer')
  THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  SELECT * INTO said FROM cordon.entered_words(act.asked_entry, NULL);
  IF said.act IS DISTINCT FROM 'unsealing-asked' OR said.person IS DISTINCT FROM act.asked_by
     OR said.words ->> 'erasure' IS DISTINCT FROM act.erasure_id THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  SELECT * INTO said FROM cordon.entered_words(act.agreed_entry, NULL);
  IF said.act IS DISTINCT FROM 'unsealing-agreed' OR said.person IS DISTINCT FROM act.agreed_by
     OR said.words ->> 'unsealing' IS DISTINCT FROM unsealing THEN RAISE EXCEPTION 'second-person-needed'; END IF;
  RETURN QUERY
    SELECT a.idx, a.name, a.salt, a.sealed, k.wrapped
      FROM cordon.ledger_archive a JOIN cordon.ledger_archive_keys k USING (erasure_id, nth)
      JOIN cordon.ledger_erasure_parts p USING (erasure_id, nth) JOIN cordon.ledger_leaves l ON l.idx = a.idx
     WHERE a.erasure_id = act.erasure_id AND EXISTS (SELECT FROM cordon.audit_scopes s WHERE s.person_id = auditor
       AND s.agreement_id = p.agreement_id AND cordon.leaf_time(l.leaf) >= s.from_at AND cordon.leaf_time(l.leaf) < s.until_at)
     ORDER BY a.idx, a.name;
END $$;

-- The end of what was sealed: once no claim can come any more, no hold stands, and the entry that says so does.
CREATE FUNCTION cordon.destroy_sealed_openings(erasure text, part int, entered text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  share cordon.ledger_erasure_parts%ROWTYPE;
  said record;
  promises cordon.ledger_promise[];
  covers int8multirange;
  running bigint;
  gone bigint;
BEGIN
  SELECT * INTO share FROM cordon.ledger_erasure_parts p WHERE p.erasure_id = erasure AND p.nth = part FOR UPDATE;
  SELECT * INTO said FROM cordon.entered_words(NULL, entered);
  IF said.act IS DISTINCT FROM 'sealed-openings-destroyed' OR said.words ->> 'erasure' IS DISTINCT FROM erasure
     OR (said.words ->> 'part')::int IS DISTINCT FROM part THEN RAISE EXCEPTION 'not-entered'; END IF;
  SELECT range_agg(int8range(split_part(r, '-', 1)::bigint, coalesce(nullif(split_part(r, '-', 2), ''), split_part(r, '-', 1))::bigint, '[]'))
    INTO covers FROM string_to_table(said.words ->> 'ranges', ',') r;
  PERFORM FROM cordon.agreements a WHERE a.id = share.agreement_id FOR UPDATE;
  IF EXISTS (SELECT FROM cordon.legal_holds h WHERE h.agreement_id = share.agreement_id AND h.lifted_at IS NULL) THEN
    RAISE EXCEPTION 'legal-hold';
  END IF;
  promises := cordon.ledger_promises(share.agreement_id);
  SELECT count(*) INTO running FROM cordon.ledger_archive a JOIN cordon.ledger_leaves l USING (idx),
    LATERAL cordon.ledger_ends(promises, cordon.leaf_time(l.leaf)) ends
   WHERE a.erasure_id = erasure AND a.nth = part AND covers @> a.idx AND ends.limitation > clock_timestamp();
  IF running > 0 THEN RAISE EXCEPTION 'retention-running'; END IF;
  DELETE FROM cordon.ledger_archive a WHERE a.erasure_id = erasure AND a.nth = part AND covers @> a.idx;
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone IS DISTINCT FROM (said.words ->> 'count')::bigint THEN RAISE EXCEPTION 'wrong-counts'; END IF;
  DELETE FROM cordon.ledger_archive_keys k WHERE k.erasure_id = erasure AND k.nth = part
    AND NOT EXISTS (SELECT FROM cordon.ledger_archive a WHERE a.erasure_id = erasure AND a.nth = part);
  RETURN gone;
END $$;

GRANT EXECUTE ON FUNCTION cordon.ledger_promises(text), cordon.ledger_ends(cordon.ledger_promise[], timestamptz),
  cordon.leaf_time(text), cordon.is_access(text),
  cordon.erase_ledger_part(text, int, text, text, bigint[], text[], bytea[]), cordon.unsealed_openings(text),
  cordon.destroy_sealed_openings(text, int, text) TO :app;
