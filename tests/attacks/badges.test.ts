import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeBadges } from '../../packages/server/src/assurance/badges/compose.ts';
import { lookAtBadges } from '../../packages/server/src/assurance/badges/looking.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import {
  askForBadge,
  findingsSeen,
  layout,
  openBadges,
  signedInAnew,
  type TestBadges,
} from '../support/badges.ts';
import { MINUTE } from './attack.ts';
import { openFeedScene, signalled, type FeedScene } from './feedScene.ts';

/*
 * A badge says that a person is where the work is done. Whoever could forge one could work from anywhere; whoever could stop
 * the badges from being told of could go on after they left. Each control is turned off once and the alarm is seen.
 */

const HOUR = 60 * MINUTE;
const SITE = 'sit_manila';
const ADA = '7001';
const BEN = '7002';
const NUMBERS = { [ADA]: 'per_ada', [BEN]: 'per_ben' };

let scene: FeedScene;
let vera: Visitor;
let olivia: Visitor;
let gate: TestBadges;

beforeAll(async () => {
  scene = await openFeedScene();
  vera = await scene.enterFresh('per_vera');
  gate = await openBadges(scene.baseUrl, vera, SITE, NUMBERS);
});
afterAll(() => scene.close());

const now = (back = 0) => new Date(Date.now() - back).toISOString();
const ada = { at: '', door: 'G1', badge: ADA };
const presence = async (person = 'per_ada') => {
  const [row] = await scene.asOwner<{ kind: string | null }>(
    `SELECT z.kind FROM cordon.badge_presence b LEFT JOIN cordon.badge_zones z ON z.id = b.zone_id WHERE person_id = $1`,
    [person],
  );
  return row === undefined ? 'unknown' : (row.kind ?? 'outside');
};
const anew = (person: string) => signedInAnew(scene, person);
const findings = (kind: string) => findingsSeen(olivia, kind);

describe('what a badge system tells', () => {
  it('is believed with its signature, entered, and kept without the number of a badge', async () => {
    const attack = await scene.attack(async () => await gate.send([{ ...ada, id: 'e-1', at: now() }]));
    expect(attack.answer).toMatchObject({ status: 200, json: { taken: 1, repeated: 0, unknownDoors: 0 } });
    expect(attack.entered).toMatchObject([{ kind: 'badges-delivered' }]);
    expect(await presence()).toBe('work');
    const rows = await scene.asOwner<{ text: string }>(
      `SELECT (SELECT json_agg(e)::text FROM cordon.badge_events e) || (SELECT json_agg(b)::text FROM cordon.badges b) AS text`,
    );
    expect(rows[0]?.text).not.toContain(ADA);
  });

  it('counts once however often it is told, and says what it does not know', async () => {
    const answer = await gate.send([
      { ...ada, id: 'e-1', at: now() },
      { ...ada, id: 'e-1', at: now() },
      { ...ada, door: 'X9', at: now() },
    ]);
    expect(answer.json).toMatchObject({ taken: 0, repeated: 2, unknownDoors: 1 });
    expect((await gate.send([])).json).toMatchObject({ taken: 0 });
  });

  it('is refused with another secret, for a system that is not there, and once the secret was taken back', async () => {
    const other = await openBadges(scene.baseUrl, vera, SITE, { '7003': 'per_vera' });
    for (const forge of [
      () => gate.send([{ ...ada, door: 'G2', at: now() }], other.secret),
      () => gate.send([{ ...ada, door: 'G2', at: now() }], ''),
    ])
      expect(await forge()).toMatchObject({ status: 403, json: { error: { code: 'signature-invalid' } } });
    const rotated = await vera.post(`/api/badge-systems/${other.system}/rotate`, {});
    const { secret } = rotated.json as { secret: string };
    expect((await other.send([], secret)).status).toBe(200);
    expect((await other.send([])).status).toBe(200);
    scene.pass(25 * HOUR);
    expect((await other.send([])).status).toBe(403);
    [vera, olivia] = [await anew('per_vera'), await anew('per_olivia')];
    expect((await vera.post(`/api/badge-systems/${other.system}/revoke`, {})).status).toBe(200);
    expect((await other.send([], secret)).status).toBe(403);
    expect(await presence()).toBe('work');
  });

  it.each(['per_ada', 'per_sam', 'per_nuno'])('is connected by nobody like %s', async (person) => {
    const who = await anew(person);
    for (const path of ['badge-layout', 'badges', 'badge-systems'])
      expect(
        (await who.post(`/api/sites/${SITE}/${path}`, { ...layout, badges: [], name: 'x' })).status,
      ).not.toBe(200);
    expect((await who.get(`/api/sites/${SITE}/badges`)).status).toBe(
      { per_ada: 403, per_nuno: 404 }[person] ?? 200,
    );
  });
});

describe('work that asks for a badge', () => {
  let ticket: string;
  let agent: Visitor;
  let stop: () => void;
  const opens = async () => {
    const answer = await agent.get(`/api/tickets/${ticket}`);
    return answer.status === 200 ? 'opened' : (answer.json as { error: { code: string } }).error.code;
  };

  beforeAll(async () => {
    // Her shift, a minute ago in the same.
    await gate.pass(ADA, 'G1');
    agent = await anew('per_ada');
    ticket = (await scene.boundTicket('per_ada')).ticket.id;
  });

  it('is refused at the next request after badging out, says how to mend it, and goes on after badging in', async () => {
    stop = askForBadge(scene.house);
    expect(await opens()).toBe('opened');
    scene.pass(2000);
    await gate.pass(ADA, 'G2');
    const attack = await scene.attack(() => agent.get(`/api/tickets/${ticket}`));
    expect(attack.entered.at(-1)).toMatchObject({ person: 'per_ada', code: 'not-badged-in' });
    expect(JSON.stringify(attack.answer.json)).toContain('Badge in at its door');
    scene.pass(2000);
    await gate.pass(ADA, 'G1');
    expect(await opens()).toBe('opened');
    stop();
  });

  it('goes on for the grace that was agreed, and no longer', async () => {
    stop = askForBadge(scene.house, { graceMinutes: 5 });
    scene.pass(2000);
    await gate.pass(ADA, 'G2');
    scene.pass(4 * MINUTE);
    expect(await opens()).toBe('opened');
    scene.pass(2 * MINUTE);
    expect(await opens()).toBe('not-badged-in');
    stop();
    // With the condition out nothing is refused: it is the badge that does it.
    expect(await opens()).toBe('opened');
  });

  it('is refused from the lobby, with a lost badge, by a file, and where no system tells', async () => {
    stop = askForBadge(scene.house);
    scene.pass(MINUTE);
    await gate.pass(ADA, 'L1');
    expect(await opens()).toBe('not-badged-in');

    const csv = `time,door,card\n${now()},G1,${ADA}\n`;
    const columns = { at: 'time', door: 'door', badge: 'card', direction: null, result: null, id: null };
    vera = await anew('per_vera');
    const file = await vera.post(`/api/sites/${SITE}/badge-events`, { csv, columns, utcOffsetMinutes: 0 });
    expect(file).toMatchObject({ status: 200, json: { taken: 1 } });
    expect(await opens()).toBe('not-badged-in');

    scene.pass(MINUTE);
    await gate.pass(ADA, 'G1');
    expect(await opens()).toBe('opened');
    const [held] = await scene.asOwner<{ id: string }>(
      `SELECT id FROM cordon.badges WHERE person_id = 'per_ada'`,
    );
    const ended = await vera.post(`/api/badges/${held?.id ?? ''}/end`, { lost: true });
    expect(ended, JSON.stringify(ended)).toMatchObject({ status: 200 });
    expect(await opens()).toBe('not-badged-in');
    scene.pass(MINUTE);
    await gate.pass(ADA, 'G1');
    expect(await opens()).toBe('not-badged-in');

    await vera.post(`/api/sites/${SITE}/badges`, { badges: [{ number: '7009', person: 'per_ada' }] });
    scene.pass(MINUTE);
    await gate.pass('7009', 'G1');
    expect(await opens()).toBe('opened');
    await scene.asOwner(`UPDATE cordon.badge_systems SET heard_at = NULL`);
    scene.pass(11_000);
    expect(await opens()).toBe('condition-unfed');
    await gate.send([]);
    stop();
  });

  it('is refused by a system that fell silent, where the agreement says how long it may', async () => {
    stop = askForBadge(scene.house, { staleAfterMinutes: 30 });
    expect(await opens()).toBe('opened');
    scene.pass(31 * MINUTE);
    expect(await opens()).toBe('condition-stale');
    await gate.send([]);
    expect(await opens()).toBe('opened');
    stop();
  });
});

describe('the used badge of somebody', () => {
  it('who lost it becomes a finding of the vendor’s', async () => {
    await lookAtBadges(composeBadges(scene.house));
    const [found] = await findings('badge-misused');
    expect(found).toMatchObject({
      vendor: 'pty_brightline',
      facts: { why: 'lost', person: 'per_ada', site: SITE },
    });
  });
});

describe('badges as a feed', () => {
  it('make work without one a signal, and without the feed it is silent', async () => {
    // Five days of coming and going, then work in a shift without a badge, far more than anybody needs.
    for (let day = 0; day < 5; day += 1) {
      await gate.pass(BEN, 'G1');
      scene.pass(9 * HOUR);
      await gate.pass(BEN, 'G2');
      scene.pass(15 * HOUR);
    }
    const agent = scene.visitor('per_ben');
    await agent.signIn();
    for (let nth = 0; nth < 6; nth += 1) {
      const { ticket } = await scene.boundTicket('per_ben');
      await agent.get(`/api/tickets/${ticket.id}`);
    }
    await vi.waitFor(
      async () => {
        expect(
          (await scene.everything()).filter(({ kind, agent: of }) => kind === 'badge' && of === 'per_ben'),
        ).toHaveLength(10);
      },
      { timeout: 20_000, interval: 100 },
    );
    const events = await scene.everything();
    expect(signalled(events, 'badge-mismatch', 'per_ben')).toBe(true);
    expect(
      signalled(
        events.filter(({ kind }) => kind !== 'badge'),
        'badge-mismatch',
        'per_ben',
      ),
    ).toBe(false);
    await scene.house.watched.watching.run();
    const live = await scene.asOwner(
      `SELECT id FROM cordon.signals WHERE kind = 'badge-mismatch' AND agent = 'per_ben'`,
    );
    expect(live).not.toEqual([]);
  });
});

describe('a badge at two sites', () => {
  it('sooner than anybody gets there is a finding of whoever tells of it, and with the time for the way it is none', async () => {
    [vera, olivia] = [await anew('per_vera'), await anew('per_olivia')];
    const cebu = await openBadges(scene.baseUrl, vera, 'sit_cebu', { '9002': 'per_ben' });
    const apart = async () => {
      await lookAtBadges(composeBadges(scene.house));
      return (await findings('badge-rule-broken')).filter(({ facts }) => facts.rule === 'two-sites');
    };
    await gate.pass(BEN, 'G1');
    scene.pass(21 * MINUTE);
    await cebu.pass('9002', 'G1');
    expect(await apart()).toEqual([]);
    scene.pass(19 * MINUTE);
    await gate.pass(BEN, 'G1');
    expect(await apart()).toMatchObject([
      { vendor: 'pty_brightline', facts: { person: 'per_ben', site: SITE, other: 'sit_cebu' } },
    ]);
  });
});
