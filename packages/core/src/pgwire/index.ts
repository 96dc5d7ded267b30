export { backendLimit, readBackend } from './backend.ts';
export { Framer, type BodyLimit, type Framed } from './framer.ts';
export {
  formatAt,
  frontendLimit,
  readFrontend,
  readPassword,
  readSaslInitial,
  signInLimit,
  writeFrontend,
  writePassword,
  writeSaslInitial,
} from './frontend.ts';
export type {
  BackendMessage,
  Bind,
  Column,
  Format,
  FrontendMessage,
  Named,
  NoticeFields,
  TransactionStatus,
  Value,
} from './messages.ts';
export { writeTold, type Told } from './notice.ts';
export { letters } from './letters.ts';
export { DataRow, writeDataRow, writeRowDescription, writeRowWithoutLast, writeTextRow } from './rows.ts';
export { ScramClient } from './scram/client.ts';
export { SCRAM, type ScramCrypto, type ScramVerifier } from './scram/crypto.ts';
export { checkProof, ScramServer } from './scram/server.ts';
export { negotiation, PROTOCOL_3_0, readStartup, writeStartup, type Startup } from './startup.ts';
export { readUtf8 } from './utf8.ts';
export { readTextArray } from './textArray.ts';
export { parameterText } from './values.ts';
export { OverLimit, WireViolation } from './violation.ts';
export { writeBackend } from './writeBackend.ts';
export { Writer } from './writer.ts';
