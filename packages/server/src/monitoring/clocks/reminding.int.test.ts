import { afterAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../../tests/attacks/attack.ts';
import {
  aware,
  BRIGHTLINE,
  CONTRACT,
  HOUR,
  openClockScene,
} from '../../../../../tests/support/clockScene.ts';

/* Whoever owes a notice is reminded of it, and nothing is lost by an outage. */

const opened = await openClockScene();
const { look, recorded, clock, back, rows, server, scene, priya } = opened;
afterAll(() => opened.close());

describe('a reminder', () => {
  it('goes to whoever owes the notice at half, four fifths and the end, once each, and is entered', async () => {
    await recorded('inc_six', { kind: 'law', law: 'gdpr', applies: false });
    await recorded(
      'inc_six',
      { kind: 'law', law: 'hipaa', applies: false },
      { kind: 'law', law: 'california', applies: false },
    );
    await recorded(
      'inc_six',
      { kind: 'contract', agreement: BRIGHTLINE },
      { kind: 'vendor-aware', exact: true },
    );
    const about = () => server.took.filter(({ text }) => text.includes('inc_six'));
    await look();
    expect(about()).toEqual([]);
    const due = Date.parse((await clock('inc_six', CONTRACT))?.due?.at ?? '');
    const length = due - Date.now();
    const said: string[][] = [];
    for (const share of [0.5, 0.8, 1]) {
      scene.pass(due - (1 - share) * length - Date.now() + 1000);
      const before = about().length;
      await look();
      await look();
      said.push(
        about()
          .slice(before)
          .map(({ to, subject }) => `${to.split('@')[0] ?? ''} ${subject.slice(0, 4)}`),
      );
    }
    for (const mark of said) expect(mark.map((one) => one.split(' ')[0])).toContain('vera');
    expect(said.map((mark) => new Set(mark.map((one) => one.split(' ')[1])))).toEqual([
      new Set(['50']),
      new Set(['80']),
      new Set(['Over']),
    ]);
    const entered = await rows<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'clock-reminded' AND body LIKE '%inc_six%'`,
    );
    expect(entered).toHaveLength(3);
  });

  it('that no server takes is kept, counted, and mailed when one does', async () => {
    await back();
    await recorded('inc_seven', aware, { kind: 'risk', risk: 'high' });
    server.isDown(true);
    await look();
    const { json } = await priya.get('/api/clocks/inc_seven');
    const { incidents } = json as { incidents: { unsentReminders: number }[] };
    expect(incidents[0]?.unsentReminders).toBeGreaterThan(0);
    expect(server.took.filter(({ text }) => text.includes('inc_seven'))).toEqual([]);
    server.isDown(false);
    scene.pass(2 * MINUTE);
    await look();
    expect(server.took.filter(({ text }) => text.includes('inc_seven')).length).toBe(
      incidents[0]?.unsentReminders,
    );
  });

  it('of a clock that was answered is not sent', async () => {
    await back();
    await recorded('inc_seven', { kind: 'sent', clock: 'gdpr-33-1', whole: true });
    const before = server.took.length;
    scene.pass(80 * HOUR);
    await look();
    const later = server.took.slice(before).filter(({ text }) => text.includes('inc_seven'));
    expect(later.filter(({ text }) => text.includes('33(1)'))).toEqual([]);
  });
});
