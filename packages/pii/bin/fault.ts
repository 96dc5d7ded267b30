import { FormatError } from '../src/index.ts';

/** The caller asks for what cannot be done, whatever is in the file. */
export class Misuse extends FormatError {}

/**
 * What may be said of an error. Messages of the engine and of the file system can quote the text or a path that
 * holds a name, so only our own are passed on.
 */
export function describeFault(error: unknown): string {
  if (error instanceof FormatError) return error.message;
  const code = systemCode(error);
  return code === undefined ? 'cannot be examined, so it is withheld' : `cannot be read or written (${code})`;
}

/** Whether the fault is the caller's: a file that is not there or may not be read, or an impossible wish. */
export function isMisuse(error: unknown): boolean {
  return error instanceof Misuse || systemCode(error) !== undefined;
}

function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z]{2,}$/.test(code) ? code : undefined;
}
