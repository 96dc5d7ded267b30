import { describe, expect, it } from 'vitest';
import { appealUntil, mayAct } from './acting.ts';
import { caseAt, stepInForce, type CaseAct, type CaseActor, type CaseBasis, type Outcome } from './case.ts';
import { holdOf } from './holds.ts';
import { openSteps, type LadderRule } from './ladder.ts';

const rule: LadderRule = {
  ...{ decidedBy: 'one-of-each', hearingDays: 7, appealDays: 14, keepMonths: 36 },
  ...{ reminderMonths: 6, warningMonths: 12, suspensionMonths: 24, lookBackMonths: 24 },
};
const DAY = 86_400_000;
const T0 = Date.parse('2026-11-02T09:00:00Z');
const subject: CaseActor = { person: 'ada', side: 'vendor' };
const lead: CaseActor = { person: 'leo', side: 'vendor' };
const vera: CaseActor = { person: 'vera', side: 'vendor' };
const sam: CaseActor = { person: 'sam', side: 'company' };
const priya: CaseActor = { person: 'priya', side: 'company' };
const olivia: CaseActor = { person: 'olivia', side: 'company' };
const basis: CaseBasis = { subject: 'ada', reporter: 'leo', gravity: 'serious' };

const suspension: Outcome = { step: 'suspension', until: T0 + 60 * DAY, course: null };
const fact = (entry = 5): CaseAct => ({ kind: 'fact-added', at: T0, by: sam, entry });
const hearing: CaseAct = { kind: 'hearing-asked', at: T0, by: sam, until: T0 + 7 * DAY };
const stated: CaseAct = { kind: 'stated', at: T0 + DAY, by: subject };
const proposed = (by = sam, outcome = suspension): CaseAct => ({
  ...{ kind: 'proposed', at: T0 + 8 * DAY, by, proposal: 'p1', outcome },
});
const decided = (by = vera, proposal = 'p1'): CaseAct => ({
  kind: 'decided',
  at: T0 + 9 * DAY,
  by,
  proposal,
});
const appealed = (by = subject, at = T0 + 10 * DAY): CaseAct => ({ kind: 'appealed', at, by });
const heard = [fact(), hearing, stated];
const sanctioned = [...heard, proposed(), decided()];
const appealProposed = (by = priya, granted = true): CaseAct => ({
  ...{ kind: 'appeal-proposed', at: T0 + 11 * DAY, by, proposal: 'a1', granted },
});

function ask(before: readonly CaseAct[], act: CaseAct, of = rule) {
  const standing = caseAt(before, act.at);
  return mayAct({ basis, standing, rule: of, open: openSteps(basis.gravity, [], of, act.at).steps }, act);
}

describe('who may do what, and when', () => {
  it.each<[string, readonly CaseAct[], CaseAct, ReturnType<typeof mayAct>]>([
    ['no hearing without facts', [], hearing, 'conduct-not-ready'],
    ['a hearing shorter than agreed', [fact()], { ...hearing, until: T0 + 7 * DAY - 1 }, 'bad-request'],
    ['the subject adds no facts', [], { ...fact(), by: subject }, 'conduct-not-impartial'],
    ['the same entry twice', [fact()], fact(), 'conduct-not-ready'],
    ['nobody else answers for the person', [fact(), hearing], { ...stated, by: vera }, 'not-in-scope'],
    ['one statement', heard, stated, 'conduct-not-ready'],
    ['a decision before the hearing', [fact()], proposed(), 'conduct-not-ready'],
    [
      'a decision while the time runs',
      [fact(), hearing],
      { ...proposed(), at: T0 + 6 * DAY },
      'conduct-not-ready',
    ],
    ['a decision once the time passed', [fact(), hearing], proposed(), null],
    ['a decision once they answered', heard, { ...proposed(), at: T0 + 2 * DAY }, null],
    ['the reporter proposes', heard, proposed(lead), 'conduct-not-impartial'],
    ['the subject proposes', heard, proposed(subject), 'conduct-not-impartial'],
    [
      'a step the ladder does not open',
      heard,
      proposed(sam, { step: 'removal', until: null, course: null }),
      'conduct-step-not-open',
    ],
    ['a suspension without a day', heard, proposed(sam, { ...suspension, until: null }), 'bad-request'],
    ['a suspension that is over', heard, proposed(sam, { ...suspension, until: T0 }), 'bad-request'],
    [
      'retraining without a course',
      heard,
      proposed(sam, { step: 'retraining', until: null, course: null }),
      'bad-request',
    ],
    [
      'a warning with a day',
      heard,
      proposed(sam, { step: 'warning', until: T0 + 60 * DAY, course: null }),
      'bad-request',
    ],
    ['one person twice', [...heard, proposed()], decided(sam), 'not-the-second-person'],
    [
      'two of one party where each has a say',
      [...heard, proposed()],
      decided(priya),
      'not-the-second-person',
    ],
    ['the reporter as the second', [...heard, proposed()], decided(lead), 'conduct-not-impartial'],
    ['the subject as the second', [...heard, proposed()], decided(subject), 'conduct-not-impartial'],
    ['one of each', [...heard, proposed()], decided(), null],
    ['a proposal that is another one now', [...heard, proposed()], decided(vera, 'p0'), 'conduct-not-ready'],
    [
      'a proposal older than a fact',
      [...heard, proposed(), { ...fact(6), at: T0 + 8 * DAY }],
      decided(),
      'conduct-not-ready',
    ],
    [
      'a proposal older than the statement',
      [fact(), hearing, proposed(), { ...stated, at: T0 + 8 * DAY }],
      decided(),
      'conduct-not-ready',
    ],
    ['a decision twice', sanctioned, decided(), 'conduct-not-ready'],
    ['an appeal by somebody else', sanctioned, appealed(vera), 'not-in-scope'],
    ['an appeal in time', sanctioned, appealed(), null],
    ['an appeal too late', sanctioned, appealed(subject, T0 + 23 * DAY), 'conduct-not-ready'],
    [
      'an appeal decided by who decided',
      [...sanctioned, appealed()],
      appealProposed(sam),
      'conduct-not-impartial',
    ],
    ['an appeal decided by others', [...sanctioned, appealed()], appealProposed(), null],
    [
      'an appeal decided by one',
      [...sanctioned, appealed(), appealProposed()],
      { kind: 'appeal-decided', at: T0 + 12 * DAY, by: priya, proposal: 'a1' },
      'not-the-second-person',
    ],
    [
      'the second of the appeal decided before',
      [...sanctioned, appealed(), appealProposed()],
      { kind: 'appeal-decided', at: T0 + 12 * DAY, by: vera, proposal: 'a1' },
      'conduct-not-impartial',
    ],
    [
      'an appeal decided by two others',
      [...sanctioned, appealed(), appealProposed()],
      { kind: 'appeal-decided', at: T0 + 12 * DAY, by: olivia, proposal: 'a1' },
      null,
    ],
  ])('%s', (_, before, act, code) => {
    expect(ask(before, act)).toBe(code);
  });

  it('lets two of the controller decide where the clause says so', () => {
    const controller = { ...rule, decidedBy: 'controller' } as const;
    expect(ask([...heard, proposed()], decided(priya), controller)).toBeNull();
    expect(ask([...heard, proposed()], decided(vera), controller)).toBe('not-the-second-person');
  });
});

describe('what is in force', () => {
  const won = [
    ...sanctioned,
    appealed(),
    appealProposed(),
    { kind: 'appeal-decided', at: T0 + 12 * DAY, by: olivia, proposal: 'a1' } as const,
  ];

  it('is nothing before two decided and nothing after an appeal was won', () => {
    const force = (acts: readonly CaseAct[]) => stepInForce(caseAt(acts, T0 + 20 * DAY));
    expect(force([...heard, proposed()])).toBeNull();
    expect(force(sanctioned)).toMatchObject({ step: 'suspension', from: T0 + 9 * DAY });
    // An appeal that is pending takes nothing back.
    expect(force([...sanctioned, appealed(), appealProposed()])).toMatchObject({ step: 'suspension' });
    expect(force(won)).toBeNull();
    expect(holdOf(caseAt(won, T0 + 20 * DAY), 'agr', null)).toBeNull();
  });

  it('says until when the person may appeal', () => {
    expect(appealUntil(caseAt(sanctioned, T0), rule)).toBe(T0 + 23 * DAY);
    expect(appealUntil(caseAt(heard, T0), rule)).toBeNull();
    expect(appealUntil(caseAt([...sanctioned, appealed()], T0), rule)).toBeNull();
  });

  it.each([
    ['warning', null, null, null],
    ['suspension', T0 + 60 * DAY, null, { step: 'suspension', agreement: null, until: T0 + 60 * DAY }],
    ['removal', null, null, { step: 'removal', agreement: 'agr', until: null }],
    ['termination', null, null, { step: 'termination', agreement: null, until: null }],
    ['retraining', null, 'privacy', { step: 'retraining', agreement: null, until: null }],
  ] as const)('a %s takes what it says', (step, until, course, hold) => {
    const standing = caseAt([...heard, proposed(sam, { step, until, course }), decided()], T0 + 20 * DAY);
    expect(holdOf(standing, 'agr', null)).toEqual(hold);
    // A course passed before the step ends nothing; one passed after it ends the retraining alone.
    expect(holdOf(standing, 'agr', T0)).toEqual(hold);
    expect(holdOf(standing, 'agr', T0 + 10 * DAY)).toEqual(step === 'retraining' ? null : hold);
  });
});
