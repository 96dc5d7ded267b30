import type { DoorAddress } from '../../api/types.ts';

/** What a client of PostgreSQL signs in with. */
export interface Login {
  readonly user: string;
  readonly secret: string;
  readonly database: string;
}

/** Where it connects: the door's own word, and who it signs in as. */
export type Way = DoorAddress & Omit<Login, 'secret'>;

/** In clear only where the door listens so, which is on one machine. */
const modeOf = ({ tls }: Way): string => (tls ? 'verify-full' : 'disable');

const hostOf = ({ host }: Way): string => (host.includes(':') ? `[${host}]` : host);

/** A line for a terminal. The secret is asked for: it stays out of the history. */
export function psqlLine(way: Way): string {
  const { host, port, user, database } = way;
  return `psql "host=${host} port=${String(port)} dbname=${database} user=${user} sslmode=${modeOf(way)}"`;
}

/** For a tool that takes one text; the secret is in it. */
export function connectionString(way: Way, secret: string): string {
  const login = `${encodeURIComponent(way.user)}:${encodeURIComponent(secret)}`;
  const database = encodeURIComponent(way.database);
  return `postgresql://${login}@${hostOf(way)}:${String(way.port)}/${database}?sslmode=${modeOf(way)}`;
}

/** For tools of Java; user and secret are asked for beside it. */
export function jdbcUrl(way: Way): string {
  const database = encodeURIComponent(way.database);
  return `jdbc:postgresql://${hostOf(way)}:${String(way.port)}/${database}?sslmode=${modeOf(way)}`;
}
