import { readFileSync } from 'node:fs';
import {
  checkServerIdentity,
  getCACertificates,
  setDefaultCACertificates,
  type ConnectionOptions,
} from 'node:tls';
import { Failure } from '@cordon/core/kernel';

/** How a database connection is opened: a string without words about TLS, and what they come to. */
export interface Encrypted {
  readonly connectionString: string;
  readonly ssl: ConnectionOptions | false;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What libpq and node-postgres read about TLS (PostgreSQL docs, "Database Connection Control Functions"). */
const TLS_WORDS = [
  'sslmode',
  'ssl',
  'sslnegotiation',
  'uselibpqcompat',
  'sslrootcert',
  'sslcert',
  'sslkey',
] as const;

/**
 * Every connection to a PostgreSQL that is not on this machine is encrypted, and the server's certificate must lead to a
 * trusted root and name the host (libpq's `verify-full`), whatever milder mode the string asks for: `require` alone would
 * hand the password to whoever answers. On this machine TLS is used when the string asks for it, and then as strictly.
 *
 * @param url `postgres://...`; `sslrootcert`, `sslcert` and `sslkey` name PEM files of this machine
 * @throws Failure `config-wrong` when the string asks for no encryption or no verification of another machine
 */
export function encrypted(url: string): Encrypted {
  const parsed = new URL(url);
  const words = Object.fromEntries(TLS_WORDS.map((word) => [word, parsed.searchParams.get(word)]));
  for (const word of TLS_WORDS) parsed.searchParams.delete(word);
  const connectionString = parsed.toString();
  const here = isHere(parsed);
  const asked = words.sslmode ?? words.ssl ?? null;
  const none =
    asked === null || asked === 'disable' || asked === 'prefer' || asked === 'false' || asked === '0';
  if (here && none) return { connectionString, ssl: false };
  if (asked === 'disable' || asked === 'no-verify' || asked === 'false' || asked === '0') {
    throw new Failure(
      'config-wrong',
      `sslmode=${asked} is refused: connections to another machine are encrypted and its certificate is verified.`,
    );
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  return {
    connectionString,
    ssl: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      // Without a name of its own the platform compares an address with "localhost".
      checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
      ...(words.sslrootcert != null && { ca: pem(words.sslrootcert) }),
      ...(words.sslcert != null && { cert: pem(words.sslcert) }),
      ...(words.sslkey != null && { key: pem(words.sslkey) }),
    },
  };
}

/** Whether a server runs on this machine: a loopback address, or a socket in the file system. */
function isHere(url: URL): boolean {
  const other = url.searchParams.get('host');
  if (other !== null) return other.startsWith('/') || LOOPBACK.has(other);
  return LOOPBACK.has(url.hostname) || url.hostname === '' || url.hostname.toLowerCase().startsWith('%2f');
}

function pem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(
      'config-wrong',
      'A certificate or key file named in TLS_CA or in a database URL cannot be read.',
      error,
    );
  }
}

/**
 * Trusts the certificates of a PEM file too, in every connection this process opens from now on: database, mail server,
 * helpdesk, identity provider, timestamps.
 * @throws Failure `config-wrong` when it cannot be read or holds none
 */
export function trustAlso(file: string): void {
  const found = pem(file).match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  if (found === null) throw new Failure('config-wrong', 'TLS_CA holds no certificate in PEM form.');
  try {
    setDefaultCACertificates([...getCACertificates('default'), ...found]);
  } catch (error) {
    throw new Failure('config-wrong', 'TLS_CA holds a certificate that cannot be read.', error);
  }
}
