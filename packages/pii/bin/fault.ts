import { FormatError } from '../src/index.ts';

/**
 * What may be said of an error. Messages of the engine and of the file system can quote the text or a path that
 * holds a name, so only our own are passed on.
 */
export function describeFault(error: unknown): string {
  if (error instanceof FormatError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z]+$/.test(code)
    ? `cannot be read or written (${code})`
    : 'cannot be examined, so it is withheld';
}
