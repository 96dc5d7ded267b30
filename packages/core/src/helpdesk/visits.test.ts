import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAccessLog } from './accessLog.ts';
import { visitsPast } from './visits.ts';

/* The web server's log of a helpdesk: who was shown which ticket there, and what of it was past Cordon. */

const line = (
  target: string,
  { user = 'ada', time = '01/Oct/2026:10:00:00 +0200', status = 200, method = 'GET' } = {},
) =>
  `192.0.2.7 - ${user} [${time}] "${method} ${target} HTTP/1.1" ${String(status)} 5120 "https://rt.example.com/" "Mozilla/5.0 (X11)"`;
const shown = (...lines: readonly string[]) =>
  readAccessLog(lines.join('\n'))?.visits.map(({ login, shows, ticket }) => [login, shows, ticket].join(' '));

describe('a line of the log', () => {
  it.each([
    ['a ticket', '/Ticket/Display.html?id=7', 'ada ticket 7'],
    ['a ticket below a path', '/rt/Ticket/History.html?id=7&x=1', 'ada ticket 7'],
    ['a ticket with doubled slashes', '//Ticket//Display.html?id=7', 'ada ticket 7'],
    ['a ticket on a phone', '/m/ticket/show?id=7', 'ada ticket 7'],
    ['a ticket for a customer', '/SelfService/Display.html?id=7', 'ada ticket 7'],
    ['a ticket by a program', '/REST/2.0/ticket/7/history?per_page=100', 'ada ticket 7'],
    ['a ticket by the old way', '/REST/1.0/ticket/7/show', 'ada ticket 7'],
    ['a ticket whose number went in a form', '/Ticket/Update.html', 'ada ticket '],
    ['two tickets at once', '/Ticket/Display.html?id=7&id=8', 'ada ticket '],
    ['a page that pretends to be a style', '/Search/Results.tsv/static/x.css', 'ada list '],
    ['a page behind a style', '/static/%2e%2e/Ticket/Display.html?id=7', 'ada ticket 7'],
    ['a file', '/Ticket/Attachment/12/34/scan.png', 'ada file '],
    ['a file by a program', '/REST/2.0/attachment/34', 'ada file '],
    ['a mail that was sent', '/Ticket/ShowEmailRecord.html?id=7', 'ada file '],
    ['a search', '/Search/Results.html?Query=Subject+LIKE+%27Ann%27', 'ada list '],
    ['a search by a program', '/REST/2.0/tickets?query=id%3E1', 'ada list '],
    ['a page nobody knows', '/Tools/Special.html', 'ada list '],
    ['an address nobody can read', 'http://[', 'ada list '],
  ])('shows %s', (_, target, visit) => {
    expect(shown(line(target))).toEqual([visit]);
  });

  it.each([
    ['a style', line('/static/css/rudder.css')],
    ['a page without sign-in', line('/NoAuth/Login.html')],
    ['a picture of the page', line('/favicon.ico')],
    ['the page one comes to', line('/rt/index.html?x=1')],
    ['what was forbidden', line('/Ticket/Display.html?id=7', { status: 403 })],
    ['what led elsewhere', line('/Ticket/Display.html?id=7', { status: 302 })],
  ])('shows nothing: %s', (_, text) => {
    expect(shown(text)).toEqual([]);
  });

  it('has the time with its zone, what was not modified, and the common format too', () => {
    const common =
      '192.0.2.7 - - [31/Dec/2026:23:30:00 -0130] "GET /Ticket/Display.html?id=7 HTTP/1.0" 304 -';
    expect(readAccessLog(common)).toMatchObject({
      visits: [{ at: new Date('2027-01-01T01:00:00Z'), login: null, ticket: '7' }],
    });
  });

  it('that cannot be read is counted, and a text of such lines is no log', () => {
    expect(readAccessLog(`${line('/Search/')}\nhello\n\n`)).toMatchObject({ unread: 1 });
    expect(readAccessLog('hello\nworld')).toBeNull();
    expect(readAccessLog(line('/', { time: '01/Foo/2026:10:00:00 +0000' }))).toBeNull();
  });

  it('lets nothing out but time, login and number, whatever it says', () => {
    fc.assert(
      fc.property(fc.webQueryParameters({ size: 'small' }), fc.string(), (query, more) => {
        const log = readAccessLog(
          `${line(`/Search/Results.html?q=SECRET${query}`)} ${more.replaceAll('\n', '')}`,
        );
        expect(JSON.stringify(log)).not.toContain('SECRET');
        expect(log?.visits.length ?? 1).toBe(1);
      }),
    );
  });
});

describe('against the ledger', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 9, 1, 8, minutes));
  const log = readAccessLog(
    [
      line('/Ticket/Display.html?id=7'),
      line('/Ticket/Display.html?id=8'),
      line('/Ticket/Attachment/12/34/scan.png'),
      line('/Search/Results.html'),
      line('/Ticket/Display.html?id=7', { user: 'olivia' }),
      line('/Ticket/Display.html?id=7', { user: '-' }),
    ].join('\n'),
  );
  const report = (...worked: Parameters<typeof visitsPast>[2]) => {
    if (log === null) throw new Error('no log');
    return visitsPast(log, (login) => (login === 'ada' ? 'per_ada' : null), worked);
  };

  it('accounts for a look beside which the same person worked on the same ticket, and for no other', () => {
    const worked = { person: 'per_ada', ticket: '7', at: at(14) };
    expect(report(worked)).toMatchObject({
      visitors: [{ person: 'per_ada', tickets: 2, accounted: 1, past: 3, first: at(0) }],
      ...{ others: 1, nameless: 1, unread: 0 },
    });
    for (const other of [
      { ...worked, person: 'per_ben' },
      { ...worked, ticket: '77' },
      { ...worked, at: at(16) },
    ]) {
      expect(report(other).visitors).toMatchObject([{ accounted: 0, past: 4 }]);
    }
  });
});
