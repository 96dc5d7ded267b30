import { letters } from './letters.ts';
import type { Writer } from './writer.ts';

/**
 * What a door tells a client: these fields and no others, since PostgreSQL's further ones (where, position, internal query,
 * column, constraint, file) carry pieces of statements and values.
 */
export interface Told {
  readonly severity: 'ERROR' | 'FATAL' | 'WARNING' | 'NOTICE';
  /** SQLSTATE. */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

const field = (code: string): number => code.charCodeAt(0);

/** Writes an ErrorResponse, or a NoticeResponse for a warning or notice. */
export function writeTold(writer: Writer, told: Told): void {
  const isError = told.severity === 'ERROR' || told.severity === 'FATAL';
  writer.open(isError ? letters.error : letters.notice);
  const put = (code: string, text: string | undefined): void => {
    if (text === undefined) return;
    writer.uint8(field(code));
    writer.string(text);
  };
  put('S', told.severity);
  put('V', told.severity);
  put('C', told.code);
  put('M', told.message);
  put('D', told.detail);
  put('H', told.hint);
  writer.uint8(0);
  writer.close();
}
