import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefused, MINUTE, openScene, type Scene } from '../../../../../tests/attacks/attack.ts';
import type { Answer, Visitor } from '../../demo/client.ts';
import { createLetters } from './index.ts';

/* The register as people use it, over real sign-ins, a real clock to move and a real mail server. */

const AGREEMENT = 'agr_harbor_brightline';
const URL = `/api/agreements/${AGREEMENT}/sub-processors`;
const DAY = 24 * 60 * MINUTE;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

interface Item {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly bySilence: boolean;
  readonly objectUntil: string;
  readonly usableFrom: string | null;
  readonly flowDownStatus: string;
  readonly may: readonly string[];
}

let names = 0;
const proposal = (changes: object = {}) => ({
  ...{ name: `Callvault ${String(++names)}`, address: '1 Main Street, Dublin', country: 'IE' },
  ...{ contact: 'privacy@callvault.example.com', does: 'Keeps call recordings for 30 days' },
  ...{ categories: ['user.content.private', 'user.contact.phone_number'], transfer: 'inside' },
  ...changes,
});
const contract = { version: 1, contractDate: '2026-01-15', reference: 'Data agreement, section 4' };

const fresh = (person: string): Promise<Visitor> => signedIn(person, true);
/** Sessions end as days pass, so everybody comes in anew. */
async function signedIn(person: string, stepUp = false): Promise<Visitor> {
  const visitor = scene.visitor(person);
  scene.pass(MINUTE);
  await visitor.signIn();
  if (stepUp) {
    scene.pass(MINUTE);
    expect(await visitor.stepUp()).toMatchObject({ status: 200 });
  }
  return visitor;
}

const itemOf = ({ json }: Answer, id: string): Item => {
  const found = (json as { items: Item[] }).items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`not in the register: ${JSON.stringify(json)}`);
  return found;
};
async function seen(id: string, person = 'per_vera'): Promise<Item> {
  return itemOf(await (await signedIn(person)).get(URL), id);
}

/** Vera names one. @returns its id */
async function proposed(changes: object = {}): Promise<string> {
  const body = proposal(changes);
  const answer = await (await signedIn('per_vera')).post(URL, body);
  expect(answer.status).toBe(200);
  const found = (answer.json as { items: Item[] }).items.find(({ name }) => name === body.name);
  return found?.id ?? '';
}

const act = (visitor: Visitor, id: string, what: string, body: object = {}) =>
  visitor.post(`${URL}/${id}/${what}`, body);

describe('a sub-processor', () => {
  it('is named by the vendor, waits thirty days, and is used by silence once it is bound', async () => {
    const before = await scene.attack(async () =>
      (await signedIn('per_vera')).post(URL, proposal({ name: 'Silent Ltd' })),
    );
    expect(before.entered.map(({ kind }) => kind)).toContain('sub-processor-proposed');
    const entry = before.entered.find(({ kind }) => kind === 'sub-processor-proposed');
    // Neither its name nor its contact stands in the ledger.
    expect(entry?.body).not.toMatch(/Silent|callvault|Dublin/i);
    const { items, rule } = before.answer.json as { items: Item[]; rule: object };
    expect(rule).toMatchObject({ authorisation: 'general', noticeDays: 30, clause: '3.2' });
    const id = items.find(({ name }) => name === 'Silent Ltd')?.id ?? '';
    expect(await seen(id)).toMatchObject({ state: 'notice', may: ['withdraw', 'flow-down'] });
    expect(await seen(id, 'per_priya')).toMatchObject({ may: ['object', 'approve'] });

    scene.pass(30 * DAY);
    expect(await seen(id)).toMatchObject({ state: 'authorised', bySilence: true, flowDownStatus: 'missing' });
    expectRefused(
      await scene.attack(async () => act(await fresh('per_priya'), id, 'object', { reason: 'too late' })),
      'window-closed',
      'per_priya',
    );
    const vera = await signedIn('per_vera');
    const bound = itemOf(await act(vera, id, 'flow-down', contract), id);
    expect(bound).toMatchObject({ state: 'active', flowDownStatus: 'current' });
  });

  it('is objected to with a reason, and comes in only by a written yes', async () => {
    const id = await proposed({ flowDown: contract });
    const priya = await fresh('per_priya');
    const objected = await act(priya, id, 'object', { reason: 'No audit report was given.' });
    expect(itemOf(objected, id)).toMatchObject({
      state: 'objected',
      acts: [
        { act: 'flow-down' },
        { act: 'object', reason: 'No audit report was given.', person: { id: 'per_priya' } },
      ],
    });
    scene.pass(60 * DAY);
    expect((await seen(id)).state).toBe('objected');
    const approved = await act(await fresh('per_victor'), id, 'approve');
    expect(itemOf(approved, id)).toMatchObject({ state: 'active', bySilence: false });
    const ended = await act(await fresh('per_priya'), id, 'end', { reason: 'No longer needed.' });
    expect(itemOf(ended, id)).toMatchObject({ state: 'ended', may: [] });
  });

  it('is withdrawn by its vendor, and then can be named again', async () => {
    const name = 'Once Ltd';
    const id = await proposed({ name });
    const vera = await signedIn('per_vera');
    expectRefused(
      await scene.attack(() => vera.post(URL, proposal({ name: 'ONCE ltd' }))),
      'already-done',
      'per_vera',
    );
    expect(itemOf(await act(vera, id, 'withdraw'), id).state).toBe('withdrawn');
    expect((await vera.post(URL, proposal({ name }))).status).toBe(200);
  });

  it('has to be bound anew when the terms change', async () => {
    const id = await proposed({ flowDown: contract });
    expect((await seen(id)).flowDownStatus).toBe('current');
    expectRefused(
      await scene.attack(async () =>
        act(await signedIn('per_vera'), id, 'flow-down', { ...contract, version: 9 }),
      ),
      'bad-request',
      'per_vera',
    );
    // As if both had signed other terms: the hash that stands is another one.
    const { subProcessors, agreements } = scene.house;
    const agreement = await agreements.find(AGREEMENT);
    const versions = await agreements.versions(AGREEMENT);
    const { subProcessorViewOf } = await import('./view.ts');
    const [sub] = (await subProcessors.store.list(AGREEMENT)).filter((one) => one.id === id);
    if (agreement === null || sub === undefined) throw new Error('gone');
    const view = (hash: string) => subProcessorViewOf(sub, agreement, hash, 'vendor-admin', new Date());
    expect(view(versions[0]?.hash.toString('hex') ?? '').flowDownStatus).toBe('current');
    expect(view('ab'.repeat(32)).flowDownStatus).toBe('stale');
  });
});

describe('nobody does', () => {
  it("the other side's part, or without a fresh second factor where it counts", async () => {
    const id = await proposed();
    for (const [person, what, body] of [
      ['per_vera', 'approve', {}],
      ['per_vera', 'object', { reason: 'no' }],
      ['per_priya', 'withdraw', {}],
      ['per_priya', 'flow-down', contract],
      ['per_leo', 'withdraw', {}],
      ['per_audra', 'approve', {}],
      ['per_sam', 'approve', {}],
      ['per_ada', 'approve', {}],
    ] as const) {
      const visitor = await fresh(person);
      expectRefused(await scene.attack(() => act(visitor, id, what, body)), 'role-not-allowed', person);
    }
    const priya = await signedIn('per_priya');
    expect(await act(priya, id, 'approve')).toMatchObject({ status: 401 });
    expectRefused(
      await scene.attack(async () => (await fresh('per_priya')).post(URL, proposal())),
      'role-not-allowed',
      'per_priya',
    );
  });

  it("see or touch another vendor's register", async () => {
    const id = await proposed();
    const nuno = await fresh('per_nuno');
    for (const attack of [
      () => nuno.get(URL),
      () => nuno.post(URL, proposal()),
      () => act(nuno, id, 'withdraw'),
    ]) {
      expectRefused(await scene.attack(attack), 'not-in-scope', 'per_nuno');
    }
    const own = '/api/agreements/agr_harbor_northgate/sub-processors';
    expectRefused(await scene.attack(() => nuno.post(`${own}/${id}/withdraw`, {})), 'not-found', 'per_nuno');
    expect((await nuno.get('/api/sub-processors')).json).toEqual([]);
    expect((await seen(id)).state).toBe('notice');
  });

  it('two acts at once: of a yes and a no at the same moment one counts, and is entered once', async () => {
    const id = await proposed();
    const [priya, victor] = [await fresh('per_priya'), await fresh('per_victor')];
    const { entered } = await scene.attack(async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, nth) => act(nth % 2 ? priya : victor, id, 'approve')),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(11);
      return { status: 200, json: null };
    });
    expect(entered.filter(({ kind }) => kind === 'sub-processor-approved')).toHaveLength(1);
  });

  it('anything while the ledger cannot be written', async () => {
    const id = await proposed();
    const priya = await fresh('per_priya');
    await scene.asOwner(
      'ALTER TABLE cordon.ledger_leaves ADD CONSTRAINT nothing_more CHECK (idx < 0) NOT VALID',
    );
    try {
      expect((await act(priya, id, 'approve')).status).toBe(503);
    } finally {
      await scene.asOwner('ALTER TABLE cordon.ledger_leaves DROP CONSTRAINT nothing_more');
    }
    expect((await seen(id)).state).toBe('notice');
  });
});

describe('letters', () => {
  const about = async (name: string) => {
    await scene.house.subProcessorLetters.settled();
    return (await scene.mails())
      .filter((mail) => mail.includes(name))
      .map((mail) => /^Subject: (.*?):/m.exec(mail)?.[1]);
  };
  const run = () => scene.house.subProcessorLetters.run();

  it('go to the privacy officer at once, at half time and on the last day, once each', async () => {
    await proposed({ name: 'Letterbox Ltd' });
    expect(await about('Letterbox')).toEqual(['New sub-processor']);
    const [first = ''] = (await scene.mails()).filter((mail) => mail.includes('Letterbox'));
    expect(first).toMatch(/^To: priya@harbor\.example\.com/m);
    expect(first.replaceAll('=\r\n', '')).toContain(`/agreements/${AGREEMENT}?tab`);
    for (const [days, subjects] of [
      [14, ['New sub-processor']],
      [1, ['New sub-processor', 'Half time to answer']],
      [5, ['New sub-processor', 'Half time to answer']],
      [9, ['New sub-processor', 'Half time to answer', 'Last day to answer']],
      [1, ['New sub-processor', 'Half time to answer', 'Last day to answer']],
    ] as const) {
      scene.pass(days * DAY);
      // Two replicas at once, and again a moment later.
      await Promise.all([run(), run()]);
      await run();
      expect(await about('Letterbox')).toEqual(subjects);
    }
  });

  it('stop with the answer', async () => {
    const id = await proposed({ name: 'Answered Ltd' });
    expect(await about('Answered')).toHaveLength(1);
    await act(await fresh('per_priya'), id, 'object', { reason: 'No, thank you.' });
    scene.pass(16 * DAY);
    await run();
    expect(await about('Answered')).toHaveLength(1);
  });

  it('are kept for later while the mail server does not answer, and there is none without one', async () => {
    const { house } = scene;
    const deps = {
      ...{ store: house.subProcessors.store, agreements: house.agreements, now: house.now },
      ...{ baseUrl: scene.baseUrl, onFault: () => undefined },
    };
    await house.subProcessorLetters.settled();
    const name = 'Stalled Ltd';
    const id = await (async () => {
      // Named while the post is down: nothing may go out by the installation's own letters.
      const held = house.subProcessors.store.alone(() => proposed({ name }));
      const made = await held;
      await house.subProcessorLetters.settled();
      return made;
    })();
    expect(id).not.toBeNull();
    expect(await about(name)).toEqual([]);
    const down = createLetters({ ...deps, mailer: { send: () => Promise.reject(new Error('down')) } });
    await expect(down.run()).rejects.toThrow('down');
    const none = createLetters({ ...deps, mailer: { send: () => Promise.resolve({ sent: false }) } });
    expect(await none.run()).toBe(0);
    expect(await run()).toBe(1);
    expect(await about(name)).toEqual(['New sub-processor']);
  });
});

it('what runs is shown to both sides and the auditor, soonest first, and the annex names who is in', async () => {
  const first = await proposed();
  scene.pass(DAY);
  const second = await proposed();
  for (const person of ['per_priya', 'per_vera', 'per_audra']) {
    const { json } = await (await signedIn(person)).get('/api/sub-processors');
    const ids = (json as Item[]).map(({ id }) => id).filter((id) => [first, second].includes(id));
    expect(ids).toEqual([first, second]);
  }
  const { annex } = (await (await signedIn('per_audra')).get(URL)).json as {
    annex: { rows: string[][]; text: string };
  };
  expect(annex.rows.map(([name]) => name)).toContain('Silent Ltd');
  expect(annex.text).not.toContain('Answered Ltd');
});

it('the login of the application can change nothing that was written', async () => {
  for (const table of ['sub_processors', 'sub_processor_acts', 'sub_processor_mails']) {
    for (const sql of [`DELETE FROM cordon.${table}`, `UPDATE cordon.${table} SET sub_processor_id = '' `]) {
      await expect(scene.house.world.pools.app.query(sql)).rejects.toMatchObject({
        code: expect.stringMatching(/^42/) as string,
      });
    }
  }
});
