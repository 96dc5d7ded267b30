import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terms as anyTerms } from '../../../../../tests/vectors/policy/arbitrary.ts';
import { covers } from '../../policy/index.ts';
import {
  certificateOf,
  keeps,
  planTasks,
  progressOf,
  refusalOf,
  stateOf,
  type ClosingEvent,
  type ClosingTask,
  type LegalHold,
} from './index.ts';

const SETTINGS = { seed: 20261125, numRuns: 300 };
const START = Date.parse('2026-11-01T00:00:00.000Z');
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString();

const task: ClosingTask = {
  id: 'category:user.contact',
  kind: 'category',
  about: 'user.contact',
  clause: '8.1',
  due: at(48),
};

const side = fc.constantFrom('controller' as const, 'processor' as const);
const base = fc.record({
  task: fc.constantFrom(task.id, 'notes'),
  at: fc.nat(200).map(at),
  by: fc.constant('per_x'),
  side,
});
const event: Arbitrary<ClosingEvent> = fc.oneof(
  base.chain((b) =>
    fc
      .constantFrom('delete' as const, 'return' as const)
      .map((choice) => ({ ...b, type: 'chosen' as const, choice })),
  ),
  base.chain((b) =>
    fc.option(fc.constant({ law: 'tax code', until: at(10_000) }), { nil: null }).map((kept) => ({
      ...b,
      type: 'done' as const,
      method: 'erased',
      statement: 's',
      evidence: null,
      kept,
    })),
  ),
  base.map((b) => ({ ...b, type: 'confirmed' as const })),
  base.map((b) => ({ ...b, type: 'disputed' as const, reason: 'not all' })),
);
const events = fc.array(event, { maxLength: 14 });

const hold: Arbitrary<LegalHold> = fc
  .tuple(
    fc.nat(60),
    fc.nat(60),
    fc.boolean(),
    fc.constantFrom(null, 'user.contact.email', 'user', 'user.name'),
  )
  .map(([from, length, open, category]) => ({
    ...{ id: 'hol_1', category, reason: 'litigation' as const },
    ...{ placedAt: at(from), liftedAt: open ? null : at(from + length) },
  }));
const holds = fc.array(hold, { maxLength: 4 });

const check = <T>(of: Arbitrary<T>, holds_: (value: T) => void): void => {
  fc.assert(fc.property(of, holds_), SETTINGS);
};

describe('a task', () => {
  it('is confirmed only after its processor did what the controller chose, and nothing was disputed since', () => {
    check(events, (list) => {
      const { status, choice } = stateOf(task, list, [], new Date(at(0)));
      if (status !== 'confirmed') return;
      const mine = list.filter((one) => one.task === task.id);
      const confirmedAt = mine.findIndex(({ type, side: by }) => type === 'confirmed' && by === 'controller');
      const before = mine.slice(0, confirmedAt);
      expect(choice).not.toBeNull();
      expect(before.some(({ type, side: by }) => type === 'chosen' && by === 'controller')).toBe(true);
      expect(before.some(({ type, side: by }) => type === 'done' && by === 'processor')).toBe(true);
    });
  });

  it('changes with an event exactly when the event was not refused', () => {
    check(fc.tuple(events, event), ([list, next]) => {
      const now = new Date(at(0));
      const before = stateOf(task, list, [], now);
      const after = stateOf(task, [...list, next], [], now);
      const why = refusalOf(before, next);
      if (why !== null) expect(after).toEqual(before);
      // Choosing the same again is allowed and changes nothing.
      else if (next.type !== 'chosen') expect(after).not.toEqual(before);
    });
  });

  it('confirmed stays as it is whatever comes', () => {
    check(fc.tuple(events, events), ([list, more]) => {
      const before = stateOf(task, list, [], new Date(at(0)));
      if (before.status === 'confirmed')
        expect(stateOf(task, [...list, ...more], [], new Date(at(0)))).toEqual(before);
    });
  });

  it('once overdue stays so as time goes on, and is never overdue before its time', () => {
    check(fc.tuple(events, holds, fc.nat(300), fc.nat(300)), ([list, kept, one, two]) => {
      const [early, late] = [Math.min(one, two), Math.max(one, two)];
      const then = stateOf(task, list, kept, new Date(at(early)));
      if (then.overdue) expect(stateOf(task, list, kept, new Date(at(late))).overdue).toBe(true);
      if (early < 48) expect(then.overdue).toBe(false);
    });
  });

  it('is never due earlier, and never newly overdue, because of a hold', () => {
    check(fc.tuple(events, holds, hold, fc.nat(300)), ([list, kept, more, hours]) => {
      const now = new Date(at(hours));
      const before = stateOf(task, list, kept, now);
      const after = stateOf(task, list, [...kept, more], now);
      expect(Date.parse(after.due)).toBeGreaterThanOrEqual(Date.parse(before.due));
      if (after.overdue) expect(before.overdue).toBe(true);
    });
  });

  it('gets exactly the time back that holds took, however they overlap', () => {
    const done = fc.array(
      fc.tuple(fc.nat(60), fc.nat(30)).map(([from, length]) => ({ from, until: from + length })),
      { maxLength: 5 },
    );
    check(done, (spans) => {
      const kept = spans.map(({ from, until }) => ({
        ...{ id: 'hol_1', category: null, reason: 'audit' as const },
        ...{ placedAt: at(from), liftedAt: at(until) },
      }));
      const hours = new Set(
        spans.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, i) => from + i)),
      );
      expect(stateOf(task, [], kept, new Date(at(0))).due).toBe(at(48 + hours.size));
    });
  });

  it('under a hold is not deleted, but may be returned or kept as a law asks', () => {
    check(fc.tuple(events, holds), ([list, kept]) => {
      const state = stateOf(task, list, kept, new Date(at(0)));
      const by = { task: task.id, at: at(1), by: 'per_v', side: 'processor' as const };
      const done = { ...by, type: 'done' as const, method: 'm', statement: 's', evidence: null };
      const refused = refusalOf(state, { ...done, kept: null });
      if (state.held && state.choice === 'delete') expect(refused).toBe('held');
      if (state.choice === 'return') expect(refused).not.toBe('held');
      expect(refusalOf(state, { ...done, kept: { law: 'x', until: at(9) } })).not.toBe('held');
    });
  });
});

describe('the plan', () => {
  it('covers every category that was ever shown with one task, and does not depend on the order of permissions', () => {
    check(anyTerms, (terms) => {
      const tasks = planTasks(terms, at(0));
      expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
      for (const { category, treatment } of terms.permissions.flatMap(({ fields }) => fields)) {
        if (treatment === 'hidden') continue;
        expect(
          tasks.filter(({ kind, about }) => kind === 'category' && about !== null && covers(about, category)),
        ).toHaveLength(1);
      }
      expect(planTasks({ ...terms, permissions: terms.permissions.toReversed() }, at(0))).toEqual(tasks);
    });
  });
});

describe('the certificate', () => {
  it('exists exactly when every task was done', () => {
    const tasks = ['notes', 'devices'].map((id) => ({
      ...task,
      id,
      kind: id as 'notes' | 'devices',
      about: null,
    }));
    const both = fc.array(
      fc.tuple(event, fc.constantFrom('notes', 'devices')).map(([one, id]) => ({ ...one, task: id })),
      { maxLength: 16 },
    );
    check(both, (list) => {
      const states = tasks.map((one) => stateOf(one, list, [], new Date(at(0))));
      const party = { id: 'p', name: 'P' };
      const made = certificateOf(
        {
          agreement: 'a',
          controller: party,
          processor: party,
          termsHash: '00',
          endedAt: at(0),
          issuedAt: at(1),
        },
        states,
      );
      const all = states.every(({ status }) => status === 'done' || status === 'confirmed');
      expect(made.ok).toBe(all);
      if (made.ok) expect(made.certificate.items.map((item) => item.task)).toEqual(['notes', 'devices']);
      else expect(made.open.length).toBeGreaterThan(0);
    });
  });
});

describe('progress', () => {
  it('has one next step at most, the first that is not done, and late steps only after the end', () => {
    const facts = fc.record({
      openConversations: fc.nat(2),
      ended: fc.boolean(),
      endEntered: fc.boolean(),
      tasks: fc.constant([]),
      certified: fc.boolean(),
      packed: fc.boolean(),
    });
    check(facts, (given) => {
      const steps = Object.values(progressOf(given));
      const first = steps.findIndex((state) => state !== 'done');
      expect(steps.filter((state) => state === 'next').length).toBeLessThanOrEqual(1);
      if (first !== -1) expect(['next', 'late']).toContain(steps[first]);
      if (!given.ended) expect(steps).not.toContain('late');
    });
  });
});

describe('a hold', () => {
  it.each([
    [null, 'category', 'user.name', true],
    [null, 'credentials', null, false],
    ['user.contact.email', 'category', 'user.contact', true],
    ['user', 'category', 'user.contact', true],
    ['user.contacts', 'category', 'user.contact', false],
    ['user.name', 'category', 'user.contact', false],
    ['user.name', 'notes', null, true],
    ['user.name', 'devices', null, false],
  ] as const)('on %s of a %s task about %s: keeps it, %s', (category, kind, about, expected) => {
    expect(keeps({ category }, { ...task, kind, about })).toBe(expected);
  });
});
