import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty } from '../../kernel/index.ts';
import { supportTemplate } from '../supportTemplate.ts';
import { noticeMailDue, noticeMails, noticeRuleOf, subProcessorAnnex, type NoticeMail } from './index.ts';

const duty = (settings: object): Duty => ({
  ...{ clause: '3.2', kind: 'sub-processor-notice', by: 'processor' },
  ...settings,
});
const silent = { authorisation: 'specific', noticeDays: 30, objectionDays: 30, clause: null };

describe('the rule of the terms', () => {
  it.each([
    ['none: the strictest', [], silent],
    [
      'a duty of another kind',
      [{ clause: '7.1', kind: 'breach-notice', by: 'processor', hours: 24 }],
      silent,
    ],
    [
      'days alone',
      [duty({ days: 20 })],
      { authorisation: 'specific', noticeDays: 20, objectionDays: 20, clause: '3.2' },
    ],
    [
      'all of it',
      [duty({ days: 30, objectionDays: 14, authorisation: 'general' })],
      { authorisation: 'general', noticeDays: 30, objectionDays: 14, clause: '3.2' },
    ],
    [
      'two duties: the stricter of each',
      [
        duty({ days: 30, objectionDays: 5, authorisation: 'general' }),
        duty({ clause: '3.3', days: 10, authorisation: 'specific' }),
      ],
      { authorisation: 'specific', noticeDays: 30, objectionDays: 10, clause: '3.3' },
    ],
  ] as const)('%s', (_, duties, rule) => {
    expect(noticeRuleOf({ duties })).toEqual(rule);
  });

  it('of the base agreement is general authorisation with thirty days', () => {
    const { terms } = supportTemplate({
      ...{ agreement: 'a', version: 1, controller: 'c', processor: 'p', controllerName: 'C' },
      ...{ processorName: 'P', from: '2030-01-01T00:00:00Z', until: '2031-01-01T00:00:00Z' },
    });
    expect(noticeRuleOf(terms)).toMatchObject({ authorisation: 'general', noticeDays: 30, clause: '3.2' });
  });
});

const DAY = 86_400_000;
const START = Date.parse('2026-11-02T08:00:00Z');
const notice = {
  at: START,
  rule: { authorisation: 'general', noticeDays: 30, objectionDays: 14, clause: '3.2' },
} as const;

describe('the letters of a running window', () => {
  it.each<[string, number, readonly NoticeMail[], NoticeMail | null]>([
    ['the first at once', 0, [], 'notice'],
    ['none twice', 1, ['notice'], null],
    ['one at half time', 7, ['notice'], 'half'],
    ['none between', 8, ['notice', 'half'], null],
    ['one on the last day', 13, ['notice', 'half'], 'last-day'],
    ['the last alone when others were missed', 13.5, [], 'last-day'],
    ['none after the last', 13.9, ['last-day'], null],
    ['none once the window is closed', 14, [], null],
  ])('%s', (_, days, sent, due) => {
    expect(noticeMailDue(notice, [], sent, START + days * DAY)).toBe(due);
  });

  it.each(['object', 'approve', 'withdraw'] as const)('end with the answer: %s', (act) => {
    expect(noticeMailDue(notice, [{ act, at: START + DAY }], [], START + 2 * DAY)).toBeNull();
  });

  it('are each sent once, in their order, however often the clock is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 16, noNaN: true }), { maxLength: 60 }), (days) => {
        const sent: NoticeMail[] = [];
        for (const day of days.toSorted((a, b) => a - b)) {
          const due = noticeMailDue(notice, [], sent, START + day * DAY);
          if (due !== null) sent.push(due);
        }
        expect(sent).toEqual(noticeMails.filter((mail) => sent.includes(mail)));
      }),
    );
  });
});

describe('the annex', () => {
  const line = {
    ...{ address: '1 Main Street, Dublin', country: 'IE', contact: 'privacy@example.com' },
    ...{ does: 'Hosts call recordings', categories: ['user.content.private'], transfer: 'inside the EEA' },
    authorisedAt: '2026-11-16T08:00:00.000Z',
  };

  it('names who is authorised, by name, and nobody else', () => {
    const annex = subProcessorAnnex([
      { ...line, name: 'Zeta', state: 'active' },
      { ...line, name: 'Alpha', state: 'authorised' },
      ...(['notice', 'objected', 'withdrawn', 'ended'] as const).map((state) => ({
        ...line,
        name: `Not ${state}`,
        state,
      })),
    ]);
    expect(annex.rows.map(([name]) => name)).toEqual(['Alpha', 'Zeta']);
    expect(annex.rows[0]).toHaveLength(annex.columns.length);
    expect(annex.text).toContain('Address: 1 Main Street, Dublin, IE');
    expect(annex.text).not.toContain('Not ');
  });

  it('says so when there is none', () => {
    expect(subProcessorAnnex([])).toMatchObject({ rows: [], text: 'No sub-processor is authorised.' });
  });
});
