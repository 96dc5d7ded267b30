import { expect, it } from 'vitest';
import type { NewFinding } from '../../assurance/index.ts';
import type { SignedIn } from '../../identity/index.ts';
import { createActing, type ActingDeps } from './acting.ts';
import type { Incident } from './incident.ts';

const at = new Date('2026-11-27T09:00:00Z');

const contained: Incident = {
  ...{ id: 'inc_1', state: 'contained', severity: 'high', vendor: { id: 'pty_b', name: 'Brightline' } },
  ...{
    agents: [],
    kinds: ['bulk'],
    firstAt: at,
    lastAt: at,
    openedAt: at,
    owner: { id: 'per_s', name: 'Sam' },
  },
  ...{ postMortem: 'The limit was too high.', signals: 1, unjudged: 0, real: 1, undecided: 0, drill: null },
};

/** Moves one incident. @returns what was raised for it */
async function raisedFor(
  incident: Incident,
  to: 'closed' | 'investigating',
): Promise<readonly Pick<NewFinding, 'kind' | 'about' | 'vendor'>[]> {
  const raised: NewFinding[] = [];
  const deps = {
    store: { find: () => Promise.resolve(incident), move: () => Promise.resolve(true) },
    signedActs: { by: () => Promise.resolve({ person: 'per_s', party: 'pty_h', ip: null }) },
    findings: {
      raise: (finding: NewFinding) => {
        raised.push(finding);
        return Promise.resolve({ id: 'fnd_1', fresh: true });
      },
    },
    owed: (act: string, actor: object, words: object) => ({ act, ...actor, agreement: null, at, words }),
    settle: () => Promise.resolve(),
    now: () => at,
  } as unknown as ActingDeps;
  const who = { person: { id: 'per_s' } } as SignedIn;
  await createActing(deps).move(who, incident.id, to, { actId: '', actAt: '', signature: '' });
  return raised;
}

it('an incident that is closed leaves its lesson as a finding of the company alone', async () => {
  expect(await raisedFor(contained, 'closed')).toMatchObject([
    { kind: 'incident-lesson', about: 'incidents/inc_1', vendor: null },
  ]);
});

it('one that goes on, and one of a drill, leave none', async () => {
  expect(await raisedFor(contained, 'investigating')).toEqual([]);
  expect(await raisedFor({ ...contained, drill: 'drl_1' }, 'closed')).toEqual([]);
});
