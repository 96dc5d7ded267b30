import { Cursor } from './cursor.ts';
import type { BodyLimit, Framed } from './framer.ts';
import type { Format, FrontendMessage, Named } from './messages.ts';
import { WireViolation } from './violation.ts';
import type { Writer } from './writer.ts';

const letter = (text: string): number => text.charCodeAt(0);

const BIND = letter('B');
const CLOSE = letter('C');
const DESCRIBE = letter('D');
const EXECUTE = letter('E');
const FUNCTION_CALL = letter('F');
const FLUSH = letter('H');
const PARSE = letter('P');
const QUERY = letter('Q');
const SYNC = letter('S');
const TERMINATE = letter('X');
const COPY_DONE = letter('c');
const COPY_DATA = letter('d');
const COPY_FAIL = letter('f');
const PASSWORD = letter('p');
const STATEMENT = letter('S');
const PORTAL = letter('P');

/** What need not be long (PQ_SMALL_MESSAGE_LIMIT). */
const SMALL = 10_000;
const LONG: ReadonlySet<number> = new Set([QUERY, PARSE, BIND, FUNCTION_CALL, COPY_DATA]);
const SHORT: ReadonlySet<number> = new Set([
  ...[CLOSE, DESCRIBE, EXECUTE, FLUSH, SYNC, TERMINATE, COPY_DONE, COPY_FAIL, PASSWORD],
]);

/** Limits for what a client sends after its sign-in. @param long bytes of a statement or of its parameters at most */
export function frontendLimit(long: number): BodyLimit {
  return (type) => (LONG.has(type) ? long : SHORT.has(type) ? Math.min(SMALL, long) : -1);
}

/** Limits for who has not signed in: an answer to the question asked, and nothing else. */
export const signInLimit: BodyLimit = (type) => (type === PASSWORD ? SMALL : type === TERMINATE ? 0 : -1);

/**
 * Reads what a client sends after the start.
 * @throws WireViolation
 */
export function readFrontend({ type, body }: Framed): FrontendMessage {
  const cursor = new Cursor(body);
  const message = readBody(type, cursor);
  cursor.end();
  return message;
}

function readBody(type: number, cursor: Cursor): FrontendMessage {
  switch (type) {
    case QUERY:
      return { kind: 'query', text: cursor.string() };
    case PARSE:
      return {
        kind: 'parse',
        statement: cursor.string(),
        text: cursor.string(),
        types: cursor.list(cursor.uint16(), () => cursor.uint32()),
      };
    case BIND:
      return readBind(cursor);
    case DESCRIBE:
      return { kind: 'describe', what: readNamed(cursor), name: cursor.string() };
    case CLOSE:
      return { kind: 'close', what: readNamed(cursor), name: cursor.string() };
    case EXECUTE:
      return { kind: 'execute', portal: cursor.string(), rows: Math.max(0, cursor.int32()) };
    case SYNC:
      return { kind: 'sync' };
    case FLUSH:
      return { kind: 'flush' };
    case TERMINATE:
      return { kind: 'terminate' };
    case COPY_DONE:
      return { kind: 'copy-done' };
    case PASSWORD:
      return { kind: 'password', body: cursor.rest() };
    case COPY_DATA:
      return { kind: 'copy-data', data: cursor.rest() };
    case COPY_FAIL:
      return { kind: 'copy-fail', reason: cursor.string() };
    case FUNCTION_CALL:
      return {
        kind: 'function-call',
        function: cursor.uint32(),
        ...readValues(cursor),
        result: readFormat(cursor),
      };
    default:
      throw new WireViolation('a message of no known type');
  }
}

function readBind(cursor: Cursor): FrontendMessage {
  return {
    kind: 'bind',
    portal: cursor.string(),
    statement: cursor.string(),
    ...readValues(cursor),
    results: readFormats(cursor),
  };
}

function readValues(cursor: Cursor): Pick<Extract<FrontendMessage, { kind: 'bind' }>, 'formats' | 'values'> {
  const formats = readFormats(cursor);
  const values = cursor.list(cursor.uint16(), () => cursor.value());
  if (formats.length > 1 && formats.length !== values.length) {
    throw new WireViolation('formats and values of different counts');
  }
  return { formats, values };
}

/** The format of the value at an index, of the formats of a Bind. */
export function formatAt(formats: readonly Format[], index: number): Format {
  return (formats.length === 1 ? formats[0] : formats[index]) ?? 0;
}

export function readFormat(cursor: Cursor): Format {
  const format = cursor.uint16();
  if (format !== 0 && format !== 1) throw new WireViolation('a format that is neither text nor binary');
  return format;
}

export function readFormats(cursor: Cursor): readonly Format[] {
  return cursor.list(cursor.uint16(), () => readFormat(cursor));
}

function readNamed(cursor: Cursor): Named {
  const what = cursor.uint8();
  if (what !== STATEMENT && what !== PORTAL) throw new WireViolation('neither a statement nor a portal');
  return what === STATEMENT ? 'statement' : 'portal';
}

/** The first answer to an offer of SASL mechanisms. @throws WireViolation */
export function readSaslInitial(body: Uint8Array): {
  readonly mechanism: string;
  readonly data: Uint8Array | null;
} {
  const cursor = new Cursor(body);
  const answer = { mechanism: cursor.string(), data: cursor.value() };
  cursor.end();
  return answer;
}

/** A password in clear. @throws WireViolation */
export function readPassword(body: Uint8Array): string {
  const cursor = new Cursor(body);
  const password = cursor.string();
  cursor.end();
  return password;
}

/** Writes one message of a client. @throws WireViolation for what the protocol cannot say, such as a name with a NUL */
export function writeFrontend(writer: Writer, message: FrontendMessage): void {
  switch (message.kind) {
    case 'query':
      writer.open(QUERY);
      writer.string(message.text);
      break;
    case 'parse':
      writer.open(PARSE);
      writer.string(message.statement);
      writer.string(message.text);
      writer.count(message.types.length);
      for (const type of message.types) writer.int32(type);
      break;
    case 'bind':
      writer.open(BIND);
      writer.string(message.portal);
      writer.string(message.statement);
      writeValues(writer, message.formats, message.values);
      writeFormats(writer, message.results);
      break;
    case 'describe':
    case 'close':
      writer.open(message.kind === 'close' ? CLOSE : DESCRIBE);
      writer.uint8(message.what === 'statement' ? STATEMENT : PORTAL);
      writer.string(message.name);
      break;
    case 'execute':
      writer.open(EXECUTE);
      writer.string(message.portal);
      writer.int32(message.rows);
      break;
    case 'sync':
      writer.open(SYNC);
      break;
    case 'flush':
      writer.open(FLUSH);
      break;
    case 'terminate':
      writer.open(TERMINATE);
      break;
    case 'copy-done':
      writer.open(COPY_DONE);
      break;
    case 'password':
      writer.open(PASSWORD);
      writer.bytes(message.body);
      break;
    case 'copy-data':
      writer.open(COPY_DATA);
      writer.bytes(message.data);
      break;
    case 'copy-fail':
      writer.open(COPY_FAIL);
      writer.string(message.reason);
      break;
    case 'function-call':
      writer.open(FUNCTION_CALL);
      writer.int32(message.function);
      writeValues(writer, message.formats, message.values);
      writer.int16(message.result);
      break;
  }
  writer.close();
}

function writeValues(
  writer: Writer,
  formats: readonly Format[],
  values: readonly (Uint8Array | null)[],
): void {
  writeFormats(writer, formats);
  writer.count(values.length);
  for (const value of values) writer.value(value);
}

export function writeFormats(writer: Writer, formats: readonly Format[]): void {
  writer.count(formats.length);
  for (const format of formats) writer.int16(format);
}

/** The answer to an offer of SASL mechanisms. */
export function writeSaslInitial(writer: Writer, mechanism: string, data: Uint8Array): void {
  writer.open(PASSWORD);
  writer.string(mechanism);
  writer.value(data);
  writer.close();
}

/** A password in clear, for a server that asks for one inside of TLS. */
export function writePassword(writer: Writer, password: string): void {
  writer.open(PASSWORD);
  writer.string(password);
  writer.close();
}
