import { quoteIdentifier, quoteLiteral } from './identifier.ts';

/*
 * Handles stand for free text in statements of a client: whatever it computes, it computes on the handle. `ft1.` and, in
 * hexadecimal, a synthetic IV of 128 bits and the row's key enciphered under it (after RFC 5297: the IV is a MAC of the plain
 * text, so equal cells have equal handles). A handle tells nothing of the key but its length in blocks of 16 bytes,
 * and one that was made up, changed or taken from another view resolves to nothing.
 */

/** What a whole cell looks like when it is a handle. */
export const handlePattern = /^ft1[.](?:[0-9a-f]{32})+$/;

/** The handle of a row's key in a text view, as an expression. @param rowKey of type text */
export function handleSql(viewKey: string, rowKey: string): string {
  return `cordon.handle(${quoteLiteral(viewKey)}, ${rowKey})`;
}

/** The row's key that a handle of this view stands for; null when it is none. @param handle expression of type text */
export function unhandleSql(viewKey: string, handle: string): string {
  return `cordon.unhandle(${quoteLiteral(viewKey)}, ${handle})`;
}

/**
 * `cordon.handle(view, row_key)` answers while the caller's backend has a scope, `cordon.unhandle(view, handle)` only
 * while that scope grants this very text view: by itself the reading login cannot ask what a handle stands for. Their key is
 * apart from that of tokens, which are shown of values somebody may have typed. Nobody may call the other functions.
 */
export const handlesSql = `
CREATE OR REPLACE FUNCTION cordon.granted(wanted text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  said jsonb;
BEGIN
  IF coalesce(current_setting('cordon.scope', true), '') <> '' OR pg_is_in_recovery() THEN
    said := cordon.verified_scope();
    RETURN said IS NOT NULL AND (wanted IS NULL OR coalesce(said -> 'grants' ? wanted, false));
  END IF;
  RETURN EXISTS (SELECT FROM cordon.scope s WHERE s.pid = pg_backend_pid() AND s.grants IS NOT NULL
    AND (wanted IS NULL OR wanted = ANY (s.grants)));
END
$body$;
REVOKE ALL ON FUNCTION cordon.granted(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION cordon.handle_hmac(message bytea) RETURNS bytea
LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
  SELECT sha256(k.outer_pad || sha256(k.inner_pad || message)) FROM cordon.handle_keys k
$body$;
REVOKE ALL ON FUNCTION cordon.handle_hmac(bytea) FROM PUBLIC;

-- Blocks of 32 bytes of key stream, eight bytes at a time; its own inverse. The text is whole blocks of 16.
CREATE OR REPLACE FUNCTION cordon.handle_cipher(iv bytea, input bytea) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  stream bytea;
  output bytea := '';
BEGIN
  FOR i IN 0 .. length(input) / 8 - 1 LOOP
    IF i % 4 = 0 THEN
      stream := cordon.handle_hmac('cordon-handle/v1 stream '::bytea || iv || int4send(i / 4));
    END IF;
    output := output || int8send(
      ('x' || encode(substr(input, i * 8 + 1, 8), 'hex'))::bit(64)::bigint
      # ('x' || encode(substr(stream, i % 4 * 8 + 1, 8), 'hex'))::bit(64)::bigint);
  END LOOP;
  RETURN output;
END
$body$;
REVOKE ALL ON FUNCTION cordon.handle_cipher(bytea, bytea) FROM PUBLIC;

CREATE OR REPLACE FUNCTION cordon.handle(view text, row_key text) RETURNS text
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  plain bytea := convert_to(row_key, 'UTF8');
  iv bytea;
BEGIN
  IF NOT cordon.granted(NULL) THEN RETURN NULL; END IF;
  -- No text holds a zero byte, so the padding comes off again.
  plain := plain || decode(repeat('00', (16 - length(plain) % 16) % 16), 'hex');
  iv := substr(cordon.handle_hmac(convert_to('cordon-handle/v1 iv ' || view || ' ', 'UTF8') || plain), 1, 16);
  RETURN 'ft1.' || encode(iv || cordon.handle_cipher(iv, plain), 'hex');
END
$body$;
REVOKE ALL ON FUNCTION cordon.handle(text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION cordon.unhandle(view text, handle text) RETURNS text
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  given bytea;
  iv bytea;
  plain bytea;
BEGIN
  IF handle !~ '^ft1[.]([0-9a-f]{32})+$' OR NOT cordon.granted('text:' || view) THEN RETURN NULL; END IF;
  given := decode(substr(handle, 5), 'hex');
  iv := substr(given, 1, 16);
  plain := cordon.handle_cipher(iv, substr(given, 17));
  -- Compared by their HMACs, so that no time tells how much of a forged one was right.
  IF cordon.handle_hmac(iv) <> cordon.handle_hmac(
    substr(cordon.handle_hmac(convert_to('cordon-handle/v1 iv ' || view || ' ', 'UTF8') || plain), 1, 16))
  THEN
    RETURN NULL;
  END IF;
  RETURN convert_from(rtrim(plain, decode('00', 'hex')), 'UTF8');
END
$body$;
REVOKE ALL ON FUNCTION cordon.unhandle(text, text) FROM PUBLIC;
`;

/** What the reading login may call of what views for clients use. */
export function grantDoorSql(reader: string): string {
  return `GRANT EXECUTE ON FUNCTION cordon.handle(text, text), cordon.unhandle(text, text), cordon.token_int(int) TO ${quoteIdentifier(reader)};`;
}
