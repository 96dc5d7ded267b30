import { createHmac, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { SoftwareAuthenticator } from '../../packages/server/src/demo/authenticator.ts';
import type { Answer as BrowserAnswer, Browser } from '../support/identity/browser.ts';
import { MINUTE, type Scene } from './attack.ts';

/** Where the canaries are kept, and what they are looked for in. */
export interface Cage {
  /** A secret that stands nowhere else in the world. */
  readonly keep: (name: string, secret: string) => void;
  /** What somebody was answered who did something wrong. */
  readonly error: (text: string) => void;
}

/** An answer that gives a secret to its owner, once. */
function given({ status, body }: BrowserAnswer): unknown {
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/**
 * Makes and uses every kind of secret that lets somebody, or something, in: passkeys, backup codes, the tokens of directories, the
 * secrets of identity providers and of helpdesks. Each is also shown where it does not belong, nearly right.
 */
export async function useCredentials(scene: Scene, cage: Cage): Promise<void> {
  await enrolPasskey(scene, cage);
  // Codes of before were used.
  scene.pass(5 * MINUTE);
  const vendor = await scene.browse('per_vera');
  await makeBackupCodes(scene, 'per_vera', vendor, cage);
  await stepUp(scene, 'per_vera', vendor);
  await useDirectoryToken(scene, vendor, cage);
  await setUpCompanyAccount(vendor, cage);
  const company = await scene.browse('per_olivia');
  await stepUp(scene, 'per_olivia', company);
  await useWebhook(scene, company, cage);
}

async function stepUp(scene: Scene, person: string, browser: Browser): Promise<void> {
  const answer = await browser.post('/api/session/step-up', {
    method: 'totp',
    code: scene.codeOf(person),
  });
  expect(answer.status).toBe(200);
}

/** Somebody new takes up a link and enrols a passkey: the link, the question that is signed, the cookie it comes with. */
async function enrolPasskey(scene: Scene, { keep, error }: Cage): Promise<void> {
  const { invitations } = scene.house.identity;
  const id = await invitations.addPerson({
    ...{
      partyId: 'pty_brightline',
      siteId: null,
      name: 'Petra Canary',
      email: 'petra@brightline.example.com',
    },
    ...{ role: 'agent', accessRole: 'tier1', purpose: 'order-support' },
  });
  await invitations.invite(id, null);
  const [mail = ''] = (await scene.mails()).slice(-1);
  const [, secret = ''] = /\/take-up#([\w-]{43})/.exec(mail.replaceAll('=\r\n', '')) ?? [];
  keep('invitation', secret);
  const browser = scene.browser();
  const password = `petra ${randomBytes(12).toString('hex')}`;
  keep('password of a newcomer', password);
  given(await browser.post('/api/invitations/take-up', { secret, name: 'Petra Canary', password }));
  const options = given(await browser.get('/api/auth/passkey/generate-register-options')) as {
    challenge: string;
  };
  keep('challenge of an enrolment', options.challenge);
  const key = new SoftwareAuthenticator(scene.baseUrl);
  const wrong = { ...key.create(options), id: options.challenge };
  error(
    JSON.stringify((await browser.post('/api/auth/passkey/verify-registration', { response: wrong })).body),
  );
  const again = given(await browser.get('/api/auth/passkey/generate-register-options')) as {
    challenge: string;
  };
  keep('challenge of a second try', again.challenge);
  given(
    await browser.post('/api/auth/passkey/verify-registration', {
      response: key.create(again),
      name: 'canary',
    }),
  );
  const session = [...browser.cookies].find(([name]) => name.includes('session_token'))?.[1] ?? '';
  keep('session cookie after a passkey', decodeURIComponent(session));
}

async function makeBackupCodes(
  scene: Scene,
  person: string,
  admin: Browser,
  { keep, error }: Cage,
): Promise<void> {
  const { codes } = given(await admin.post('/api/session/backup-codes', {})) as { codes: string[] };
  codes.forEach((code, at) => {
    keep(`backup code ${String(at + 1)}`, code);
  });
  const [first = ''] = codes;
  keep('backup code without its dash', first.replace('-', ''));
  const { email, password } = scene.signInOf(person);
  const browser = scene.browser();
  await browser.post('/api/auth/sign-in/email', { email, password });
  for (const code of [`${first}0`, first.slice(1)]) {
    error(JSON.stringify((await browser.post('/api/auth/two-factor/backup-code', { code })).body));
  }
  given(await browser.post('/api/auth/two-factor/backup-code', { code: first }));
}

async function useDirectoryToken(scene: Scene, admin: Browser, { keep, error }: Cage): Promise<void> {
  const tokens = '/api/vendors/pty_brightline/directory/tokens';
  const made = given(
    await admin.post(tokens, {
      ...{ kind: 'scim', label: 'canary', scopes: ['read', 'users', 'groups'], networks: [], days: 30 },
    }),
  ) as { token: { id: string }; secret: string };
  keep('directory token', made.secret);
  const rotated = given(
    await admin.post(`${tokens}/${made.token.id}/rotate`, { days: 30, overlapHours: 1 }),
  ) as { secret: string };
  keep('rotated directory token', rotated.secret);
  const users = new URL('/scim/v2/pty_brightline/Users', scene.baseUrl);
  const ask = (secret: string, body?: object) =>
    fetch(users, {
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  for (const secret of [made.secret, rotated.secret]) {
    expect((await ask(secret)).status).toBe(200);
    error(await (await ask(`${secret}x`)).text());
    error(await (await ask(secret, { schemas: [secret], userName: 7 })).text());
  }
}

async function setUpCompanyAccount(admin: Browser, { keep, error }: Cage): Promise<void> {
  const clientSecret = randomBytes(24).toString('base64url');
  keep('secret at the identity provider', clientSecret);
  const settings = {
    ...{ issuer: 'https://idp.canary.example', clientId: 'cordon', clientSecret },
    ...{ domains: ['brightline.example.com'], mfaAmr: ['otp'], mfaAcr: [], userNameClaim: 'sub' },
  };
  const put = (more: object) => admin.put('/api/sso/pty_brightline', { ...settings, ...more });
  given(await put({}));
  for (const wrong of [
    { issuer: 'http://idp.canary.example' },
    { domains: [] },
    { [clientSecret]: clientSecret },
  ]) {
    error(JSON.stringify((await put(wrong)).body));
  }
  // Nobody answers there; the attempt is logged and answered.
  error(JSON.stringify((await admin.post('/api/sso/start', { party: 'pty_brightline', next: '/' })).body));
  given(await admin.post('/api/sso/pty_brightline/remove', {}));
}

async function useWebhook(scene: Scene, admin: Browser, { keep, error }: Cage): Promise<void> {
  const made = given(
    await admin.post('/api/sources/harbor/webhooks', { shape: 'generic', name: 'canary' }),
  ) as { webhook: { id: string }; secret: string };
  keep('webhook secret', made.secret);
  const zendesk = randomBytes(32).toString('base64');
  keep('webhook secret of a Zendesk', zendesk);
  given(
    await admin.post('/api/sources/harbor/webhooks', {
      ...{ shape: 'zendesk', name: 'Zendesk', vendor: 'pty_brightline', purpose: 'order-support' },
      ...{ channels: { web: 'request' }, secret: zendesk },
    }),
  );
  const wrote = `canary of a customer ${randomBytes(9).toString('hex')}`;
  keep('what a customer wrote', wrote);
  const at = new Date().toISOString();
  const body = JSON.stringify({
    ...{ externalId: 'CANARY-1', vendor: 'pty_brightline', purpose: 'order-support', subjectLine: 'Parcel' },
    ...{ priority: 'normal', status: 'open', createdAt: at, requester: null },
    messages: [
      {
        ...{ id: 'm', at, author: 'customer', body: wrote },
        attachments: [
          {
            id: 'f',
            name: `${wrote}.txt`,
            mediaType: 'text/plain',
            body: Buffer.from(wrote).toString('base64'),
          },
        ],
      },
    ],
  });
  const send = (secret: string, sent: string) => {
    const time = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', secret).update(`${time}.${sent}`).digest('hex');
    return fetch(new URL(`/api/deliveries/${made.webhook.id}`, scene.baseUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-cordon-timestamp': time,
        'x-cordon-signature': `v1=${mac}`,
      },
      body: sent,
    });
  };
  error(await (await send(`${made.secret}x`, JSON.stringify({ [made.secret]: made.secret }))).text());
  error(await (await send(made.secret, JSON.stringify({ [made.secret]: made.secret }))).text());
  expect((await send(made.secret, body)).status).toBe(200);
  const rotated = given(await admin.post(`/api/webhooks/${made.webhook.id}/rotate`, {})) as {
    secret: string;
  };
  keep('rotated webhook secret', rotated.secret);
}
