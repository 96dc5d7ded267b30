import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flowDownStatus,
  subProcessorActs,
  subProcessorAllows,
  subProcessorStanding,
  type Done,
  type Notice,
  type NoticeRule,
  type SubProcessorAct,
} from './index.ts';

/* The life of a sub-processor against a model that goes hour by hour and knows nothing of folding. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-02T08:00:00Z');

class Model {
  hours = 0;
  answer: 'none' | 'no' | 'yes' | 'silence' = 'none';
  /** Hour from which it may be used. */
  usable = Infinity;
  bound = false;
  over: 'withdrawn' | 'ended' | null = null;
  readonly rule: NoticeRule;

  constructor(rule: NoticeRule) {
    this.rule = rule;
  }

  tick(): void {
    this.hours += 1;
    const closes = this.rule.objectionDays * 24;
    if (this.over !== null || this.answer !== 'none' || this.rule.authorisation === 'specific') return;
    if (this.hours < closes) return;
    this.answer = 'silence';
    this.usable = Math.max(closes, this.rule.noticeDays * 24);
  }

  get active(): boolean {
    return this.authorised && this.hours >= this.usable && this.bound;
  }

  get authorised(): boolean {
    return this.over === null && (this.answer === 'yes' || this.answer === 'silence');
  }

  get state(): string {
    if (this.over !== null) return this.over;
    if (this.active) return 'active';
    return this.authorised ? 'authorised' : this.answer === 'no' ? 'objected' : 'notice';
  }

  /** @returns whether it was done */
  act(act: SubProcessorAct): boolean {
    if (this.over !== null) return false;
    switch (act) {
      case 'object':
        if (this.answer !== 'none') return false;
        this.answer = 'no';
        return true;
      case 'approve':
        if (this.authorised) return false;
        this.answer = 'yes';
        this.usable = this.hours;
        return true;
      case 'withdraw':
        if (this.active) return false;
        this.over = 'withdrawn';
        return true;
      case 'end':
        if (!this.authorised) return false;
        this.over = 'ended';
        return true;
      case 'flow-down':
        this.bound = true;
        return true;
    }
  }
}

const rules: fc.Arbitrary<NoticeRule> = fc.record({
  authorisation: fc.constantFrom('general', 'specific'),
  noticeDays: fc.integer({ min: 1, max: 6 }),
  objectionDays: fc.integer({ min: 1, max: 6 }),
  clause: fc.constant('3.2'),
});

const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 3, arbitrary: fc.constantFrom(...subProcessorActs) },
  ),
  { maxLength: 14 },
);

it('stands where the model stands, and lets in exactly the acts the model does', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(rules, steps, (rule, walk) => {
      const model = new Model(rule);
      const notice: Notice = { at: START, rule };
      const done: Done[] = [];
      const now = () => START + model.hours * HOUR;
      for (const step of walk) {
        if (typeof step === 'number') {
          for (let hour = 0; hour < step; hour++) model.tick();
        } else {
          const open = subProcessorAllows(notice, done, step, now());
          expect(open, step).toBe(model.act(step));
          // What was refused changes nothing, also when it is kept.
          done.push({ act: step, at: now(), ...(step === 'flow-down' && { termsHash: 'ab' }) });
        }
        const { state } = subProcessorStanding(notice, done, now());
        expect(state).toBe(model.state);
        seen.add(state);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(seen).toEqual(new Set(['notice', 'objected', 'authorised', 'active', 'withdrawn', 'ended']));
});

describe('nothing may be used', () => {
  const history = fc.array(
    fc.record({
      act: fc.constantFrom(...subProcessorActs),
      at: fc.integer({ min: 0, max: 20 * 24 }).map((hours) => START + hours * HOUR),
      termsHash: fc.constant('ab'),
    }),
    { maxLength: 10 },
  );
  const moments = fc.integer({ min: 0, max: 30 * 24 }).map((hours) => START + hours * HOUR);

  it('without a yes or a window that closed in silence, and without the same terms passed on', () => {
    fc.assert(
      fc.property(rules, history, moments, (rule, acts, now) => {
        const done = acts.toSorted((a, b) => a.at - b.at);
        const { state } = subProcessorStanding({ at: START, rule }, done, now);
        if (state !== 'active') return;
        const before = done.filter(({ at }) => at <= now).map(({ act }) => act);
        expect(before).toContain('flow-down');
        const closed =
          rule.authorisation === 'general' &&
          now >= START + Math.max(rule.objectionDays, rule.noticeDays) * DAY;
        expect(before.includes('approve') || closed).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('once it is over', () => {
    fc.assert(
      fc.property(rules, history, moments, (rule, acts, now) => {
        const done = acts.toSorted((a, b) => a.at - b.at);
        const { state } = subProcessorStanding({ at: START, rule }, done, now);
        if (state !== 'withdrawn' && state !== 'ended') return;
        const more = subProcessorActs.map((act) => ({ act, at: now, termsHash: 'cd' }));
        expect(subProcessorStanding({ at: START, rule }, [...done, ...more], now + DAY).state).toBe(state);
      }),
    );
  });
});

describe('the window', () => {
  const rule = (authorisation: 'general' | 'specific', noticeDays = 30, objectionDays = 14): NoticeRule => ({
    ...{ authorisation, noticeDays, objectionDays, clause: '3.2' },
  });
  const at = (days: number, done: readonly Done[], of: NoticeRule) =>
    subProcessorStanding({ at: START, rule: of }, done, START + days * DAY);
  const bound: Done = { act: 'flow-down', at: START, termsHash: 'ab' };

  it('closes to the millisecond, and silence then authorises what may be used when the notice is over', () => {
    const closes = START + 14 * DAY;
    const open = (now: number) => subProcessorAllows({ at: START, rule: rule('general') }, [], 'object', now);
    expect([open(closes - 1), open(closes)]).toEqual([true, false]);
    expect(at(14, [bound], rule('general'))).toMatchObject({
      ...{ state: 'authorised', bySilence: true, authorisedAt: closes, usableFrom: START + 30 * DAY },
    });
    expect(at(30, [bound], rule('general')).state).toBe('active');
    expect(at(30, [], rule('general')).state).toBe('authorised');
  });

  it('authorises nobody by silence where only a yes does, and stays open to a no', () => {
    expect(at(400, [bound], rule('specific'))).toMatchObject({ state: 'notice', authorisedAt: null });
    const late = { act: 'object', at: START + 399 * DAY } as const;
    expect(at(400, [bound, late], rule('specific')).state).toBe('objected');
  });

  it('is waived by a yes, also after a no', () => {
    const no: Done = { act: 'object', at: START + DAY };
    const yes: Done = { act: 'approve', at: START + 2 * DAY };
    expect(at(3, [bound, no], rule('general')).state).toBe('objected');
    expect(at(300, [bound, no], rule('general')).state).toBe('objected');
    expect(at(2, [bound, no, yes], rule('general'))).toMatchObject({ state: 'active', bySilence: false });
  });

  it('does not take what is to happen for done', () => {
    expect(at(1, [{ act: 'approve', at: START + 2 * DAY }], rule('specific')).state).toBe('notice');
  });
});

it('a flow-down is of the terms that stand, or has to be made anew', () => {
  expect(flowDownStatus(null, 'ab')).toBe('missing');
  expect(flowDownStatus('ab', 'ab')).toBe('current');
  expect(flowDownStatus('ab', 'cd')).toBe('stale');
});
