import { afterAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../../tests/attacks/attack.ts';
import { aware, openClockScene, TOLD } from '../../../../../tests/support/clockScene.ts';

/* A notice is drafted from what is known, refused while it lacks something, and stops its clock once it went out. */

const opened = await openClockScene();
const { look, recorded, clock, draft, give, notices, rows, server, scene, priya } = opened;
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

  it('to those affected is not mailed from here, where nobody knows their addresses', async () => {
    expect(await give('inc_three', 'gdpr-34', 'all@harbor.example.com')).toMatchObject({
      json: { error: { code: 'bad-request' } },
    });
  });
});
