import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { TLSSocket } from 'node:tls';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connection } from '../../packages/server/src/platform/db.ts';
import { testAuthority, type PemFiles, type TestAuthority } from '../support/certificates.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

/* A real PostgreSQL behind TLS: what is signed in to has to be what was meant. */

let database: TestDatabase;
let authority: TestAuthority;
let stranger: TestAuthority;
const servers: Server[] = [];

/** PostgreSQL's SSLRequest (protocol 3, "SSL Session Encryption"), then TLS, then the database behind. */
async function behindTls(files: PemFiles | null): Promise<number> {
  const target = new URL(database.appUrl);
  const server = createServer((client) => {
    client.on('error', () => undefined);
    client.once('data', () => {
      if (files === null) {
        client.end('N');
        return;
      }
      client.write('S');
      const secured = new TLSSocket(client, {
        isServer: true,
        cert: readFileSync(files.cert),
        key: readFileSync(files.key),
      });
      const upstream = connect(Number(target.port), target.hostname);
      secured.on('error', () => upstream.destroy());
      secured.on('close', () => upstream.destroy());
      upstream.on('error', () => secured.destroy());
      secured.pipe(upstream).pipe(secured);
    });
  });
  servers.push(server.listen(0, 'localhost'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  database = await testDatabase();
  authority = testAuthority();
  stranger = testAuthority();
});

afterAll(async () => {
  for (const server of servers) server.close();
  authority.remove();
  stranger.remove();
  await database.drop();
});

async function signIn(files: PemFiles | null, words: string, host = 'localhost'): Promise<string> {
  const url = new URL(database.appUrl);
  url.hostname = host;
  url.port = String(await behindTls(files));
  url.search = words;
  const client = new pg.Client(connection(url.toString(), 'tls test'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ answer: string }>(`select 'in' as answer`);
    return rows[0]?.answer ?? '';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('a database connection', () => {
  it('signs in to the server whose certificate names the host and leads to the root', async () => {
    const files = authority.certify('localhost', 'DNS:localhost');
    expect(await signIn(files, `?sslmode=verify-full&sslrootcert=${authority.ca}`)).toBe('in');
  });

  it('does not sign in to a server of another name, however mild the string', async () => {
    const files = authority.certify('other', 'DNS:db.example.com');
    for (const mode of ['require', 'verify-ca', 'verify-full']) {
      expect(await signIn(files, `?sslmode=${mode}&sslrootcert=${authority.ca}`)).toContain('altnames');
    }
  });

  it('does not take a certificate for localhost as one for an address', async () => {
    const files = authority.certify('named', 'DNS:localhost');
    const words = `?sslmode=verify-full&sslrootcert=${authority.ca}`;
    expect(await signIn(files, words, '127.0.0.1')).toContain('IP: 127.0.0.1');
  });

  it('does not sign in to a certificate of a stranger', async () => {
    const files = stranger.certify('stranger', 'DNS:localhost');
    expect(await signIn(files, `?sslmode=require&sslrootcert=${authority.ca}`)).toMatch(/certificate/);
    expect(await signIn(files, '?sslmode=require&uselibpqcompat=true')).toMatch(/certificate/);
  });

  it('is not made readable because the server wants it so', async () => {
    expect(await signIn(null, '?sslmode=require')).toContain('does not support SSL');
  });
});
