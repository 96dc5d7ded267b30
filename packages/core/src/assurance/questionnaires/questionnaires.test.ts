import { describe, expect, it } from 'vitest';
import { practices } from '../controls/index.ts';
import { problemOf, stanceOf } from './answer.ts';
import { prefillOf, type VendorEvidence } from './evidence.ts';
import { atMost, choice, since, yesNo } from './question.ts';
import { NEWEST_SET, questionSet, questionsOf } from './questionSet.ts';
import { standingOf } from './standing.ts';

const TODAY = Date.parse('2026-11-27T10:00:00Z');
const asked = ['id', 'masking', 'asks', 'why'] as const;
const asks = {
  plain: yesNo(...asked),
  options: choice(
    [
      { id: 'good', label: 'g' },
      { id: 'bad', label: 'b', gap: true },
    ],
    ...asked,
  ),
  day: since(365, ...asked),
  hours: atMost(24, 'hours', ...asked),
};

describe('the newest set', () => {
  const set = questionSet(NEWEST_SET);
  const questions = set === null ? [] : questionsOf(set);

  it('asks about 80 questions, each once, over every practice', () => {
    expect(questions.length).toBeGreaterThanOrEqual(80);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ practice }) => practice))).toEqual(new Set(Object.keys(practices)));
  });

  it('says with each why it is asked, and what follows a no', () => {
    for (const { asks: text, why, ifNo } of questions) {
      expect(text.endsWith('?') && ifNo.endsWith('?'), text).toBe(true);
      expect(why.length, text).toBeGreaterThan(20);
    }
  });

  it('is not there in a version nobody made', () => {
    expect(questionSet(99)).toBeNull();
  });
});

describe('an answer', () => {
  it.each([
    ['plain', 'yes', 'kept'],
    ['plain', 'partly', 'partly'],
    ['plain', 'no', 'gap'],
    ['plain', 'na', 'not-applicable'],
    ['plain', 'maybe', null],
    ['options', 'good', 'kept'],
    ['options', 'bad', 'gap'],
    ['options', 'yes', null],
    ['day', '2026-01-02', 'kept'],
    ['day', '2025-11-01', 'gap'],
    ['day', '2026-02-30', null],
    ['day', 'yesterday', null],
    ['hours', '24', 'kept'],
    ['hours', '25', 'gap'],
    ['hours', '-1', null],
    ['hours', '1e3', null],
  ] as const)('to %s of %s is %s', (kind, value, stance) => {
    expect(stanceOf(asks[kind], { value, text: '' }, TODAY)).toBe(stance);
  });

  it.each([
    ['plain', 'yes', '', null],
    ['plain', 'no', '', 'follow-up-missing'],
    ['plain', 'na', '  ', 'follow-up-missing'],
    ['plain', 'partly', 'In one of two sites, the other by May.', null],
    ['plain', 'perhaps', 'words', 'not-an-answer'],
    ['day', '2027-01-01', '', 'in-the-future'],
  ] as const)('to %s of %s with "%s": %s', (kind, value, text, problem) => {
    expect(problemOf(asks[kind], { value, text }, TODAY)).toBe(problem);
  });
});

describe('evidence', () => {
  const nothing: VendorEvidence = {
    ...{ people: 0, withoutFactor: 0, withoutNetwork: 0, agents: 0, withoutUndertaking: 0, inForce: 0 },
    ...{ clauses: [], attested: {}, lastDrill: null, incidentsThisYear: 2 },
    ...{ refresherMonths: null, leaversHours: null },
  };

  it('that is not there fills in nothing: an unknown is no yes', () => {
    const set = questionSet(NEWEST_SET);
    for (const { evidence } of set === null ? [] : questionsOf(set)) {
      if (evidence !== undefined) expect(prefillOf(evidence, nothing), evidence).toBeNull();
    }
  });

  it.each([
    ['mfa', { people: 3, withoutFactor: 0 }, 'yes'],
    ['mfa', { people: 3, withoutFactor: 1 }, 'partly'],
    ['mfa', { people: 3, withoutFactor: 3 }, 'no'],
    ['recording', { clauses: ['recording'] }, 'yes'],
    ['pen-test', { attested: { 'pen-test': { madeOn: '2026-03-01', until: '2027-03-01' } } }, '2026-03-01'],
    ['certificate', { attested: { 'iso-27001': { madeOn: '2026-03-01', until: '2027-03-01' } } }, 'yes'],
    ['refresher', { refresherMonths: 12 }, '12'],
    ['incidents', { incidentsThisYear: 0 }, 'yes'],
  ] as const)('%s of %j says %s', (id, change, value) => {
    expect(prefillOf(id, { ...nothing, ...change })?.value).toBe(value);
  });
});

it('a standing counts each stance apart, and what cannot be handed in is not complete', () => {
  const questions = [
    { ...asks.plain, id: 'a' },
    { ...asks.plain, id: 'b' },
    { ...asks.plain, id: 'c', practice: 'training' as const },
  ];
  const answers = new Map([
    ['a', { value: 'yes', text: '' }],
    ['b', { value: 'no', text: '' }],
  ]);
  expect(standingOf(questions, answers, TODAY)).toEqual({
    ...{ asked: 3, complete: 1 },
    practices: [
      { practice: 'masking', asked: 2, unanswered: 0, kept: 1, partly: 0, gap: 1, 'not-applicable': 0 },
      { practice: 'training', asked: 1, unanswered: 1, kept: 0, partly: 0, gap: 0, 'not-applicable': 0 },
    ],
  });
});
