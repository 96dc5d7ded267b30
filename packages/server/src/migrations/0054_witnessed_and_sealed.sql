CREATE INDEX ledger_cosignatures_of ON cordon.ledger_cosignatures (witness_id, size DESC);
CREATE INDEX ledger_cosignatures_at ON cordon.ledger_cosignatures (at);
CREATE INDEX checkpoint_mails_size ON cordon.checkpoint_mails (size);

-- Cosignatures come by the minute for each witness; old ones that nothing rests on any more go, at most so many at a time. A
-- running Cordon can delete none itself. Never those of the last week, of these sizes (what is witnessed now), of a checkpoint that
-- was mailed, nor the last hundred of each witness: those who cosign together still have one together when one of them falls silent.
CREATE FUNCTION cordon.prune_cosignatures(kept bigint[], most int) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH last AS MATERIALIZED (
    SELECT DISTINCT lately.size FROM cordon.witnesses w,
      LATERAL (SELECT c.size FROM cordon.ledger_cosignatures c WHERE c.witness_id = w.id ORDER BY c.size DESC LIMIT 100) lately
  ), gone AS (
    DELETE FROM cordon.ledger_cosignatures c USING (
      SELECT o.size, o.witness_id FROM cordon.ledger_cosignatures o
      WHERE o.at < clock_timestamp() - interval '7 days' AND o.size <> ALL (kept)
        AND NOT EXISTS (SELECT FROM last WHERE last.size = o.size)
        AND NOT EXISTS (SELECT FROM cordon.checkpoint_mails m WHERE m.size = o.size)
      LIMIT most) old
    WHERE c.size = old.size AND c.witness_id = old.witness_id RETURNING 1
  )
  SELECT count(*)::int FROM gone
$$;
REVOKE ALL ON FUNCTION cordon.prune_cosignatures(bigint[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cordon.prune_cosignatures(bigint[], int) TO :app;

-- Openings of entries under no agreement (a look-up refused for that) were for nobody to open, so erasing them hid an act. The
-- company's privacy officer and an auditor of the house open them: one whom the company let audit, for the time of the entry.
CREATE OR REPLACE FUNCTION cordon.unsealed_openings(unsealing text)
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
       AND (s.agreement_id = p.agreement_id OR p.agreement_id IS NULL AND EXISTS (SELECT FROM cordon.persons h
              JOIN cordon.parties y ON y.id = h.party_id AND y.kind = 'company' WHERE h.id = auditor))
       AND cordon.leaf_time(l.leaf) >= s.from_at AND cordon.leaf_time(l.leaf) < s.until_at)
     ORDER BY a.idx, a.name;
END $$;
