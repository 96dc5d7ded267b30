import { randomBytes } from 'node:crypto';
import { createEngine, detectors, type WatchedEvent } from '@cordon/core/monitoring';
import { canonicalText, commit } from '@cordon/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { calibrationOf } from '../../packages/server/src/monitoring/calibrating/calibration.ts';
import { tellPlanned } from '../../packages/server/src/monitoring/planned/jobs.ts';
import type { Position } from '../../packages/server/src/monitoring/watching/engine.ts';
import { createWatchedEvents } from '../../packages/server/src/monitoring/watching/events.store.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import { dumpOf } from '../support/dump.ts';
import { MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/*
 * What surrounds the accesses reaches what watches them: shifts, absences, who a customer is, where a sign-in came from. Each
 * feed makes its detector signal on a running installation, and the same events without it make it silent.
 */

let scene: Scene;
let olivia: Visitor;
let vera: Visitor;
let next: ReturnType<typeof createWatchedEvents>;

const HOUR = 60 * MINUTE;
const NOTHING: Position = { entry: -1, stepXid: '0', stepId: 0 };

beforeAll(async () => {
  scene = await openScene();
  [olivia, vera] = await Promise.all([scene.enterFresh('per_olivia'), scene.enterFresh('per_vera')]);
  const { house, database } = scene;
  next = createWatchedEvents(house.world.pools.app, createOpeningSeal(database.keys), 0, house.marks);
});
afterAll(() => scene.close());

/** All that was told, as detectors see it. */
async function everything(): Promise<readonly WatchedEvent[]> {
  const all: WatchedEvent[] = [];
  for (let at = NOTHING; ;) {
    const { events, upTo } = await next(at);
    all.push(...events);
    if (JSON.stringify(upTo) === JSON.stringify(at)) return all;
    at = upTo;
  }
}

/** Whether these events make a detector speak of somebody. */
function signalled(events: readonly WatchedEvent[], kind: string, agent: string): boolean {
  const engine = createEngine(detectors, calibrationOf(0, {}));
  return events.flatMap((event) => engine.see(event)).some((one) => one.kind === kind && one.agent === agent);
}

/** What the live run signalled of somebody. */
async function liveSignals(kind: string, agent: string): Promise<readonly { readonly severity: string }[]> {
  await scene.house.watched.watching.run();
  const all = (await olivia.get('/api/signals?days=30')).json as readonly {
    readonly kind: string;
    readonly severity: string;
    readonly agent: { readonly id: string } | null;
  }[];
  return all.filter((one) => one.kind === kind && one.agent?.id === agent);
}

/** Tells what is planned, and waits until the live run has folded it: a step is read once none could come before it. */
async function told(person: string, step: string): Promise<void> {
  await tellPlanned(scene.house);
  await vi.waitFor(
    async () => {
      expect((await everything()).some(({ kind, agent }) => kind === step && agent === person)).toBe(true);
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

const changeMarks = (
  who: Visitor,
  subjects: readonly string[],
  mark: string,
  { person = null, end = false }: { readonly person?: string | null; readonly end?: boolean } = {},
): Promise<Answer> => {
  const salt = randomBytes(32);
  const words = {
    ...{ source: 'harbor', mark, customers: subjects.length },
    ...(end ? {} : { customerPerson: person }),
    numbers: commit(canonicalText([...subjects]), salt),
  };
  const act = end ? 'customer-marks-ended' : 'customers-marked';
  return who.post(`/api/marked-customers${end ? '/end' : ''}`, {
    ...{ source: 'harbor', mark, subjects, salt: salt.toString('base64') },
    ...(end ? {} : { person }),
    ...who.decided(act, words),
  });
};

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
        const changed = (await everything()).find(
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
    expect(await liveSignals('off-shift', 'per_ben')).toHaveLength(1);
    expect(await liveSignals('off-shift', 'per_finn')).toEqual([]);
    const events = await everything();
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
    const [signal] = await liveSignals('after-leave', 'per_dan');
    expect(signal?.severity).toBe('medium');
    const events = await everything();
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
    expect(await liveSignals('impossible-travel', 'per_sam')).toHaveLength(1);
    const events = await everything();
    const bare = events.map((event) => ({ ...event, country: null }));
    expect(signalled(events, 'impossible-travel', 'per_sam')).toBe(true);
    expect(signalled(bare, 'impossible-travel', 'per_sam')).toBe(false);
    const countries = events.filter(({ agent, kind }) => agent === 'per_sam' && kind === 'sign-in');
    expect(new Set(countries.map(({ country }) => country))).toEqual(new Set(['NL', 'JP']));
    // The browsers are told apart by what the server named them, which is not their cookie.
    expect(countries.find(({ code }) => code === 'new-device')?.device).toMatch(/^[\w-]{16}$/);
  });
});

describe('a marked customer', () => {
  beforeEach(async () => {
    scene.pass(MINUTE);
    await olivia.stepUp();
  });

  const others: Bound[] = [];
  const tries = async (agent: Visitor): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (const { ticket } of others) answers.push(await agent.get(`/api/tickets/${ticket.id}`));
    return answers;
  };

  it('is told to nobody by what an access is answered, nor by its entry and event', async () => {
    const ada = await scene.enterFresh('per_ada');
    const own = await scene.boundTicket('per_ada');
    const look = async () => {
      const { answer, entered } = await scene.attack(() => ada.get(`/api/tickets/${own.ticket.id}`));
      const [event] = await scene.asOwner<{ flags: readonly string[] }>(
        'SELECT flags, fields, rows, code, ok FROM cordon.access_events WHERE entry = $1',
        [entered.at(-1)?.idx],
      );
      const words = Object.keys(JSON.parse(entered.at(-1)?.body ?? '{}') as object);
      const shown = JSON.stringify(answer.json).replaceAll(/"(?:entry|requestId)":[^,}]+|entry \d+/g, '');
      return { shown, words, event };
    };
    const before = await look();
    for (const mark of ['vip', 'high-value', 'colleague']) {
      expect((await changeMarks(olivia, [String(own.customer.id)], mark)).status).toBe(200);
    }
    expect(await look()).toEqual(before);
    for (const mark of ['vip', 'high-value', 'colleague']) {
      expect((await changeMarks(olivia, [String(own.customer.id)], mark, { end: true })).status).toBe(200);
    }
  });

  it('that is looked at without a ticket is a signal; the same without the mark is none', async () => {
    for (const person of ['per_carla', 'per_ella', 'per_gia']) others.push(await scene.boundTicket(person));
    const marked = others.map(({ customer }) => String(customer.id));
    expect(await changeMarks(olivia, marked, 'vip')).toMatchObject({ status: 200, json: { changed: 3 } });
    expect(await changeMarks(olivia, marked, 'vip')).toMatchObject({ json: { changed: 0 } });
    const ada = await scene.enterFresh('per_ada');
    expect((await tries(ada)).map(({ status }) => status)).toEqual([404, 404, 404]);
    const found = await liveSignals('snooping', 'per_ada');
    expect(found.map(({ severity }) => severity)).toContain('medium');
    const unmarked = createWatchedEvents(
      scene.house.world.pools.app,
      createOpeningSeal(scene.database.keys),
      0,
      { known: async () => new Map() },
    );
    const { events } = await unmarked(NOTHING);
    expect(signalled(await everything(), 'snooping', 'per_ada')).toBe(true);
    expect(signalled(events, 'snooping', 'per_ada')).toBe(false);
  });

  it('whose mark ended counts as marked for what was done before, and for nothing after', async () => {
    const marked = others.map(({ customer }) => String(customer.id));
    scene.pass(MINUTE);
    expect(await changeMarks(olivia, marked, 'vip', { end: true })).toMatchObject({ json: { changed: 3 } });
    scene.pass(MINUTE);
    const ivan = await scene.enterFresh('per_ivan');
    await tries(ivan);
    const events = await everything();
    expect(signalled(events, 'snooping', 'per_ada')).toBe(true);
    expect(signalled(events, 'snooping', 'per_ivan')).toBe(false);
    await scene.house.marks.forget(new Date());
    const kept = await scene.asOwner('SELECT FROM cordon.marked_customers WHERE ended_at IS NOT NULL');
    expect(kept).toEqual([]);
  });

  it('that is the agent themselves is told as such, also with a ticket', async () => {
    const own = await scene.boundTicket('per_hana', 'pharmacy-support');
    const marked = await changeMarks(olivia, [String(own.customer.id)], 'colleague', { person: 'per_hana' });
    expect(marked.status).toBe(200);
    const hana = await scene.enterFresh('per_hana');
    expect((await hana.get(`/api/tickets/${own.ticket.id}`)).status).toBe(200);
    expect((await liveSignals('snooping', 'per_hana')).map(({ severity }) => severity)).toEqual(['low']);
  });

  it('that is worth much, and chosen again and again without a ticket, is a signal', async () => {
    const rich: Bound[] = [];
    for (const person of ['per_carla', 'per_ella', 'per_gia', 'per_dan', 'per_ben']) {
      rich.push(await scene.boundTicket(person));
    }
    const marked = rich.map(({ customer }) => String(customer.id));
    expect((await changeMarks(olivia, marked, 'high-value')).status).toBe(200);
    const ines = await scene.enterFresh('per_ines');
    for (const { ticket } of rich) await ines.get(`/api/tickets/${ticket.id}`);
    const kinds = (await everything()).filter(
      ({ agent, subject }) => agent === 'per_ines' && subject !== null,
    );
    expect(kinds.map(({ flags }) => flags)).toContainEqual(['high-value']);
    expect(await liveSignals('cherry-picking', 'per_ines')).toHaveLength(1);
  });

  it('is known to the company’s security alone', async () => {
    const ada = await scene.enterFresh('per_ada');
    const victor = await scene.enterFresh('per_victor');
    for (const who of [ada, vera, victor]) {
      expect((await who.get('/api/marked-customers')).status).toBe(403);
      expect((await changeMarks(who, ['7'], 'vip')).status).toBe(403);
      expect((await changeMarks(who, ['7'], 'vip', { end: true })).status).toBe(403);
    }
    expect(JSON.stringify((await vera.get('/api/accesses')).json)).not.toMatch(/"(?:vip|colleague|self)"/);
    expect((await vera.get('/api/signals')).status).toBe(403);
  });

  it('stands nowhere in clear, and each mark is a signed entry without a number', async () => {
    const number = 'MARKED-448812';
    expect((await changeMarks(olivia, [number], 'vip')).status).toBe(200);
    const listed = (await olivia.get('/api/marked-customers')).json as {
      newest: { subject: string; mark: string }[];
    };
    expect(listed.newest[0]).toMatchObject({ subject: number, mark: 'vip' });
    expect(await dumpOf(scene.database.ownerUrl)).not.toContain(number);
    const [entry] = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'customers-marked' ORDER BY idx DESC LIMIT 1`,
    );
    expect(entry?.body).toContain('"mark":"vip"');
    expect(entry?.body).toContain('"signature"');
  });

  it.each<[string, readonly string[], string, string | null]>([
    ['a person who is several customers', ['1', '2'], 'colleague', 'per_ada'],
    ['a person who is no colleague', ['1'], 'vip', 'per_ada'],
    ['nobody of ours', ['1'], 'colleague', 'per_nobody'],
  ])('is not made of %s', async (_, subjects, mark, person) => {
    expect((await changeMarks(olivia, subjects, mark, { person })).status).toBeGreaterThanOrEqual(400);
  });
});
