/** A page or record of a helpdesk that somebody was shown, as its web server wrote it down. */
export interface Visit {
  readonly at: Date;
  /** The login the web server knew; null when it knew none. */
  readonly login: string | null;
  readonly shows: 'ticket' | 'file' | 'list';
  /** Number of the ticket, where the address says it. */
  readonly ticket: string | null;
}

export interface AccessLog {
  readonly visits: readonly Visit[];
  readonly from: Date;
  readonly until: Date;
  /** Lines that could not be read. */
  readonly unread: number;
}

/** The common and combined formats of web servers: host, identity, user, time, request, status, bytes, and more. */
const LINE = /^\S+ \S+ (.+?) \[([^\]]+)\] "([A-Z]+) (\S+) HTTP\/[0-9.]+" (\d{3}) (?:\d+|-)(?: .*)?$/;
const TIME = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** What shows nothing of a ticket: styles, pictures, signing in and out, what needs no sign-in. */
const NOTHING = /^[^.]*\/((static|NoAuth)\/.*|favicon\.ico|index\.html)?$/;
const FILE =
  /\/(Attachment|attachment|transaction|Transaction)s?(\/|$)|\/(ShowEmailRecord|EmailRecord)\.html$/;
/** Pages of one ticket: `/Ticket/Display.html?id=7`, `/SelfService/…`, `/m/ticket/show?id=7`. */
const PAGE = /\/(Ticket|SelfService|m\/ticket|Helpers\/TicketHistory|Helpers\/PreviewScrips)(\/|$)/;
const RECORD = /\/REST\/[12]\.0\/ticket\/(\d{1,15})(\/|$)/;

/**
 * The log of the web server before a helpdesk (RT's addresses): who was shown which ticket, and when. Nothing else of an
 * address comes out: a search holds what was searched for.
 * @returns null when no line of it can be read
 */
export function readAccessLog(text: string): AccessLog | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map(lineOf).filter((line) => line !== null);
  const times = read.map(({ at }) => at.getTime());
  if (times.length === 0) return null;
  return {
    visits: read.flatMap(visitOf),
    from: new Date(times.reduce((least, one) => Math.min(least, one), Infinity)),
    until: new Date(times.reduce((most, one) => Math.max(most, one), -Infinity)),
    unread: lines.length - read.length,
  };
}

interface Line {
  readonly at: Date;
  readonly login: string | null;
  readonly target: string;
  readonly status: number;
}

function lineOf(line: string): Line | null {
  const [, user = '', time = '', , target = '', status = ''] = LINE.exec(line.trimEnd()) ?? [];
  const [, day = '', month = '', year = '', clock = '', hours = '', minutes = ''] = TIME.exec(time) ?? [];
  const nth = MONTHS.indexOf(month) / 3;
  const at = new Date(`${year}-${String(nth + 1).padStart(2, '0')}-${day}T${clock}${hours}:${minutes}`);
  if (target === '' || Number.isNaN(at.getTime())) return null;
  return { at, login: user === '-' ? null : user.replaceAll('"', ''), target, status: Number(status) };
}

function visitOf({ at, login, target, status }: Line): readonly Visit[] {
  // What is not modified is shown from the browser's own memory.
  if (!(status >= 200 && status < 300) && status !== 304) return [];
  const [raw = '', query = ''] = target.split('?', 2);
  const [path, ids] = [pathOf(raw), idsOf(query)];
  // An address nobody can read may have shown anything.
  if (path === null || ids === null) return [{ at, login, shows: 'list', ticket: null }];
  if (FILE.test(path)) return [{ at, login, shows: 'file', ticket: null }];
  const record = RECORD.exec(path)?.[1];
  if (record !== undefined) return [{ at, login, shows: 'ticket', ticket: record }];
  if (!PAGE.test(path)) return NOTHING.test(path) ? [] : [{ at, login, shows: 'list', ticket: null }];
  // Two numbers, or one that went in a form: which ticket it was is not known.
  const ticket = ids.length === 1 && /^\d{1,15}$/.test(ids[0] ?? '') ? (ids[0] ?? null) : null;
  return [{ at, login, shows: 'ticket', ticket }];
}

/** The path as a web server takes it: decoded, and without `.` and `..`; null when it cannot be read. */
function pathOf(raw: string): string | null {
  if (!raw.startsWith('/')) return null;
  const segments: string[] = [];
  try {
    const all = decodeURIComponent(raw).split('/');
    for (const segment of all) {
      if (segment === '..') segments.pop();
      else if (segment !== '' && segment !== '.') segments.push(segment);
    }
    return `/${segments.join('/')}${all.at(-1) === '' && segments.length > 0 ? '/' : ''}`;
  } catch {
    return null;
  }
}

/** The values of `id`, parted as RT's own reader of queries parts them; null when they cannot be read. */
function idsOf(query: string): readonly string[] | null {
  try {
    return query
      .split(/[&;]/)
      .map((pair) => pair.split('=').map((part) => decodeURIComponent(part.replaceAll('+', ' '))))
      .filter(([name]) => name === 'id')
      .map(([, ...value]) => value.join('='));
  } catch {
    return null;
  }
}
