import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from './csv.ts';
import { bytesOf, compared, needsConfirmation, type Present } from './diff.ts';
import { checkRows, rowsOfCsv } from './rows.ts';
import { shiftOf } from './shift.ts';
import { NO_WORK } from './work.ts';

const known = new Map(['a', 'b'].map((name) => [name, name]));

describe('a table', () => {
  it.each<[string, string, readonly Record<string, string>[]]>([
    [
      'with line breaks of either kind',
      'a,b\r\n1,2\n3,4',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    ],
    ['with quotes, commas and line breaks inside', 'a,b\n"x,""y""\nz",2\n', [{ a: 'x,"y"\nz', b: '2' }]],
    ['with semicolons and a byte order mark', '\uFEFFB;A\n1;2', [{ b: '1', a: '2' }]],
    [
      'with empty lines and cells',
      'a,b\n\n,\n1,\n',
      [
        { a: '', b: '' },
        { a: '1', b: '' },
      ],
    ],
  ])('%s is read', (_, text, rows) => {
    expect(readTable(text, known).map(({ cells }) => cells)).toEqual(rows);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /empty/],
    ['an unknown column', 'a,c\n1,2', /Line 1.*"c" is no column/],
    ['a column twice', 'a,A\n1,2', /Line 1.*twice/],
    ['too few cells', 'a,b\n1,2\n3', /Line 3.*1 cells/],
    ['too many cells', 'a,b\n1,2,3', /Line 2.*3 cells/],
    ['an open quote', 'a,b\n"1,2', /Line 2.*not closed/],
    ['text behind a quote', 'a,b\n"1"x,2', /Line 2.*behind a closing/],
    ['a quote inside', 'a,b\n1"2,3', /Line 2.*quotation mark/],
  ])('with %s is refused, and the line is named', (_, text, message) => {
    expect(() => readTable(text, known)).toThrow(
      expect.objectContaining({ detail: expect.stringMatching(message) as string }),
    );
  });

  it('gives back what RFC 4180 writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const written = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const csv = ['a,b', ...rows.map((row) => row.map(written).join(','))].join('\n');
        const read = readTable(csv, known).map(({ cells }) => [cells.a, cells.b]);
        expect(read).toEqual(rows.map((row) => row.map((text) => text.trim())));
      }),
    );
  });
});

const person = (id: string, more: Partial<Present> = {}): Present => ({
  ...{
    id,
    userName: id,
    name: `Name of ${id}`,
    email: `${id}@example.com`,
    role: 'agent',
    accessRole: 'tier1',
  },
  ...{ purpose: 'support', siteId: null, left: false, account: true, scim: false },
  work: NO_WORK,
  ...more,
});
const sites = [{ id: 'sit_1', name: 'Manila' }];

describe('the difference of a roster', () => {
  it('names joiners, changes, who is back and leavers, and leaves others alone', () => {
    const people = [
      person('same'),
      person('moved'),
      person('gone'),
      person('inactive'),
      person('back', { left: true }),
      person('unnamed', { userName: null }),
      person('left-long-ago', { left: true }),
      person('boss', { role: 'vendor-admin' }),
      person('cloud', { scim: true }),
      person('cloud-absent', { scim: true }),
    ];
    const csv = [
      'userName,site,active',
      ...[
        'same,,',
        'Moved,manila,yes',
        'inactive,,no',
        'back,,',
        'unnamed@example.com,,',
        'new,,',
        'never,,no',
      ],
      ...['boss,,no', 'cloud,,no'],
    ].join('\n');
    const diff = compared(rowsOfCsv(csv), people, sites);
    expect(diff.joiners.map(({ userName }) => userName)).toEqual(['new']);
    expect(diff.changes.map(({ id, back, changed }) => [id, back, changed])).toEqual([
      ['moved', false, ['site']],
      ['back', true, []],
      ['unnamed', false, []],
    ]);
    expect(diff.leavers.map(({ id }) => id)).toEqual(['gone', 'inactive']);
    expect(diff).toMatchObject({ same: 1, passedOver: ['boss', 'cloud'], present: 5 });
    expect(needsConfirmation(diff)).toBe(true);
  });

  it('leaves columns alone that are not there, and what somebody signs in by', () => {
    const ada = person('ada');
    expect(compared(rowsOfCsv('userName\nada'), [ada], []).same).toBe(1);
    expect(compared(rowsOfCsv('userName,email\nada,other@example.com'), [ada], []).same).toBe(1);
    const [change] = compared(rowsOfCsv('userName,role\nada,team-lead'), [ada], []).changes;
    expect(change).toMatchObject({ changed: ['role', 'accessRole', 'purpose'], given: { accessRole: null } });
  });

  it.each<[string, string]>([
    ['an unknown site', 'userName,site\nada,Lagos'],
    ['a vendor admin’s role', 'userName,role\nada,vendor-admin'],
    ['a word for active that is none', 'userName,active\nada,maybe'],
    ['one person twice', 'userName\nada\nada@example.com'],
    ['one user name twice', 'userName\nnew\nNEW'],
    ['no user name', 'userName,name\n,Ada'],
  ])('refuses %s', (_, csv) => {
    const run = () => {
      const rows = rowsOfCsv(csv);
      checkRows(rows);
      return compared(rows, [person('ada')], sites);
    };
    expect(run).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('asks again above three in ten, not at it', () => {
    const ten = Array.from({ length: 10 }, (_, index) => person(`p${index}`));
    const keep = (count: number) =>
      compared(rowsOfCsv(['userName', ...ten.slice(0, count).map(({ id }) => id)].join('\n')), ten, []);
    expect(needsConfirmation(keep(7))).toBe(false);
    expect(needsConfirmation(keep(6))).toBe(true);
  });

  it('has another hash when a person has changed meanwhile', () => {
    const rows = rowsOfCsv('userName,purpose\nada,returns');
    const hash = (one: Present) => Buffer.from(bytesOf(compared(rows, [one], []))).toString();
    expect(hash(person('ada'))).not.toBe(
      hash(person('ada', { role: 'qa-analyst', accessRole: null, purpose: null })),
    );
    expect(hash(person('ada'))).toBe(hash(person('ada')));
  });
});

describe('work in a roster', () => {
  const under = {
    ...{ id: 'agr_1', title: 'Support', party: 'pty_1', vendor: 'Desk', source: 'shop' },
    ...{ works: [{ accessRole: 'tier1', purpose: 'support' }], extensionHours: 2, reviewDays: 90 },
  };
  const read = (csv: string, one = person('ada')) => compared(rowsOfCsv(csv), [one], [], [under]);
  const NIGHT = { days: ['mon', 'fri'], from: '22:00', to: '06:00', timeZone: 'Asia/Manila' } as const;

  it.each(['Support', 'support', 'agr_1'])('names its agreement by title or id: %s', (name) => {
    const csv = `userName,agreement,shift\nada,${name},"mon,fri 22:00-06:00 Asia/Manila"`;
    expect(read(csv).changes).toMatchObject([
      { changed: ['agreement', 'shift'], given: { work: { agreement: 'agr_1', shift: NIGHT } } },
    ]);
  });

  it('stays where the columns are not there, and goes where the cell is empty', () => {
    const ada = person('ada', { work: { agreement: 'agr_1', shift: NIGHT } });
    expect(read('userName\nada', ada).same).toBe(1);
    expect(read('userName,agreement\nada,', ada).changes).toMatchObject([
      { changed: ['agreement', 'shift'], given: { work: NO_WORK } },
    ]);
    expect(read('userName,role\nada,team-lead', ada).changes).toMatchObject([{ given: { work: NO_WORK } }]);
  });

  it.each([
    ['of another vendor, or not in force', 'userName,agreement\nada,Other'],
    ['for a purpose the agreement does not name', 'userName,agreement,purpose\nada,Support,returns'],
    ['without a role', 'userName,agreement\nnew,Support'],
    ['for somebody who is no agent', 'userName,role,agreement\nada,team-lead,Support'],
    ['in a shift that is none', 'userName,agreement,shift\nada,Support,nights'],
    ['with a shift and no agreement', 'userName,shift\nada,always'],
  ])('is refused %s, and the line is named', (_, csv) => {
    expect(() => read(csv)).toThrow(
      expect.objectContaining({ code: 'bad-request', detail: expect.stringMatching(/^Line 2: /) as string }),
    );
  });

  it.each([
    ['always', null],
    ['Daily 08:00 - 17:00 Europe/Lisbon', { from: '08:00', to: '17:00', timeZone: 'Europe/Lisbon' }],
    ['MON fri 22:00-06:00 Asia/Manila', NIGHT],
    ['mon,xxx 22:00-06:00 Asia/Manila', undefined],
    ['mon 25:00-06:00 Asia/Manila', undefined],
    ['mon 22:00-06:00 Nowhere/Land', undefined],
    ['', undefined],
  ])('reads %j', (text, shift) => {
    expect(shiftOf(text)).toEqual(shift);
  });
});
