import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { tellPlanned } from '../../packages/server/src/monitoring/planned/jobs.ts';
import { MINUTE } from './attack.ts';
import { openFeedScene, signalled, type FeedScene } from './feedScene.ts';

/*
 * What surrounds the accesses reaches what watches them: shifts, absences, where a sign-in came from. Each feed makes its
 * detector signal on a running installation, and the same events without it make it silent.
 */

let scene: FeedScene;
let vera: Visitor;

const HOUR = 60 * MINUTE;

beforeAll(async () => {
  scene = await openFeedScene();
  vera = await scene.enterFresh('per_vera');
});
afterAll(() => scene.close());

/** Tells what is planned, and waits until the live run has folded it: a step is read once none could come before it. */
async function told(person: string, step: string): Promise<void> {
  await tellPlanned(scene.house);
  await vi.waitFor(
    async () => {
      expect((await scene.everything()).some(({ kind, agent }) => kind === step && agent === person)).toBe(
        true,
      );
    },
    { timeout: 20_000, interval: 100 },
  );
  await scene.house.watched.watching.run();
}

/** Signs in anew and works so many tickets. */
async function works(person: string, tickets: number, status = 200): Promise<void> {
  const agent = scene.visitor(person);
  await agent.signIn();
  for (let nth = 0; nth < tickets; nth += 1) {
    const { ticket } = await scene.boundTicket(person);
    const answer = await agent.get(`/api/tickets/${ticket.id}`);
    expect(answer, JSON.stringify(answer)).toMatchObject({ status });
  }
}

const shiftOf = (person: string, from: string, to: string) =>
  scene.asOwner('UPDATE cordon.assignments SET shift = $2 WHERE person_id = $1 AND ended_at IS NULL', [
    person,
    JSON.stringify({ from, to, timeZone: 'UTC' }),
  ]);

describe('the plan of who works when', () => {
  it('makes work outside a shift a signal, and one that was extended in time none', async () => {
    // 08:00 now.
    await shiftOf('per_ben', '07:00', '08:30');
    await shiftOf('per_finn', '07:00', '08:30');
    await told('per_ben', 'shift');
    await tellPlanned(scene.house);
    const rows = await scene.asOwner<{ person: string }>(
      `SELECT person_id AS person FROM cordon.person_steps WHERE step = 'shift' ORDER BY person_id`,
    );
    expect(rows.map(({ person }) => person)).toEqual(['per_ben', 'per_finn']);
    scene.pass(15 * MINUTE);
    await scene.asOwner(
      `INSERT INTO cordon.shift_changes SELECT 'shc_feed', id, 'on', 'extend', $1, $2, 'per_vera', $1
       FROM cordon.assignments WHERE person_id = 'per_finn' AND ended_at IS NULL`,
      [new Date('2026-11-02T08:30:00Z'), new Date('2026-11-02T11:00:00Z')],
    );
    await told('per_finn', 'shift');
    await vi.waitFor(
      async () => {
        const changed = (await scene.everything()).find(
          ({ code, agent }) => code === 'changed' && agent === 'per_finn',
        );
        expect(changed?.until).toBe(Date.parse('2026-11-02T11:00:00Z'));
      },
      { timeout: 20_000, interval: 100 },
    );
    scene.pass(HOUR);
    // The agreement keeps them out as well: who tries is told of all the same.
    await works('per_ben', 4, 403);
    await works('per_finn', 4);
    expect(await scene.liveSignals('off-shift', 'per_ben')).toHaveLength(1);
    expect(await scene.liveSignals('off-shift', 'per_finn')).toEqual([]);
    const events = await scene.everything();
    expect(signalled(events, 'off-shift', 'per_ben')).toBe(true);
    expect(
      signalled(
        events.filter(({ kind }) => kind !== 'shift'),
        'off-shift',
        'per_ben',
      ),
    ).toBe(false);
    // Without what changed late, the one who stayed on as agreed would be told of.
    expect(
      signalled(
        events.filter(({ code }) => code !== 'changed'),
        'off-shift',
        'per_finn',
      ),
    ).toBe(true);
  });
});

describe('an absence', () => {
  it('keeps nobody out, and makes their account’s use a signal', async () => {
    const [from, until] = [new Date(), new Date(Date.now() + 5 * 24 * HOUR)].map((at) => at.toISOString());
    const words = { from: from ?? '', until: until ?? '', reason: 'leave' };
    const said = await vera.post('/api/people/per_dan/absences', {
      ...words,
      ...vera.decided('absence-said', { subjectPerson: 'per_dan', ...words }),
    });
    expect(said, JSON.stringify(said)).toMatchObject({ status: 200 });
    await told('per_dan', 'absence');
    scene.pass(HOUR);
    await works('per_dan', 1);
    const [signal] = await scene.liveSignals('after-leave', 'per_dan');
    expect(signal?.severity).toBe('medium');
    const events = await scene.everything();
    expect(signalled(events, 'after-leave', 'per_dan')).toBe(true);
    expect(
      signalled(
        events.filter(({ kind }) => kind !== 'absence'),
        'after-leave',
        'per_dan',
      ),
    ).toBe(false);
  });

  it('is over when somebody is back early', async () => {
    const [absence] = await scene.asOwner<{ id: string }>(
      `SELECT id FROM cordon.absences WHERE person_id = 'per_dan'`,
    );
    const id = absence?.id ?? '';
    const ended = await vera.post(`/api/absences/${id}/end`, vera.decided('absence-ended', { absence: id }));
    expect(ended.status).toBe(200);
    await tellPlanned(scene.house);
    await tellPlanned(scene.house);
    const rows = await scene.asOwner<{ until: Date }>(
      `SELECT until_at AS until FROM cordon.person_steps WHERE step = 'absence' ORDER BY id`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[1]?.until).toEqual(new Date());
  });
});

describe('where a sign-in comes from', () => {
  const signInFrom = async (ip: string): Promise<void> => {
    const visiting = scene.browser(ip);
    const { email, password } = scene.signInOf('per_sam');
    await visiting.post('/api/auth/sign-in/email', { email, password });
    const answer = await visiting.post('/api/auth/two-factor/verify-totp', { code: scene.codeOf('per_sam') });
    expect(answer.status).toBe(200);
  };

  it('makes two countries within minutes a signal', async () => {
    await signInFrom('130.89.1.1');
    scene.pass(20 * MINUTE);
    await signInFrom('133.11.0.1');
    expect(await scene.liveSignals('impossible-travel', 'per_sam')).toHaveLength(1);
    const events = await scene.everything();
    const bare = events.map((event) => ({ ...event, country: null }));
    expect(signalled(events, 'impossible-travel', 'per_sam')).toBe(true);
    expect(signalled(bare, 'impossible-travel', 'per_sam')).toBe(false);
    const countries = events.filter(({ agent, kind }) => agent === 'per_sam' && kind === 'sign-in');
    expect(new Set(countries.map(({ country }) => country))).toEqual(new Set(['NL', 'JP']));
    // The browsers are told apart by what the server named them, which is not their cookie.
    expect(countries.find(({ code }) => code === 'new-device')?.device).toMatch(/^[\w-]{16}$/);
  });
});
