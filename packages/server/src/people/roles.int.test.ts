import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../tests/support/identity/browser.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/support/people.ts';

let scene: PeopleScene;
let olivia: Browser;
let vera: Browser;

beforeAll(async () => {
  scene = await openPeopleScene();
  [olivia, vera] = [await scene.enter('olivia'), await scene.enter('vera')];
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.entered.length = 0;
  scene.ledgerDown = false;
  await scene.stepUp();
});

const give = (browser: Browser, id: string, before: string, role: string) =>
  browser.post(`/api/people/${id}/role`, { role, before });
const roleOf = async (id: string) => (await scene.people()).find((one) => one.id === id)?.role;

describe('another role', () => {
  it('is given by the vendor’s admin, signed and entered, and what the old one opened ends', async () => {
    const ada = await scene.enter('ada');
    await scene.pool.query(
      `INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, from_at, made_at)
       VALUES ('asg_role', 'ada', 'agr_1', 'tier1', 'role-test', now(), now())`,
    );
    expect((await give(vera, 'ada', 'agent', 'team-lead')).status).toBe(200);
    expect(await roleOf('ada')).toBe('team-lead');
    expect((await ada.get('/test/full')).code).toBe('not-signed-in');
    const [changed, ...ended] = scene.entered;
    expect(changed).toMatchObject({
      act: 'person-role-changed',
      words: {
        ...{ subjectPerson: 'ada', subjectParty: 'bright', before: 'agent', role: 'team-lead' },
        signature: expect.any(String) as string,
      },
    });
    expect(ended.map(({ act }) => act)).toEqual(ended.map(() => 'assignment-ended'));
    expect(ended.map(({ words }) => words.assignment)).toContain('asg_role');
    // What they are then they are at the next sign-in, on the pages of a lead.
    expect((await (await scene.enter('ada')).get('/api/team')).status).toBe(200);
    expect((await give(vera, 'ada', 'team-lead', 'agent')).status).toBe(200);
  });

  it('takes a fresh second factor, the role that was looked at, and a ledger that can be written', async () => {
    expect((await give(vera, 'ben', 'team-lead', 'qa-analyst')).code).toBe('conflict');
    scene.ledgerDown = true;
    expect((await give(vera, 'ben', 'agent', 'qa-analyst')).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    await scene.pool.query(`UPDATE auth.session SET "stepUpAt" = NULL`);
    expect((await give(vera, 'ben', 'agent', 'qa-analyst')).code).toBe('step-up-needed');
    expect(await roleOf('ben')).toBe('agent');
    expect(scene.entered).toEqual([]);
  });

  it('is given to nobody of another party, by no one without the right, and to nobody by themselves', async () => {
    expect((await give(vera, 'olivia', 'company-admin', 'auditor')).code).toBe('not-in-scope');
    expect((await give(vera, 'ben', 'agent', 'vendor-admin')).code).toBe('role-not-allowed');
    expect((await give(vera, 'vera', 'vendor-admin', 'agent')).code).toBe('role-not-allowed');
    expect((await give(olivia, 'ben', 'agent', 'team-lead')).code).toBe('role-not-allowed');
    for (const id of ['leo', 'sam', 'quinn']) {
      const browser = await scene.enter(id);
      await scene.stepUp();
      expect((await give(browser, 'ben', 'agent', 'team-lead')).code).toBe('role-not-allowed');
    }
    expect(await roleOf('ben')).toBe('agent');
  });

  it('is not changed by hand where a group of the directory gives it', async () => {
    await scene.pool.query(
      `INSERT INTO cordon.directory_users (person_id, party_id, source, user_name, mapped_by, created_at, updated_at)
       VALUES ('ben', 'bright', 'scim', 'ben', 'grp_1', now(), now())`,
    );
    expect((await give(vera, 'ben', 'agent', 'team-lead')).code).toBe('role-by-directory');
    await scene.pool.query(`DELETE FROM cordon.directory_users WHERE person_id = 'ben'`);
    expect(scene.entered).toEqual([]);
  });

  it('leaves the company with an admin when two take each other’s role away at once', async () => {
    expect((await give(olivia, 'sam', 'security-officer', 'company-admin')).status).toBe(200);
    const sam = await scene.enter('sam');
    await scene.stepUp();
    const both = await Promise.all([
      give(olivia, 'sam', 'company-admin', 'security-officer'),
      give(sam, 'olivia', 'company-admin', 'privacy-officer'),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      [await roleOf('olivia'), await roleOf('sam')].filter((role) => role === 'company-admin'),
    ).toHaveLength(1);
  });
});
