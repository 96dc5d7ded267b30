/*
 * Tokens that fit into a four-byte integer. A hash cut to 31 bits would give two of some fifty thousand customers one token;
 * so these are a permutation: a Feistel network of eight rounds over halves of 16 and 15 bits (Luby and Rackoff, 1988), with
 * HMAC-SHA-256 as the round function. Statements of clients join and count by them as by the ids they stand for. They are
 * not the tokens of `cordon.token_number`, which a view of another type shows.
 */

/** The token of an integer column, as an expression of type integer; null for a negative value, which no id is. */
export function intTokenSql(ref: string): string {
  return `cordon.token_int(${ref})`;
}

/** `cordon.token_int(int)` answers while the caller's backend has a scope. Negative, so that no token passes for an id. */
export const intTokenFunction = `
CREATE OR REPLACE FUNCTION cordon.token_int(value int) RETURNS int
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  high int := value >> 15;
  low int := value & 32767;
  inner_pad bytea;
  outer_pad bytea;
  half bytea;
BEGIN
  IF value < 0 OR NOT cordon.granted(NULL) THEN RETURN NULL; END IF;
  SELECT k.inner_pad, k.outer_pad INTO inner_pad, outer_pad FROM cordon.handle_keys k;
  FOR round IN 0 .. 3 LOOP
    half := sha256(outer_pad || sha256(inner_pad || 'cordon-token-int/v1 high '::bytea || int4send(round) || int4send(low)));
    high := high # (get_byte(half, 0) << 8 | get_byte(half, 1));
    half := sha256(outer_pad || sha256(inner_pad || 'cordon-token-int/v1 low '::bytea || int4send(round) || int4send(high)));
    low := low # ((get_byte(half, 0) << 8 | get_byte(half, 1)) & 32767);
  END LOOP;
  RETURN -1 - (high << 15 | low);
END
$body$;
REVOKE ALL ON FUNCTION cordon.token_int(int) FROM PUBLIC;`;
