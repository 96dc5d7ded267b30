import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { visitor, type Visitor } from '../../packages/server/src/demo/client.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { temporaryDataDir } from '../../packages/server/src/platform/temporary.ts';
import { emptyDatabase } from '../support/database.ts';
import { cordon } from '../support/shell.ts';
import { codesOf } from './newcomer.ts';

const email = 'olivia@harbor.example.com';

/** Takes a link up with a password and enrols an authenticator app. */
async function takeUp(browser: Visitor, link: string, password: string, more: object = {}): Promise<void> {
  const secret = link.split('#')[1];
  const taken = await browser.post('/api/invitations/take-up', {
    secret,
    name: 'Olivia Hart',
    password,
    ...more,
  });
  expect(taken.status).toBe(200);
  expect((await browser.get('/api/session')).json).toMatchObject({
    state: 'enrol',
    factors: { totp: false, passkeys: 0 },
  });
  const { json } = await browser.post('/api/auth/two-factor/enable', { password });
  const { totpURI } = json as { totpURI: string };
  const code = codesOf(new URL(totpURI).searchParams.get('secret') ?? '');
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200);
}

const nobody = { email: '', password: '', totpSecret: '' };
const stateOf = async (browser: Visitor) =>
  ((await browser.get('/api/session')).json as { state: string }).state;

it('npm start prints the first link; recover-admin lets a lost admin in again while it runs, and says so in the ledger', async () => {
  const { dataDir, remove } = await temporaryDataDir('cordon-shell-');
  onTestFinished(remove);
  const baseUrl = `http://localhost:${String(await checkPort(0))}`;
  const server = cordon(['serve', '--data', dataDir, '--port', new URL(baseUrl).port]);
  onTestFinished(async () => {
    server.stop();
    await server.ended;
  });
  const first = await server.said(/http:\S+\/set-up#\S+/);
  const before = visitor(baseUrl, nobody);
  await takeUp(before, first, 'the first long sentence', { email, company: 'Harbor Health' });
  expect(await stateOf(before)).toBe('full');

  const stranger = await cordon(['recover-admin', '--data', dataDir, '--email', 'x@harbor.example.com'])
    .ended;
  expect(stranger).toMatchObject({ code: 1, out: '' });
  expect(stranger.err).toContain('No company admin with an account fits');
  expect(await stateOf(before)).toBe('full');

  const recovered = await cordon(['recover-admin', '--data', dataDir]).ended;
  expect(recovered.code).toBe(0);
  const { link, entry } = JSON.parse(recovered.out) as { link: string; entry: number };
  expect(recovered.err).not.toContain(link);
  expect(await stateOf(before)).toBe('signed-out');
  const password = await before.post('/api/auth/sign-in/email', {
    email,
    password: 'the first long sentence',
  });
  expect(password.json).toMatchObject({ error: { code: 'sign-in-refused' } });
  const after = visitor(baseUrl, nobody);
  await takeUp(after, link, 'the second long sentence');
  for (const used of [first, link]) {
    const look = await after.post('/api/invitations/look', { secret: used.split('#')[1] });
    expect(look.json).toMatchObject({ error: { code: 'link-used' } });
  }
  const entered = await after.get(`/api/accesses/${String(entry)}`);
  expect(JSON.stringify(entered.json)).toContain('admin-recovered');

  const copy = path.join(dataDir, 'copy');
  expect((await cordon(['ledger', 'export', copy, '--data', dataDir]).ended).code).toBe(0);
  expect((await cordon(['ledger', 'verify', copy]).ended).code).toBe(0);
  server.stop();
  expect((await server.ended).code).toBe(0);
}, 120_000);

describe('npm start with a wrong setting says which, and what to do', () => {
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(path.join(tmpdir(), 'cordon-wrong-'));
    onTestFinished(() => rm(made, { recursive: true, force: true }));
    return made;
  };
  const refused = async (settings: Readonly<Record<string, string>>): Promise<string> => {
    const { code, out, err } = await cordon(['serve'], settings).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    return err;
  };

  it('a folder nobody can write in', async () => {
    expect(await refused({ DATA_DIR: '/proc/cordon' })).toMatch(
      /cannot be written[^]*Choose another DATA_DIR/,
    );
  });

  it('a folder that is not ours, or damaged', async () => {
    const foreign = await folder();
    await writeFile(path.join(foreign, 'PG_VERSION'), '18');
    expect(await refused({ DATA_DIR: foreign })).toContain('that this Cordon did not make');
    const damaged = await folder();
    await writeFile(path.join(damaged, 'embedded.json'), '{');
    expect(await refused({ DATA_DIR: damaged })).toContain('Restore it from a backup');
  });

  it('a database that is not there, or lets nobody in: without its password', async () => {
    const { ownerUrl, drop } = await emptyDatabase('wrong');
    onTestFinished(drop);
    const wrong = (change: (url: URL) => void) => {
      const url = new URL(ownerUrl);
      url.password = 'mistyped-word';
      change(url);
      return url.href;
    };
    const DATA_DIR = await folder();
    const closed = await refused({ DATA_DIR, DATABASE_URL: wrong((url) => (url.port = '1')) });
    expect(closed).toContain('Check host and port, and that PostgreSQL runs');
    const turnedAway = await refused({ DATA_DIR, DATABASE_URL: wrong(() => undefined) });
    expect(turnedAway).toContain('DATABASE_URL: the server refused this login or its password');
    expect(closed + turnedAway).not.toContain('mistyped-word');
    const absent = new URL(ownerUrl);
    absent.pathname = '/nowhere';
    expect(await refused({ DATA_DIR, DATABASE_URL: absent.href })).toContain('there is no such database');
  });

  it('a port in use, by whomever', async () => {
    const { ownerUrl, drop } = await emptyDatabase('port');
    onTestFinished(drop);
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, 'localhost', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    onTestFinished(() => {
      other.close();
    });
    const settings = { DATA_DIR: await folder(), DATABASE_URL: ownerUrl, PORT: String(port) };
    expect(await refused(settings)).toMatch(/The port is in use[^]*--port/);
  });
});
