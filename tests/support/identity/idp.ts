import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody with an account at an identity provider, and how they proved themselves there. */
export interface Holder {
  readonly sub: string;
  readonly email?: string;
  readonly emailVerified?: unknown;
  readonly userName?: string;
  readonly amr?: readonly string[];
  readonly acr?: string;
}

type Claims = Record<string, unknown>;

/** What an identity provider that lies or fails does to its ID tokens. */
export interface Bend {
  readonly claims?: (claims: Claims) => Claims;
  /** `none` takes the signature away, `broken` changes it, `foreign` signs with another key. */
  readonly signature?: 'none' | 'broken' | 'foreign';
}

/** A real OpenID provider on this machine, and the browser of whoever signs in there. */
export interface Idp {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who sits at the browser. */
  holder: Holder;
  bend: Bend;
  /** Follows the way through the provider until it leads back. @returns where to */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
}

const OPENSSL = 'openssl';

/** A certificate for this machine, made by nobody else. */
function certificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'cordon-idp-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', key, '-out', cert];
  execFileSync(OPENSSL, ['req', '-x509', ...curve, ...names, ...files], { stdio: 'ignore' });
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}

/**
 * Opens one, over TLS.
 * @param redirectUris where it may send browsers back to
 * @param trusted whether this process takes its certificate, as a machine takes those of its authorities
 */
export async function openIdp(redirectUris: readonly string[], trusted = true): Promise<Idp> {
  const identity = certificate();
  if (trusted) setDefaultCACertificates([...getCACertificates('default'), identity.cert]);
  const server = createServer(identity);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const issuer = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  const clientId = 'cordon';
  const clientSecret = randomUUID();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const state: { holder: Holder; bend: Bend } = { holder: { sub: 'nobody' }, bend: {} };

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomUUID()] },
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    acrValues: ['urn:example:mfa'],
    claims: {
      openid: ['sub', 'amr', 'acr', 'auth_time'],
      email: ['email', 'email_verified'],
      profile: ['preferred_username'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => {
        const { email, emailVerified = true, userName } = state.holder;
        return {
          sub: accountId,
          ...(email !== undefined && { email, email_verified: emailVerified }),
          ...(userName !== undefined && { preferred_username: userName }),
        };
      },
    }),
  });
  const answer = provider.callback();

  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { sub, amr, acr } = state.holder;
    await provider.interactionDetails(request, response);
    await provider.interactionFinished(request, response, {
      login: {
        accountId: sub,
        ...(amr !== undefined && { amr: [...amr] }),
        ...(acr !== undefined && { acr }),
      },
    });
  };
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') === true) void interact(request, response);
    else {
      if (request.url === '/token') bendToken(response, () => state.bend, privateKey);
      void answer(request, response);
    }
  });

  return Object.assign(state, {
    issuer,
    clientId,
    clientSecret,
    visit: (url: string) => follow(url, issuer),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  });
}

async function follow(start: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = start;
  for (let step = 0; step < 10 && at.startsWith(issuer); step++) {
    const response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      jar.set(name, value.join('='));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${String(response.status)} ${await response.text()}`);
    at = new URL(location, at).href;
  }
  return at;
}

/** Lets the provider make its ID token, and changes it on its way out. */
function bendToken(response: ServerResponse, bendOf: () => Bend, key: KeyObject): void {
  const end = response.end.bind(response);
  response.end = ((chunk: string | Buffer) => {
    const body = JSON.parse(chunk.toString()) as { id_token?: string };
    if (body.id_token !== undefined) body.id_token = bent(body.id_token, bendOf(), key);
    const text = JSON.stringify(body);
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  }) as typeof response.end;
}

function bent(token: string, { claims, signature }: Bend, key: KeyObject): string {
  const [head = '', body = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
  const write = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = signature === 'none' ? { alg: 'none' } : read(head);
  const signed = `${write(header)}.${write(claims?.(read(body)) ?? read(body))}`;
  if (signature === 'none') return `${signed}.`;
  const by = signature === 'foreign' ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : key;
  const made = sign('sha256', Buffer.from(signed), by);
  if (signature === 'broken') made[0] = (made[0] ?? 0) ^ 1;
  return `${signed}.${made.toString('base64url')}`;
}
