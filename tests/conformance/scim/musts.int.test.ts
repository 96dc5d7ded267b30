import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ENTERPRISE,
  ERROR,
  fresh,
  openScimScene,
  SEARCH,
  USER,
  type ScimBody,
  type ScimScene,
} from '../../support/scim.ts';

/* What a suite of somebody else's would try of RFC 7643 and RFC 7644 beyond the plain cases. */

type Client = Awaited<ReturnType<ScimScene['client']>>;

let scene: ScimScene;
let client: Client;
let ada: ScimBody & { readonly id: string };
let ben: ScimBody & { readonly id: string };

beforeAll(async () => {
  scene = await openScimScene();
  client = await scene.client();
  ada = await client.user({
    ...{ userName: 'Ada', title: 'Agent', name: { familyName: 'Cruz', givenName: 'Ada' } },
    emails: [
      { value: 'ada@example.com', type: 'work', primary: true },
      { value: 'ada@example.org', type: 'home' },
    ],
    [ENTERPRISE]: { department: 'Support' },
  });
  ben = await client.user({ userName: 'ben' });
});
afterAll(() => scene.close());

const namesOf = (body: ScimBody | null): unknown[] => (body?.Resources ?? []).map(({ userName }) => userName);
const found = async (filter: string) =>
  namesOf((await client.get(`/Users?filter=${encodeURIComponent(filter)}`)).body);

describe('RFC 7644 3.4.2.2: filters', () => {
  it.each<[string, readonly string[]]>([
    ['id pr', ['Ada', 'ben']],
    ['emails pr', ['Ada']],
    ['emails.value pr', ['Ada']],
    ['name pr', ['Ada']],
    ['not (emails pr)', ['ben']],
    ['not(userName eq "ada")', ['ben']],
    ['NOT (emails pr) AND userName SW "B"', ['ben']],
    ['title ne null', ['Ada']],
    ['emails[primary eq true]', ['Ada']],
    ['emails[type eq "work" and value co "@example.com"] or userName eq "ben"', ['Ada', 'ben']],
    ['emails[(type eq "home" or type eq "work") and not (value ew ".com")]', ['Ada']],
    [`schemas eq "${ENTERPRISE}"`, ['Ada']],
    [`${USER.toUpperCase()}:USERNAME eq "ben"`, ['ben']],
    [`${USER}:name.familyName co "RU"`, ['Ada']],
    [`${ENTERPRISE}:department pr`, ['Ada']],
    // and binds more tightly than or, brackets more than both (table 5).
    ['userName eq "ben" or userName eq "ada" and title eq "none"', ['ben']],
    ['(userName eq "ben" or userName eq "ada") and title eq "none"', []],
  ])('%s', async (filter, names) => {
    expect(await found(filter)).toEqual(names);
  });

  it('by id, and by where it is', async () => {
    expect(await found(`id eq "${ada.id}"`)).toEqual(['Ada']);
    expect(await found(`meta.location ew "${ben.id}"`)).toEqual(['ben']);
    expect(await found(`id eq "${ada.id.toUpperCase()}"`)).toEqual([]);
  });

  it('by group, and groups by member', async () => {
    const group = await client.group({ members: [{ value: ada.id }] });
    expect(await found(`groups.value eq "${group.id}"`)).toEqual(['Ada']);
    expect(await found(`groups[value eq "${group.id}"]`)).toEqual(['Ada']);
    const of = async (filter: string) =>
      (await client.get(`/Groups?filter=${encodeURIComponent(filter)}`)).body?.Resources?.map(({ id }) => id);
    expect(await of(`members.value eq "${ada.id}"`)).toEqual([group.id]);
    expect(await of(`members[value eq "${ben.id}"]`)).toEqual([]);
    await client.delete(`/Groups/${group.id}`);
  });
});

describe('RFC 7644 3.4.3: a search in a body', () => {
  it.each<[object, number, readonly unknown[]]>([
    [{ startIndex: 0, count: 1 }, 2, ['Ada']],
    [{ startIndex: -1 }, 2, ['Ada', 'ben']],
    [{ count: 0 }, 2, []],
    [{ count: -1 }, 2, []],
    [{ sortBy: 'userName', sortOrder: 'descending' }, 2, ['ben', 'Ada']],
    [{ filter: 'emails[type eq "home"]' }, 1, ['Ada']],
  ])('%j', async (asked, totalResults, names) => {
    const { status, body } = await client.post('/Users/.search', { schemas: [SEARCH], ...asked });
    expect({ status, body }).toMatchObject({ status: 200, body: { totalResults } });
    expect(namesOf(body)).toEqual(names);
  });

  it('leaves out what is not wanted, never what is always returned (RFC 7643 7)', async () => {
    const excludedAttributes = ['id', 'emails', 'name', 'meta', ENTERPRISE];
    const { body } = await client.post('/Users/.search', {
      ...{ schemas: [SEARCH], filter: 'userName eq "ada"', excludedAttributes },
    });
    expect(Object.keys(body?.Resources?.[0] ?? {}).toSorted()).toEqual(
      ['active', 'id', 'schemas', 'title', 'userName'].toSorted(),
    );
  });
});

describe('RFC 7644 3.9: attributes of an answer', () => {
  it('are chosen for what was made, replaced and changed too', async () => {
    const userName = fresh('user');
    const body = { schemas: [USER], userName, title: 'Agent', nickName: 'N' };
    const made = await client.post('/Users?attributes=title', body);
    expect(made.status).toBe(201);
    expect(Object.keys(made.body ?? {}).toSorted()).toEqual(['id', 'schemas', 'title']);
    const at = `/Users/${made.body?.id ?? ''}`;
    const put = await client.put(`${at}?excludedAttributes=nickName`, body);
    expect(put.body).toMatchObject({ title: 'Agent' });
    expect(put.body).not.toHaveProperty('nickName');
    const names = `${USER}:name.familyName,${USER}:title`;
    expect((await client.get(`${at}?attributes=${names}`)).body).toMatchObject({ title: 'Agent' });
    await client.delete(at);
  });

  it('never have a password (RFC 7643 4.1.1, returned: never)', async () => {
    const user = await client.user({ password: 'not to be seen again' });
    const answers = [
      await client.get(`/Users/${user.id}?attributes=password`),
      await client.put(`/Users/${user.id}`, { ...user, password: 'nor this one' }),
      await client.get('/Users?attributes=password,userName'),
    ];
    for (const { text } of answers) expect(text).not.toMatch(/password|not to be seen|nor this/);
    await client.delete(`/Users/${user.id}`);
  });
});

describe('RFC 7643 2.4: several values', () => {
  it('have one primary at most, however they come', async () => {
    const emails = ['a', 'b'].map((value) => ({ value: `${value}@example.com`, primary: true }));
    const twice = await client.post('/Users', { schemas: [USER], userName: fresh('user'), emails });
    expect(twice).toMatchObject({ status: 400, body: { schemas: [ERROR], scimType: 'invalidValue' } });
    const user = await client.user({ emails: [emails[0], { value: 'c@example.com' }] });
    const path = 'emails[value eq "c@example.com"].primary';
    await client.patch(`/Users/${user.id}`, [{ op: 'replace', path, value: true }]);
    const now = (await client.get(`/Users/${user.id}`)).body?.emails as { primary?: boolean }[];
    expect(now.filter(({ primary }) => primary === true)).toHaveLength(1);
    expect(now[1]?.primary).toBe(true);
    await client.delete(`/Users/${user.id}`);
  });

  it('are taken out of a group one by one, by filter or by list (RFC 7644 3.5.2.2)', async () => {
    const group = await client.group({ members: [{ value: ada.id }, { value: ben.id }] });
    const members = async () =>
      ((await client.get(`/Groups/${group.id}`)).body?.members ?? []) as { value: string }[];
    await client.patch(`/Groups/${group.id}`, [{ op: 'remove', path: `members[value eq "${ada.id}"]` }]);
    expect((await members()).map(({ value }) => value)).toEqual([ben.id]);
    // What is a member already is one once.
    await client.patch(`/Groups/${group.id}`, [{ op: 'add', path: 'members', value: [{ value: ben.id }] }]);
    expect(await members()).toHaveLength(1);
    await client.patch(`/Groups/${group.id}`, [{ op: 'remove', path: 'members' }]);
    expect(await members()).toEqual([]);
    await client.delete(`/Groups/${group.id}`);
  });
});

describe('RFC 7644 3.14: versions', () => {
  it('stop PUT, PATCH and DELETE on an old one, and let the newest and * through', async () => {
    const user = await client.user();
    const at = `/Users/${user.id}`;
    const old = (await client.get(at)).headers.get('etag') ?? '';
    await client.patch(at, [{ op: 'replace', path: 'title', value: 'Lead' }]);
    const headers = { 'if-match': old };
    const title = [{ op: 'replace', path: 'title', value: 'x' }];
    for (const answer of [
      await client.put(at, { schemas: [USER], userName: user.userName }, headers),
      await client.patch(at, title, headers),
      await client.delete(at, headers),
    ]) {
      expect(answer).toMatchObject({ status: 412, body: { schemas: [ERROR], status: '412' } });
    }
    const { headers: now, body } = await client.get(at);
    expect(body).toMatchObject({ title: 'Lead', meta: { version: now.get('etag') } });
    expect((await client.get(at, { 'if-none-match': now.get('etag') ?? '' })).status).toBe(304);
    expect((await client.get(at, { 'if-none-match': old })).status).toBe(200);
    expect((await client.patch(at, title, { 'if-match': '*' })).status).toBe(204);
    expect((await client.delete(at)).status).toBe(204);
  });
});

describe('RFC 7644 3.5.1 and 3.3: what is not theirs to set', () => {
  it('is passed over, and what the id says in a body moves nothing', async () => {
    const user = await client.user();
    const put = await client.put(`/Users/${user.id}`, {
      ...{ schemas: [USER], userName: user.userName, id: ben.id, groups: [{ value: 'x' }] },
      ...{ meta: { created: '2001-01-01T00:00:00Z', resourceType: 'Group' }, unheardOf: true },
    });
    expect(put.status).toBe(200);
    expect(put.body).toMatchObject({ id: user.id, meta: { resourceType: 'User' } });
    expect(put.body).not.toHaveProperty('groups');
    expect(put.body).not.toHaveProperty('unheardOf');
    expect((put.body?.meta as { created: string }).created).toBe((user.meta as { created: string }).created);
    await client.delete(`/Users/${user.id}`);
  });
});
