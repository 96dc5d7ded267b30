import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ENTERPRISE,
  ERROR,
  fresh,
  GROUP,
  openScimScene,
  PATCH_OP,
  USER,
  type ScimScene,
} from '../../support/scim.ts';

/* RFC 7643 and RFC 7644 as far as they are about changing: POST, PUT, PATCH, DELETE, entity tags, errors. */

type Client = Awaited<ReturnType<ScimScene['client']>>;

let scene: ScimScene;
let client: Client;

beforeAll(async () => {
  scene = await openScimScene();
  client = await scene.client();
});
afterAll(() => scene.close());

const read = async (id: string) => (await client.get(`/Users/${id}`)).body;

describe('RFC 7644 3.3: POST', () => {
  it('makes a resource, says where it is, and takes a user name alone', async () => {
    const answer = await client.post('/Users', { schemas: [USER], userName: fresh('only') });
    expect(answer).toMatchObject({ status: 201, body: { active: true, meta: { resourceType: 'User' } } });
    const { id, meta } = answer.body as unknown as {
      id: string;
      meta: { location: string; version: string };
    };
    expect(answer.headers.get('location')).toBe(meta.location);
    expect(answer.headers.get('etag')).toBe(meta.version);
    expect(meta.location).toBe(`${client.address}/Users/${id}`);
    expect(await read(id)).toEqual(answer.body);
  });

  it('ignores what is not the client’s to set (readOnly, id, meta, RFC 7643 3.1) and what is unknown', async () => {
    const body = await client.user({
      ...{ id: 'mine', groups: [{ value: 'g' }], favouriteColour: 'red', password: 'a secret phrase' },
      meta: { resourceType: 'Group', created: '1999-01-01T00:00:00Z' },
    });
    expect(body.id).not.toBe('mine');
    expect(body).toMatchObject({ meta: { resourceType: 'User' } });
    expect(JSON.stringify(body)).not.toMatch(/1999|favourite|secret|groups/);
    expect(JSON.stringify(await read(body.id))).not.toContain('secret');
  });

  it('reads names in any case (RFC 7643 2.1), null and [] as unassigned (RFC 7643 2.5)', async () => {
    const body = await client.user({
      ...{ USERNAME: undefined, Title: 'Agent', nickName: null, phoneNumbers: [] },
      ...{ EMAILS: [{ Value: 'a@example.com', PRIMARY: 'True', Type: 'work' }] },
      [ENTERPRISE.toUpperCase()]: { Department: 'Support', Manager: { Value: 'boss' } },
    });
    expect(body).toMatchObject({
      ...{ title: 'Agent', emails: [{ value: 'a@example.com', primary: true, type: 'work' }] },
      schemas: [USER, ENTERPRISE],
      [ENTERPRISE]: { department: 'Support', manager: { value: 'boss' } },
    });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['nickName', 'phoneNumbers']));
  });

  it('keeps the same value once (RFC 7643 2.4) and every kind of value as it came (RFC 7643 2.3)', async () => {
    const given = {
      ...{
        profileUrl: 'https://example.com/ada',
        photos: [{ value: 'https://example.com/a.png', type: 'photo' }],
      },
      ...{ x509Certificates: [{ value: 'MIIBsTCCARqgAwIBAgIB' }], locale: 'en-US', timezone: 'Asia/Manila' },
      addresses: [{ type: 'work', country: 'PH', formatted: 'Makati\nManila' }],
    };
    expect(await client.user({ ...given, roles: [{ value: 'a' }, { value: 'a' }] })).toMatchObject({
      ...given,
      roles: [{ value: 'a' }],
    });
  });

  it.each<[string, unknown, string]>([
    ['no user name', { schemas: [USER] }, 'invalidValue'],
    ['an empty user name', { schemas: [USER], userName: ' ' }, 'invalidValue'],
    ['no schemas', { userName: 'x' }, 'invalidSyntax'],
    ['another schema', { schemas: [GROUP], userName: 'x' }, 'invalidSyntax'],
    ['a list', [], 'invalidSyntax'],
    ['a number as text', { schemas: [USER], userName: 5 }, 'invalidValue'],
    ['text as truth', { schemas: [USER], userName: 'x', active: 'perhaps' }, 'invalidValue'],
    ['text as parts', { schemas: [USER], userName: 'x', name: 'Ada' }, 'invalidValue'],
    [
      'two primaries',
      {
        schemas: [USER],
        userName: 'x',
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      },
      'invalidValue',
    ],
    ['no address', { schemas: [USER], userName: 'x', profileUrl: 'https://[' }, 'invalidValue'],
    ['no base64', { schemas: [USER], userName: 'x', x509Certificates: [{ value: '***' }] }, 'invalidValue'],
    ['an attribute twice', { schemas: [USER], userName: 'x', UserName: 'y' }, 'invalidSyntax'],
    ['a NUL', { schemas: [USER], userName: 'x\0y' }, 'invalidValue'],
  ])('%s is refused (3.12)', async (_, body, scimType) => {
    const answer = await client.post('/Users', body);
    expect(answer).toMatchObject({ status: 400, body: { schemas: [ERROR], status: '400', scimType } });
    expect(answer.body?.detail).toEqual(expect.any(String));
  });

  it('is not JSON, not of its type, or too large: an error in its own shape', async () => {
    const send = (body: string, type = 'application/scim+json') =>
      client.send('/Users', { method: 'POST', body, headers: { 'content-type': type } });
    expect(await send('{')).toMatchObject({
      status: 400,
      body: { schemas: [ERROR], scimType: 'invalidSyntax' },
    });
    expect(await send('{"schemas":[],"schemas":[]}')).toMatchObject({ status: 400 });
    expect(await send('x', 'text/plain')).toMatchObject({ status: 415, body: { schemas: [ERROR] } });
    expect(await send(`{"a":"${'x'.repeat(3_000_000)}"}`)).toMatchObject({
      status: 413,
      body: { schemas: [ERROR] },
    });
    expect(
      await send(JSON.stringify({ schemas: [USER], userName: fresh('json') }), 'application/json'),
    ).toMatchObject({ status: 201 });
  });

  it('is a conflict for a user name in use, in any case, and none after it was deleted (3.6)', async () => {
    const first = await client.user();
    const again = { schemas: [USER], userName: String(first.userName).toUpperCase() };
    expect(await client.post('/Users', again)).toMatchObject({
      status: 409,
      body: { schemas: [ERROR], scimType: 'uniqueness' },
    });
    const other = await client.user();
    expect(await client.put(`/Users/${other.id}`, again)).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
    expect(
      await client.patch(`/Users/${other.id}`, [{ op: 'replace', path: 'userName', value: again.userName }]),
    ).toMatchObject({ status: 409 });
    await client.delete(`/Users/${first.id}`);
    expect((await client.post('/Users', again)).status).toBe(201);
  });

  it('is done once when two come at the same moment', async () => {
    const body = { schemas: [USER], userName: fresh('twice') };
    const answers = await Promise.all([1, 2, 3, 4].map(() => client.post('/Users', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });
});

describe('RFC 7644 3.5.1: PUT', () => {
  it('replaces the whole, and leaves active as it was when it says nothing of it', async () => {
    const user = await client.user({ title: 'Agent', active: false, [ENTERPRISE]: { department: 'x' } });
    const put = await client.put(`/Users/${user.id}`, {
      schemas: [USER],
      id: 'other',
      userName: user.userName,
      nickName: 'A',
    });
    expect(put).toMatchObject({
      status: 200,
      body: { id: user.id, nickName: 'A', active: false, schemas: [USER] },
    });
    expect(put.body).not.toHaveProperty('title');
    expect(await read(user.id)).toEqual(put.body);
    expect((await client.put('/Users/prs_none', { schemas: [USER], userName: 'x' })).status).toBe(404);
    expect((await client.put(`/Users/${user.id}`, { schemas: [USER] })).status).toBe(400);
    expect((await client.put('/Users', { schemas: [USER], userName: 'x' })).status).toBe(405);
  });
});

const start = {
  ...{ title: 'Agent', name: { givenName: 'Ada', familyName: 'Cruz' } },
  emails: [
    { value: 'w@example.com', type: 'work', primary: true },
    { value: 'h@example.com', type: 'home' },
  ],
  [ENTERPRISE]: { department: 'Support' },
};

describe('RFC 7644 3.5.2: PATCH', () => {
  it.each<[string, readonly unknown[], Readonly<Record<string, unknown>>]>([
    ['add a value', [{ op: 'add', path: 'nickName', value: 'A' }], { nickName: 'A' }],
    [
      'add without a path',
      [{ op: 'add', value: { nickName: 'A', title: 'Lead' } }],
      { nickName: 'A', title: 'Lead' },
    ],
    [
      'add parts of a name',
      [{ op: 'add', path: 'name', value: { middleName: 'B' } }],
      { name: { ...start.name, middleName: 'B' } },
    ],
    [
      'add to several',
      [{ op: 'add', path: 'emails', value: [{ value: 'o@example.com', type: 'other' }] }],
      { emails: [...start.emails, { value: 'o@example.com', type: 'other' }] },
    ],
    [
      'a new primary takes the mark from the old one',
      [{ op: 'add', path: 'emails', value: [{ value: 'n@example.com', primary: true }] }],
      {
        emails: [
          { ...start.emails[0], primary: false },
          start.emails[1],
          { value: 'n@example.com', primary: true },
        ],
      },
    ],
    [
      'add what the filter describes',
      [{ op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '1' }],
      { phoneNumbers: [{ type: 'mobile', value: '1' }] },
    ],
    ['replace a value', [{ op: 'replace', path: 'title', value: 'Lead' }], { title: 'Lead' }],
    ['replace what is not there', [{ op: 'replace', path: 'nickName', value: 'A' }], { nickName: 'A' }],
    [
      'replace all values',
      [{ op: 'replace', path: 'emails', value: [{ value: 'x' }] }],
      { emails: [{ value: 'x' }] },
    ],
    [
      'replace by filter, its text in any case',
      [{ op: 'replace', path: 'Emails[TYPE eq "WORK"].Value', value: 'n@example.com' }],
      { emails: [{ ...start.emails[0], value: 'n@example.com' }, start.emails[1]] },
    ],
    [
      'replace by a value with a colon and a full stop',
      [
        {
          op: 'replace',
          path: 'emails[value eq "h@example.com" and not (type eq "a:b.c")].display',
          value: 'home',
        },
      ],
      { emails: [start.emails[0], { ...start.emails[1], display: 'home' }] },
    ],
    [
      'replace a whole value by filter',
      [{ op: 'replace', path: 'emails[type eq "home"]', value: { value: 'n@example.com' } }],
      { emails: [start.emails[0], { value: 'n@example.com', type: 'home' }] },
    ],
    ['replace null is to unassign', [{ op: 'replace', path: 'title', value: null }], { title: undefined }],
    ['remove a value', [{ op: 'remove', path: 'title' }], { title: undefined }],
    ['remove a part', [{ op: 'remove', path: 'name.givenName' }], { name: { familyName: 'Cruz' } }],
    ['remove by filter', [{ op: 'remove', path: 'emails[type eq "home"]' }], { emails: [start.emails[0]] }],
    ['remove all', [{ op: 'remove', path: 'emails' }], { emails: undefined }],
    [
      'remove the values listed, as Entra ID does',
      [{ op: 'Remove', path: 'emails', value: [{ value: 'w@example.com' }] }],
      { emails: [start.emails[1]] },
    ],
    ['remove what is not there', [{ op: 'remove', path: 'nickName' }], {}],
    [
      'an extension’s attribute',
      [{ op: 'replace', path: `${ENTERPRISE}:department`, value: 'Care' }],
      { [ENTERPRISE]: { department: 'Care' } },
    ],
    [
      'an extension’s attribute in a value',
      [{ op: 'replace', value: { [`${ENTERPRISE}:department`]: 'Care' } }],
      { [ENTERPRISE]: { department: 'Care' } },
    ],
    [
      'an extension in a value',
      [{ op: 'add', value: { [ENTERPRISE]: { division: 'D' } } }],
      { [ENTERPRISE]: { department: 'Support', division: 'D' } },
    ],
    ['a whole extension', [{ op: 'remove', path: ENTERPRISE }], { [ENTERPRISE]: undefined, schemas: [USER] }],
    [
      'paths as names, as Entra ID writes them',
      [
        {
          op: 'Replace',
          value: { 'name.givenName': 'Bea', 'emails[type eq "work"].value': 'b@example.com' },
        },
      ],
      {
        name: { givenName: 'Bea', familyName: 'Cruz' },
        emails: [{ ...start.emails[0], value: 'b@example.com' }, start.emails[1]],
      },
    ],
    ['"False" is false', [{ op: 'Replace', path: 'Active', value: 'False' }], { active: false }],
    [
      'a manager as plain text',
      [{ op: 'add', path: `${ENTERPRISE}:manager`, value: 'boss' }],
      { [ENTERPRISE]: { department: 'Support', manager: { value: 'boss' } } },
    ],
    [
      'several in turn',
      [
        { op: 'add', path: 'nickName', value: 'A' },
        { op: 'remove', path: 'nickName' },
        { op: 'add', path: 'nickName', value: 'B' },
      ],
      { nickName: 'B' },
    ],
    ['a path with its schema', [{ op: 'replace', path: `${USER}:title`, value: 'Lead' }], { title: 'Lead' }],
    [
      'a password, which is thrown away',
      [{ op: 'add', path: 'password', value: 'a secret phrase' }],
      { password: undefined },
    ],
  ])('%s', async (_, operations, changes) => {
    const user = await client.user(start);
    const answer = await client.patch(`/Users/${user.id}`, operations);
    expect(answer.text).toBe('');
    expect(answer.status).toBe(204);
    const { meta: _meta, ...after } = (await read(user.id)) ?? {};
    const { meta: _before, ...before } = user;
    const expected = Object.fromEntries(
      Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
    );
    expect(after).toEqual(expected);
  });

  it.each<[string, readonly unknown[], string]>([
    ['an unknown op', [{ op: 'move', path: 'title', value: 'x' }], 'invalidSyntax'],
    ['no op', [{ path: 'title', value: 'x' }], 'invalidSyntax'],
    ['no operation', [], 'invalidSyntax'],
    ['add without a value', [{ op: 'add', path: 'title' }], 'invalidValue'],
    ['remove without a path', [{ op: 'remove' }], 'noTarget'],
    ['an unknown path', [{ op: 'add', path: 'nothing', value: 'x' }], 'invalidPath'],
    ['a filter on what has one value', [{ op: 'add', path: 'title[a eq "b"]', value: 'x' }], 'invalidPath'],
    [
      'a part of several without saying which',
      [{ op: 'replace', path: 'emails.value', value: 'x' }],
      'invalidPath',
    ],
    ['a filter that is none', [{ op: 'replace', path: 'emails[type].value', value: 'x' }], 'invalidFilter'],
    [
      'replace of what no filter finds',
      [{ op: 'replace', path: 'emails[type eq "other"].value', value: 'x' }],
      'noTarget',
    ],
    ['id', [{ op: 'replace', path: 'id', value: 'x' }], 'mutability'],
    ['groups', [{ op: 'add', path: 'groups', value: [{ value: 'x' }] }], 'mutability'],
    ['meta', [{ op: 'replace', path: 'meta.created', value: 'x' }], 'mutability'],
    ['removing what is required', [{ op: 'remove', path: 'userName' }], 'mutability'],
    ['a value of another type', [{ op: 'replace', path: 'active', value: 'perhaps' }], 'invalidValue'],
  ])('%s is refused, and nothing of the request is done', async (_, operations, scimType) => {
    const user = await client.user(start);
    const first = operations.length === 0 ? [] : [{ op: 'replace', path: 'title', value: 'Lead' }];
    expect(await client.patch(`/Users/${user.id}`, [...first, ...operations])).toMatchObject({
      ...{ status: 400, body: { schemas: [ERROR], scimType } },
    });
    expect(await read(user.id)).toEqual(user);
  });

  it('wants its schema, answers with the resource when attributes are asked for, and changes no time for nothing', async () => {
    const user = await client.user(start);
    const body = { schemas: [USER], Operations: [{ op: 'replace', path: 'title', value: 'x' }] };
    const send = (given: unknown) =>
      client.send(`/Users/${user.id}`, {
        method: 'PATCH',
        body: JSON.stringify(given),
        headers: { 'content-type': 'application/scim+json' },
      });
    expect(await send(body)).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } });
    expect(
      (
        await send({
          ...body,
          schemas: [PATCH_OP],
          Operations: [{ op: 'add', path: 'title', value: 'Agent' }],
        })
      ).status,
    ).toBe(204);
    expect(await read(user.id)).toEqual(user);
    const asked = await client.patch(`/Users/${user.id}?attributes=title`, [
      { op: 'replace', path: 'title', value: 'Lead' },
    ]);
    expect(asked).toMatchObject({ status: 200, body: { id: user.id, title: 'Lead' } });
    expect(asked.body).not.toHaveProperty('emails');
  });
});

describe('RFC 7643 4.2: groups', () => {
  it('have members, and members know their groups', async () => {
    const [ada, ben] = [await client.user(), await client.user()];
    const group = await client.group({ members: [{ value: ada.id, display: 'Ada' }] });
    expect(group).toMatchObject({ members: [{ value: ada.id, type: 'User', display: 'Ada' }] });
    // The address of a member comes on request: it says nothing the value does not.
    const refs = await client.get(`/Groups/${group.id}?attributes=members.$ref`);
    expect(refs.body).toMatchObject({ members: [{ $ref: `${client.address}/Users/${ada.id}` }] });
    expect(await read(ada.id)).toMatchObject({
      groups: [{ value: group.id, display: group.displayName, type: 'direct' }],
    });
    const patch = (operations: readonly unknown[]) => client.patch(`/Groups/${group.id}`, operations);
    const members = async () =>
      (((await client.get(`/Groups/${group.id}`)).body?.members ?? []) as readonly { value: string }[]).map(
        ({ value }) => value,
      );
    await patch([{ op: 'add', path: 'members', value: [{ value: ben.id }, { value: ada.id }] }]);
    expect(await members()).toEqual([ada.id, ben.id]);
    await patch([{ op: 'Remove', path: 'members', value: [{ value: ada.id }] }]);
    expect(await members()).toEqual([ben.id]);
    // As Okta writes it.
    await patch([
      { op: 'replace', value: { id: group.id, displayName: 'Renamed', members: [{ value: ada.id }] } },
    ]);
    expect(await members()).toEqual([ada.id]);
    await patch([{ op: 'remove', path: `members[value eq "${ada.id}"]` }]);
    expect(await members()).toEqual([]);
    await patch([{ op: 'add', path: 'members', value: [{ value: ada.id }, { value: ben.id }] }]);
    await client.delete(`/Users/${ada.id}`);
    expect(await members()).toEqual([ben.id]);
    expect((await client.delete(`/Groups/${group.id}`)).status).toBe(204);
    expect(await read(ben.id)).not.toHaveProperty('groups');
    expect((await client.get(`/Groups/${group.id}`)).status).toBe(404);
  });

  it('lose no member when many are added at once', async () => {
    const group = await client.group();
    const users = await Promise.all(Array.from({ length: 4 }, () => client.user()));
    const answers = await Promise.all(
      users.map(({ id }) =>
        client.patch(`/Groups/${group.id}`, [{ op: 'add', path: 'members', value: [{ value: id }] }]),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    const { body } = await client.get(`/Groups/${group.id}`);
    expect((body?.members as readonly { value: string }[]).map(({ value }) => value).toSorted()).toEqual(
      users.map(({ id }) => id).toSorted(),
    );
  });
});

describe('RFC 7644 3.6: DELETE', () => {
  it('is 204, and 404 for everything after', async () => {
    const { id } = await client.user();
    expect(await client.delete(`/Users/${id}`)).toMatchObject({ status: 204, text: '' });
    const body = { schemas: [USER], userName: fresh('x') };
    const after = await Promise.all([
      ...[client.get(`/Users/${id}`), client.put(`/Users/${id}`, body), client.delete(`/Users/${id}`)],
      client.patch(`/Users/${id}`, [{ op: 'remove', path: 'title' }]),
    ]);
    expect(after.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await client.get(`/Users?filter=id%20eq%20%22${id}%22`)).body?.totalResults).toBe(0);
  });
});

describe('RFC 7644 3.14: entity tags', () => {
  it('tell whoever has a version already, and stop whoever has an old one', async () => {
    const user = await client.user();
    const at = `/Users/${user.id}`;
    const etag = (await client.get(at)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(await client.get(at, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
    expect((await client.get(at, { 'if-none-match': 'W/"0"' })).status).toBe(200);
    const title = (value: string) => [{ op: 'replace', path: 'title', value }];
    expect((await client.patch(at, title('a'), { 'if-match': etag })).status).toBe(204);
    const body = { schemas: [USER], userName: user.userName };
    const late = [
      await client.patch(at, title('b'), { 'if-match': etag }),
      await client.put(at, body, { 'if-match': etag }),
      await client.delete(at, { 'if-match': etag }),
    ];
    expect(late.map(({ status, body: error }) => [status, error?.status])).toEqual(
      Array.from({ length: 3 }, () => [412, '412']),
    );
    expect(await read(user.id)).toMatchObject({ title: 'a' });
    expect((await client.put(at, body, { 'if-match': '*' })).status).toBe(200);
  });

  it('change with the groups a user is in', async () => {
    const user = await client.user();
    const before = (await client.get(`/Users/${user.id}`)).headers.get('etag') ?? '';
    await client.group({ members: [{ value: user.id }] });
    expect((await client.get(`/Users/${user.id}`, { 'if-none-match': before })).status).toBe(200);
  });
});

describe('what is entered', () => {
  it('is every write, in codes, ids and counts: no value of a person', async () => {
    await scene.entered();
    const secretName = fresh('Unmistakable');
    const user = await client.user({
      displayName: secretName,
      emails: [{ value: `${secretName}@example.com` }],
    });
    await client.patch(`/Users/${user.id}`, [{ op: 'replace', path: 'title', value: secretName }]);
    await client.put(`/Users/${user.id}`, { schemas: [USER], userName: secretName, active: false });
    await client.patch(`/Users/${user.id}`, [{ op: 'replace', path: 'active', value: true }]);
    const group = await client.group({ displayName: secretName, members: [{ value: user.id }] });
    await client.patch(`/Groups/${group.id}`, [{ op: 'remove', path: 'members' }]);
    await client.delete(`/Groups/${group.id}`);
    await client.delete(`/Users/${user.id}`);
    const entered = await scene.entered();
    expect(entered.map(({ kind }) => kind)).toEqual([
      ...['scim-user-created', 'scim-user-changed', 'scim-user-deactivated', 'leaver-looked-at'],
      ...['scim-user-reactivated', 'scim-group-created', 'scim-group-changed', 'scim-group-deleted'],
      ...['scim-user-deleted', 'leaver-looked-at'],
    ]);
    expect(JSON.stringify(entered)).not.toContain(secretName);
    const { rows } = await scene.owner.query('SELECT * FROM cordon.directory_requests');
    expect(rows.length).toBeGreaterThan(8);
    expect(JSON.stringify(rows)).not.toContain(secretName);
  });
});
