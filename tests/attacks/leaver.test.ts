import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planToken } from '../../packages/server/src/identity/scim/tokens.store.ts';
import { emailShown, openScene, type Scene } from './attack.ts';

/* An agent who is taken out of the vendor's directory in the middle of the work. */

const VENDOR = 'pty_brightline';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** The vendor's identity provider. */
async function directory() {
  const day = 86_400_000;
  const token = planToken({
    ...{ kind: 'scim', label: 'test', scopes: ['read', 'users'], networks: [], party: VENDOR },
    expiresAt: new Date(scene.house.now().getTime() + day),
  });
  await scene.asOwner(
    `INSERT INTO cordon.credentials (id, kind, party_id, secret_hash, grant_, label, created_at, expires_at)
     VALUES ($1, 'scim', $2, sha256($3), $4, 'test', $5::timestamptz - interval '2 days', $5)`,
    [token.id, VENDOR, Buffer.from(token.secret), JSON.stringify({ scopes: token.scopes }), token.expiresAt],
  );
  return async (method: string, path: string, body: unknown) => {
    const response = await fetch(`${scene.baseUrl}/scim/v2/${VENDOR}${path}`, {
      method,
      headers: { authorization: `Bearer ${token.secret}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>),
    };
  };
}

describe('active:false in the directory', () => {
  it('takes the open value, the stream and the session from the agent’s hands within a second', async () => {
    const ask = await directory();
    const { email } = scene.signInOf('per_ada');
    const joined = { schemas: [USER], userName: email, emails: [{ value: email, primary: true }] };
    const user = await ask('POST', '/Users', joined);
    expect(user).toMatchObject({ status: 201, body: { id: 'per_ada', active: true } });

    const bound = await scene.boundTicket('per_ada');
    const ada = await scene.enterFresh('per_ada');
    const fields = { ticket: bound.ticket.id, resource: 'customers', field: 'email' };
    const shown = await ada.post(
      `/api/tickets/${bound.ticket.id}/reveal`,
      ada.signed({ act: 'reveal', ...fields, key: String(bound.customer.id), reason: 'customer-asked' }),
    );
    expect(await emailShown(ada, bound, shown)).toBe(bound.customer.email);
    const { id } = shown.json as { readonly id: string };
    expect((await ada.get(`/api/reveals/${id}`)).status).toBe(200);
    const stream = await fetch(`${scene.baseUrl}/api/workspace/stream`, {
      headers: { cookie: ada.cookie() },
    });
    const closed = stream.text();

    const started = performance.now();
    const out = await ask('PATCH', '/Users/per_ada', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
    });
    expect(out.status).toBe(204);
    await closed;
    expect(performance.now() - started).toBeLessThan(1000);
    for (const path of [`/api/reveals/${id}`, `/api/tickets/${bound.ticket.id}`, '/api/tickets']) {
      expect((await ada.get(path)).status).toBe(401);
    }
    const [row] = await scene.asOwner('SELECT closed_at FROM cordon.reveals WHERE id = $1', [id]);
    expect(row).toMatchObject({ closed_at: expect.any(Date) as Date });
    await expect(ada.signIn()).rejects.toThrow();
    // What the directory said is proven as an admin's word is: all of it shut, and found shut.
    const [record] = await scene.asOwner('SELECT alive FROM cordon.leavers WHERE person_id = $1', [
      'per_ada',
    ]);
    expect(record).toEqual({ alive: 0 });
    const held = await scene.asOwner('SELECT FROM cordon.holdings($1, $2)', ['per_ada', scene.house.now()]);
    expect(held).toEqual([]);
  });
});
