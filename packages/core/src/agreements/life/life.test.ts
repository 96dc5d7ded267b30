import { describe, expect, it } from 'vitest';
import { lifeOf, may, standing, type ActKind, type LifeEvent, type Side } from './index.ts';

const YEAR = { from: 100, until: 200 };
const drafted: LifeEvent = { kind: 'drafted', version: 1, by: 'controller', at: 0, span: YEAR };
const offered: LifeEvent = { kind: 'offered', by: 'controller', at: 10 };
const signedBy = (by: Side, at: number, version = 1): LifeEvent => ({ kind: 'signed', version, by, at });
const proposed = (by: Side, at: number, version = 2, span = { from: 150, until: 300 }): LifeEvent => ({
  ...{ kind: 'proposed', version, by, at, span },
});
const both = [drafted, offered, signedBy('controller', 20), signedBy('processor', 30)];
const suspended: LifeEvent = { kind: 'suspended', by: 'controller', at: 120 };

describe('where an agreement stands', () => {
  it.each<[string, readonly LifeEvent[], number, object]>([
    ['written and shown to nobody', [drafted], 5, { state: 'draft', since: 0, awaits: 'controller' }],
    ['offered', [drafted, offered], 15, { state: 'offered', since: 10, awaits: 'controller' }],
    [
      'redlined by the vendor',
      [drafted, offered, proposed('processor', 12)],
      15,
      { state: 'negotiated', since: 12, atStake: 2 },
    ],
    ['signed by one', both.slice(0, 3), 25, { state: 'offered', awaits: 'processor' }],
    [
      'signed by the company without an offer',
      [drafted, signedBy('controller', 20)],
      25,
      { state: 'offered', since: 20 },
    ],
    [
      'signed by both ahead of its time',
      both,
      99,
      { state: 'signed', since: 30, pending: null, running: null },
    ],
    [
      'in force from its first instant',
      both,
      100,
      { state: 'in-force', since: 100, running: 1, endsAt: 200 },
    ],
    ['in force at its last', both, 199, { state: 'in-force', reason: null }],
    ['expired after it', both, 200, { state: 'ended', reason: 'expired', since: 200, running: null }],
    [
      'signed late',
      [...both.slice(0, 3), signedBy('processor', 140)],
      150,
      { state: 'in-force', since: 140 },
    ],
    [
      'suspended',
      [...both, suspended],
      130,
      { state: 'suspended', since: 120, running: 1, suspendedBy: 'controller' },
    ],
    [
      'resumed',
      [...both, suspended, { kind: 'resumed', by: 'controller', at: 125 }],
      130,
      { state: 'in-force', since: 100 },
    ],
    ['suspended until it ran out', [...both, suspended], 250, { state: 'ended', reason: 'expired' }],
    [
      'ended for a breach',
      [...both, { kind: 'ended', reason: 'breached', at: 130 }],
      250,
      { state: 'ended', reason: 'breached', since: 130 },
    ],
    [
      'in force while a new version waits',
      [...both, proposed('controller', 110)],
      120,
      { state: 'in-force', running: 1, atStake: 2 },
    ],
    [
      'renewed ahead',
      [...both, proposed('controller', 110), signedBy('controller', 111, 2), signedBy('processor', 112, 2)],
      120,
      { state: 'in-force', running: 1, endsAt: 300, pending: null },
    ],
    [
      'in force under the renewal',
      [...both, proposed('controller', 110), signedBy('controller', 111, 2), signedBy('processor', 112, 2)],
      250,
      { state: 'in-force', running: 2, since: 100 },
    ],
    [
      'between two that leave a gap',
      [
        ...both,
        proposed('controller', 110, 2, { from: 220, until: 300 }),
        signedBy('controller', 111, 2),
        signedBy('processor', 112, 2),
      ],
      210,
      { state: 'signed', running: null, endsAt: null },
    ],
    [
      'withdrawn',
      [drafted, offered, { kind: 'withdrawn', by: 'controller', at: 15 }],
      16,
      { state: 'draft', offered: false },
    ],
    ['that nobody wrote', [], 5, { state: 'draft', atStake: 0 }],
  ])('%s', (_, events, now, expected) => {
    expect(lifeOf(events, now)).toMatchObject(expected);
  });

  it('a proposal after one signature takes that signature away: both sign the new one', () => {
    const redlined = [...both.slice(0, 3), proposed('processor', 25)];
    expect(lifeOf([...redlined, signedBy('processor', 30)], 120)).toMatchObject({
      state: 'negotiated',
      signed: [],
      pending: { version: 2, signedBy: [] },
    });
  });

  it('what was withdrawn with a signature on it cannot be completed, nor offered again', () => {
    const withdrawn: LifeEvent[] = [...both.slice(0, 3), { kind: 'withdrawn', by: 'controller', at: 25 }];
    expect(may(lifeOf(withdrawn, 26), 'offer', 'controller')).toBe('not-at-this-stage');
    const life = lifeOf([...withdrawn, { ...offered, at: 27 }, signedBy('processor', 30)], 120);
    expect(life).toMatchObject({ state: 'offered', signed: [], pending: null });
  });
});

it('was negotiated only when other words came after the offer and before both signed', () => {
  const renewed = [...both, proposed('controller', 110)];
  expect(lifeOf(renewed, 120).negotiated).toBe(false);
  const redlined = [drafted, offered, proposed('processor', 15)];
  expect(lifeOf(redlined, 120).negotiated).toBe(true);
  const signedThen = [...redlined, signedBy('controller', 20, 2), signedBy('processor', 30, 2)];
  expect(lifeOf(signedThen, 120).negotiated).toBe(true);
  expect(lifeOf([drafted, proposed('controller', 5), offered], 120).negotiated).toBe(false);
});

it('a version number stands for one text: a second one under it changes nothing', () => {
  const again = { ...proposed('controller', 110, 1), span: { from: 0, until: 900 } } as LifeEvent;
  expect(lifeOf([...both, again], 120)).toEqual(lifeOf(both, 120));
});

describe('what may be done', () => {
  it.each<[string, readonly LifeEvent[], number, ActKind, Side, string | null]>([
    ['the vendor cannot know of a draft', [drafted], 5, 'propose', 'processor', 'not-in-scope'],
    ['nor sign it', [drafted], 5, 'sign', 'processor', 'not-in-scope'],
    ['the company signs a draft, which offers it', [drafted], 5, 'sign', 'controller', null],
    ['the vendor does not offer', [drafted, offered], 15, 'offer', 'processor', 'role-not-allowed'],
    ['nothing is offered twice', [drafted, offered], 15, 'offer', 'controller', 'already-done'],
    ['nor after its time', [drafted], 200, 'offer', 'controller', 'span-over'],
    ['the vendor signs second', [drafted, offered], 15, 'sign', 'processor', 'not-your-turn'],
    ['and then', both.slice(0, 3), 25, 'sign', 'processor', null],
    ['nobody signs twice', both.slice(0, 3), 25, 'sign', 'controller', 'already-done'],
    ['nor what ran out before', both.slice(0, 3), 200, 'sign', 'processor', 'span-over'],
    ['an agreement cannot be taken back', both, 40, 'withdraw', 'controller', 'not-at-this-stage'],
    ['the vendor suspends its own work', both, 120, 'suspend', 'processor', null],
    ['an offer cannot be suspended', [drafted, offered], 15, 'suspend', 'controller', 'not-at-this-stage'],
    ['nothing is suspended twice', [...both, suspended], 130, 'suspend', 'processor', 'already-done'],
    ['the vendor does not resume', [...both, suspended], 130, 'resume', 'processor', 'role-not-allowed'],
    ['the company does', [...both, suspended], 130, 'resume', 'controller', null],
    ['a suspended one can be renewed', [...both, suspended], 130, 'renew', 'processor', null],
    ['one that is not in force cannot', both, 50, 'renew', 'controller', 'not-at-this-stage'],
    [
      'nor one that was renewed',
      [...both, proposed('controller', 110)],
      120,
      'renew',
      'controller',
      'already-done',
    ],
    ['the vendor does not end it', both, 120, 'terminate', 'processor', 'role-not-allowed'],
    ['a draft can be ended', [drafted], 5, 'terminate', 'controller', null],
    ['an expired one cannot', both, 200, 'end-for-breach', 'controller', 'already-done'],
    ['nor be signed', both, 200, 'sign', 'controller', 'agreement-expired'],
    [
      'nor an ended one proposed',
      [...both, { kind: 'ended', reason: 'terminated', at: 130 }],
      140,
      'propose',
      'controller',
      'agreement-ended',
    ],
  ])('%s', (_, events, now, act, side, code) => {
    const life = lifeOf(events, now);
    expect(may(life, act, side)).toBe(code);
    expect(life.acts[side].includes(act)).toBe(code === null);
  });

  it('a signature is for the version that waits and no other', () => {
    const life = lifeOf([...both.slice(0, 3), proposed('processor', 25)], 30);
    expect(may(life, 'sign', 'controller', 1)).toBe('conflict');
    expect(may(life, 'sign', 'controller', 3)).toBe('conflict');
    expect(may(life, 'sign', 'controller', 2)).toBeNull();
    expect(may(lifeOf(both, 40), 'sign', 'processor', 1)).toBe('already-done');
  });
});

describe('of several signed terms', () => {
  const span = (name: string, from: number, until: number) => ({ name, from, until });
  const renewal = span('renewal', 20, 30);
  const running = span('running', 10, 20);
  const past = span('past', 1, 10);
  const all = [renewal, running, past];

  it.each([
    ['a renewal signed ahead waits', 15, 'running'],
    ['at its first instant it takes over', 20, 'renewal'],
    ['when nothing runs any more, the last that ran is what ran out', 30, 'renewal'],
    ['before anything runs, the newest is what is to come', 0, 'renewal'],
  ])('%s', (_, at, name) => {
    expect(standing(all, at)?.name).toBe(name);
  });

  it('a gap shows what ran out before it, not what comes after', () => {
    expect(standing([renewal, past], 15)?.name).toBe('past');
  });

  it('the newest of two that both run counts', () => {
    expect(standing([span('new', 12, 20), running], 15)?.name).toBe('new');
  });

  it('none is none', () => {
    const nothing: readonly (typeof running)[] = [];
    expect(standing(nothing, 1)).toBeUndefined();
  });
});
