import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { compose, type House } from '../../packages/server/src/compose.ts';
import { composeRoutes } from '../../packages/server/src/composeRoutes.ts';
import { authenticatorApp, visitor, type Visitor } from '../../packages/server/src/demo/client.ts';
import type { Role } from '../../packages/server/src/identity/index.ts';
import type { Clock } from '../../packages/server/src/platform/clock.ts';
import { openPools } from '../../packages/server/src/platform/db.ts';
import { createApp } from '../../packages/server/src/platform/http/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { createDerivedKeyProvider } from '../../packages/server/src/platform/localKeyProvider.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { planToken, type NewToken } from '../../packages/server/src/identity/scim/tokens.store.ts';
import { testDatabase, type TestDatabase, testPool } from './database.ts';
import { signing } from './identity/signedRequests.ts';

/** An answer of the SCIM server, with what a client reads of it. */
export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Null when there is no body. */
  readonly body: ScimBody | null;
  readonly text: string;
}

export type ScimBody = Readonly<Record<string, unknown>> & {
  readonly id?: string;
  readonly scimType?: string;
  readonly totalResults?: number;
  readonly Resources?: readonly ScimBody[];
};

/** A directory with a token of its own. */
export interface ScimClient {
  get(path: string, headers?: Record<string, string>): Promise<ScimAnswer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<ScimAnswer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<ScimAnswer>;
  patch(path: string, operations: readonly unknown[], headers?: Record<string, string>): Promise<ScimAnswer>;
  delete(path: string, headers?: Record<string, string>): Promise<ScimAnswer>;
  /** A request as it is written here. */
  send(path: string, init: RequestInit): Promise<ScimAnswer>;
  /** Makes a user and returns it. */
  user(more?: Readonly<Record<string, unknown>>): Promise<ScimBody & { readonly id: string }>;
  group(more?: Readonly<Record<string, unknown>>): Promise<ScimBody & { readonly id: string }>;
}

/** The whole product over a real PostgreSQL, listening on this machine: a company and vendors without any customers. */
export interface ScimScene {
  readonly baseUrl: string;
  readonly house: House;
  readonly database: TestDatabase;
  /** The owner's connection. */
  readonly owner: pg.Pool;
  /** Moves the server's clock. */
  pass(ms: number): void;
  now(): Date;
  /** A vendor with nobody in it. */
  vendor(): Promise<string>;
  token(party: string, more?: Partial<Omit<NewToken, 'party' | 'id' | 'secret'>>): Promise<NewToken>;
  /** A client of a vendor: of a new one unless told. */
  client(party?: string): Promise<ScimClient & { readonly party: string; readonly address: string }>;
  clientOf(
    party: string,
    secret: string | null,
  ): ScimClient & { readonly party: string; readonly address: string };
  /** Somebody of a party who has signed in with both factors, at an address the vendor lists. */
  enter(party: string, role: Role): Promise<Visitor & { readonly id: string; readonly email: string }>;
  /** Acts entered in the ledger since the last call, oldest first. */
  entered(): Promise<readonly { readonly kind: string; readonly body: Readonly<Record<string, unknown>> }[]>;
  close(): Promise<void>;
}

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

const DAY = 86_400_000;

export const fresh = (prefix: string): string => `${prefix}-${randomBytes(5).toString('hex')}`;

/** Opens one; call it in `beforeAll` and close it in `afterAll`. */
export async function openScimScene(): Promise<ScimScene> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  try {
    const database = await testDatabase();
    closing.push(() => database.drop());
    const owner = testPool(database.ownerUrl, 3);
    closing.push(() => owner.end());
    const port = await checkPort(0);
    const baseUrl = `http://localhost:${port}`;
    const pools = openPools(database, silentLog);
    closing.push(() => pools.close());
    let ahead = 0;
    const clock: Clock = { now: () => new Date(Date.now() + ahead) };
    const mailer = createMailer({ from: 'cordon@example.com' });
    const { appUrl, keys } = database;
    const house = await compose({
      ...{ baseUrl, appUrl, pools, keys, clock, log: silentLog, mailer },
      keyProvider: createDerivedKeyProvider(keys),
    });
    closing.push(() => house.close());
    const app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log: silentLog });
    closing.push(() => app.close());
    await composeRoutes(app, house);
    await app.listen({ host: 'localhost', port });
    await owner.query(
      `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('pty_company', 'company', 'Company', now())`,
    );

    let read = -1;
    const scene: ScimScene = {
      ...{ baseUrl, house, database, owner, close },
      pass: (ms) => void (ahead += ms),
      now: () => clock.now(),
      async vendor() {
        const id = fresh('pty');
        await owner.query(
          `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ($1, 'vendor', $1, now())`,
          [id],
        );
        await owner.query(
          `INSERT INTO cordon.networks (id, party_id, cidr, label) VALUES ($1 || '4', $1, '127.0.0.0/8', 'here'),
             ($1 || '6', $1, '::1/128', 'here')`,
          [id],
        );
        return id;
      },
      async token(party, more = {}) {
        const token = planToken({
          ...{ kind: 'scim', label: 'test', scopes: ['read', 'users', 'groups'], networks: [] },
          ...{ party, expiresAt: new Date(clock.now().getTime() + 30 * DAY), ...more },
        });
        await owner.query(
          `INSERT INTO cordon.credentials (id, kind, party_id, secret_hash, grant_, label, created_at, expires_at)
           VALUES ($1, $2, $3, sha256($4), $5, $6, $7, $8)`,
          [
            ...[token.id, token.kind, party, Buffer.from(token.secret)],
            JSON.stringify({ scopes: token.scopes, networks: token.networks }),
            ...[token.label, new Date(token.expiresAt.getTime() - 400 * DAY), token.expiresAt],
          ],
        );
        return token;
      },
      async client(given) {
        const party = given ?? (await scene.vendor());
        return scene.clientOf(party, (await scene.token(party)).secret);
      },
      clientOf: (party, secret) => scimClient(`${baseUrl}/scim/v2/${party}`, party, secret),
      async enter(party, role) {
        const id = fresh('prs');
        const email = `${id}@example.com`;
        const password = 'the same long sentence';
        const { totpSecret } = await house.identity.createPersonWithTotp({
          ...{ id, partyId: party, siteId: null, name: `Person ${id}`, email, password, role },
          ...{ accessRole: null, purpose: null, totp: randomBytes(24).toString('base64url') },
          at: clock.now(),
        });
        const seated = signing(
          visitor(baseUrl, { email, password, totpSecret }, authenticatorApp(totpSecret)),
        );
        await seated.signIn();
        return { ...seated, id, email };
      },
      async entered() {
        const { rows } = await owner.query<{ index: string; kind: string; body: string }>(
          'SELECT idx AS index, kind, body FROM cordon.ledger_bodies WHERE idx > $1 ORDER BY idx',
          [read],
        );
        read = Number(rows.at(-1)?.index ?? read);
        return rows.map(({ kind, body }) => ({ kind, body: JSON.parse(body) as Record<string, unknown> }));
      },
    };
    return scene;
  } catch (error) {
    await close();
    throw error;
  }
}

/** A client of the SCIM server at an address. */
export function scimClient(address: string, party: string, secret: string | null) {
  const send = async (path: string, init: RequestInit): Promise<ScimAnswer> => {
    const headers = new Headers(init.headers);
    if (secret !== null) headers.set('authorization', `Bearer ${secret}`);
    const response = await fetch(`${address}${path}`, { ...init, headers });
    const text = await response.text();
    const body = text === '' ? null : (JSON.parse(text) as ScimBody);
    return { status: response.status, headers: response.headers, body, text };
  };
  const withBody =
    (method: string) =>
    (path: string, body: unknown, headers: Record<string, string> = {}): Promise<ScimAnswer> =>
      send(path, {
        method,
        headers: { 'content-type': 'application/scim+json', ...headers },
        body: JSON.stringify(body),
      });
  const made = async (path: string, body: unknown) => {
    const answer = await withBody('POST')(path, body);
    const id = answer.body?.id;
    if (answer.status !== 201 || answer.body === null || id === undefined) throw new Error(answer.text);
    return { ...answer.body, id };
  };
  const client: ScimClient & { readonly party: string; readonly address: string } = {
    ...{ party, address, send },
    get: (path, headers = {}) => send(path, { headers }),
    post: withBody('POST'),
    put: withBody('PUT'),
    patch: (path, operations, headers) =>
      withBody('PATCH')(path, { schemas: [PATCH_OP], Operations: operations }, headers),
    delete: (path, headers = {}) => send(path, { method: 'DELETE', headers }),
    user: (more = {}) => made('/Users', { schemas: [USER], userName: fresh('user'), ...more }),
    group: (more = {}) => made('/Groups', { schemas: [GROUP], displayName: fresh('group'), ...more }),
  };
  return client;
}
