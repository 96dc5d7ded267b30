import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from './attack.ts';
import { expectOwnHeaders, openDoorScene, type DoorScene, type Way } from './doorScene.ts';

/* What the company's API may answer, by mistake or because somebody else speaks for it. */

let door: DoorScene;
let way: Way;

beforeAll(async () => {
  door = await openDoorScene();
  way = await door.wayIn();
});
afterAll(() => door.close());
afterEach(() => {
  door.api.instead = null;
});

const json = { 'content-type': 'application/json' };
const id = () => way.bound.customer.id;
const one = () => door.ask(way.secret, `/door/harbor/customers/${String(id())}`);
const list = (begun?: () => void) =>
  door.ask(way.secret, '/door/harbor/customers?limit=1000', begun && { begun });
const mine = () => JSON.stringify(door.shopCustomer(id()));
/** The API answers so; for the customer alone it answers as ever, where a list was asked for. */
const answering = (
  body: () => string,
  headers: Readonly<Record<string, string | readonly string[]>> = json,
) => {
  door.api.instead = (request, response) => {
    const asksForOwn = request.url?.startsWith('/customers/') === true;
    if (asksForOwn && !body().startsWith('{"data":{'))
      response.writeHead(200, json).end(`{"data":${mine()}}`);
    else response.writeHead(200, headers as never).end(body());
  };
};

describe('an answer with more in it than the data map knows', () => {
  it.each([
    ['totals', () => `{"total":60,"count":60,"meta":{"total_count":60},"data":[${mine()}]}`],
    ['links', () => `{"data":[${mine()}],"links":{"next":"/customers?page=2"},"next":"/customers?page=2"}`],
    ['others beside it', () => `{"included":[${JSON.stringify(door.shopCustomer(2))}],"data":[${mine()}]}`],
    ['others in it', () => `{"data":[${mine()},${JSON.stringify(door.shopCustomer(2))}]}`],
    ['errors', () => `{"errors":[{"message":"${door.scene.customer(2).email}"}],"data":[${mine()}]}`],
  ])('tells nothing of it: %s', async (_, body) => {
    answering(body);
    const got = await list();
    expect(got.status).toBe(200);
    door.expectNothingOut(way.bound, got);
    const parsed = JSON.parse(got.text) as { data: unknown[] };
    expect(Object.keys(parsed)).toEqual(['data']);
    expect(parsed.data).toHaveLength(1);
  });

  it('tells the same of a list with everybody in it and of one with the customer alone', async () => {
    const everybody = await list();
    answering(() => `{"data":[${mine()}],"total":1}`);
    expect((await list()).text).toBe(everybody.text);
    answering(() => '{"data":[],"total":0}');
    expect((await list()).text).toBe('{"data":[]}');
  });

  it.each([
    ['of the prototype', '"__proto__":{"email":"canary-risk-1"},"constructor":"canary-risk-1"'],
    ['of nested fields', '"addresses":[{"street":"canary-risk-1","risk":"canary-risk-1"}]'],
    ['in another case', '"Email":"canary-risk-1","EMAIL":"canary-risk-1"'],
    ['with a NUL', '"email\\u0000":"canary-risk-1"'],
    ['in full width', '"ｅmail":"canary-risk-1"'],
  ])('tells nothing of members %s', async (_, members) => {
    answering(() => `{"data":{"id":${String(id())},${members}}}`);
    const got = await one();
    expect(got.status).toBe(200);
    expect(Object.keys((JSON.parse(got.text) as { data: object }).data).toSorted()).not.toContain(
      '__proto__',
    );
    door.expectNothingOut(way.bound, got);
  });

  it('is masked under every spelling of a name', async () => {
    answering(() => mine().replace('"email"', '"em\\u0061il"').replace(/^/, '{"data":').concat('}'));
    const got = await one();
    expect(got.status).toBe(200);
    expect(JSON.parse(got.text)).toHaveProperty('data.email');
    door.expectNothingOut(way.bound, got);
  });

  it.each([
    ['as text', (own: number) => `"${String(own)}"`, true],
    ['as another number', (own: number) => `${String(own)}.0`, false],
    ['with an exponent', (own: number) => `${String(own)}e0`, false],
    ['rounded to it', (own: number) => `${String(own)}.00000000000000000000000001`, false],
    ['in a list', (own: number) => `[${String(own)}]`, false],
    ['in an object', (own: number) => `{"a":${String(own)}}`, false],
    ['missing', () => 'null', false],
    ['true', () => 'true', false],
  ])('is the customer’s only when it says so: the number %s', async (_, written, own) => {
    answering(() => `{"data":[{"id":${written(id())},"name":"somebody"}]}`);
    const got = await list();
    expect(got.text.includes('somebody')).toBe(own);
  });
});

describe('headers and trailers of the API', () => {
  it('do not come along, whatever they say', async () => {
    door.api.instead = (_, response) => {
      response.writeHead(200, {
        ...json,
        'set-cookie': ['session=1; Path=/', 'better-auth.session_token=x'],
        etag: '"1"',
        'last-modified': 'Tue, 01 Jan 2030 00:00:00 GMT',
        'cache-control': 'public, max-age=31536000, immutable',
        'surrogate-control': 'max-age=31536000',
        'cdn-cache-control': 'max-age=31536000',
        vary: '*',
        age: '1',
        expires: 'Tue, 01 Jan 2030 00:00:00 GMT',
        link: '</customers?page=2>; rel=next',
        'x-total-count': '60',
        'content-range': 'items 0-49/60',
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        'content-disposition': 'attachment; filename=canary-risk-1',
        'x-accel-redirect': '/canary-risk-1',
        'x-sendfile': '/canary-risk-1',
        refresh: '0; url=http://elsewhere.test',
        'cordon-entry': '0',
        trailer: 'x-canary',
        'transfer-encoding': 'chunked',
      });
      response.write(`{"data":[${mine()}]}`);
      response.addTrailers({ 'x-canary': 'canary-risk-1' });
      response.end();
    };
    const got = await list();
    expect(got.status).toBe(200);
    expectOwnHeaders(got);
    const plain = [
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'cordon-entry',
      'date',
      'keep-alive',
    ];
    const guarding = Object.keys(got.headers).filter((name) => !plain.includes(name));
    // What is left are the headers that our own server puts on every answer.
    door.api.instead = null;
    const usual = Object.keys((await one()).headers).filter((name) => !plain.includes(name));
    expect(guarding.toSorted()).toEqual(usual.toSorted());
    expect(JSON.stringify(got.headers)).not.toMatch(/canary|elsewhere|page=2|max-age=31536000/);
    expect(got.headers['cordon-entry']).not.toBe('0');
  });

  it('and line breaks in values end no header and no answer', async () => {
    answering(() =>
      JSON.stringify({ data: { id: id(), name: 'a\r\nSet-Cookie: x=1\r\n\r\nHTTP/1.1 200 OK' } }),
    );
    const got = await one();
    expect(got.headers).not.toHaveProperty('set-cookie');
    expect(got.text).toContain('a\\r\\nSet-Cookie');
  });

  it('are the same for whoever asks with conditions, so that a cache has nothing to keep', async () => {
    const plain = await one();
    for (const headers of [
      { 'if-none-match': '*' },
      { 'if-modified-since': 'Tue, 01 Jan 2030 00:00:00 GMT' },
      { range: 'bytes=0-1' },
      { 'x-forwarded-scheme': 'http', 'x-forwarded-host': 'elsewhere.test' },
      { 'cache-control': 'only-if-cached', pragma: 'cache' },
      { accept: 'application/json, */*;q=0.1', 'accept-language': 'de' },
    ]) {
      const got = await door.ask(way.secret, `/door/harbor/customers/${String(id())}`, { headers });
      expect(got.status).toBe(200);
      expect(got.text).toBe(plain.text);
      expectOwnHeaders(got);
    }
  });
});

describe('a list in lines', () => {
  const lines = { 'content-type': 'application/x-ndjson' };
  /** More than one piece, so that the first is on its way when the second is read. */
  const many = (bad: string) => `${`${mine()}\n`.repeat(400)}${bad}\n${`${mine()}\n`.repeat(400)}`;

  it('is given in the API’s other form, whole', async () => {
    answering(() => `${mine()}\n${JSON.stringify(door.shopCustomer(2))}\n`, lines);
    const got = await list();
    expect((JSON.parse(got.text) as { data: unknown[] }).data).toHaveLength(1);
    door.expectNothingOut(way.bound, got);
  });

  it.each([
    ['no JSON', '{"id":'],
    ['a name twice', '{"id":1,"id":2}'],
    ['HTML', '<html>canary-risk-1</html>'],
  ])('with one bad line is never told as whole: %s', async (_, bad) => {
    answering(() => many(bad), lines);
    const got = await list().catch(() => null);
    expect(got === null || got.cut || got.status !== 200).toBe(true);
    if (got !== null) door.expectNothingOut(way.bound, got);
  });
});

describe('while a long list is being written', () => {
  /** Sends pieces and then neither another nor an end: only the door can close. */
  const hang = () => {
    door.api.instead = (request, response) => {
      response.writeHead(200, json);
      if (request.url?.startsWith('/customers?') !== true) return void response.end(`{"data":${mine()}}`);
      response.write(`{"data":[${`${mine()},`.repeat(600)}`);
    };
  };

  it.each([
    [
      'the session ends',
      async () => {
        await door.scene.house.identity.sessions.revokePerson('per_ada', { ip: null });
      },
      () => Promise.resolve(),
    ],
    [
      'the person is suspended',
      async () => {
        const olivia = await door.scene.enterFresh('per_olivia');
        const words = { subjectPerson: 'per_ada', reason: 'investigation' } as const;
        const decided = olivia.decided('person-suspended', words);
        const answer = await olivia.post('/api/people/per_ada/suspend', { reason: words.reason, ...decided });
        expect(answer.status).toBe(200);
      },
      async () => {
        const olivia = await door.scene.enterFresh('per_olivia');
        const decided = olivia.decided('person-restored', { subjectPerson: 'per_ada' });
        expect((await olivia.post('/api/people/per_ada/restore', decided)).status).toBe(200);
      },
    ],
    [
      'the agreement is suspended',
      async () => {
        const olivia = await door.scene.enterFresh('per_olivia');
        expect((await olivia.post('/api/agreements/agr_harbor_brightline/suspend', {})).status).toBe(200);
      },
      async () => {
        const olivia = await door.scene.enterFresh('per_olivia');
        expect((await olivia.post('/api/agreements/agr_harbor_brightline/resume', {})).status).toBe(200);
      },
    ],
  ])('it is cut at once when %s', async (_, end, mend) => {
    door.scene.pass(MINUTE);
    way = await door.wayIn();
    hang();
    let asking: ReturnType<typeof list> | undefined;
    await new Promise<void>((begun) => {
      asking = list(begun);
    });
    door.scene.pass(MINUTE);
    await end();
    const got = await (asking ?? list());
    door.scene.pass(MINUTE);
    await mend();
    expect(got.cut).toBe(true);
    door.expectNothingOut(way.bound, got);
  });
});

describe('free text of a record', () => {
  // Last, since what is in force stays so.
  it('loses what the company itself wants gone, and is not given where the rules cannot be had', async () => {
    const notes = async () => (JSON.parse((await one()).text) as { data: { notes: string } }).data.notes;
    // The tests before may have used up the way in; its code is good once.
    door.scene.pass(MINUTE);
    way = await door.wayIn();
    expect(await notes()).toContain('parcel is late');
    const { scene } = door;
    const olivia = await scene.enterFresh('per_olivia');
    const word = { kind: 'word', type: 'ORG', purpose: null, text: 'Parcel is' };
    const proposed = await olivia.post('/api/dictionaries', { origin: 'hand', entries: [word] });
    const { ids } = proposed.json as { ids: string[] };
    const priya = await scene.enterFresh('per_priya');
    const decision = { ids, about: 'proposed', approve: true };
    expect(await priya.post('/api/dictionaries/decide', decision)).toMatchObject({ status: 200 });
    expect(await notes()).toContain('[ORG] late');

    await scene.asOwner(`UPDATE cordon.dictionary_entries SET text_sealed = '\\x00' WHERE id = ANY ($1)`, [
      ids,
    ]);
    scene.house.rules.forget();
    const got = await one();
    expect(got.status).toBe(503);
    expect(got.text).not.toContain('late');
  });
});
