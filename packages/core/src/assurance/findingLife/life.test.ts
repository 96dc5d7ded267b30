import { describe, expect, it } from 'vitest';
import { mayOf, take, type LifeActor, type LifeStep } from './life.ts';
import { nextOf } from './next.ts';
import { isOverdue, standingAt, type Standing } from './standing.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-11-27T09:00:00Z');
const until = now + 20 * DAY;

const open: Standing = {
  ...{ state: 'open', severity: 'high', ends: 'person', owner: { side: 'vendor', person: 'vera' } },
  ...{ plan: null, claim: null, asked: null, exception: null, evidence: 0 },
};
const claimed: Standing = {
  ...open,
  state: 'fix-claimed',
  claim: { by: 'val', link: null, at: now },
  evidence: 1,
};
const asked: Standing = { ...open, asked: { by: 'priya', until } };
const accepted: Standing = { ...open, state: 'exception', exception: { approvedBy: 'olivia', until } };

const officer = (person: string): LifeActor => ({ side: 'company', person, officer: true });
const manager: LifeActor = { side: 'company', person: 'victor', officer: false };
const vendor = (person: string): LifeActor => ({ side: 'vendor', person });
const guest: LifeActor = { side: 'guest', link: 'lnk_1', madeBy: 'olivia' };
const byLink: Standing = { ...claimed, claim: { by: 'olivia', link: 'lnk_1', at: now } };
const auditor: LifeActor = { side: 'auditor', person: 'audra' };
const cordon: LifeActor = { side: 'cordon' };

const retest: LifeStep = { act: 'retest', passes: true };
const approve: LifeStep = { act: 'decide-exception', approve: true };

describe('a step', () => {
  const table: readonly (readonly [string, Standing, LifeStep, LifeActor, string])[] = [
    ['the vendor plans what is its own', open, { act: 'plan', until }, vendor('vera'), 'planned'],
    ['a plan is for later', open, { act: 'plan', until: now }, vendor('vera'), 'no-such-time'],
    [
      'the vendor plans nothing of the company’s',
      { ...open, owner: { side: 'company', person: null } },
      { act: 'plan', until },
      vendor('vera'),
      'not-your-part',
    ],
    ['nothing is claimed without evidence', open, { act: 'claim' }, vendor('vera'), 'no-evidence'],
    ['with evidence it is', { ...open, evidence: 1 }, { act: 'claim' }, vendor('vera'), 'fix-claimed'],
    ['a look needs none', { ...open, ends: 'look' }, { act: 'claim' }, vendor('vera'), 'fix-claimed'],
    ['an officer looks again', claimed, retest, officer('olivia'), 'closed'],
    ['an auditor looks again', claimed, retest, auditor, 'closed'],
    [
      'by a link the vendor says that it is mended',
      { ...open, evidence: 1 },
      { act: 'claim' },
      guest,
      'fix-claimed',
    ],
    ['or plans it', open, { act: 'plan', until }, guest, 'planned'],
    ['and shows something first', open, { act: 'claim' }, guest, 'no-evidence'],
    [
      'what is the company’s nobody claims by a link',
      { ...open, evidence: 1, owner: { side: 'company', person: null } },
      { act: 'claim' },
      guest,
      'not-your-part',
    ],
    ['no link looks again', byLink, retest, guest, 'not-your-part'],
    ['nor asks for time', open, { act: 'ask-exception', until }, guest, 'not-your-part'],
    [
      'nor gives it to another',
      open,
      { act: 'assign', side: 'company', person: null },
      guest,
      'not-your-part',
    ],
    ['whoever made the link does not look again', byLink, retest, officer('olivia'), 'same-person'],
    ['another does', byLink, retest, officer('sam'), 'closed'],
    ['a re-test that fails opens it', claimed, { ...retest, passes: false }, auditor, 'open'],
    ['the vendor never closes', claimed, retest, vendor('vic'), 'not-your-part'],
    ['nor does a manager', claimed, retest, manager, 'not-your-part'],
    ['nobody looks again at their own claim', claimed, retest, officer('val'), 'same-person'],
    ['nor its owner', claimed, retest, officer('vera'), 'same-person'],
    ['what nobody claimed is not re-tested', open, retest, auditor, 'not-from-here'],
    ['what a machine sees no person closes', { ...claimed, ends: 'look' }, retest, auditor, 'not-your-part'],
    ['a look that passes closes', open, { act: 'look', passes: true, same: true }, cordon, 'closed'],
    [
      'a look of a person’s making closes nothing',
      open,
      { act: 'look', passes: true, same: true },
      officer('olivia'),
      'not-your-part',
    ],
    [
      'a look that fails takes the claim back',
      claimed,
      { act: 'look', passes: false, same: true },
      cordon,
      'open',
    ],
    ['a risk is accepted by another', asked, approve, officer('olivia'), 'exception'],
    ['and not by whoever asked', asked, approve, officer('priya'), 'same-person'],
    ['nor by its owner', asked, approve, officer('vera'), 'same-person'],
    ['nor by the vendor', asked, approve, vendor('vic'), 'not-your-part'],
    ['an exception has an end', open, { act: 'ask-exception', until: now }, manager, 'no-such-time'],
    [
      'and no longer than its severity lets',
      open,
      { act: 'ask-exception', until: now + 91 * DAY },
      manager,
      'no-such-time',
    ],
    ['an officer ends one', accepted, { act: 'end-exception' }, officer('olivia'), 'open'],
    [
      'what was accepted holds while it is the same',
      accepted,
      { act: 'look', passes: false, same: true },
      cordon,
      'exception',
    ],
    ['and no longer when it is more', accepted, { act: 'look', passes: false, same: false }, cordon, 'open'],
    [
      'nobody is made owner while a second person is waited for',
      asked,
      { act: 'assign', side: 'company', person: 'olivia' },
      officer('olivia'),
      'not-from-here',
    ],
    [
      'the vendor gives nothing away',
      open,
      { act: 'assign', side: 'company', person: null },
      vendor('vera'),
      'not-your-part',
    ],
    ['what is closed stays so', { ...open, state: 'closed' }, { act: 'claim' }, manager, 'closed'],
  ];
  it.each(table)('%s', (_, standing, step, actor, expected) => {
    const answer = take(standing, step, actor, now);
    expect(answer.ok ? answer.standing.state : answer.refusal).toBe(expected);
  });
});

it('an accepted risk is open again at the moment it runs out', () => {
  expect(standingAt(accepted, until - 1).state).toBe('exception');
  expect(standingAt(accepted, until)).toEqual(open);
});

it('is overdue from its day on, unless it is accepted or closed', () => {
  const overdue = (standing: Standing) => isOverdue(standing, now, now);
  expect([open, claimed, accepted, { ...open, state: 'closed' as const }].map(overdue)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isOverdue(open, now + 1, now)).toBe(false);
});

it('says to each what they may do', () => {
  expect(mayOf({ ...open, evidence: 1 }, vendor('vera'), now)).toEqual([
    'assign',
    'plan',
    'give-evidence',
    'claim',
    'ask-exception',
  ]);
  expect(mayOf(claimed, auditor, now)).toEqual(['give-evidence', 'retest']);
  expect(mayOf(asked, officer('olivia'), now)).toContain('decide-exception');
  expect(mayOf(asked, officer('priya'), now)).not.toContain('decide-exception');
});

it.each<readonly [Standing, string]>([
  [open, 'plan'],
  [{ ...open, state: 'planned' }, 'mend'],
  [claimed, 'retest'],
  [{ ...claimed, ends: 'look' }, 'look'],
  [asked, 'decide'],
  [accepted, 'wait'],
  [{ ...open, state: 'closed' }, 'none'],
])('what comes next %#', (standing, next) => {
  expect(nextOf(standing)).toBe(next);
});
