import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  MFA,
  away,
  openCompanyAccounts,
  settingsOf,
  stateOf,
  type CompanyAccounts,
} from '../../../../../tests/support/identity/companyAccount.ts';
import type { Holder } from '../../../../../tests/support/identity/idp.ts';
import type { DirectoryDeps } from '../scim/deps.ts';
import { createGroups } from '../scim/groups.store.ts';
import { createUsers } from '../scim/store.ts';
import { createUser, deleteUser } from '../scim/users.ts';
import { createGroupWork } from '../scim/work.store.ts';

let f: CompanyAccounts['f'];
let idp: CompanyAccounts['idp'];
let vera: CompanyAccounts['vera'];
let fresh: CompanyAccounts['fresh'];
let roundTrip: CompanyAccounts['roundTrip'];
let expectRefused: CompanyAccounts['expectRefused'];
let accounts: CompanyAccounts;

beforeAll(async () => {
  accounts = await openCompanyAccounts();
  ({ f, idp, vera, fresh, roundTrip, expectRefused } = accounts);
});
afterAll(() => accounts.close());
beforeEach(() => accounts.anew());

describe('somebody whom a directory knows by a user name alone', () => {
  const by = (party: string) => ({ party, person: null, credential: null, ip: null });
  let directory: DirectoryDeps;
  let count = 0;

  beforeAll(() => {
    directory = {
      ...{ pool: f.pool, users: createUsers(f.pool), groups: createGroups(f.pool) },
      ...{ works: createGroupWork(f.pool), revocations: f.identity.revocations },
      ...{ now: () => new Date(), enter: async () => 1, settle: async () => undefined },
      owed: (act, caller, words) => ({
        ...{
          act,
          person: caller.person,
          party: caller.party,
          agreement: null,
          ip: null,
          at: new Date(),
          words,
        },
      }),
    };
  });
  afterAll(() => claimIs(null));

  /** Sets where the user name stands, as the vendor's admin does. */
  async function claimIs(userNameClaim: string | null): Promise<void> {
    const body = { ...settingsOf(idp, 'bright.example'), userNameClaim };
    expect((await (await fresh(vera)).put('/api/sso/bright', body)).status).toBe(200);
  }

  /** As the directory of a vendor adds somebody. */
  async function provision(userName: string, party = 'bright', more: object = {}): Promise<string> {
    const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName, ...more };
    const { id } = (await createUser(directory, by(party), body)).user;
    await f.pool.query(`UPDATE cordon.persons SET site_id = 'site-1' WHERE id = $1 AND party_id = 'bright'`, [
      id,
    ]);
    return id;
  }

  const newName = () => `Kim.${String((count += 1))}`;
  const called = (userName: string, more: Partial<Holder> = {}): Holder => ({
    ...{ sub: `subject of ${userName}`, userName, ...MFA },
    ...more,
  });

  async function expectNobody(holder: Holder): Promise<void> {
    idp.holder = holder;
    const browser = f.browser();
    await expectRefused(await roundTrip(browser), browser);
    expect((await f.pool.query('SELECT FROM cordon.sso_links')).rowCount).toBe(0);
  }

  it('signs in where the provider says that user name, without any address, and from then on by the subject', async () => {
    await claimIs('preferred_username');
    const userName = newName();
    const id = await provision(userName);
    // A directory's user names are the same in any case.
    idp.holder = called(userName.toUpperCase());
    const browser = f.browser();
    expect((await roundTrip(browser)).location).toBe('/');
    expect(await stateOf(browser)).toMatchObject({ state: 'full', person: { id } });
    expect(f.events.find(({ kind }) => kind === 'sso-linked')).toMatchObject({
      ...{ personId: id, partyId: 'bright', words: { issuer: idp.issuer, by: 'user-name' } },
    });
    const { rows } = await f.pool.query<{ email: string; password: string | null }>(
      `SELECT u.email, a.password FROM auth."user" u JOIN auth.account a ON a."userId" = u.id
       JOIN cordon.persons p ON p.user_id = u.id WHERE p.id = $1 AND p.email IS NULL`,
      [id],
    );
    expect(rows).toEqual([{ email: `${id}@no-address.invalid`, password: null }]);
    const typed = { email: `${id}@no-address.invalid`, password: 'anything at all here' };
    expect((await f.browser().post('/api/auth/sign-in/email', typed)).code).toBe('sign-in-refused');

    idp.holder = { ...called(userName.toUpperCase()), userName: 'Renamed' };
    const again = f.browser();
    await roundTrip(again);
    expect(await stateOf(again)).toMatchObject({ state: 'full', person: { id } });
    // Nobody else takes the name over.
    idp.holder = called(userName, { sub: 'somebody else' });
    const other = f.browser();
    await expectRefused(await roundTrip(other), other);
  });

  it('asks the provider for the user name only where the party chose that claim', async () => {
    for (const [claim, scope] of [
      ['preferred_username', 'openid email profile'],
      ['sub', 'openid email'],
      [null, 'openid email'],
    ] as const) {
      await claimIs(claim);
      expect(new URL(await away(f.browser())).searchParams.get('scope')).toBe(scope);
    }
  });

  it('signs in by the subject itself, spelled exactly so', async () => {
    await claimIs('sub');
    const userName = newName();
    const id = await provision(userName);
    await expectNobody({ sub: userName.toUpperCase(), ...MFA });
    await expectNobody(called(userName));
    idp.holder = { sub: userName, ...MFA };
    const browser = f.browser();
    await roundTrip(browser);
    expect(await stateOf(browser)).toMatchObject({ state: 'full', person: { id } });
  });

  it('is refused while the party chose no claim', async () => {
    await claimIs(null);
    const userName = newName();
    await provision(userName);
    await expectNobody(called(userName));
    await expectNobody(called('x', { sub: userName }));
  });

  it.each([
    ['in the directory of another vendor', async (userName: string) => provision(userName, 'nowhere')],
    [
      'by somebody who has an address, which has to be verified then',
      async (userName: string) =>
        provision(userName, 'bright', { emails: [{ value: `${userName}@bright.example` }] }),
    ],
    [
      'in a roster, which is no directory of the provider',
      async (userName: string) => {
        const id = await provision(userName);
        await f.pool.query(`UPDATE cordon.directory_users SET source = 'roster' WHERE person_id = $1`, [id]);
      },
    ],
    [
      'by somebody the directory deleted',
      async (userName: string) => {
        await deleteUser(directory, by('bright'), await provision(userName), {});
      },
    ],
    ['by somebody who left', async (userName: string) => provision(userName, 'bright', { active: false })],
    ['by nobody', async () => undefined],
  ] as const)('is refused where the user name is kept %s', async (_, prepare) => {
    await claimIs('preferred_username');
    const userName = newName();
    await prepare(userName);
    idp.holder = called(userName);
    const browser = f.browser();
    expect((await roundTrip(browser)).location).toBe('/sign-in?refused=sso-refused');
    expect((await stateOf(browser)).state).toBe('signed-out');
  });

  it('is not reached by an address, verified or not, that is spelled like the user name', async () => {
    await claimIs('preferred_username');
    const userName = 'kim.address@bright.example';
    const id = await provision(userName);
    await f.pool.query('UPDATE cordon.persons SET email = NULL WHERE id = $1', [id]);
    for (const emailVerified of [false, 'true', true]) {
      await expectNobody({ sub: 'k', email: userName, emailVerified, ...MFA });
    }
  });

  it('is not who the verified address of a colleague says', async () => {
    await claimIs('preferred_username');
    const userName = newName();
    const id = await provision(userName);
    await roundTrip(f.browser());
    const link = await f.pool.query<{ person: string }>('SELECT person_id AS person FROM cordon.sso_links');
    expect(link.rows).toEqual([{ person: 'ada' }]);
    idp.holder = called(userName, { email: 'ada@bright.example' });
    const browser = f.browser();
    await expectRefused(await roundTrip(browser), browser);
    idp.holder = called(userName, { email: 'ada@bright.example', emailVerified: false });
    await roundTrip(browser);
    expect(await stateOf(browser)).toMatchObject({ person: { id } });
  });

  it('comes back after a deletion as a subject that is linked anew', async () => {
    await claimIs('preferred_username');
    const userName = newName();
    const id = await provision(userName);
    idp.holder = called(userName);
    await roundTrip(f.browser());
    await deleteUser(directory, by('bright'), id, {});
    expect(await provision(userName)).toBe(id);
    // The former owner of the name, who is called otherwise by now.
    await expectNobody(called(userName, { userName: 'somebody-else' }));
    idp.holder = called(userName, { sub: 'the new owner' });
    const browser = f.browser();
    await roundTrip(browser);
    expect(await stateOf(browser)).toMatchObject({ person: { id } });
  });
});
