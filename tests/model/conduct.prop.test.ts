import {
  caseAt,
  holdOf,
  mayAct,
  openSteps,
  type CaseAct,
  type CaseActor,
  type CaseBasis,
  type LadderRule,
  type Outcome,
} from '@cordon/core/people/conduct';
import { conductSteps, type Principal, type Request, type Terms } from '@cordon/core/kernel';
import { compile, decide } from '@cordon/core/policy';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dataMap, HASH, MINUTE, NOW } from '../vectors/policy/arbitrary.ts';
import base from '../vectors/policy/base.json' with { type: 'json' };

/*
 * Cases as people may drive them, by any acts of anybody in any order, against a model that knows no rule of who may do what: it
 * only remembers what two people decided. However it goes, the policy shows nothing that a step took, and what it took comes back
 * by its day, its course or an appeal that was won, and by nothing else.
 */

const DAY = 86_400_000;
const AGREEMENT = (base.terms as unknown as Terms).agreement;
const compiled = compile(base.terms as unknown as Terms, HASH, dataMap);
if (!compiled.ok) throw new Error('the base terms do not compile');
const { policy } = compiled;

const rule: LadderRule = {
  ...{ decidedBy: 'one-of-each', hearingDays: 7, appealDays: 14, keepMonths: 36 },
  ...{ reminderMonths: 6, warningMonths: 12, suspensionMonths: 24, lookBackMonths: 24 },
};
const SUBJECT = 'ana';
const REPORTER = 'leo';
const people: readonly CaseActor[] = [
  { person: SUBJECT, side: 'vendor' },
  { person: REPORTER, side: 'vendor' },
  { person: 'vera', side: 'vendor' },
  { person: 'vito', side: 'vendor' },
  { person: 'sam', side: 'company' },
  { person: 'priya', side: 'company' },
  { person: 'olivia', side: 'company' },
];
const bases: readonly CaseBasis[] = [
  { subject: SUBJECT, reporter: REPORTER, gravity: 'grave' },
  { subject: SUBJECT, reporter: null, gravity: 'serious' },
];

/** What the model remembers of a case: what took something, since when, and whether it was given back. */
interface Taken {
  readonly outcome: Outcome;
  readonly at: number;
  back: boolean;
}

interface Model {
  now: number;
  passedAt: number | null;
  readonly taken: (Taken | null)[];
}

interface Real {
  readonly logs: CaseAct[][];
}

/** What came of it all, so that a run in which nothing happens cannot pass. */
const seen = { closed: 0, opened: 0, appealsWon: 0, retrained: 0, ranOut: 0, refused: 0 };

const request: Request = {
  ...{ operation: 'read', purpose: 'order-support', source: dataMap.source, resource: 'customers' },
  ticket: {
    ...{ id: 'T-1', assignee: SUBJECT, open: true, binding: { by: 'request', subject: 'C-7' } },
    ...{ lastWorkAt: NOW, heldAtOnce: 1, confirmTriesLeft: 3, claimedBy: [] },
  },
  usage: {
    ...{ subjects: 0, newSubject: true, unbound: 0, newUnbound: true, reveals: 0, lookups: 0 },
    exportedRows: 0,
    subjectsToday: 0,
    lastHour: { customers: 0, newCustomer: true, reveals: 0, lookups: 0 },
  },
};

/** Whether the policy shows the person anything, with what their cases take; the terms' own clock stands still. */
function shows(real: Real, model: Model, agreement = AGREEMENT): boolean {
  const shift = model.now - NOW;
  const conduct = real.logs.flatMap((acts) => {
    const hold = holdOf(caseAt(acts, model.now), agreement, model.passedAt);
    return hold === null ? [] : [{ ...hold, until: hold.until === null ? null : hold.until - shift }];
  });
  const principal: Principal = {
    ...{ id: SUBJECT, kind: 'agent', party: 'brightline', side: 'processor', role: 'tier1', site: null },
    facts: {
      mfa: { at: NOW - 60 * MINUTE, value: true },
      network: { at: NOW, value: true },
      suspension: { at: NOW, value: false },
    },
    stepUpAt: NOW,
    held: { factorAfter: null, factorAt: NOW, customersAnHour: null, conduct },
  };
  return decide(policy, principal, request, NOW).allow;
}

const takes = ({ outcome, at, back }: Taken, { now, passedAt }: Model, elsewhere: boolean): boolean => {
  if (back) return false;
  if (outcome.step === 'suspension') return now < (outcome.until ?? 0);
  if (outcome.step === 'retraining') return !(passedAt !== null && passedAt > at);
  return outcome.step === 'termination' || (outcome.step === 'removal' && !elsewhere);
};

function check(model: Model, real: Real): void {
  for (const elsewhere of [false, true]) {
    const closed = model.taken.some((one) => one !== null && takes(one, model, elsewhere));
    // What was decided under another agreement: the removal does not count here.
    expect(shows(real, model, elsewhere ? 'agr_other' : AGREEMENT)).toBe(!closed);
    if (closed) seen.closed += 1;
    else seen.opened += 1;
  }
  for (const one of model.taken) {
    if (one?.outcome.step === 'suspension' && !one.back && model.now >= (one.outcome.until ?? 0))
      seen.ranOut += 1;
  }
  real.logs.forEach((acts, index) => {
    neverUnheard(acts, bases[index]);
  });
}

/** No step without two who may decide, and a hearing of all facts before it. */
function neverUnheard(acts: readonly CaseAct[], basis: CaseBasis | undefined): void {
  acts.forEach((act, place) => {
    if (act.kind !== 'decided') return;
    const before = acts.slice(0, place);
    const proposal = before.findLast((one) => one.kind === 'proposed');
    const hearing = before.findLastIndex((one) => one.kind === 'hearing-asked');
    const asked = before[hearing];
    const two = [act.by, proposal?.by ?? act.by];
    expect(new Set(two.map(({ person }) => person)).size).toBe(2);
    expect(new Set(two.map(({ side }) => side)).size).toBe(2);
    expect(two.some(({ person }) => person === basis?.subject || person === basis?.reporter)).toBe(false);
    expect(asked?.kind).toBe('hearing-asked');
    const after = before.slice(hearing + 1);
    expect(after.some(({ kind }) => kind === 'fact-added')).toBe(false);
    const timePassed = asked?.kind === 'hearing-asked' && (proposal?.at ?? 0) >= asked.until;
    expect(timePassed || after.some(({ kind }) => kind === 'stated')).toBe(true);
  });
}

type Step = (model: Model, real: Real) => void;

class Command implements fc.Command<Model, Real> {
  private readonly name: string;
  private readonly does: Step;
  constructor(name: string, does: Step) {
    this.name = name;
    this.does = does;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    this.does(model, real);
    check(model, real);
  }
  toString = () => this.name;
}

/** Does an act where it may be done; the model is told of what two people decided. */
function act(which: number, make: (log: readonly CaseAct[], now: number) => CaseAct | null): Step {
  return (model, real) => {
    const acts = real.logs[which] ?? [];
    const basis = bases[which];
    const done = make(acts, model.now);
    if (basis === undefined || done === null) return;
    const standing = caseAt(acts, model.now);
    const { steps } = openSteps(basis.gravity, [], rule, model.now);
    if (mayAct({ basis, standing, rule, open: steps }, done) !== null) {
      seen.refused += 1;
      return;
    }
    acts.push(done);
    if (done.kind === 'decided' && standing.proposal !== null) {
      model.taken[which] = { outcome: standing.proposal.outcome, at: model.now, back: false };
    }
    const granted = done.kind === 'appeal-decided' && standing.appealProposal?.granted === true;
    const taken = model.taken[which];
    if (granted && taken) {
      taken.back = true;
      seen.appealsWon += 1;
    }
  };
}

const person = (index: number): CaseActor => {
  const found = people[index];
  if (found === undefined) throw new Error('nobody has this number');
  return found;
};
const which = fc.nat({ max: bases.length - 1 });
const by = fc.constantFrom(...people);
const lastProposal = (acts: readonly CaseAct[], kind: 'proposed' | 'appeal-proposed'): string => {
  const found = acts.findLast((one) => one.kind === kind);
  return found?.kind === kind ? found.proposal : 'none';
};
let proposals = 0;
const outcome = fc
  .tuple(fc.constantFrom('none' as const, ...conductSteps), fc.integer({ min: 1, max: 40 }))
  .map(([step, days]) => (now: number): Outcome => ({
    ...{ step, until: step === 'suspension' ? now + days * DAY : null },
    course: step === 'retraining' ? 'privacy' : null,
  }));

const commands = [
  fc.tuple(which, by, fc.nat({ max: 3 })).map(
    ([of, who, entry]) =>
      new Command(
        `fact ${String(entry)}`,
        act(of, (_, at) => ({ kind: 'fact-added', at, by: who, entry })),
      ),
  ),
  fc.tuple(which, by, fc.integer({ min: 6, max: 8 })).map(
    ([of, who, days]) =>
      new Command(
        'hearing',
        act(of, (_, at) => ({ kind: 'hearing-asked', at, by: who, until: at + days * DAY })),
      ),
  ),
  fc.tuple(which, by).map(
    ([of, who]) =>
      new Command(
        'stated',
        act(of, (_, at) => ({ kind: 'stated', at, by: who })),
      ),
  ),
  fc.tuple(which, by, outcome).map(
    ([of, who, what]) =>
      new Command(
        'proposed',
        act(of, (_, at) => ({
          kind: 'proposed',
          at,
          by: who,
          proposal: `p${String(++proposals)}`,
          outcome: what(at),
        })),
      ),
  ),
  ...(['decided', 'declined', 'decided'] as const).map((kind) =>
    fc.tuple(which, by).map(
      ([of, who]) =>
        new Command(
          kind,
          act(of, (acts, at) => ({ kind, at, by: who, proposal: lastProposal(acts, 'proposed') })),
        ),
    ),
  ),
  which.map(
    (of) =>
      new Command(
        'appealed',
        act(of, (_, at) => ({ kind: 'appealed', at, by: person(0) })),
      ),
  ),
  fc.tuple(which, by, fc.boolean()).map(
    ([of, who, granted]) =>
      new Command(
        'appeal proposed',
        act(of, (_, at) => ({
          kind: 'appeal-proposed',
          at,
          by: who,
          proposal: `p${String(++proposals)}`,
          granted,
        })),
      ),
  ),
  fc.tuple(which, by).map(
    ([of, who]) =>
      new Command(
        'appeal decided',
        act(of, (acts, at) => ({
          ...{ kind: 'appeal-decided', at, by: who, proposal: lastProposal(acts, 'appeal-proposed') },
        })),
      ),
  ),
  fc.integer({ min: 1, max: 9 }).map(
    (days) =>
      new Command(`${String(days)} days`, (model) => {
        model.now += days * DAY;
      }),
  ),
  fc.constant(
    new Command('course passed', (model) => {
      if (model.taken.some((one) => one?.outcome.step === 'retraining')) seen.retrained += 1;
      model.passedAt = model.now;
    }),
  ),
];

/** Where a run begins, so that what is random tries decisions and appeals and not only beginnings. */
function begin(from: 'nothing' | 'heard' | 'decided'): { model: Model; real: Real } {
  const heard: CaseAct[] = [
    { kind: 'fact-added', at: NOW - 9 * DAY, by: person(4), entry: 9 },
    { kind: 'hearing-asked', at: NOW - 9 * DAY, by: person(4), until: NOW - DAY },
  ];
  const outcomes: readonly Outcome[] = [
    { step: 'removal', until: null, course: null },
    { step: 'suspension', until: NOW + 20 * DAY, course: null },
  ];
  const model: Model = { now: NOW, passedAt: null, taken: bases.map(() => null) };
  if (from === 'nothing') return { model, real: { logs: bases.map(() => []) } };
  if (from === 'heard') return { model, real: { logs: bases.map(() => [...heard]) } };
  return {
    model: { ...model, taken: outcomes.map((outcome) => ({ outcome, at: NOW, back: false })) },
    real: {
      logs: outcomes.map((outcome) => [
        ...heard,
        { kind: 'proposed', at: NOW, by: person(4), proposal: 'p', outcome },
        { kind: 'decided', at: NOW, by: person(2), proposal: 'p' },
        { kind: 'appealed', at: NOW, by: person(0) },
      ]),
    },
  };
}

it('no path grants what a step has taken, and nothing else is taken', () => {
  fc.assert(
    fc.property(
      fc.commands(commands, { maxCommands: 60, size: 'max' }),
      fc.constantFrom('nothing', 'heard', 'decided'),
      (run, from) => {
        fc.modelRun(() => begin(from), run);
      },
    ),
    { seed: 20261127, numRuns: 400 },
  );
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
});
