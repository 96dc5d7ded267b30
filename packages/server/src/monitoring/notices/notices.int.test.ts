import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../../tests/attacks/attack.ts';
import { aware, openClockScene, TOLD } from '../../../../../tests/support/clockScene.ts';

/* A notice is drafted from what is known, refused while it lacks something, and stops its clock once it went out. */

const opened = await openClockScene();
const { back, giveTo, look, recorded, clock, draft, give, notices, rows, server, scene, priya } = opened;
afterAll(() => opened.close());

describe('a notice', () => {
  it('is drafted from what is known, refused while it lacks what the law asks for, and made as a file all the same', async () => {
    await recorded('inc_three', aware, { kind: 'risk', risk: 'high' });
    const { missing } = await draft('inc_three', 'gdpr-34');
    expect(missing.map(({ part }) => part)).toEqual(['nature', 'contact', 'consequences', 'measures']);
    expect(await give('inc_three', 'hipaa-media', 'desk@press.example')).toMatchObject({
      json: { error: { code: 'notice-incomplete' } },
    });
    const { answer, entered } = await scene.attack(() => give('inc_three', 'gdpr-34', null));
    expect(entered).toMatchObject([{ kind: 'notice-exported', person: 'per_priya' }]);
    const { id } = answer.json as { id: string };
    const file = await fetch(`${scene.baseUrl}/api/breach-notices/${id}/notice.txt`, {
      headers: { cookie: priya.cookie() },
    });
    expect(await file.text()).toMatch(/^DRAFT: 4 contents are missing\.\n[^]*Not known yet\./);
    const pdf = await fetch(`${scene.baseUrl}/api/breach-notices/${id}/notice.pdf`, {
      headers: { cookie: priya.cookie() },
    });
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toMatch(/^%PDF/);
    // A file is no notice: only a person knows that it was handed in.
    expect(await clock('inc_three', 'gdpr-34')).toMatchObject({ state: 'running' });
  });

  it('with another number of people than the ledger’s does not go out', async () => {
    await recorded('inc_three', ...TOLD);
    expect(
      await give('inc_three', 'gdpr-33-1', 'dpa@authority.example', { subjects: 'customers: 36 people' }),
    ).toMatchObject({
      json: { error: { code: 'notice-incomplete' } },
    });
  });

  it('waits while the mail server is down, says so, and goes out once and whole when it is back', async () => {
    server.isDown(true);
    const { answer, entered } = await scene.attack(() =>
      give('inc_three', 'gdpr-33-1', 'dpa@authority.example'),
    );
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered).toMatchObject([{ kind: 'notice-given', person: 'per_priya' }]);
    await look();
    expect((await notices('inc_three')).filter(({ address }) => address !== null)).toMatchObject([
      { tries: 1, problem: 'mail-failed', sentAt: null },
    ]);
    expect(await clock('inc_three', 'gdpr-33-1')).toMatchObject({ state: 'running' });
    const open = () =>
      rows(`SELECT about FROM cordon.findings WHERE kind = 'notice-unsent' AND closed_at IS NULL`);
    expect(await open()).toHaveLength(1);

    server.isDown(false);
    scene.pass(2 * MINUTE);
    const { entered: later } = await scene.attack(async () => {
      await look();
      await look();
      return priya.get('/api/clocks/inc_three');
    });
    const sent = server.took.filter(({ to }) => to === 'dpa@authority.example');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('customers: 37 people.');
    expect(later.filter(({ kind }) => kind === 'notice-sent')).toMatchObject([{ person: 'per_priya' }]);
    expect(await clock('inc_three', 'gdpr-33-1')).toMatchObject({ state: 'done', late: false });
    expect(await open()).toEqual([]);
  });

  it('of a first phase leaves the rest owed', async () => {
    await recorded('inc_four', aware, ...TOLD.slice(0, 3));
    expect(await give('inc_four', 'gdpr-33-1', 'dpa@authority.example')).toMatchObject({ status: 200 });
    await look();
    expect(await clock('inc_four', 'gdpr-33-1')).toMatchObject({ state: 'partly' });
  });

  it('that law enforcement holds back does not go out', async () => {
    await recorded('inc_five', aware, ...TOLD, {
      kind: 'law-enforcement',
      form: 'written',
      until: '2026-12-24T08:00:00Z',
    });
    const more = { dates: 'In October.', steps: 'Be careful.' };
    expect(await give('inc_five', 'hipaa-media', 'desk@press.example', more)).toMatchObject({
      json: { error: { code: 'notice-held-back' } },
    });
  });

  it('to those affected does not go out in one mail', async () => {
    expect(await give('inc_three', 'gdpr-34', 'all@harbor.example.com')).toMatchObject({
      json: { error: { code: 'bad-request' } },
    });
  });
});

describe('a notice to those affected', () => {
  beforeEach(() => back());

  const PEOPLE = ['ada@people.example', 'ben@people.example', 'cleo@people.example'];
  const HIGH = [...TOLD.filter(({ kind }) => kind !== 'affected'), { kind: 'risk', risk: 'high' }];
  const mailsOf = () => server.took.filter(({ to }) => to.includes('@people.example'));
  const kept = async () =>
    JSON.stringify([
      await rows('SELECT * FROM cordon.notice_people'),
      await rows('SELECT * FROM cordon.breach_notices'),
      await rows('SELECT * FROM cordon.entries_owed'),
      await rows('SELECT body FROM cordon.ledger_bodies'),
    ]);

  it('goes to each by themselves, each mail is an entry, and no address is kept', async () => {
    await recorded('inc_people', aware, ...HIGH, { kind: 'affected', count: 3 });
    const { answer, entered } = await scene.attack(() => giveTo('inc_people', 'gdpr-34', PEOPLE));
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered).toMatchObject([{ kind: 'notice-given', person: 'per_priya' }]);
    expect(await kept()).not.toContain('@people.example');
    const { entered: mailed } = await scene.attack(async () => {
      await look();
      await look();
      return priya.get('/api/clocks/inc_people');
    });
    expect(mailsOf().map(({ to }) => to)).toEqual(PEOPLE);
    for (const { to, text } of mailsOf()) {
      expect(PEOPLE.filter((address) => text.includes(address))).toEqual([to]);
    }
    expect(mailed.filter(({ kind }) => kind === 'notice-mailed')).toHaveLength(3);
    expect(await kept()).not.toContain('@people.example');
    expect(await rows('SELECT FROM cordon.notice_people WHERE address_sealed IS NOT NULL')).toEqual([]);
    expect(await notices('inc_people')).toMatchObject([{ people: { total: 3, mailed: 3, failing: 0 } }]);
    expect(await clock('inc_people', 'gdpr-34')).toMatchObject({ state: 'done' });
  });

  it('that one mailbox does not take is tried again, found, and given up by a person: the clock runs on', async () => {
    await recorded('inc_refused', aware, ...HIGH, { kind: 'affected', count: 3 });
    server.refuses('ben@people.example');
    const before = mailsOf().length;
    expect(await giveTo('inc_refused', 'gdpr-34', PEOPLE)).toMatchObject({ status: 200 });
    await look();
    scene.pass(2 * MINUTE);
    await look();
    expect(mailsOf().length).toBe(before + 2);
    const [notice] = await notices('inc_refused');
    expect(notice).toMatchObject({ people: { mailed: 2, failing: 1, givenUp: 0 }, finishedAt: null });
    const open = () =>
      rows(
        `SELECT FROM cordon.findings WHERE kind = 'notice-unsent' AND about = '${notice?.id ?? ''}' AND closed_at IS NULL`,
      );
    expect(await open()).toHaveLength(1);
    const giveUp = () => priya.post(`/api/breach-notices/${notice?.id ?? ''}/give-up`, {});
    const { answer, entered } = await scene.attack(giveUp);
    expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 200 });
    expect(entered).toMatchObject([{ kind: 'notice-given-up', person: 'per_priya' }]);
    expect(await giveUp()).toMatchObject({ json: { error: { code: 'already-done' } } });
    server.refuses(null);
    await look();
    expect(mailsOf().length).toBe(before + 2);
    expect(await open()).toEqual([]);
    expect(await clock('inc_refused', 'gdpr-34')).toMatchObject({ state: 'running' });
  });

  it('waits while no server answers, and asks it no more than a few times a look', async () => {
    await recorded('inc_down', aware, ...HIGH);
    server.isDown(true);
    const many = Array.from({ length: 6 }, (_, nth) => `p${String(nth)}@people.example`);
    expect(await giveTo('inc_down', 'gdpr-34', many)).toMatchObject({ status: 200 });
    await look();
    expect(await notices('inc_down')).toMatchObject([{ people: { mailed: 0, failing: 3 } }]);
    server.isDown(false);
    scene.pass(2 * MINUTE);
    await look();
    expect(await notices('inc_down')).toMatchObject([{ people: { mailed: 6, failing: 0 } }]);
    // Nobody counted those affected: whether these are all of them nobody can say.
    expect(await clock('inc_down', 'gdpr-34')).toMatchObject({ state: 'running' });
  });

  it.each([
    ['lacks what the law asks for', 'inc_bare', 'gdpr-34', PEOPLE, 'notice-incomplete'],
    ['goes to more people than are affected', 'inc_few', 'gdpr-34', PEOPLE, 'bad-request'],
    ['is the authority’s', 'inc_few', 'gdpr-33-1', PEOPLE.slice(0, 1), 'bad-request'],
    [
      'names one of them twice',
      'inc_few',
      'gdpr-34',
      ['ada@people.example', 'Ada@people.example'],
      'bad-request',
    ],
  ])('that %s does not go out', async (_, incident, id, addresses, code) => {
    await recorded(incident, aware, { kind: 'risk', risk: 'high' });
    if (incident === 'inc_few') await recorded(incident, ...HIGH, { kind: 'affected', count: 2 });
    expect(await giveTo(incident, id, addresses)).toMatchObject({ json: { error: { code } } });
    expect(await notices(incident)).toEqual([]);
  });
});
