import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ENTERPRISE,
  ERROR,
  fresh,
  GROUP,
  openScimScene,
  SEARCH,
  USER,
  type ScimBody,
  type ScimScene,
} from '../../support/scim.ts';

/* RFC 7643 and RFC 7644 as far as they are about reading: discovery, queries, paging, sorting, projection. */

type Client = Awaited<ReturnType<ScimScene['client']>>;

let scene: ScimScene;
let client: Client;
let users: readonly ScimBody[];

const q = (filter: string): string => `/Users?filter=${encodeURIComponent(filter)}`;
const namesOf = (body: ScimBody | null): unknown[] => (body?.Resources ?? []).map(({ userName }) => userName);

beforeAll(async () => {
  scene = await openScimScene();
  client = await scene.client();
  const made = [];
  for (const more of [
    {
      ...{
        userName: 'Ada',
        externalId: 'EXT-1',
        title: 'Agent',
        active: true,
        name: { familyName: 'Cruz', givenName: 'Ada' },
      },
      emails: [
        { value: 'ada@example.com', type: 'work', primary: true },
        { value: 'ada@example.org', type: 'home' },
      ],
      [ENTERPRISE]: { department: 'Support', manager: { value: 'boss' } },
    },
    { userName: 'ben', externalId: 'ext-1', title: 'agent', active: false, name: { familyName: 'Diaz' } },
    { userName: 'carla', nickName: 'Äb"c\\d', emails: [{ value: 'carla@example.com', type: 'home' }] },
    { userName: 'dan' },
  ]) {
    made.push(await client.user(more));
  }
  users = made;
});
afterAll(() => scene.close());

describe('RFC 7644 4: discovery', () => {
  it('tells in ServiceProviderConfig what is so (RFC 7643 5)', async () => {
    const { status, body, headers } = await client.get('/ServiceProviderConfig');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
        ...{
          patch: { supported: true },
          bulk: { supported: false },
          sort: { supported: true },
          etag: { supported: true },
        },
        ...{ filter: { supported: true, maxResults: 1000 }, changePassword: { supported: false } },
        authenticationSchemes: [{ type: 'oauthbearertoken' }],
      },
    });
    expect(headers.get('content-type')).toBe('application/scim+json');
  });

  it('lists resource types whose schemas are listed (RFC 7643 6)', async () => {
    const types = await client.get('/ResourceTypes');
    expect(
      (types.body?.Resources ?? []).map(({ name, endpoint, schema }) => [name, endpoint, schema]),
    ).toEqual([
      ['User', '/Users', USER],
      ['Group', '/Groups', GROUP],
    ]);
    const schemas = (await client.get('/Schemas')).body?.Resources ?? [];
    expect(schemas.map(({ id }) => id)).toEqual([USER, ENTERPRISE, GROUP]);
    for (const { id } of schemas)
      expect((await client.get(`/Schemas/${id ?? ''}`)).body).toMatchObject({ id });
    expect((await client.get('/ResourceTypes/User')).body).toMatchObject({ schema: USER });
    expect((await client.get('/ResourceTypes/Device')).status).toBe(404);
  });

  it('says of every attribute how it behaves (RFC 7643 7)', async () => {
    interface Told {
      readonly name: string;
      readonly type: string;
      readonly subAttributes?: readonly Told[];
    }
    const { body } = await client.get(`/Schemas/${USER}`);
    const attributes = (body?.attributes ?? []) as readonly Told[];
    const flat = attributes.flatMap((one) => [one, ...(one.subAttributes ?? [])]);
    for (const one of flat) {
      expect(one).toMatchObject({
        multiValued: expect.any(Boolean) as boolean,
        required: expect.any(Boolean) as boolean,
        mutability: expect.stringMatching(/^(readOnly|readWrite|immutable|writeOnly)$/) as string,
        returned: expect.stringMatching(/^(always|never|default|request)$/) as string,
      });
      // RFC 7643 2.1 and 2.3.8: the names of the grammar, and nothing complex inside what is complex.
      expect(one.name).toMatch(/^[A-Za-z$][\w-]*$/);
      if (one.type === 'complex')
        expect(one.subAttributes?.some(({ type }) => type === 'complex')).toBe(false);
    }
    expect(flat.find(({ name }) => name === 'password')).toMatchObject({
      returned: 'never',
      mutability: 'writeOnly',
    });
    // RFC 7644 3.1: message schemas are not discoverable.
    const listed = (await client.get('/Schemas')).body?.Resources ?? [];
    expect(listed.filter(({ id }) => id?.startsWith('urn:ietf:params:scim:api:'))).toEqual([]);
  });

  it('refuses a filter on a list of schemas, and other methods', async () => {
    expect((await client.get('/Schemas?filter=id%20pr')).status).toBe(403);
    const post = await client.post('/Schemas', {});
    expect(post.status).toBe(405);
    expect(post.headers.get('allow')).toBe('GET');
  });
});

describe('RFC 7644 3.4.1: one resource', () => {
  it('has its address, version and times', async () => {
    const [ada] = users;
    const { body, headers } = await client.get(`/Users/${ada?.id ?? ''}`);
    const location = `${client.address}/Users/${ada?.id ?? ''}`;
    expect(body).toMatchObject({
      schemas: [USER, ENTERPRISE],
      meta: { resourceType: 'User', location, version: headers.get('etag') },
    });
    // RFC 7643 3.1: the location is the one of the Content-Location header.
    expect(headers.get('content-location')).toBe(location);
    const { created, lastModified } = body?.meta as { created: string; lastModified: string };
    expect(lastModified).toBe(created);
    expect(new Date(created).toISOString()).toBe(created);
  });

  it.each(['/Users/prs_none', '/Groups/grp_none', '/Users/bulkId', '/Devices', '/Devices/1'])(
    'is 404 at %s',
    async (path) => {
      expect(await client.get(path)).toMatchObject({
        status: 404,
        body: { schemas: [ERROR], status: '404' },
      });
    },
  );
});

describe('RFC 7644 3.4.2.2: filters', () => {
  it.each<[string, readonly string[]]>([
    ['userName eq "ADA"', ['Ada']],
    ['USERNAME Eq "ada"', ['Ada']],
    [`${USER}:userName eq "ada"`, ['Ada']],
    ['externalId eq "EXT-1"', ['Ada']],
    ['externalId eq "ext-1"', ['ben']],
    ['title eq "AGENT"', ['Ada', 'ben']],
    ['title ne "agent"', ['carla', 'dan']],
    ['title pr', ['Ada', 'ben']],
    ['not (title pr)', ['carla', 'dan']],
    ['title eq null', ['carla', 'dan']],
    ['active eq true', ['Ada', 'carla', 'dan']],
    ['active eq "False"', ['ben']],
    ['userName sw "a"', ['Ada']],
    ['userName ew "AN"', ['dan']],
    ['userName co "ar"', ['carla']],
    ['userName gt "ben"', ['carla', 'dan']],
    ['userName le "BEN"', ['Ada', 'ben']],
    ['name.familyName eq "cruz"', ['Ada']],
    ['emails eq "carla@example.com"', ['carla']],
    ['emails co "example.org"', ['Ada']],
    ['emails.type eq "home"', ['Ada', 'carla']],
    ['emails[type eq "home" and value co ".com"]', ['carla']],
    ['emails[type eq "work" and value co ".org"]', []],
    ['emails[not (type eq "work")]', ['Ada', 'carla']],
    [`${ENTERPRISE}:department eq "support"`, ['Ada']],
    [`${ENTERPRISE}:manager.value eq "boss"`, ['Ada']],
    [`${ENTERPRISE}:manager.value eq "BOSS"`, []],
    ['meta.created gt "2015-10-10T14:38:21Z"', ['Ada', 'ben', 'carla', 'dan']],
    ['meta.lastModified lt "2015-10-10T14:38:21Z"', []],
    ['meta.resourceType eq "User" and userName eq "dan"', ['dan']],
    ['userName eq "ada" or userName eq "ben" and active eq true', ['Ada']],
    ['(userName eq "ada" or userName eq "ben") and active eq false', ['ben']],
    ['nickName eq "äb\\"c\\\\d"', ['carla']],
    ['userName eq "nobody"', []],
    ['userName eq Ada', ['Ada']],
  ])('%s', async (filter, names) => {
    const { status, body } = await client.get(q(filter));
    expect({ status, names: namesOf(body), total: body?.totalResults }).toEqual({
      status: 200,
      names,
      total: names.length,
    });
  });

  it.each([
    'userName',
    'userName xx "a"',
    'userName eq',
    'userName eq "a" and',
    '(userName eq "a"',
    'userName eq "a")',
    'nothing eq "a"',
    'name eq "Ada"',
    'name.nothing eq "a"',
    'active gt true',
    'active co "t"',
    'x509Certificates gt "a"',
    'userName gt null',
    'meta.created gt "yesterday"',
    'emails[nothing eq "a"]',
    'userName[value eq "a"]',
    '',
  ])('%s is refused as invalidFilter', async (filter) => {
    expect(await client.get(q(filter))).toMatchObject({
      ...{ status: 400, body: { schemas: [ERROR], status: '400', scimType: 'invalidFilter' } },
    });
  });

  it('is as safe as a long text can be', async () => {
    const long = 'not ('.repeat(700);
    expect((await client.get(q(`${long}userName pr${')'.repeat(700)}`))).status).toBe(400);
  });
});

describe('RFC 7644 3.4.2.3: sorting', () => {
  it.each<[string, readonly string[]]>([
    ['sortBy=userName', ['Ada', 'ben', 'carla', 'dan']],
    ['sortBy=userName&sortOrder=descending', ['dan', 'carla', 'ben', 'Ada']],
    ['sortBy=externalId', ['Ada', 'ben', 'carla', 'dan']],
    ['sortBy=name.familyName&sortOrder=descending', ['carla', 'dan', 'ben', 'Ada']],
    ['sortBy=emails', ['Ada', 'carla', 'ben', 'dan']],
    ['sortBy=emails.value&count=2', ['Ada', 'carla']],
  ])('%s', async (query, names) => {
    expect(namesOf((await client.get(`/Users?${query}`)).body)).toEqual(names);
  });

  it.each(['sortBy=nothing', 'sortBy=userName&sortOrder=sideways'])('%s is refused', async (query) => {
    expect((await client.get(`/Users?${query}`)).status).toBe(400);
  });
});

describe('RFC 7644 3.4.2.4: paging', () => {
  it.each<[string, number, number, readonly string[]]>([
    ['', 1, 4, ['Ada', 'ben', 'carla', 'dan']],
    ['startIndex=2&count=2', 2, 2, ['ben', 'carla']],
    ['startIndex=0&count=1', 1, 1, ['Ada']],
    ['startIndex=-5', 1, 4, ['Ada', 'ben', 'carla', 'dan']],
    ['count=0', 1, 0, []],
    ['count=-3', 1, 0, []],
    ['startIndex=9', 9, 0, []],
    ['filter=userName%20pr&startIndex=4&count=9', 4, 1, ['dan']],
  ])('%s', async (query, startIndex, itemsPerPage, names) => {
    const { body } = await client.get(`/Users?${query}`);
    expect(body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'] });
    expect(body).toMatchObject({ totalResults: 4, startIndex, itemsPerPage });
    expect(namesOf(body)).toEqual(names);
  });

  it.each(['count=many', 'startIndex=1.5'])('%s is refused', async (query) => {
    expect(await client.get(`/Users?${query}`)).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue' },
    });
  });
});

describe('RFC 7644 3.4.2.5 and 3.9: attributes', () => {
  const keysAt = async (query: string) => {
    const { body } = await client.get(`/Users/${users[0]?.id ?? ''}?${query}`);
    return Object.keys(body ?? {}).toSorted();
  };
  it.each<[string, readonly string[]]>([
    ['attributes=userName', ['id', 'schemas', 'userName']],
    ['attributes=USERNAME,title', ['id', 'schemas', 'title', 'userName']],
    [`attributes=${USER}:title`, ['id', 'schemas', 'title']],
    [`attributes=${ENTERPRISE}:department`, ['id', 'schemas', ENTERPRISE]],
    ['attributes=password,nothing', ['id', 'schemas']],
    [
      `excludedAttributes=id,schemas,meta,emails,name,${ENTERPRISE}`,
      ['active', 'externalId', 'id', 'schemas', 'title', 'userName'],
    ],
  ])('%s', async (query, keys) => {
    expect(await keysAt(query)).toEqual([...keys].toSorted());
  });

  it('also by parts, and not both at once', async () => {
    const at = `/Users/${users[0]?.id ?? ''}`;
    expect((await client.get(`${at}?attributes=name.givenName,emails.value`)).body).toMatchObject({
      name: { givenName: 'Ada' },
      emails: [{ value: 'ada@example.com' }, { value: 'ada@example.org' }],
    });
    expect((await client.get(`${at}?attributes=name.givenName`)).text).not.toContain('Cruz');
    expect((await client.get(`${at}?excludedAttributes=name.familyName`)).body).toMatchObject({
      name: { givenName: 'Ada' },
    });
    expect((await client.get(`${at}?attributes=userName&excludedAttributes=title`)).status).toBe(400);
  });
});

describe('RFC 7644 3.4.3: POST /.search', () => {
  it('asks as a query does, over one type or all', async () => {
    const group = await client.group({ displayName: fresh('ada') });
    const search = {
      schemas: [SEARCH],
      filter: 'userName sw "a"',
      attributes: ['userName'],
      startIndex: 1,
      count: 10,
    };
    expect(namesOf((await client.post('/Users/.search', search)).body)).toEqual(['Ada']);
    const both = await client.post('/.search', {
      ...{
        schemas: [SEARCH],
        filter: `userName eq "dan" or displayName eq "${String(group.displayName)}"`,
      },
    });
    expect((both.body?.Resources ?? []).map(({ id }) => id)).toEqual([users[3]?.id, group.id]);
    expect((await client.get('/?filter=userName%20pr%20or%20displayName%20pr')).body?.totalResults).toBe(5);
    expect((await client.post('/.search', { filter: 'userName pr' })).status).toBe(400);
    expect((await client.get('/.search')).status).toBe(405);
    await client.delete(`/Groups/${group.id}`);
  });
});

describe('RFC 7644 3.7, 3.8 and 3.11', () => {
  it('has no bulk and nobody behind a token', async () => {
    expect(await client.post('/Bulk', { Operations: [] })).toMatchObject({
      status: 501,
      body: { schemas: [ERROR] },
    });
    expect(await client.get('/Me')).toMatchObject({ status: 501, body: { schemas: [ERROR] } });
  });

  it.each(['application/scim+json', 'application/json', '*/*'])(
    'answers in SCIM’s type to Accept: %s',
    async (accept) => {
      expect((await client.get('/Users', { accept })).headers.get('content-type')).toBe(
        'application/scim+json',
      );
    },
  );
});
