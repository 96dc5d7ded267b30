import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { askFor } from '../support/badges.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Nobody sees data before what the agreement asks of people is there, and nobody keeps what a place they left gave them. Each
 * control is turned off once and the alarm is seen.
 */

const AGREEMENT = 'agr_harbor_brightline';
const EVIDENCE = 'ab'.repeat(32);
const DAY = 86_400_000;

let scene: Scene;
let vera: Visitor;
beforeAll(async () => {
  scene = await openScene();
  vera = await scene.enterFresh('per_vera');
});
afterAll(() => scene.close());

const codeOf = ({ json }: Answer) => (json as { error: { code: string } }).error.code;
const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const check = (more: object = {}) => ({
  ...{ kind: 'criminal-record', checkedOn: day(-10), expiresOn: day(300), evidence: EVIDENCE },
  ...more,
});
const attest = (by: Visitor, person: string, more: object = {}) =>
  by.post(`/api/joining/people/${person}/checks`, check(more));

interface Joiner {
  readonly id: string;
  readonly work: readonly { id: string; agreement: string; accessRole: string; purpose: string }[];
  readonly checks: readonly { id: string; kind: string }[];
  readonly agreements: readonly {
    ready: boolean;
    items: readonly { step: string; state: string; code: string; missing: readonly string[] }[];
  }[];
}
const joiner = async (person: string): Promise<Joiner> => {
  const all = (await vera.get('/api/joining')).json as readonly Joiner[];
  const found = all.find(({ id }) => id === person);
  if (found === undefined) throw new Error(`${person} stands on no list`);
  return found;
};
const stepOf = async (person: string, step: string) =>
  (await joiner(person)).agreements[0]?.items.find((item) => item.step === step);

describe('a background check', () => {
  let ada: Visitor;
  let ticket: string;
  let stop: () => void;
  const opens = async () => {
    const answer = await ada.get(`/api/tickets/${ticket}`);
    return answer.status === 200 ? 'opened' : codeOf(answer);
  };
  beforeAll(async () => {
    ada = await scene.enter('per_ada');
    ticket = (await scene.boundTicket('per_ada')).ticket.id;
    expect(await opens()).toBe('opened');
    stop = askFor(scene.house, {
      ...{ clause: '4.17', kind: 'background-check', checks: ['criminal-record'], maxAgeDays: 365 },
    });
  });

  it('closes access until the vendor attests to it, and says who mends it', async () => {
    const attack = await scene.attack(() => ada.get(`/api/tickets/${ticket}`));
    expect(codeOf(attack.answer)).toBe('background-check-missing');
    expect(attack.entered.at(-1)).toMatchObject({ person: 'per_ada', code: 'background-check-missing' });
    expect(await stepOf('per_ada', 'background-check')).toMatchObject({
      ...{ state: 'open', code: 'background-check-missing', missing: ['criminal-record'] },
    });
    expect((await ada.get('/api/joining/mine')).json).toMatchObject({ agreements: [{ ready: false }] });
  });

  it('is attested to by no other vendor, no team lead, not of oneself, and not of what was not made', async () => {
    const nuno = await scene.enterFresh('per_nuno');
    expect(codeOf(await attest(nuno, 'per_ada'))).toBe('not-in-scope');
    expect((await attest(await scene.enterFresh('per_ada'), 'per_ada')).status).toBe(403);
    expect(codeOf(await attest(vera, 'per_vera'))).toBe('role-not-allowed');
    expect(codeOf(await attest(vera, 'per_ada', { checkedOn: day(2) }))).toBe('bad-request');
    expect(codeOf(await attest(vera, 'per_ada', { expiresOn: day(0) }))).toBe('bad-request');
    expect(await opens()).toBe('background-check-missing');
  });

  it('opens access once it is attested to, signed and entered, and another kind does not', async () => {
    expect((await attest(vera, 'per_ada', { kind: 'sanctions' })).status).toBe(200);
    expect(await opens()).toBe('background-check-missing');
    const attack = await scene.attack(() => attest(vera, 'per_ada'));
    expect(attack.answer.status).toBe(200);
    expect(attack.entered).toMatchObject([{ kind: 'background-check-attested', person: 'per_vera' }]);
    expect(JSON.parse(attack.entered[0]?.body ?? '')).toMatchObject({
      words: { subjectPerson: 'per_ada', evidence: EVIDENCE, signature: expect.any(String) as string },
    });
    expect(await opens()).toBe('opened');
    expect(await stepOf('per_ada', 'background-check')).toMatchObject({ state: 'done', missing: [] });
  });

  it('closes it again when it is taken back, and on the day it ends', async () => {
    const { checks } = await joiner('per_ada');
    const id = checks.find(({ kind }) => kind === 'criminal-record')?.id ?? '';
    expect((await vera.post(`/api/joining/checks/${id}/withdraw`, {})).status).toBe(200);
    expect(await opens()).toBe('background-check-missing');
    expect((await attest(vera, 'per_ada', { expiresOn: day(1) })).status).toBe(200);
    expect(await opens()).toBe('opened');
    // The control turned off: what ran out is told by the row alone.
    await scene.asOwner(
      `UPDATE cordon.background_checks SET expires_on = $1 WHERE kind = 'criminal-record'`,
      [day(0)],
    );
    expect(await opens()).toBe('background-check-missing');
    stop();
    expect(await opens()).toBe('opened');
  });
});

describe('a move', () => {
  const MOVED = 'per_ben';
  const move = (
    by: Visitor,
    work: readonly object[],
    before: readonly string[],
    site: string | null = 'sit_manila',
  ) => by.post(`/api/joining/people/${MOVED}/move`, { site, before, work });
  const held = () =>
    scene.asOwner<{ kind: string; id: string }>(
      `SELECT kind, id FROM cordon.holdings($1, $2) WHERE kind IN ('session', 'ticket-in-hand', 'device', 'badge', 'assignment')`,
      [MOVED, new Date()],
    );

  it('is made by the vendor’s admin alone, and not over work that changed meanwhile', async () => {
    const before = (await joiner(MOVED)).work.map(({ id }) => id);
    expect((await move(await scene.enter('per_nuno'), [], before)).status).toBe(404);
    expect((await move(await scene.enter('per_ada'), [], before)).status).toBe(403);
    expect(codeOf(await move(vera, [], [...before, 'asg_other']))).toBe('conflict');
    const unknown = { agreement: AGREEMENT, accessRole: 'nobody', purpose: 'order-support' };
    expect(codeOf(await move(vera, [unknown], before))).toBe('bad-request');
    expect((await joiner(MOVED)).work.map(({ id }) => id)).toEqual(before);
  });

  it('ends at once whatever belongs to the old place, and opens the list for the new one', async () => {
    const ben = await scene.enter(MOVED);
    const bound = await scene.boundTicket(MOVED);
    expect((await ben.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
    await scene.asOwner(
      `INSERT INTO cordon.badges (id, site_id, number_hash, person_id, from_at) VALUES ('bdg_old', 'sit_manila', '\\x01', $1, $2)`,
      [MOVED, new Date()],
    );
    const [, pharmacy] = await worksOf();
    const before = (await joiner(MOVED)).work.map(({ id }) => id);
    const attack = await scene.attack(() =>
      move(vera, [{ agreement: AGREEMENT, ...pharmacy }], before, null),
    );
    expect(attack.answer).toMatchObject({ status: 200, json: { given: 1 } });
    expect(attack.entered.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['person-moved', 'assignment-ended', 'assignment-made']),
    );
    expect((await ben.get('/api/tickets')).status).toBe(401);
    const left = await held();
    expect(left.map(({ kind }) => kind)).toEqual(['assignment']);
    expect((await joiner(MOVED)).work).toMatchObject([{ agreement: AGREEMENT, ...pharmacy }]);
    scene.pass(60_000);
    await ben.signIn();
    expect((await ben.get(`/api/tickets/${bound.ticket.id}`)).status).not.toBe(200);
  });

  /** Two works that the agreement names, of other purposes. */
  async function worksOf() {
    const [first, ...others] =
      (await scene.house.reviewDeps.inForce()).find(({ id }) => id === AGREEMENT)?.works ?? [];
    const other = others.find(({ purpose }) => purpose !== first?.purpose);
    if (first === undefined || other === undefined) throw new Error('the agreement names one work alone');
    return [first, other] as const;
  }
});
