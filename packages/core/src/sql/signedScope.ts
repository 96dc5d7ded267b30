/*
 * The row scope where nothing can be written: a standby has no scope table of its own. There the scope is a setting of the
 * reading connection, and since anybody on that connection can set one, Cordon signs it: an HMAC over the whole, with the
 * backend it is for and until when. The key is replicated with the rest; no login but the owner's can read it.
 */

/** What a signed scope says. `start` is the backend's in microseconds since 1970, `until` milliseconds. */
export interface SignedScope {
  readonly pid: number;
  readonly start: string;
  readonly until: number;
  readonly grants: readonly string[];
  readonly subjects: readonly string[];
  readonly literal: string | null;
}

/** The text an HMAC is over; before it, in 64 hexadecimal digits, stands the HMAC. */
export function signedScopePayload({ pid, start, until, grants, subjects, literal }: SignedScope): string {
  return JSON.stringify({ pid, start, until, grants, subjects, literal });
}

/** Sets ($1) or, with an empty text, takes away the scope of the connection that runs it. */
export const setScopeSql = `SELECT pg_catalog.set_config('cordon.scope', $1, false)`;

/** What a connection is asked before scopes are signed for it: `pid`, `start`, and the server's `now` in milliseconds. */
export const whoSignsSql = `SELECT a.pid, (extract(epoch FROM a.backend_start) * 1000000)::bigint::text AS start,
  (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000)::bigint::text AS now
FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) a`;

/** The scope key (RFC 2104: the inner pad is the key XOR 0x36...), for the owner alone to hand to Cordon. */
export const scopeKeySql = `SELECT encode(inner_pad, 'hex') AS inner_pad FROM cordon.scope_keys`;

/**
 * `cordon.verified_scope()`: the setting when its HMAC is ours, for a backend of this process id and not run out; else
 * null. Nobody but the other functions may call it.
 *
 * `cordon.signed_scope(wanted, started)`: subjects and literal of that setting when it grants this view and is for the
 * backend that started then, else nulls, by which a view shows nothing. PostgreSQL tells a backend's start to its own
 * login, which a function of the owner's is not, so the view passes it in. The HMACs are compared by their hashes, so that no time tells how much of a forged one was right.
 * The clock is the server's at the moment of reading: an open transaction does not stop it.
 */
export const signedScopeSql = `
CREATE OR REPLACE FUNCTION cordon.verified_scope() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  given text := current_setting('cordon.scope', true);
  payload text := substr(given, 65);
  ours boolean;
  said jsonb;
BEGIN
  SELECT sha256(k.outer_pad || convert_to(left(given, 64), 'UTF8')) = sha256(k.outer_pad || convert_to(
    encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(payload, 'UTF8'))), 'hex'), 'UTF8'))
  INTO ours FROM cordon.scope_keys k;
  IF ours IS NOT TRUE THEN RETURN NULL; END IF;
  said := payload::jsonb;
  IF (said ->> 'pid')::int = pg_backend_pid()
    AND (said ->> 'until')::numeric > extract(epoch FROM clock_timestamp()) * 1000
  THEN
    RETURN said;
  END IF;
  RETURN NULL;
END
$body$;
REVOKE ALL ON FUNCTION cordon.verified_scope() FROM PUBLIC;

CREATE OR REPLACE FUNCTION cordon.signed_scope(wanted text, started timestamptz, OUT subjects text[], OUT literal text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  said jsonb := cordon.verified_scope();
BEGIN
  IF said -> 'grants' ? wanted AND (said ->> 'start')::numeric = extract(epoch FROM started) * 1000000 THEN
    subjects := ARRAY(SELECT one.value FROM jsonb_array_elements_text(said -> 'subjects') one);
    literal := said ->> 'literal';
  END IF;
END
$body$;
REVOKE ALL ON FUNCTION cordon.signed_scope(text, timestamptz) FROM PUBLIC;`;
