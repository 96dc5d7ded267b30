import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  advance,
  codeOf,
  openFixture,
  password,
  type Fixture,
} from '../../../../tests/support/identity/fixture.ts';

let f: Fixture;

beforeAll(async () => {
  f = await openFixture();
  await f.pool.query(`UPDATE cordon.parties SET name = 'Company' WHERE id = 'acme'`);
});
afterAll(() => f.close());

const body = (link: string) => ({
  secret: link.split('#')[1],
  name: 'First Admin',
  password: password('first'),
});
const takeUp = '/api/invitations/take-up';

describe('the first company admin', () => {
  it('comes in by a link of fifteen minutes that works once, and only until there is one with a second factor', async () => {
    const { setUp } = f.identity;
    expect(await setUp.needed()).toBe(true);
    const old = await setUp.link();
    const late = await setUp.link();
    expect(
      (await f.browser().post(takeUp, { ...body(old.url), email: 'boss@acme.example', company: 'Acme' }))
        .code,
    ).toBe('link-used');
    advance(15 * 60_000 + 1);
    expect(
      (await f.browser().post(takeUp, { ...body(late.url), email: 'boss@acme.example', company: 'Acme' }))
        .code,
    ).toBe('link-used');

    const { url } = await setUp.link();
    expect(url).toContain('/set-up#');
    const browser = f.browser('203.0.113.5');
    expect((await browser.post(takeUp, body(url))).code).toBe('bad-request');
    const answer = await browser.post(takeUp, {
      ...body(url),
      email: 'Boss@acme.example',
      company: 'Acme Health',
    });
    expect(answer.status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({
      state: 'enrol',
      person: { name: 'First Admin', role: 'company-admin' },
      party: { name: 'Acme Health', kind: 'company' },
    });

    // Stopped half way: the next link is for the same person, who has given e-mail and company already.
    expect(await setUp.needed()).toBe(true);
    const second = await setUp.link();
    expect(second.url).toContain('/take-up#');
    const again = f.browser('203.0.113.5');
    expect((await again.post(takeUp, body(second.url))).status).toBe(200);
    const enabled = await again.post('/api/auth/two-factor/enable', { password: password('first') });
    const secret = new URL((enabled.body as { totpURI: string }).totpURI).searchParams.get('secret') ?? '';
    expect((await again.post('/api/auth/two-factor/verify-totp', { code: codeOf(secret) })).status).toBe(200);
    expect((await again.get('/test/admin')).status).toBe(200);

    expect(await setUp.needed()).toBe(false);
    await expect(setUp.link()).rejects.toMatchObject({ code: 'already-done' });
    const { rows } = await f.pool.query(`SELECT email FROM cordon.persons WHERE role = 'company-admin'`);
    expect(rows).toEqual([{ email: 'Boss@acme.example' }]);
  });
});
