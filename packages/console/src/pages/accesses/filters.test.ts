import { describe, expect, it } from 'vitest';
import type { AccessRow } from '../../api/types.ts';
import { filterText, matches, rangeOf, readFilters, setFilters } from './filters.ts';

const row: AccessRow = {
  entry: 7,
  at: '2026-11-24T10:00:00Z',
  kind: 'reveal',
  agent: { id: 'p_ana', name: 'Ana' },
  vendor: { id: 'v_bright', name: 'Brightline' },
  site: null,
  agreement: 'agr_1',
  agreementTitle: 'Support',
  ticket: 't_1',
  ticketNumber: '48202',
  ticketState: 'in-hand',
  resource: 'customers',
  fields: ['email'],
  rows: 1,
  ip: null,
  ok: true,
  code: null,
  flags: [],
  removed: null,
};

const NOW = Date.parse('2026-11-24T10:30:00Z');

describe('filters', () => {
  it.each([
    ['', true],
    ['kind=reveal&vendor=v_bright&agent=p_ana&ticket=t_1&agreement=agr_1&ok=true', true],
    ['kind=read', false],
    ['kind=data&ticket=48202', true],
    ['last=1h', true],
    ['last=1h&from=2026-12-01', true],
    ['last=nonsense&from=2026-12-01', false],
    ['ok=false', false],
    ['vendor=v_other', false],
    ['ok=nonsense', true],
    ['clause=2.1', false],
    ['customer=ab', false],
    ['from=2026-11-01&until=2026-12-01', true],
    ['from=2026-12-01', false],
    ['until=2026-11-01', false],
    ['from=2026-02-31x', true],
  ])('%s lets the row through: %s', (search, expected) => {
    expect(matches(row, readFilters(new URLSearchParams(search)), NOW)).toBe(expected);
  });

  it('are told as they stand in the address, and read back the same', () => {
    const address = 'agent=p_ana&clause=2.1&last=24h';
    const filters = readFilters(new URLSearchParams(`${address}&before=17&other=1`));
    expect(setFilters(filters)).toEqual({ agent: 'p_ana', clause: '2.1', last: '24h' });
    expect(readFilters(new URLSearchParams(setFilters(filters)))).toEqual(filters);
  });

  it('says itself in words, with names where they are known', () => {
    const filters = readFilters(new URLSearchParams('ok=false&vendor=v_bright&agent=p_x'));
    expect(filterText(filters, new Map([['v_bright', 'Brightline']]))).toBe(
      'refused only, vendor Brightline, person p_x',
    );
    expect(filterText(readFilters(new URLSearchParams()), new Map())).toBe('everything');
    const last = readFilters(new URLSearchParams('kind=data&last=24h&from=2026-11-01'));
    expect(filterText(last, new Map())).toBe('kind Customer data, the last 24 hours');
  });

  it('does not let an act of administration through as customer data', () => {
    const filters = readFilters(new URLSearchParams('kind=data'));
    expect(matches({ ...row, kind: 'admin' }, filters, NOW)).toBe(false);
  });
});

describe('rangeOf', () => {
  it('includes the last day whole', () => {
    const { from, until } = rangeOf({ last: null, from: '2026-11-24', until: '2026-11-24' }, NOW);
    expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(86_400_000);
  });

  it('ends now when it is a stretch, whatever the days say', () => {
    expect(rangeOf({ last: '24h', from: '2026-01-01', until: '2026-01-02' }, NOW)).toEqual({
      from: '2026-11-23T10:30:00.000Z',
      until: null,
    });
  });
});
