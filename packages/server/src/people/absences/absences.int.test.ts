import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../../tests/support/identity/browser.ts';
import { openPeopleScene, type PeopleScene } from '../../../../../tests/support/people.ts';

let scene: PeopleScene;
let admin: Browser;
let vera: Browser;
let leo: Browser;

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const away = (from: number, until: number) => ({ from: inDays(from), until: inDays(until), reason: 'leave' });

beforeAll(async () => {
  scene = await openPeopleScene();
  [admin, vera, leo] = [await scene.enter('olivia'), await scene.enter('vera'), await scene.enter('leo')];
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.entered.length = 0;
  scene.ledgerDown = false;
});

interface Listed {
  readonly absences: readonly { readonly id: string; readonly endedAt: string | null }[];
  readonly maySay: boolean;
}
const listed = async (by: Browser, person: string) =>
  (await by.get(`/api/people/${person}/absences`)).body as Listed;

describe('an absence', () => {
  it('is said by who looks after a person, entered, and seen by the company', async () => {
    const { status, body } = await leo.post('/api/people/ada/absences', away(1, 8));
    expect(status).toBe(200);
    const { id } = body as { id: string };
    expect(scene.entered).toMatchObject([
      {
        act: 'absence-said',
        words: { absence: id, subjectPerson: 'ada', subjectParty: 'bright', reason: 'leave' },
      },
    ]);
    expect(await listed(leo, 'ada')).toMatchObject({ absences: [{ id, endedAt: null }], maySay: true });
    expect(await listed(admin, 'ada')).toMatchObject({ absences: [{ id }], maySay: false });
  });

  it('ends when somebody is back early, once', async () => {
    const [known] = (await listed(vera, 'ada')).absences;
    const url = `/api/absences/${known?.id ?? ''}/end`;
    expect((await vera.post(url, {})).status).toBe(200);
    expect(scene.entered).toMatchObject([{ act: 'absence-ended', words: { subjectPerson: 'ada' } }]);
    expect((await vera.post(url, {})).code).toBe('already-done');
    expect((await listed(vera, 'ada')).absences[0]?.endedAt).not.toBeNull();
  });

  it.each<[string, () => object, string]>([
    ['ends before it begins', () => away(3, 2), 'bad-request'],
    ['is over', () => away(-3, -2), 'bad-request'],
    ['is longer than a year', () => away(1, 500), 'bad-request'],
    ['began long ago', () => away(-40, 2), 'bad-request'],
    ['gives an illness as its reason', () => ({ ...away(1, 2), reason: 'sick' }), 'bad-request'],
    ['lies over another', () => away(22, 23), 'conflict'],
  ])('is refused where it %s', async (_, body, code) => {
    await leo.post('/api/people/ada/absences', away(20, 25));
    expect((await leo.post('/api/people/ada/absences', body())).code).toBe(code);
  });

  it('is not told by the person, by another vendor, nor by the company of a vendor’s people', async () => {
    const before = await listed(admin, 'ada');
    expect((await vera.post('/api/people/vera/absences', away(1, 2))).code).toBe('role-not-allowed');
    expect((await leo.post('/api/people/vera/absences', away(1, 2))).code).toBe('role-not-allowed');
    expect((await admin.post('/api/people/ada/absences', away(30, 31))).code).toBe('role-not-allowed');
    expect((await vera.post('/api/people/rita/absences', away(1, 2))).code).toBe('not-in-scope');
    expect((await vera.get('/api/people/rita/absences')).code).toBe('not-in-scope');
    expect(await listed(admin, 'ada')).toEqual(before);
  });

  it('is not kept where it cannot be entered', async () => {
    scene.ledgerDown = true;
    expect((await leo.post('/api/people/ada/absences', away(50, 51))).code).toBe('ledger-unavailable');
    scene.ledgerDown = false;
    expect((await leo.post('/api/people/ada/absences', away(50, 51))).status).toBe(200);
  });
});
