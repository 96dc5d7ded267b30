import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../packages/server/src/demo/client.ts';
import { fresh, openScimScene, USER, type ScimScene } from '../../support/scim.ts';

/* Whoever leaves loses everything at once, however the directory says it. RFC 7643 section 4.1.1, `active`. */

let scene: ScimScene;
beforeAll(async () => {
  scene = await openScimScene();
});
afterAll(() => scene.close());

interface Member {
  readonly id: string;
  readonly email: string;
  readonly seated: Visitor & { readonly id: string };
  readonly link: string;
  readonly credential: string;
}

/** Somebody at work: signed in, with a door's credential and an open link. */
async function atWork(party: string): Promise<Member> {
  const seated = await scene.enter(party, 'vendor-admin');
  const link = randomBytes(32).toString('base64url');
  const [credential, soon] = [fresh('crd'), new Date(scene.now().getTime() + 600_000)];
  await scene.owner.query(
    `INSERT INTO cordon.invitations (id, secret_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
    [fresh('inv'), createHash('sha256').update(link).digest(), seated.id, scene.now(), soon],
  );
  await scene.owner.query(
    `INSERT INTO cordon.credentials (id, kind, party_id, person_id, secret_hash, label, created_at, expires_at)
     VALUES ($1, 'door', $2, $3, $4, 'door', $5, $6)`,
    [credential, party, seated.id, randomBytes(32), scene.now(), soon],
  );
  return { id: seated.id, email: seated.email, seated, link, credential };
}

const joined = (email: string) => ({
  schemas: [USER],
  userName: email,
  emails: [{ value: email, primary: true }],
});

const stateOf = async ({ seated }: Member): Promise<unknown> =>
  ((await seated.get('/api/session')).json as { readonly state?: unknown }).state;

describe('a leaver', () => {
  it.each<
    [string, (client: Awaited<ReturnType<ScimScene['client']>>, id: string) => Promise<{ status: number }>]
  >([
    [
      'active:false by PATCH',
      (client, id) => client.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value: false }]),
    ],
    [
      'as Entra ID writes it',
      (client, id) => client.patch(`/Users/${id}`, [{ op: 'Replace', value: { Active: 'False' } }]),
    ],
    [
      'active:false by PUT',
      (client, id) => client.put(`/Users/${id}`, { schemas: [USER], userName: fresh('put'), active: false }),
    ],
    ['DELETE', (client, id) => client.delete(`/Users/${id}`)],
  ])('by %s loses session, stream, credential and link, and is not let in again', async (_, leave) => {
    const client = await scene.client();
    const member = await atWork(client.party);
    expect((await client.post('/Users', joined(member.email))).body).toMatchObject({
      id: member.id,
      active: true,
    });
    expect(await stateOf(member)).toBe('full');
    const looked = () => member.seated.post('/api/invitations/look', { secret: member.link });
    expect((await looked()).status).toBe(200);
    const stream = await fetch(`${scene.baseUrl}/api/vendors/${client.party}/directory/stream`, {
      headers: { cookie: member.seated.cookie() },
    });
    expect(stream.status).toBe(200);
    const closed = stream.text();
    await scene.entered();

    expect((await leave(client, member.id)).status).toBeLessThan(300);

    // The stream ends, which is what its reader waits for here.
    await closed;
    expect(await stateOf(member)).toBe('signed-out');
    expect((await looked()).status).not.toBe(200);
    const { rows } = await scene.owner.query<{ revoked_at: Date | null }>(
      'SELECT revoked_at FROM cordon.credentials WHERE id = $1',
      [member.credential],
    );
    expect(rows[0]?.revoked_at).not.toBeNull();
    await expect(member.seated.signIn()).rejects.toThrow(/password|second factor/);
    const entered = await scene.entered();
    expect(entered).toContainEqual(
      expect.objectContaining({
        kind: expect.stringMatching(/^scim-user-(deactivated|deleted)$/) as string,
        body: expect.objectContaining({
          words: expect.objectContaining({
            subjectPerson: member.id,
            sessions: 1,
            credentials: 1,
            links: 1,
          }) as unknown,
        }) as unknown,
      }),
    );
  });

  it('comes back by a new link alone once they are active, and a suspension stays through both', async () => {
    const client = await scene.client();
    const member = await atWork(client.party);
    await client.post('/Users', joined(member.email));
    const set = (active: boolean) =>
      client.patch(`/Users/${member.id}`, [{ op: 'replace', path: 'active', value: active }]);
    const standing = async () => {
      const { rows } = await scene.owner.query<{ by: string | null; password: boolean; factors: boolean }>(
        `SELECT suspended_by AS by, EXISTS (SELECT FROM auth.account c WHERE c."userId" = p.user_id AND c.password IS NOT NULL)
           AS password, EXISTS (SELECT FROM auth."twoFactor" f WHERE f."userId" = p.user_id) AS factors
         FROM cordon.persons p WHERE id = $1`,
        [member.id],
      );
      return rows[0];
    };
    expect(await standing()).toEqual({ by: null, password: true, factors: true });
    await set(false);
    await set(true);
    expect(await standing()).toEqual({ by: null, password: false, factors: false });
    // What they signed in with before opens nothing: they are let in by a link that somebody makes for them.
    await expect(member.seated.signIn()).rejects.toThrow();
    expect((await client.get(`/Users/${member.id}`)).body).toMatchObject({ active: true });

    await scene.owner.query(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'company' WHERE id = $1`,
      [member.id],
    );
    await set(false);
    await set(true);
    expect(await standing()).toMatchObject({ by: 'company' });
    expect((await client.get(`/Users/${member.id}`)).body).toMatchObject({ active: true });
  });

  it('who is deleted and made anew is the same person: still suspended, and without a factor', async () => {
    const client = await scene.client();
    const member = await atWork(client.party);
    await client.post('/Users', joined(member.email));
    await scene.owner.query(
      `UPDATE cordon.persons SET suspended_at = now(), suspended_by = 'vendor' WHERE id = $1`,
      [member.id],
    );
    expect((await client.delete(`/Users/${member.id}`)).status).toBe(204);
    expect((await client.get(`/Users/${member.id}`)).status).toBe(404);
    const again = await client.post('/Users', { ...joined(member.email), emails: [] });
    expect(again).toMatchObject({ status: 201, body: { id: member.id } });
    const { rows } = await scene.owner.query<{ by: string; factors: boolean }>(
      `SELECT suspended_by AS by, EXISTS (SELECT FROM auth."twoFactor" f WHERE f."userId" = p.user_id) AS factors
       FROM cordon.persons p WHERE id = $1`,
      [member.id],
    );
    expect(rows[0]).toEqual({ by: 'vendor', factors: false });
  });

  it('is out although the ledger cannot be written, and is heard of when asked again', async () => {
    const client = await scene.client();
    const member = await atWork(client.party);
    await client.post('/Users', joined(member.email));
    await scene.entered();
    await scene.owner.query('ALTER TABLE cordon.ledger_bodies ADD CONSTRAINT down CHECK (false) NOT VALID');
    const out = await client.delete(`/Users/${member.id}`);
    expect(out.status).toBeGreaterThanOrEqual(500);
    expect(out.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] });
    // What opens is not done without its entry.
    expect((await client.post('/Users', joined(fresh('late')))).status).toBeGreaterThanOrEqual(500);
    await scene.owner.query('ALTER TABLE cordon.ledger_bodies DROP CONSTRAINT down');
    expect(await stateOf(member)).toBe('signed-out');
    expect((await client.get(`/Users/${member.id}`)).body).toMatchObject({ active: false });
    expect((await client.get('/Users')).body?.totalResults).toBe(1);

    expect((await client.delete(`/Users/${member.id}`)).status).toBe(204);
    expect((await scene.entered()).map(({ kind }) => kind)).toContain('scim-user-deleted');
  });

  it('loses nothing when the control is taken out: the session was this person’s', async () => {
    const client = await scene.client();
    const member = await atWork(client.party);
    await client.post('/Users', joined(member.email));
    await client.patch(`/Users/${member.id}`, [{ op: 'replace', path: 'title', value: 'Lead' }]);
    expect(await stateOf(member)).toBe('full');
  });
});
