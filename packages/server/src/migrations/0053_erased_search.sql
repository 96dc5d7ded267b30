-- What was erased is not searched for any more. The terms of an entry are hashes of a customer's number, a ticket, an agent: as
-- long as they stand, somebody who knows the number still finds the entry. Only an erasure takes them back: of an opening that is
-- deleted by hand the term stays, so that the entry is found and named as missing.

-- The bits of a block without some entries, in the form they were stored in; empty where none is left.
CREATE FUNCTION cordon.without_entries(bits bytea, places int[]) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  place int;
BEGIN
  IF length(bits) <> 1024 THEN
    RETURN coalesce((SELECT string_agg(pair, ''::bytea ORDER BY at)
      FROM generate_series(1, length(bits), 2) at, LATERAL (SELECT substr(bits, at, 2) AS pair) taken
      WHERE get_byte(pair, 0) * 256 + get_byte(pair, 1) <> ALL (places)), ''::bytea);
  END IF;
  FOREACH place IN ARRAY places LOOP bits := set_bit(bits, place, 0); END LOOP;
  RETURN CASE WHEN bit_count(bits) = 0 THEN ''::bytea ELSE bits END;
END $$;

-- Waits for a step of the indexing under way: what it read before would be written back after.
CREATE FUNCTION cordon.hold_search() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT FROM cordon.ledger_cursors WHERE name = 'search' FOR UPDATE
$$;

CREATE FUNCTION cordon.unsearch_openings() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM cordon.hold_search();
  WITH unsearched AS MATERIALIZED (
    SELECT substr(encode(sha256(convert_to(E'customer\n' || encode(value_hash, 'hex'), 'UTF8')), 'hex'), 1, 32)::uuid AS term,
           (idx / 8192)::int AS block, array_agg((idx % 8192)::int) AS places
    FROM gone WHERE value_hash IS NOT NULL AND cordon.erasing_now(idx) GROUP BY 1, 2
  ), left_over AS MATERIALIZED (
    SELECT p.term, p.block, cordon.without_entries(p.bits, u.places) AS bits
    FROM cordon.ledger_postings p JOIN unsearched u USING (term, block)
  ), emptied AS (
    DELETE FROM cordon.ledger_postings p USING left_over l WHERE p.term = l.term AND p.block = l.block AND l.bits = ''::bytea
  )
  UPDATE cordon.ledger_postings p SET bits = l.bits FROM left_over l
   WHERE p.term = l.term AND p.block = l.block AND l.bits <> ''::bytea;
  RETURN NULL;
END $$;
CREATE TRIGGER not_searched AFTER DELETE ON cordon.ledger_openings REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.unsearch_openings();

-- A body's terms are many and cannot be told without the program that made them: every term of its block lets go of it.
CREATE FUNCTION cordon.unsearch_bodies() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM cordon.hold_search();
  WITH unsearched AS MATERIALIZED (
    SELECT (idx / 8192)::int AS block, array_agg((idx % 8192)::int) AS places
    FROM gone WHERE cordon.erasing_now(idx) GROUP BY 1
  ), left_over AS MATERIALIZED (
    SELECT p.term, p.block, cordon.without_entries(p.bits, u.places) AS bits
    FROM cordon.ledger_postings p JOIN unsearched u USING (block)
  ), emptied AS (
    DELETE FROM cordon.ledger_postings p USING left_over l WHERE p.term = l.term AND p.block = l.block AND l.bits = ''::bytea
  )
  UPDATE cordon.ledger_postings p SET bits = l.bits FROM left_over l
   WHERE p.term = l.term AND p.block = l.block AND l.bits <> ''::bytea AND l.bits <> p.bits;
  RETURN NULL;
END $$;
CREATE TRIGGER not_searched AFTER DELETE ON cordon.ledger_bodies REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION cordon.unsearch_bodies();
