import { describe, expect, it } from 'vitest';
import type { ListedConversation } from './conversations.store.ts';
import { csvOf, reportOn, within } from './reporting.ts';

const NOW = new Date('2026-11-26T12:00:00Z');

let made = 0;

function conversation(more: Partial<ListedConversation> = {}): ListedConversation {
  const id = String(++made);
  return {
    ...{
      id,
      ticket: `tic_${id}`,
      number: id,
      source: 'shop',
      agreement: 'agr_1',
      queue: 'orders',
      kind: 'chat',
      sound: null,
    },
    ...{ vendor: { id: 'pty_desk', name: 'Desk' }, team: { id: 'sit_1', name: 'Manila' }, reason: 'refund' },
    ...{ agent: null, customer: id, began: new Date('2026-11-10T10:00:00Z'), seconds: 300, turns: 4 },
    ...{ removed: { EMAIL: 2 }, version: 1, keepUntil: NOW, score: null, reviews: 0 },
    ...more,
  };
}
const several = (count: number, more: Partial<ListedConversation> = {}) =>
  Array.from({ length: count }, () => conversation(more));

const teamOf = (all: readonly ListedConversation[], k = 3) =>
  reportOn(all, k, NOW).tables.find(({ by }) => by === 'team');

describe('a report', () => {
  it('has conversations, handle time and score of groups that are large enough', () => {
    const table = teamOf([...several(3, { score: 50 }), ...several(3, { seconds: 600, score: 100 })]);
    const week = { conversations: 6, minutes: 7.5, score: 75 };
    expect(table?.rows).toMatchObject([{ name: 'Desk, Manila', total: week }]);
    expect(table?.total).toEqual(week);
  });

  it('tells no score of too few reviewed customers, and no time nobody told', () => {
    const all = [...several(2, { score: 100, seconds: null }), ...several(2, { seconds: null })];
    expect(teamOf(all)?.total).toEqual({ conversations: 4, minutes: null, score: null });
  });

  it('counts customers, not conversations', () => {
    expect(teamOf(several(6, { customer: 'the same' }))?.total).toBeNull();
  });

  it('leaves out the running week, and what is older than it looks back', () => {
    const all = ['2026-11-24T00:00:00Z', '2026-09-01T00:00:00Z'].flatMap((at) =>
      several(4, { began: new Date(at) }),
    );
    expect(teamOf(all)).toMatchObject({ rows: [], total: { conversations: 0 } });
  });

  it('names what few had removed without a number', () => {
    const all = [...several(4), ...several(2, { removed: { PHONE: 1 } })];
    expect(reportOn(all, 3, NOW).removed).toEqual([
      { type: 'EMAIL', conversations: 4, pieces: 8 },
      { type: 'PHONE', conversations: null, pieces: null },
    ]);
  });

  it('as CSV says the same, what is hidden too, quoted as every file that leaves', () => {
    const all = [...several(4, { reason: 'a"b' }), ...several(1, { reason: 'c' })];
    const text = csvOf(reportOn(all, 3, NOW));
    expect(text).toContain('"team","Desk, Manila","2026-W46","5","5",""\r\n');
    expect(text).toContain('"reason","a""b","2026-W46","fewer than 3 or hidden with them","",""\r\n');
    expect(text).toContain('"reason","c","2026-W46","fewer than 3 or hidden with them","",""\r\n');
  });
});

it('of which somebody may see some weeks has these, with what was hidden hidden, and no sum over all', () => {
  const report = reportOn([conversation()], 1, NOW);
  const [first] = report.weeks;
  const later = { from: new Date('2026-10-05T00:00:00Z'), until: new Date('2027-01-01T00:00:00Z') };
  const some = within(report, later);
  expect([report.weeks.length - some.weeks.length, some.weeks.includes(first ?? '')]).toEqual([1, false]);
  expect(some.tables[0]?.totals).toEqual(report.tables[0]?.totals.slice(1));
  expect([some.tables[0]?.total, some.tables[0]?.rows[0]?.total, some.removed]).toEqual([null, null, []]);
  expect(within(report, { ...later, from: new Date('2026-01-01T00:00:00Z') })).toEqual(report);
});
