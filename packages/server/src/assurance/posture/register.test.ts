import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';
import { readRegister } from './register.ts';

describe('a register of devices', () => {
  it('is read from a table, a name alone being enough', () => {
    const csv =
      'name,host,kind,site,shared,people\nDesk 1,A1-B2,Desktop,Manila,no,ada@b.example ben@b.example\nDesk 2,,,,yes,';
    expect(readRegister(csv)).toEqual([
      {
        ...{ line: 2, name: 'Desk 1', host: 'A1-B2', kind: 'desktop', site: 'Manila', shared: false },
        people: ['ada@b.example', 'ben@b.example'],
      },
      { line: 3, name: 'Desk 2', host: null, kind: 'other', site: null, shared: true, people: [] },
    ]);
    expect(readRegister('name\nDesk 3')).toMatchObject([{ name: 'Desk 3', host: null, kind: 'other' }]);
  });

  it.each([
    ['nothing', ''],
    ['a header alone', 'name,host'],
    ['a column nobody knows', 'name,serial\nDesk,1'],
    ['a kind nobody knows', 'name,kind\nDesk 1,toaster'],
    ['a name that is too short', 'name\nX'],
    ['a shared that is neither', 'name,shared\nDesk 1,maybe'],
    ['a host that is too long', `name,host\nDesk 1,${'x'.repeat(201)}`],
    ['too many', `name\n${'Desk\n'.repeat(5001)}`],
  ])('is refused whole: %s', (_, csv) => {
    expect(() => readRegister(csv)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });
});

describe('the pace of a device', () => {
  it('is held to so many a minute, each device for itself', () => {
    let now = 0;
    const pace = createPace(() => now);
    for (let nth = 0; nth < 120; nth++) expect(pace('a')).toBe(true);
    expect(pace('a')).toBe(false);
    expect(pace('b')).toBe(true);
    now = 59_999;
    expect(pace('a')).toBe(false);
    now = 60_000;
    expect(pace('a')).toBe(true);
  });
});
