import { handlesSql } from './handles.ts';
import { intTokenFunction } from './intToken.ts';
import { signedScopeSql } from './signedScope.ts';

/**
 * What Cordon keeps inside a source, safe to run again:
 *
 * - `cordon.scope`: the row scope of each reading backend. Keyed by process id, since a setting alone can be forged from
 *   inside a query (`set_config`), and by a secret of the connection, since a process id alone comes back. Unlogged: it must
 *   not outlive a crash, and writing it must not wait for the disk.
 * - `cordon.token_keys`: HMAC-SHA-256 pads (RFC 2104), made in the database, so the key is in no log and on no wire.
 * - `cordon.token(text)`, `cordon.token_number(text)`: the only readers of that key. Whoever may see a tokenising
 *   view may call them, so they answer only while the caller's backend has a scope: by itself the reading login
 *   cannot try values against tokens.
 * - `cordon.scope_keys`, `cordon.signed_scope(text)`: the scope of a read-only server, see `signedScope.ts`.
 * - `cordon.handle_keys`, `cordon.handle(text, text)`, `cordon.unhandle(text, text)`: handles of free text, see `handles.ts`;
 *   `cordon.token_int(int)`, tokens of small ids under the same key, see `intToken.ts`.
 */
export function installSql(): string {
  return `
CREATE SCHEMA IF NOT EXISTS cordon;
REVOKE ALL ON SCHEMA cordon FROM PUBLIC;

CREATE UNLOGGED TABLE IF NOT EXISTS cordon.scope (
  pid            int PRIMARY KEY,
  session        text NOT NULL,
  until          timestamptz,
  -- Null in all three: the backend reads nothing now.
  grants         text[],
  subjects       text[],
  literal        text
) WITH (fillfactor = 20);
REVOKE ALL ON cordon.scope FROM PUBLIC;

${keySql('token_keys')}
${keySql('scope_keys')}
${keySql('handle_keys')}
${signedScopeSql}
${handlesSql}
${intTokenFunction}
${tokenSql('token', 'text', `'tok_' || ${digits}`)}
${tokenSql('token_number', 'bigint', `-(${number})`)}
`;
}

/** Four random UUIDs carry 488 random bits, hashed to a key of 256. */
function keySql(table: 'token_keys' | 'scope_keys' | 'handle_keys'): string {
  return `
CREATE TABLE IF NOT EXISTS cordon.${table} (
  only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  inner_pad  bytea NOT NULL CHECK (length(inner_pad) = 64),
  outer_pad  bytea NOT NULL CHECK (length(outer_pad) = 64)
);
REVOKE ALL ON cordon.${table} FROM PUBLIC;
WITH key AS (
  SELECT sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8')) || decode(repeat('00', 32), 'hex') AS bytes
  FROM generate_series(1, 4)
), pads AS (
  SELECT
    decode(string_agg(lpad(to_hex(get_byte(bytes, i) # 54), 2, '0'), '' ORDER BY i), 'hex') AS inner_pad,
    decode(string_agg(lpad(to_hex(get_byte(bytes, i) # 92), 2, '0'), '' ORDER BY i), 'hex') AS outer_pad
  FROM key, generate_series(0, 63) AS i
)
INSERT INTO cordon.${table} (inner_pad, outer_pad) SELECT inner_pad, outer_pad FROM pads
ON CONFLICT DO NOTHING;`;
}

/** `cordon.token`: 12 characters of base32 (RFC 4648 section 6), the low 5 bits of each of the first 12 bytes. */
const digits = Array.from(
  { length: 12 },
  (_, i) => `substr('abcdefghijklmnopqrstuvwxyz234567', (get_byte(digest, ${i}) & 31) + 1, 1)`,
).join(' || ');

/** `cordon.token_number`: the first 48 bits, negative, so that it does not pass for an id that exists. */
const number = Array.from({ length: 6 }, (_, i) => `(get_byte(digest, ${i})::bigint << ${40 - 8 * i})`).join(
  ' | ',
);

function tokenSql(name: string, returns: string, result: string): string {
  return `
CREATE OR REPLACE FUNCTION cordon.${name}(value text) RETURNS ${returns}
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  digest bytea;
BEGIN
  IF coalesce(current_setting('cordon.scope', true), '') <> '' OR pg_is_in_recovery() THEN
    IF cordon.verified_scope() IS NULL THEN RETURN NULL; END IF;
    SELECT sha256(k.outer_pad || sha256(k.inner_pad || convert_to(value, 'UTF8'))) INTO digest FROM cordon.token_keys k;
  ELSE
    SELECT sha256(k.outer_pad || sha256(k.inner_pad || convert_to(value, 'UTF8'))) INTO digest FROM cordon.token_keys k
    WHERE EXISTS (SELECT FROM cordon.scope s WHERE s.pid = pg_backend_pid() AND s.grants IS NOT NULL);
  END IF;
  IF digest IS NULL THEN RETURN NULL; END IF;
  RETURN ${result};
END
$body$;
REVOKE ALL ON FUNCTION cordon.${name}(text) FROM PUBLIC;`;
}
