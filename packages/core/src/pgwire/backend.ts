import { Cursor } from './cursor.ts';
import { readFormats } from './frontend.ts';
import type { BodyLimit, Framed } from './framer.ts';
import type { BackendMessage, NoticeFields } from './messages.ts';
import { letters } from './letters.ts';
import { readColumns } from './rows.ts';
import { WireViolation } from './violation.ts';

/** Limits for what a server sends. @param long bytes of one row, or of anything else, at most */
export function backendLimit(long: number): BodyLimit {
  return (type) => (KNOWN.has(type) ? long : -1);
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(letters));

/**
 * Reads what a server sends. A row comes as its bytes: see `DataRow`.
 * @throws WireViolation
 */
export function readBackend({ type, body }: Framed): BackendMessage {
  if (type === letters.dataRow) return { kind: 'data-row', body };
  const cursor = new Cursor(body);
  const message = readBody(type, cursor);
  cursor.end();
  return message;
}

function readBody(type: number, cursor: Cursor): BackendMessage {
  switch (type) {
    case letters.authentication:
      return readAuthentication(cursor);
    case letters.negotiate: {
      const version = cursor.int32();
      return { kind: 'negotiate', version, options: cursor.list(cursor.uint32(), () => cursor.string()) };
    }
    case letters.parameterStatus:
      return { kind: 'parameter-status', name: cursor.string(), value: cursor.string() };
    case letters.backendKey:
      return { kind: 'backend-key', process: cursor.uint32(), secret: cursor.rest() };
    case letters.ready:
      return { kind: 'ready', status: readStatus(cursor) };
    case letters.rowDescription:
      return { kind: 'row-description', columns: readColumns(cursor) };
    case letters.commandComplete:
      return { kind: 'command-complete', tag: cursor.string() };
    case letters.emptyQuery:
      return { kind: 'empty-query' };
    case letters.error:
      return { kind: 'error', fields: readFields(cursor) };
    case letters.notice:
      return { kind: 'notice', fields: readFields(cursor) };
    case letters.parseComplete:
      return { kind: 'parse-complete' };
    case letters.bindComplete:
      return { kind: 'bind-complete' };
    case letters.closeComplete:
      return { kind: 'close-complete' };
    case letters.noData:
      return { kind: 'no-data' };
    case letters.portalSuspended:
      return { kind: 'portal-suspended' };
    case letters.parameterDescription:
      return {
        kind: 'parameter-description',
        types: cursor.list(cursor.uint16(), () => cursor.uint32()),
      };
    default:
      return readRare(type, cursor);
  }
}

function readRare(type: number, cursor: Cursor): BackendMessage {
  switch (type) {
    case letters.notification:
      return {
        kind: 'notification',
        process: cursor.uint32(),
        channel: cursor.string(),
        payload: cursor.string(),
      };
    case letters.copyIn:
      return { kind: 'copy-in', ...readCopy(cursor) };
    case letters.copyOut:
      return { kind: 'copy-out', ...readCopy(cursor) };
    case letters.copyBoth:
      return { kind: 'copy-both', ...readCopy(cursor) };
    case letters.copyData:
      return { kind: 'copy-data', data: cursor.rest() };
    case letters.copyDone:
      return { kind: 'copy-done' };
    case letters.functionResult:
      return { kind: 'function-result', value: cursor.value() };
    default:
      throw new WireViolation('a message of no known type');
  }
}

function readAuthentication(cursor: Cursor): BackendMessage {
  const code = cursor.int32();
  switch (code) {
    case 0:
      return { kind: 'auth-ok' };
    case 3:
      return { kind: 'auth-cleartext' };
    case 5:
      return { kind: 'auth-md5', salt: cursor.bytes(4) };
    case 10:
      return { kind: 'auth-sasl', mechanisms: readList(cursor) };
    case 11:
      return { kind: 'auth-sasl-continue', data: cursor.rest() };
    case 12:
      return { kind: 'auth-sasl-final', data: cursor.rest() };
    default:
      return { kind: 'auth-other', code, data: cursor.rest() };
  }
}

/** Texts up to an empty one. */
function readList(cursor: Cursor): readonly string[] {
  const list: string[] = [];
  for (let item = cursor.string(); item !== ''; item = cursor.string()) list.push(item);
  return list;
}

function readStatus(cursor: Cursor): 'I' | 'T' | 'E' {
  const status = String.fromCharCode(cursor.uint8());
  if (status !== 'I' && status !== 'T' && status !== 'E')
    throw new WireViolation('a status of no known kind');
  return status;
}

function readFields(cursor: Cursor): NoticeFields {
  const fields = new Map<string, string>();
  for (let code = cursor.uint8(); code !== 0; code = cursor.uint8()) {
    fields.set(String.fromCharCode(code), cursor.string());
  }
  return fields;
}

function readCopy(
  cursor: Cursor,
): Pick<Extract<BackendMessage, { kind: 'copy-in' | 'copy-out' | 'copy-both' }>, 'format' | 'columns'> {
  const format = cursor.uint8();
  if (format !== 0 && format !== 1) throw new WireViolation('a format that is neither text nor binary');
  return { format, columns: readFormats(cursor) };
}
