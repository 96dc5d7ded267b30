import { Failure, type Code } from '@cordon/core/kernel';
import { destination as toFile, pino, type DestinationStream } from 'pino';

/**
 * The only things a log line can carry besides its constant text. Everything here is a code, a name we gave or a
 * number; raw customer values have no field to travel in.
 */
export interface LogFields {
  readonly feature?: string;
  readonly code?: string;
  /** The route's pattern (`/api/tickets/:id`), never the URL, whose query can hold what somebody searched for. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly entry?: number;
  readonly agreement?: string;
  /** Principal id. */
  readonly principal?: string;
  /** Request id. */
  readonly request?: string;
  readonly source?: string;
  readonly job?: string;
  readonly migration?: string;
  readonly count?: number;
  readonly port?: number;
  readonly version?: string;
  /** An error; of it only what `describeError` keeps. */
  readonly err?: unknown;
}

/** A text known when the program is written: neither a variable nor a template can pass. */
type Constant<M extends string> = { _?: 1 } extends Record<M, 1> ? never : M;

type Write = <M extends string>(text: Constant<M>, fields?: LogFields) => void;

/** The operator's log: one JSON object a line. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

const FIELDS: ReadonlySet<string> = new Set<keyof LogFields>([
  ...([
    'feature',
    'code',
    'route',
    'method',
    'status',
    'ms',
    'entry',
    'agreement',
    'principal',
    'request',
  ] as const),
  ...(['source', 'job', 'migration', 'count', 'port', 'version'] as const),
]);

/** Codes whose `detail` Cordon composes from settings, paths and program output at start, before any customer data. */
const OPERATOR_SAFE: ReadonlySet<Code> = new Set<Code>([
  ...(['port-in-use', 'folder-read-only', 'folder-damaged', 'folder-in-use', 'migration-changed'] as const),
  ...(['roles-missing', 'config-wrong', 'key-unsafe', 'start-failed'] as const),
]);

/** Ids, codes, route patterns. No blank and no @: neither a sentence nor an e-mail address fits. */
const SAFE_TEXT = /^[\w.:/*{}+-]{0,128}$/;

const safeText = (value: string): string => (SAFE_TEXT.test(value) ? value : '[withheld]');

/** Where it happened, without the message: V8 puts the message first, and it may hold any value on any line. */
function frames(error: Error): string[] {
  const stack = error.stack ?? '';
  const end = stack.indexOf(`${error.message}\n`);
  const rest = end < 0 ? '' : stack.slice(end + error.message.length + 1);
  return rest
    .split('\n')
    .filter((line) => /^ {4}at [^@]*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}

export interface ErrorView {
  readonly name: string;
  readonly code?: string;
  readonly detail?: string;
  readonly at?: readonly string[];
  readonly cause?: ErrorView;
}

function detailOf(error: Error): { readonly detail?: string } {
  if (!(error instanceof Failure)) return {};
  const { code, detail } = error as Failure;
  return detail !== undefined && OPERATOR_SAFE.has(code) ? { detail } : {};
}

/**
 * What the log keeps of an error: name, code, stack frames and the chain of causes. Never a message: PostgreSQL's
 * quotes the value it stumbled over. A Failure's `detail` only for the codes of the start.
 */
export function describeError(error: unknown, depth = 0): ErrorView {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? safeText(error.code) : undefined;
  const at = frames(error);
  return {
    name: safeText(error.name),
    ...(code === undefined ? {} : { code }),
    ...detailOf(error),
    ...(at.length === 0 || depth > 0 ? {} : { at }),
    ...(error.cause === undefined || depth > 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/** Keeps the allow-listed fields with harmless values; `err` becomes an `ErrorView`. */
function keep(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (name === 'err') kept[name] = describeError(value);
    else if (!FIELDS.has(name)) continue;
    else if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
    else if (typeof value === 'string') kept[name] = safeText(value);
  }
  return kept;
}

/**
 * @param destination where the lines go; standard error when absent, since standard output is for answers
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? toFile({ dest: 2, sync: true }),
  );
  const write =
    (at: 'debug' | 'info' | 'warn' | 'error'): Write =>
    (text, fields = {}) => {
      logger[at](keep(fields), text);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** For tests and for commands that answer on their own. */
export const silentLog: Log = createLog('silent');
