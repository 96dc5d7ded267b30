import { writeFormats } from './frontend.ts';
import { letters } from './letters.ts';
import type { BackendMessage } from './messages.ts';
import { writeRowDescription } from './rows.ts';
import type { Writer } from './writer.ts';

const AUTHENTICATION = {
  'auth-ok': 0,
  'auth-cleartext': 3,
  'auth-md5': 5,
  'auth-sasl': 10,
  'auth-sasl-continue': 11,
  'auth-sasl-final': 12,
} as const;

const EMPTY = {
  'parse-complete': letters.parseComplete,
  'bind-complete': letters.bindComplete,
  'close-complete': letters.closeComplete,
  'no-data': letters.noData,
  'portal-suspended': letters.portalSuspended,
  'empty-query': letters.emptyQuery,
  'copy-done': letters.copyDone,
} as const;

const COPY = {
  'copy-in': letters.copyIn,
  'copy-out': letters.copyOut,
  'copy-both': letters.copyBoth,
} as const;

/**
 * Writes one message of a server. What goes to a client as an error is written with `writeTold`.
 * @throws WireViolation for what the protocol cannot say, such as a name with a NUL
 */
export function writeBackend(writer: Writer, message: BackendMessage): void {
  switch (message.kind) {
    case 'parse-complete':
    case 'bind-complete':
    case 'close-complete':
    case 'no-data':
    case 'portal-suspended':
    case 'empty-query':
    case 'copy-done':
      writer.open(EMPTY[message.kind]);
      break;
    case 'data-row':
      writer.open(letters.dataRow);
      writer.bytes(message.body);
      break;
    case 'command-complete':
      writer.open(letters.commandComplete);
      writer.string(message.tag);
      break;
    case 'ready':
      writer.open(letters.ready);
      writer.uint8(message.status.charCodeAt(0));
      break;
    case 'row-description':
      writeRowDescription(writer, message.columns);
      return;
    case 'parameter-description':
      writer.open(letters.parameterDescription);
      writer.count(message.types.length);
      for (const type of message.types) writer.int32(type);
      break;
    case 'parameter-status':
      writer.open(letters.parameterStatus);
      writer.string(message.name);
      writer.string(message.value);
      break;
    case 'error':
    case 'notice':
      writer.open(letters[message.kind]);
      for (const [code, text] of message.fields) {
        writer.uint8(code.charCodeAt(0));
        writer.string(text);
      }
      writer.uint8(0);
      break;
    default:
      writeRare(writer, message);
      return;
  }
  writer.close();
}

type Rare = Exclude<
  BackendMessage,
  {
    kind:
      | keyof typeof EMPTY
      | 'data-row'
      | 'command-complete'
      | 'ready'
      | 'row-description'
      | 'parameter-description'
      | 'parameter-status'
      | 'error'
      | 'notice';
  }
>;

function writeRare(writer: Writer, message: Rare): void {
  switch (message.kind) {
    case 'auth-ok':
    case 'auth-cleartext':
    case 'auth-md5':
    case 'auth-sasl':
    case 'auth-sasl-continue':
    case 'auth-sasl-final':
    case 'auth-other':
      writeAuthentication(writer, message);
      break;
    case 'negotiate':
      writer.open(letters.negotiate);
      writer.int32(message.version);
      writer.int32(message.options.length);
      for (const option of message.options) writer.string(option);
      break;
    case 'backend-key':
      writer.open(letters.backendKey);
      writer.int32(message.process);
      writer.bytes(message.secret);
      break;
    case 'notification':
      writer.open(letters.notification);
      writer.int32(message.process);
      writer.string(message.channel);
      writer.string(message.payload);
      break;
    case 'copy-in':
    case 'copy-out':
    case 'copy-both':
      writer.open(COPY[message.kind]);
      writer.uint8(message.format);
      writeFormats(writer, message.columns);
      break;
    case 'copy-data':
      writer.open(letters.copyData);
      writer.bytes(message.data);
      break;
    case 'function-result':
      writer.open(letters.functionResult);
      writer.value(message.value);
      break;
  }
  writer.close();
}

type Authentication = Extract<BackendMessage, { kind: `auth-${string}` }>;

function writeAuthentication(writer: Writer, message: Authentication): void {
  writer.open(letters.authentication);
  writer.int32(message.kind === 'auth-other' ? message.code : AUTHENTICATION[message.kind]);
  if (message.kind === 'auth-md5') writer.bytes(message.salt);
  if (message.kind === 'auth-sasl') {
    for (const mechanism of message.mechanisms) writer.string(mechanism);
    writer.uint8(0);
  }
  if ('data' in message) writer.bytes(message.data);
}
