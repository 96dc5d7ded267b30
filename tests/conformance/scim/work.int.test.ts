import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../packages/server/src/demo/client.ts';
import { openTestInstallation, type TestInstallation } from '../../support/installation.ts';
import { fresh, scimClient, USER, type ScimClient } from '../../support/scim.ts';
import { testPool } from '../../support/database.ts';

/* A group of a vendor's directory gives its members work under an agreement, and takes it back. */

const VENDOR = 'pty_brightline';
const AGREEMENT = 'agr_harbor_brightline';
const OTHERS = 'agr_harbor_northgate';

let world: TestInstallation;
let owner: pg.Pool;
let vera: Visitor;
let nuno: Visitor;
let directory: ScimClient;
let foreign: ScimClient;
let foreignSite: string;

beforeAll(async () => {
  world = await openTestInstallation();
  owner = testPool(world.database.ownerUrl, 2);
  vera = world.visitor('per_vera');
  directory = await connect(vera, VENDOR);
  nuno = world.visitor('per_nuno');
  foreign = await connect(nuno, 'pty_northgate');
  foreignSite = await newSite('pty_northgate');
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

/** A directory with a token that its vendor's admin made. */
async function connect(admin: Visitor, party: string): Promise<ScimClient> {
  await admin.signIn();
  await admin.stepUp();
  const made = await admin.post(`/api/vendors/${party}/directory/tokens`, {
    ...{ kind: 'scim', label: 'Entra', scopes: ['read', 'users', 'groups'], networks: [], days: 30 },
  });
  const { secret } = made.json as { readonly secret: string };
  return scimClient(`${world.baseUrl}/scim/v2/${party}`, party, secret);
}

async function newSite(party: string): Promise<string> {
  const id = fresh('sit');
  await owner.query(`INSERT INTO cordon.sites (id, party_id, name, country) VALUES ($1, $2, $1, 'PH')`, [
    ...[id, party],
  ]);
  return id;
}

const AS = { role: 'agent', accessRole: 'tier1', purpose: 'order-support' };
const gives = (more: object = {}) => ({ ...AS, agreement: AGREEMENT, site: null, shift: null, ...more });
const SHIFT = { days: ['mon', 'fri'], from: '22:00', to: '06:00', timeZone: 'Asia/Manila' };

const pathOf = (group: string) => `/api/vendors/${VENDOR}/directory/groups/${group}/mapping`;
const map = async (group: string, mapping: unknown, by = vera) =>
  (await by.post(pathOf(group), { mapping })).status;

async function look(group: string, mapping: unknown): Promise<Readonly<Record<string, readonly string[]>>> {
  const { status, json } = await vera.post(`${pathOf(group)}/look`, { mapping });
  expect(status).toBe(200);
  const looked = json as readonly { outcome: string; count: number; people: readonly { id: string }[] }[];
  for (const { count, people } of looked) expect(count).toBe(people.length);
  return Object.fromEntries(
    looked.map(({ outcome, people }) => [outcome, people.map(({ id }) => id).toSorted()]),
  );
}

interface Work {
  readonly id: string;
  readonly agreement: string;
  readonly role: string;
  readonly site: string | null;
  readonly shift: unknown;
  readonly made: string | null;
  readonly why: string | null;
}

/** All that somebody ever worked as, oldest first. */
async function workOf(person: string): Promise<readonly Work[]> {
  const { rows } = await owner.query<Work>(
    `SELECT id, agreement_id AS agreement, access_role AS role, site_id AS site, shift, group_id AS made, ended_why AS why
     FROM cordon.assignments WHERE person_id = $1 ORDER BY made_at, id`,
    [person],
  );
  return rows;
}

const standing = async (person: string) => (await workOf(person)).map(({ why }) => why ?? 'live');

/** What the ledger says of somebody's work, in order. */
async function enteredOf(person: string) {
  const { rows } = await owner.query<{ kind: string; body: string; agreement: string | null }>(
    `SELECT kind, body, agreement_id AS agreement FROM cordon.ledger_bodies
     WHERE kind IN ('assignment-made', 'assignment-ended') ORDER BY idx`,
  );
  return rows
    .map(({ kind, body, agreement }) => ({
      ...{ kind, agreement },
      words: (JSON.parse(body) as { words: Record<string, unknown> }).words,
    }))
    .filter(({ words }) => words.subjectPerson === person);
}

const members = (...ids: readonly string[]) => ids.map((value) => ({ value }));
const without = (person: string) => [{ op: 'remove', path: `members[value eq "${person}"]` }];
const putGroup = (id: string, displayName: string, ...people: readonly string[]) =>
  directory.put(`/Groups/${id}`, {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    ...{ displayName, members: members(...people) },
  });

/** Somebody of the directory in a group of their own that gives work. */
async function atWork(mapping: object = gives()) {
  const { id: person } = await directory.user();
  const name = fresh('desk');
  const { id: group } = await directory.group({ displayName: name, members: members(person) });
  expect(await map(group, mapping)).toBe(200);
  return { person, group, name };
}

describe('a group that is mapped', () => {
  it('gives who is in it the work that was said, with an entry each that names the group', async () => {
    const site = await newSite(VENDOR);
    const { person, group } = await atWork(gives({ site, shift: SHIFT }));
    const [work, ...more] = await workOf(person);
    expect(more).toEqual([]);
    expect(work).toMatchObject({
      agreement: AGREEMENT,
      role: 'tier1',
      site,
      shift: SHIFT,
      made: group,
      why: null,
    });
    const [entry] = await enteredOf(person);
    expect(entry).toMatchObject({
      ...{ kind: 'assignment-made', agreement: AGREEMENT },
      words: {
        ...{
          assignment: work?.id,
          subjectPerson: person,
          subjectParty: VENDOR,
          group,
          site,
          purpose: 'order-support',
        },
        shift: 'mon,fri 22:00-06:00 Asia/Manila',
      },
    });
    // The vendor's own page names it, and anybody else's list of work has it.
    const page = (await vera.get(`/api/vendors/${VENDOR}/directory`)).json as {
      readonly groups: readonly { readonly id: string }[];
    };
    expect(page.groups.find(({ id }) => id === group)).toMatchObject({
      mapping: { agreement: AGREEMENT, site },
      siteName: site,
    });
    const listed = (await vera.get('/api/assignments')).json as readonly { readonly id: string }[];
    expect(listed.map(({ id }) => id)).toContain(work?.id);
  });

  it.each<[string, (of: Awaited<ReturnType<typeof atWork>>) => Promise<unknown>]>([
    ['leaving it by PATCH', ({ person, group }) => directory.patch(`/Groups/${group}`, without(person))],
    ['leaving it by PUT', ({ group, name }) => putGroup(group, name)],
    ['its deletion', ({ group }) => directory.delete(`/Groups/${group}`)],
    ['the mapping taken back', ({ group }) => map(group, null)],
    ['a mapping without work', ({ group }) => map(group, AS)],
    [
      'a mapping to another role',
      ({ group }) => map(group, { role: 'qa-analyst', accessRole: null, purpose: null }),
    ],
    [
      'deactivation by PATCH',
      ({ person }) => directory.patch(`/Users/${person}`, [{ op: 'replace', path: 'active', value: false }]),
    ],
    [
      'deactivation by PUT',
      ({ person }) =>
        directory.put(`/Users/${person}`, { schemas: [USER], userName: fresh('put'), active: false }),
    ],
    ['deletion', ({ person }) => directory.delete(`/Users/${person}`)],
  ])('ends it by %s, once, and enters that', async (_, leave) => {
    const of = await atWork();
    expect(await standing(of.person)).toEqual(['live']);
    await leave(of);
    expect(await standing(of.person)).toEqual(['directory']);
    await leave(of);
    expect(await standing(of.person)).toEqual(['directory']);
    const [work] = await workOf(of.person);
    const entries = await enteredOf(of.person);
    expect(entries.map(({ kind }) => kind)).toEqual(['assignment-made', 'assignment-ended']);
    expect(entries[1]).toMatchObject({
      agreement: AGREEMENT,
      words: { assignment: work?.id, group: of.group, why: 'directory' },
    });
  });

  it('gives it to whoever joins and comes back, and nothing twice', async () => {
    const { person, group, name } = await atWork();
    const { id: joiner } = await directory.user();
    const add = [{ op: 'add', path: 'members', value: members(joiner) }];
    for (let times = 0; times < 2; times++) {
      expect((await directory.patch(`/Groups/${group}`, add)).status).toBeLessThan(300);
      expect((await putGroup(group, name, person, joiner)).status).toBe(200);
      expect(await map(group, gives())).toBe(200);
    }
    expect(await standing(joiner)).toEqual(['live']);
    expect(await standing(person)).toEqual(['live']);
    const active = (value: boolean) =>
      directory.patch(`/Users/${joiner}`, [{ op: 'replace', path: 'active', value }]);
    await active(false);
    await active(true);
    expect(await standing(joiner)).toEqual(['directory', 'live']);
    // Many at once give it once.
    await directory.patch(`/Groups/${group}`, without(joiner));
    await Promise.all(Array.from({ length: 6 }, () => directory.patch(`/Groups/${group}`, add)));
    expect(await standing(joiner)).toEqual(['directory', 'directory', 'live']);
  });

  it('changes the work when the mapping changes, and a new name changes nothing', async () => {
    const { person, group } = await atWork();
    await directory.patch(`/Groups/${group}`, [
      { op: 'replace', path: 'displayName', value: fresh('renamed') },
    ]);
    expect(await standing(person)).toEqual(['live']);
    expect(await look(group, gives({ shift: SHIFT }))).toEqual({ changed: [person] });
    expect(await map(group, gives({ shift: SHIFT }))).toBe(200);
    expect(await standing(person)).toEqual(['directory', 'live']);
    expect((await workOf(person))[1]).toMatchObject({ shift: SHIFT });
  });

  it('leaves alone what people gave, and gives nothing again that people ended', async () => {
    const { person, group, name } = await atWork();
    const { id: ended } = await directory.user();
    await putGroup(group, name, person, ended);
    const given = await vera.post(`/api/people/${person}/assignments`, {
      ...{ agreement: AGREEMENT, accessRole: 'tier1', purpose: 'order-support' },
    });
    expect(given.status).toBe(200);
    const [own] = await workOf(ended);
    expect((await vera.post(`/api/assignments/${own?.id ?? ''}/end`, {})).status).toBe(200);
    expect(await look(group, gives())).toEqual({ 'by-hand': [person], 'ended-by-hand': [ended] });

    await putGroup(group, name);
    await putGroup(group, name, person, ended);
    expect(await map(group, gives({ shift: SHIFT }))).toBe(200);
    expect(await standing(person)).toEqual(['replaced', 'live']);
    expect(await standing(ended)).toEqual(['ended']);
    await directory.delete(`/Groups/${group}`);
    expect(await standing(person)).toEqual(['replaced', 'live']);
  });

  it('is shown before it is saved, and looking writes nothing', async () => {
    const [{ id: ada }, { id: ben }, { id: dan }] = [
      await directory.user(),
      await directory.user(),
      await directory.user({ active: false }),
    ];
    const { id: group } = await directory.group({ members: members(ada, ben, dan, 'nobody') });
    const { rows } = await owner.query('SELECT count(*) AS entries FROM cordon.ledger_bodies');
    expect(await look(group, gives())).toEqual({ given: [ada, ben].toSorted(), 'passed-over': [dan] });
    expect(await look(group, AS)).toEqual({ 'role-only': [ada, ben].toSorted(), 'passed-over': [dan] });
    expect(await look(group, null)).toEqual({});
    expect(await standing(ada)).toEqual([]);
    expect((await owner.query('SELECT count(*) AS entries FROM cordon.ledger_bodies')).rows).toEqual(rows);
    expect(await map(group, gives())).toBe(200);
    expect(await look(group, gives())).toEqual({ same: [ada, ben].toSorted(), 'passed-over': [dan] });
    expect(await look(group, null)).toEqual({ ends: [ada, ben].toSorted() });
    expect(await standing(ben)).toEqual(['live']);
  });

  it('ends with the site it names', async () => {
    const site = await newSite(VENDOR);
    const { person, group } = await atWork(gives({ site }));
    await owner.query('UPDATE cordon.sites SET closed_at = now(), closed_by = $2 WHERE id = $1', [
      ...[site, 'per_vera'],
    ]);
    await directory.patch(`/Groups/${group}`, [{ op: 'replace', path: 'displayName', value: 'New' }]);
    expect(await standing(person)).toEqual(['directory']);
    expect(await map(group, gives({ site }))).toBe(400);
  });
});

describe('a directory', () => {
  it('cannot give itself work of another vendor, whatever its admin maps', async () => {
    const { id: person } = await directory.user();
    const { id: group } = await directory.group({ members: members(person) });
    for (const mapping of [
      gives({ agreement: OTHERS }),
      gives({ agreement: 'agr_nothing' }),
      gives({ site: foreignSite }),
      gives({ purpose: 'something-else' }),
      gives({ role: 'team-lead', accessRole: null, purpose: null }),
      { ...AS, shift: SHIFT },
    ]) {
      expect(await map(group, mapping)).toBe(400);
      expect((await vera.post(`${pathOf(group)}/look`, { mapping })).status).toBe(400);
    }
    expect(await standing(person)).toEqual([]);
    expect(await map(group, gives(), nuno)).toBe(404);
    expect((await nuno.post(`${pathOf(group)}/look`, { mapping: gives() })).status).toBe(404);
  });

  it.each(['agreement', 'site'] as const)(
    'is given nothing by a mapping past those checks either: the query asks whose %s it is',
    async (what) => {
      const { id: person } = await directory.user();
      const { id: group } = await directory.group({ members: members(person) });
      const theirs = { agreement: fresh('agr'), site: await newSite('pty_northgate') };
      await owner.query(
        `INSERT INTO cordon.agreements (id, title, controller_id, processor_id, source_id, created_at)
         SELECT $1, title, controller_id, processor_id, source_id, created_at FROM cordon.agreements WHERE id = $2`,
        [theirs.agreement, OTHERS],
      );
      await owner.query('UPDATE cordon.directory_groups SET mapping = $2 WHERE id = $1', [
        ...[group, gives({ [what]: theirs[what] })],
      ]);
      await putGroup(group, fresh('again'), person);
      expect(await standing(person)).toEqual([]);
      // That alone held it back.
      await owner.query(
        what === 'agreement'
          ? 'UPDATE cordon.agreements SET processor_id = $2 WHERE id = $1'
          : 'UPDATE cordon.sites SET party_id = $2 WHERE id = $1',
        [theirs[what], VENDOR],
      );
      await putGroup(group, fresh('again'), person);
      expect(await standing(person)).toEqual(['live']);
    },
  );

  it('gives nothing by a group that nobody mapped, however it describes it', async () => {
    const { id: person } = await directory.user();
    await directory.group({ members: members(person), mapping: gives(), roles: [{ value: 'tier1' }] });
    expect(await standing(person)).toEqual([]);
  });

  it('gives nothing to, and ends nothing of, another vendor’s people', async () => {
    const { person, group } = await atWork();
    const { id: theirs } = await foreign.user();
    const inside = await foreign.group({ members: members(person, theirs) });
    await directory.patch(`/Groups/${group}`, [{ op: 'add', path: 'members', value: members(theirs) }]);
    expect((await foreign.patch(`/Groups/${group}`, without(person))).status).toBe(404);
    expect((await foreign.delete(`/Groups/${inside.id}`)).status).toBe(204);
    expect(await standing(theirs)).toEqual([]);
    expect(await standing(person)).toEqual(['live']);
  });

  it('gives nothing that could not be entered, and heals with the next request', async () => {
    const { person: first, group, name } = await atWork();
    const { id: person } = await directory.user();
    // As left by a process that stopped half way: in the group, and not given yet.
    await owner.query('INSERT INTO cordon.directory_members (group_id, value, position) VALUES ($1, $2, 9)', [
      ...[group, person],
    ]);
    const again = () => putGroup(group, name, first, person);
    await owner.query('ALTER TABLE cordon.ledger_bodies RENAME TO ledger_away');
    expect((await again()).status).toBe(503);
    expect(await standing(person)).toEqual([]);
    await owner.query('ALTER TABLE cordon.ledger_away RENAME TO ledger_bodies');
    expect((await again()).status).toBe(200);
    expect(await standing(person)).toEqual(['live']);
  });
});

describe('a roster that names an agreement', () => {
  const roster = async (
    csv: string,
    by: 'admin' | 'script' = 'admin',
    scopes = ['read', 'users', 'groups'],
  ) => {
    const path = `/api/vendors/${VENDOR}/roster`;
    await vera.stepUp();
    if (by === 'admin') {
      const looked = (await vera.post(path, { csv })).json as { hash: string };
      return vera.post(path, {
        ...{ csv, apply: looked.hash, confirmLeavers: true },
        ...vera.decided('roster-applied', {
          ...{ subjectParty: VENDOR, difference: looked.hash, confirmLeavers: true },
        }),
      });
    }
    const made = await vera.post(`/api/vendors/${VENDOR}/directory/tokens`, {
      ...{ kind: 'roster', label: 'Script', scopes, networks: [], days: 30 },
    });
    const { secret } = made.json as { readonly secret: string };
    const send = async (query: string) => {
      const response = await fetch(`${world.baseUrl}${path}${query}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'text/csv' },
        body: csv,
      });
      return { status: response.status, json: (await response.json()) as { hash: string } };
    };
    const { json } = await send('');
    return send(`?apply=${json.hash}&confirmLeavers=true`);
  };
  /** Everybody a roster could take away stays, and these lines besides. */
  const list = async (header: string, ...lines: readonly string[]) => {
    const { rows } = await owner.query<{ email: string }>(
      `SELECT p.email FROM cordon.persons p LEFT JOIN cordon.directory_users d ON d.person_id = p.id
       WHERE p.party_id = $1 AND p.email IS NOT NULL AND p.left_at IS NULL AND p.role <> 'vendor-admin' AND d.person_id IS NULL`,
      [VENDOR],
    );
    const blank = ','.repeat(header.split(',').length - 1);
    return [header, ...rows.map(({ email }) => `${email}${blank}`), ...lines].join('\n');
  };
  const called = async (userName: string) => {
    const { rows } = await owner.query<{ id: string }>(
      `SELECT person_id AS id FROM cordon.directory_users WHERE user_name = $1`,
      [userName],
    );
    return rows[0]?.id ?? '';
  };

  it('gives the work with an entry each, and takes it when the line or its agreement goes', async () => {
    const [one, two] = [fresh('one'), fresh('two')];
    const header = 'userName,accessRole,purpose,agreement,shift';
    const work = `tier1,order-support,${AGREEMENT},"mon,fri 22:00-06:00 Asia/Manila"`;
    expect((await roster(await list(header, `${one},${work}`, `${two},${work}`))).status).toBe(200);
    const [first, second] = [await called(one), await called(two)];
    for (const person of [first, second]) {
      expect(await workOf(person)).toMatchObject([
        { agreement: AGREEMENT, role: 'tier1', shift: SHIFT, made: 'roster', why: null },
      ]);
    }
    expect(await enteredOf(first)).toMatchObject([{ kind: 'assignment-made', words: { group: 'roster' } }]);

    expect((await roster(`userName,agreement\n${one},`)).status).toBe(200);
    expect(await standing(first)).toEqual(['directory']);
    expect(await standing(second)).toEqual(['directory']);
    const { rows } = await owner.query('SELECT FROM cordon.persons WHERE id = $1 AND left_at IS NOT NULL', [
      second,
    ]);
    expect(rows).toHaveLength(1);
    for (const person of [first, second]) {
      expect((await enteredOf(person)).map(({ kind }) => kind)).toEqual([
        'assignment-made',
        'assignment-ended',
      ]);
    }
  });

  it('and a group both end with the leaver, whichever gave which', async () => {
    const { person, name } = await atWork();
    expect(await standing(person)).toEqual(['live']);
    const line = fresh('line');
    const csv = `userName,accessRole,purpose,agreement\n${line},tier1,order-support,${AGREEMENT}`;
    expect((await roster(csv)).status).toBe(200);
    const listed = await called(line);
    const { id: group } = await directory.group({ displayName: `${name}-2`, members: members(listed) });
    expect(await map(group, gives({ accessRole: 'tier2', purpose: 'pharmacy-support' }))).toBe(200);
    expect(await standing(listed)).toEqual(['live', 'live']);
    expect((await roster(`userName\n${fresh('other')}`)).status).toBe(200);
    expect(await standing(listed)).toEqual(['directory', 'directory']);
    await directory.patch(`/Users/${person}`, [{ op: 'replace', path: 'active', value: false }]);
    expect(await standing(person)).toEqual(['directory']);
  });

  it('is applied by no script whose token may not give work', async () => {
    const line = fresh('line');
    const csv = `userName,accessRole,purpose,agreement\n${line},tier1,order-support,${AGREEMENT}`;
    expect((await roster(csv, 'script', ['read', 'users'])).status).toBe(403);
    expect(await called(line)).toBe('');
    expect((await roster(csv, 'script')).status).toBe(200);
    expect(await standing(await called(line))).toEqual(['live']);
  });
});

describe('while the ledger cannot be written', () => {
  it('work and a site end all the same, and each is entered once when it is back', async () => {
    const [left, moved] = [await atWork(), await atWork()];
    const site = await newSite(VENDOR);
    await owner.query('ALTER TABLE cordon.ledger_bodies ADD CONSTRAINT down CHECK (false) NOT VALID');
    try {
      for (const answer of [
        await directory.patch(`/Users/${left.person}`, [{ op: 'replace', path: 'active', value: false }]),
        await directory.patch(`/Groups/${moved.group}`, without(moved.person)),
      ]) {
        expect(answer.status).toBeGreaterThanOrEqual(500);
      }
      expect((await vera.post(`/api/sites/${site}/close`, {})).status).toBe(503);
      for (const { person } of [left, moved]) expect(await standing(person)).toEqual(['directory']);
      expect(await world.house.owed.left()).toBeGreaterThan(0);
    } finally {
      await owner.query('ALTER TABLE cordon.ledger_bodies DROP CONSTRAINT down');
    }
    // As the job does.
    await world.house.owed.settle();
    await world.house.owed.settle();
    expect(await world.house.owed.left()).toBe(0);
    const count = async (kind: string, word: string, value: string) => {
      const { rows } = await owner.query<{ body: string }>(
        'SELECT body FROM cordon.ledger_bodies WHERE kind = $1',
        [kind],
      );
      return rows.filter(
        ({ body }) => (JSON.parse(body) as { words: Record<string, unknown> }).words[word] === value,
      ).length;
    };
    for (const { person } of [left, moved]) {
      expect(await count('assignment-ended', 'subjectPerson', person)).toBe(1);
    }
    expect(await count('scim-user-deactivated', 'subjectPerson', left.person)).toBe(1);
    expect(await count('scim-group-changed', 'group', moved.group)).toBe(1);
    expect(await count('site-closed', 'site', site)).toBe(1);
  });
});
