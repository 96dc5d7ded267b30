import { describe, expect, it } from 'vitest';
import { courseStanding } from '../../kernel/index.ts';
import {
  DAY_MS,
  daysOf,
  owedBy,
  reminderOwed,
  rulesOfTerms,
  standingsOf,
  type ReminderStep,
} from './index.ts';

const NOW = Date.parse('2026-11-03T02:00:00Z');
const days = (count: number) => NOW + count * DAY_MS;
const passed = (ago: number, right = 0, owed: number | null = null) => ({
  ...{ passedAt: days(-ago), right, owedBy: owed === null ? null : days(owed) },
});

describe('how somebody stands with a course', () => {
  const rule = { maxAgeDays: 365, graceDays: 7, spacedDays: 30 };
  it.each([
    ['just passed', passed(0), 'current'],
    ['two weeks before its end', passed(351), 'due'],
    ['at its end', passed(365), 'grace'],
    ['at the end of the grace', passed(372), 'expired'],
    ['lengthened by answers', passed(372, 10), 'due'],
    ['lengthened no further than the clause lets it', passed(402, 400), 'expired'],
    ['fewer than no answers', passed(372, -5), 'expired'],
    ['answers that cannot be counted', passed(372, Number.NaN), 'expired'],
    ['passed tomorrow', passed(-1), 'never'],
    ['passed at no time', { passedAt: Number.NaN, right: 0, owedBy: null }, 'never'],
    ['asked anew, in time', passed(3, 0, 20), 'current'],
    ['asked anew, soon', passed(3, 0, 5), 'due'],
    ['asked anew, overdue', passed(3, 0, -1), 'grace'],
    ['asked anew, beyond the grace', passed(3, 30, -7), 'expired'],
    ['never heard of', undefined, 'never'],
  ])('%s', (_, known, state) => {
    expect(courseStanding(known, rule, NOW).state).toBe(state);
  });

  it('is lengthened by nothing unless the clause says so', () => {
    expect(courseStanding(passed(366, 300), { maxAgeDays: 365 }, NOW).state).toBe('expired');
  });
});

const terms = {
  ...{ agreement: 'agr_1', processor: 'pty_b' },
  conditions: [
    { clause: '6.2', kind: 'training', course: 'privacy', maxAgeDays: 365, graceDays: 7, spacedDays: 20 },
    { clause: '6.3', kind: 'badge' },
  ],
  duties: [
    { clause: '6.4', kind: 'refresher', by: 'processor', course: 'phishing', everyMonths: 6 },
    { clause: '6.5', kind: 'refresher', by: 'controller', course: 'reporting', everyMonths: 6 },
  ],
};
const work = { vendor: 'pty_b', agreement: 'agr_1', role: 'tier1', purpose: 'order-support' };

describe('what is owed', () => {
  it('comes from the conditions and the processor’s refreshers of the terms', () => {
    expect(rulesOfTerms(terms)).toMatchObject([
      { cause: 'agr_1 6.2', course: 'privacy', maxAgeDays: 365, spacedDays: 20, graceDays: 7, closes: true },
      { cause: 'agr_1 6.4', course: 'phishing', maxAgeDays: 182, spacedDays: 0, graceDays: 0, closes: false },
    ]);
    expect(daysOf(12)).toBe(365);
  });

  it('is asked of whoever does the work, by the rule that wants it soonest', () => {
    const [privacy, phishing] = rulesOfTerms(terms);
    if (privacy === undefined || phishing === undefined) throw new Error('two rules');
    const stricter = { ...privacy, reason: 'role', cause: 'rul_1', maxAgeDays: 180, role: 'tier1' } as const;
    const rules = [privacy, phishing, stricter];
    const known = { privacy: passed(160), phishing: passed(10) };
    expect(owedBy(rules, [work], known, NOW)).toEqual([
      { course: 'privacy', reason: 'role', cause: 'rul_1', due: days(20) },
    ]);
    expect(owedBy(rules, [{ ...work, role: 'tier2' }], known, NOW)).toEqual([]);
    expect(owedBy(rules, [{ ...work, agreement: 'agr_2' }], {}, NOW)).toEqual([]);
    expect(owedBy(rules, [work], {}, NOW).map(({ course, due }) => [course, due])).toEqual([
      ['privacy', days(7)],
      ['phishing', days(7)],
    ]);
  });

  it('stops only where a clause closes access', () => {
    const seen = standingsOf(rulesOfTerms(terms), [work], { known: { privacy: passed(10) }, open: [] }, NOW);
    expect(seen.map(({ course, state, stops }) => [course, state, stops])).toEqual([
      ['phishing', 'never', false],
      ['privacy', 'current', false],
    ]);
    const [, expired] = standingsOf(
      rulesOfTerms(terms),
      [work],
      { known: { privacy: passed(372) }, open: [] },
      NOW,
    );
    expect(expired).toMatchObject({ course: 'privacy', state: 'expired', stops: true, closesAt: NOW });
  });
});

it('shows what happened beside what rules ask, and takes nothing for late that was passed elsewhere meanwhile', () => {
  const open = [
    { course: 'privacy', reason: 'clause' as const, due: days(-20) },
    { course: 'phishing', reason: 'incident' as const, due: days(3) },
    { course: 'clean-desk', reason: 'hand' as const, due: days(-1) },
  ];
  const known = { privacy: passed(10), phishing: passed(30) };
  const seen = standingsOf(rulesOfTerms(terms), [work], { known, open }, NOW);
  expect(seen.map(({ course, state, stops }) => [course, state, stops])).toEqual([
    ['clean-desk', 'expired', false],
    ['phishing', 'due', false],
    ['privacy', 'current', false],
  ]);
});

describe('reminders', () => {
  it.each<[string, number, ReminderStep[], ReminderStep | null]>([
    ['when it is assigned', 30, [], 'assigned'],
    ['once', 30, ['assigned'], null],
    ['two weeks before', 14, ['assigned'], 'd14'],
    ['a week before', 7, ['assigned', 'd14'], 'd7'],
    ['a day before', 1, ['d7'], 'd1'],
    ['when it is due', 0, ['d1'], 'due'],
    ['after an outage, the last step alone', -3, ['assigned'], 'due'],
    ['not again of an earlier step when the day moved out', 10, ['d7'], null],
    ['long overdue, nothing more', -90, ['due'], null],
  ])('%s', (_, due, told, step) => {
    expect(reminderOwed(days(due), new Set(told), NOW)).toBe(step);
  });
});
