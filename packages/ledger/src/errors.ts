/** What was wrong with the input, by the thing that was being read or made. */
export type LedgerErrorCode =
  | 'canonical'
  | 'encoding'
  | 'entry'
  | 'range'
  | 'key'
  | 'note'
  | 'checkpoint'
  | 'tile'
  | 'proof'
  | 'policy'
  | 'request';

/**
 * Thrown when an argument cannot be read or written in the format asked for. Verifying functions never
 * throw it at an untrusted input: their answer is a value. The message names the rule that was broken and
 * never repeats the input, which may hold private text.
 */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string) {
    super(message);
    this.name = 'LedgerError';
    this.code = code;
  }
}

/** Says why `error` happened, for a report that an auditor reads. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'an unknown error';
}
