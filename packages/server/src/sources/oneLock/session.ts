import { readerSettings } from '@cordon/core/sql';
import type pg from 'pg';
import { mark, type ScopeKeeper } from '../keeping.ts';

/** What a session of the login starts with, whatever the source says of it. No value needs its blanks. */
export const PINNED = Object.entries(readerSettings)
  .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '')}`)
  .join(' ');

const IS_PINNED = `SELECT bool_and(current_setting(s.name) = s.value) AS pinned
FROM unnest($1::text[], $2::text[]) AS s (name, value)`;

/**
 * What stands between Cordon and the server (a pooler) may drop settings: names would then be looked up in schemas of the
 * source, and the text of a cell would be another.
 * @throws Error when a session is not as it must be
 */
export async function mustBePinned(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ pinned: boolean | string }>(IS_PINNED, [
    Object.keys(readerSettings),
    Object.values(readerSettings),
  ]);
  const pinned = rows[0]?.pinned;
  // Readers take every cell as text.
  if (pinned !== true && pinned !== 't') throw new Error('the session of the login is not pinned');
}

/** Scopes as the parameters of each statement, where there is nothing else that could hold rows to one. */
export function keepInStatement(): ScopeKeeper {
  return {
    inLine: true,
    meet: mustBePinned,
    open: (client, { access }) => mark(client, access),
    clear: () => Promise.resolve(),
    valuesOf: ({ subjects, literal }) => [subjects, literal],
    forget: () => undefined,
    close: () => Promise.resolve(),
  };
}
