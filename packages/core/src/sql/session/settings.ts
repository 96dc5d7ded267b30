import { searchPath } from './searchPath.ts';
import { readTime, writeTime, zoneName } from './values.ts';

/** What the door knows of a session when it begins. Times in milliseconds. */
export interface SessionFacts {
  readonly user: string;
  /** `server_version` and `server_version_num` of the source. */
  readonly version: { readonly text: string; readonly number: string };
  /** The longest a statement may take; a client can only ask for less. */
  readonly longestStatement: number;
}

/** One setting a client can ask for. */
export interface Setting {
  /** In PostgreSQL's own spelling. */
  readonly name: string;
  /** Before anybody sets it. */
  readonly value: (facts: SessionFacts) => string;
  /**
   * What becomes of a value: the value kept in its place, or null for a refusal. None: it cannot be set at all.
   * What is swallowed keeps what it was, and SHOW says so.
   */
  readonly accept?: (value: string, facts: SessionFacts) => string | null;
  /** A change is told to the client as ParameterStatus, as PostgreSQL does (GUC_REPORT). */
  readonly reported?: true;
  /** Results depend on it, so a change is made on the source's connection before the next statement. */
  readonly upstream?: true;
}

/** What may stand in `cordon.reason`: the code of a reason, or a line of text. */
const LONGEST_REASON = 200;

const always = (value: string) => (): string => value;

/** Only what means the same as it is already. */
function fixed(name: string, value: string, same: RegExp, more: Partial<Setting> = {}): Setting {
  return { name, value: always(value), accept: (asked) => (same.test(asked.trim()) ? value : null), ...more };
}

/** Taken, and of no effect: it would change nothing about what is read here. */
function swallowed(name: string, value: string): Setting {
  return { name, value: always(value), accept: always(value) };
}

function told(name: string, value: string | ((facts: SessionFacts) => string), reported?: true): Setting {
  const known = typeof value === 'string' ? always(value) : value;
  return { name, value: known, ...(reported === true ? { reported } : {}) };
}

const ON = /^(on|true|yes|1)$/iu;

const list: readonly Setting[] = [
  {
    name: 'application_name',
    value: always(''),
    // As PostgreSQL keeps it (pg_clean_ascii): 63 characters, nothing but printable ASCII. It stands in logs.
    accept: (value) => value.replaceAll(/[^\x20-\x7e]/gu, '?').slice(0, 63),
    reported: true,
  },
  {
    name: 'TimeZone',
    value: always('UTC'),
    accept: zoneName,
    reported: true,
    upstream: true,
  },
  {
    name: 'statement_timeout',
    value: ({ longestStatement }) => writeTime(longestStatement),
    accept(value, { longestStatement }) {
      const time = readTime(value);
      if (time === null) return null;
      return writeTime(time === 0 ? longestStatement : Math.min(time, longestStatement));
    },
  },
  {
    name: 'client_min_messages',
    value: always('notice'),
    accept: (value) =>
      /^(debug[1-5]?|info|notice|warning|error|log)$/iu.test(value) ? value.toLowerCase() : null,
  },
  // From 1 on all digits are written, and with it nothing changes (float8out_internal).
  {
    name: 'extra_float_digits',
    value: always('1'),
    accept: (value) => (/^[1-3]$/u.test(value) ? value : null),
  },
  {
    name: 'cordon.reason',
    value: always(''),
    accept: (value) => (value.length <= LONGEST_REASON && !/\p{Cc}/u.test(value) ? value : null),
  },
  fixed('client_encoding', 'UTF8', /^'?(utf-?8|unicode)'?$/iu, { reported: true }),
  fixed('DateStyle', 'ISO, MDY', /^(iso(\s*,\s*mdy)?|mdy)$/iu, { reported: true }),
  fixed('IntervalStyle', 'postgres', /^postgres$/iu, { reported: true }),
  fixed('bytea_output', 'hex', /^hex$/iu),
  fixed('standard_conforming_strings', 'on', ON, { reported: true }),
  fixed('default_transaction_isolation', 'read committed', /^read (un)?committed$/iu),
  fixed('transaction_isolation', 'read committed', /^read (un)?committed$/iu),
  { ...swallowed('default_transaction_read_only', 'on'), reported: true },
  swallowed('transaction_read_only', 'on'),
  swallowed('transaction_deferrable', 'off'),
  swallowed('default_transaction_deferrable', 'off'),
  // Names without a schema are looked for by it among what the agreement shows; the source is never told.
  { name: 'search_path', value: always('"$user", public'), accept: searchPath, reported: true },
  swallowed('lock_timeout', '0'),
  swallowed('idle_in_transaction_session_timeout', '0'),
  swallowed('idle_session_timeout', '0'),
  swallowed('transaction_timeout', '0'),
  swallowed('jit', 'off'),
  swallowed('work_mem', '4MB'),
  swallowed('lc_messages', 'C'),
  swallowed('row_security', 'on'),
  swallowed('synchronous_commit', 'on'),
  swallowed('check_function_bodies', 'on'),
  swallowed('xmloption', 'content'),
  swallowed('plan_cache_mode', 'auto'),
  told('server_version', ({ version }) => version.text, true),
  told('server_version_num', ({ version }) => version.number),
  told('server_encoding', 'UTF8', true),
  told('session_authorization', ({ user }) => user, true),
  told('is_superuser', 'off', true),
  told('in_hot_standby', 'off', true),
  told('integer_datetimes', 'on', true),
  told('role', 'none'),
  told('max_identifier_length', '63'),
  told('max_index_keys', '32'),
  told('block_size', '8192'),
  told('ssl', 'on'),
];

/** By name in lower case. */
export const settings: ReadonlyMap<string, Setting> = new Map(
  list.map((setting) => [setting.name.toLowerCase(), setting]),
);

/** What SHOW answers before anything is set, by PostgreSQL’s spelling of the name. */
export function settingsAtFirst(facts: SessionFacts): ReadonlyMap<string, string> {
  return new Map(list.map(({ name, value }) => [name, value(facts)]));
}
