import { createHmac } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { Script, createContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allowSidebar, claimsOf, frameClient, tokenOf, type HelpdeskSide } from '../support/sidebar.ts';
import { openScene, type Bound, type Scene } from './attack.ts';

/*
 * The app that shows Cordon beside a Zendesk ticket: its manifest by what Zendesk publishes of manifests, and its script
 * against the real door. Zendesk's own part, signing on the way with a setting no browser is told, is done as it documents.
 */

const FOLDER = new URL('../../integrations/zendesk/', import.meta.url);
const read = (name: string) => readFile(new URL(name, FOLDER), 'utf8');

/** developer.zendesk.com, apps, "Manifest reference" and "Setting the app location". */
const manifestShape = z.strictObject({
  name: z.string(),
  author: z.strictObject({ name: z.string(), email: z.email(), url: z.url() }),
  defaultLocale: z.literal('en'),
  private: z.literal(true),
  version: z.string().regex(/^\d+(\.\d+)*$/),
  frameworkVersion: z.literal('2.0'),
  location: z.strictObject({
    support: z.strictObject({
      ticket_sidebar: z.strictObject({ url: z.string().startsWith('assets/'), flexible: z.boolean() }),
    }),
  }),
  domainWhitelist: z.array(z.hostname()).length(1),
  parameters: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+$/),
      type: z.enum(['text', 'password', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth']),
      required: z.boolean(),
      secure: z.boolean().optional(),
    }),
  ),
});

let scene: Scene;
let side: HelpdeskSide;
let bound: Bound;

beforeAll(async () => {
  scene = await openScene();
  const olivia = await scene.enterFresh('per_olivia');
  side = await allowSidebar(olivia, scene.baseUrl, [
    'https://shop.zendesk.com',
    'https://1.apps.zdusercontent.com',
  ]);
  bound = await scene.boundTicket('per_ada');
}, 120_000);
afterAll(() => scene.close());

describe('the app’s folder', () => {
  it('has the manifest that Zendesk reads, with the secret where no browser is told it', async () => {
    const manifest = manifestShape.parse(JSON.parse(await read('manifest.json')));
    expect(manifest.parameters.filter(({ secure }) => secure === true).map(({ name }) => name)).toEqual([
      'secret',
    ]);
    const page = await read(manifest.location.support.ticket_sidebar.url);
    expect([...page.matchAll(/src="([^"]+)"/g)].map(([, src]) => src)).toEqual([
      'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js',
      'sidebar.js',
    ]);
  });

  it('has every file an app must have, and words for every setting', async () => {
    expect((await readdir(new URL('assets/', FOLDER))).toSorted()).toEqual(
      expect.arrayContaining(['logo-small.png', 'logo.png', 'sidebar.html', 'sidebar.js']),
    );
    const sizes = await Promise.all(
      ['logo.png', 'logo-small.png'].map(async (name) =>
        (await readFile(new URL(`assets/${name}`, FOLDER))).readUInt32BE(16),
      ),
    );
    expect(sizes).toEqual([320, 128]);
    const { parameters } = manifestShape.parse(JSON.parse(await read('manifest.json')));
    const { app } = JSON.parse(await read('translations/en.json')) as { app: { parameters: object } };
    expect(Object.keys(app.parameters)).toEqual(parameters.map(({ name }) => name));
  });
});

interface Asked {
  readonly url: string;
  readonly headers: { readonly Authorization: string };
  readonly secure: boolean;
  readonly jwt: {
    readonly algorithm: string;
    readonly secret_key: string;
    readonly expiry: number;
    readonly claims: Record<string, unknown>;
  };
}

/** Runs the app's script in a page that has what it uses, with Zendesk's framework behind it. */
async function run(
  email: string,
): Promise<{ readonly src: string; readonly problem: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const frame = { src: '', hidden: true, contentWindow: {}, style: {} };
  const problem = { textContent: '', hidden: true };
  let done: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (done = resolve));
  const shown = <T extends object>(one: T): T =>
    new Proxy(one, {
      set(target, name, value) {
        const set = Reflect.set(target, name, value);
        if (name === 'hidden') done();
        return set;
      },
    });
  const elements = { cordon: shown(frame), problem: shown(problem) };
  const client = {
    metadata: () => Promise.resolve({ settings: { address: side.audience } }),
    get: () => Promise.resolve({ 'ticket.id': bound.ticket.externalId, 'currentUser.email': email }),
    async request(options: Asked) {
      asked.push(options);
      const { algorithm, secret_key, expiry, claims } = options.jwt;
      expect([algorithm, secret_key, options.secure]).toEqual(['HS256', '{{setting.secret}}', true]);
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const text = `${part({ typ: 'JWT', alg: algorithm })}.${part({ ...claims, exp: Math.floor(Date.now() / 1000) + expiry })}`;
      const token = `${text}.${createHmac('sha256', side.secret).update(text).digest('base64url')}`;
      const authorization = options.headers.Authorization.replace('{{jwt.token}}', token);
      const answer = await fetch(options.url, { headers: { authorization } });
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()) as unknown;
    },
    invoke: () => undefined,
  };
  const context = createContext({
    ...{ URL, crypto, Date, window: { addEventListener: () => undefined } },
    document: { getElementById: (id: 'cordon' | 'problem') => elements[id] },
    ZAFClient: { init: () => client },
  });
  new Script(await read('assets/sidebar.js')).runInContext(context);
  await settled;
  return { src: frame.src, problem: problem.textContent, asked };
}

describe('the app’s script', () => {
  it('brings a frame what Zendesk signed, which the frame hands over once, and no secret with it', async () => {
    const { email } = scene.signInOf('per_ada');
    const { src, problem, asked } = await run(email);
    expect(problem).toBe('');
    expect(JSON.stringify(asked)).not.toContain(side.secret);
    const [address, token = ''] = src.split('#');
    expect(address).toBe(side.audience);
    const frame = await frameClient(scene.baseUrl);
    const hint = await frame.hint(side.id, token);
    expect(hint).toMatchObject({ status: 200 });
    expect(await frame.hint(side.id, token)).toMatchObject({ json: { error: { code: 'hint-refused' } } });
    const ada = await scene.enter('per_ada');
    const body = await frame.toHandOver((hint.json as { hint: string }).hint);
    const opened = await ada.post('/api/sidebar/frames', body);
    expect(opened).toMatchObject({ status: 200 });
  });

  it('says in words that Cordon refused', async () => {
    const { src, problem } = await run('x'.repeat(300));
    expect(src).toBe('');
    expect(problem).toContain('Cordon did not answer');
  });
});

describe('what was said is handed back', () => {
  const again = (authorization?: string, id = side.id) =>
    fetch(
      `${scene.baseUrl}/api/sidebars/${id}/said`,
      authorization === undefined ? {} : { headers: { authorization } },
    );

  it.each([
    ['nothing', () => undefined],
    [
      'another scheme',
      () => `Basic ${tokenOf(side, claimsOf(side, { ticket: '1', email: 'a@example.com' }))}`,
    ],
    [
      'of another secret',
      () => `Bearer ${tokenOf({ secret: 'guess' }, claimsOf(side, { ticket: '1', email: 'a@example.com' }))}`,
    ],
    [
      'for somebody else',
      () =>
        `Bearer ${tokenOf(side, { ...claimsOf(side, { ticket: '1', email: 'a@example.com' }), aud: 'x' })}`,
    ],
  ])('only when it holds, and entered when not: %s', async (_, authorization) => {
    const { answer, entered } = await scene.attack(async () => {
      const response = await again(authorization());
      return { status: response.status, json: await response.json() };
    });
    expect(answer).toMatchObject({ status: 401, json: { error: { code: 'hint-refused' } } });
    expect(entered).toMatchObject([{ kind: 'hint-refused', code: 'hint-refused' }]);
  });
});
