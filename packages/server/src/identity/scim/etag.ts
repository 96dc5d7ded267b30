import { ScimError } from './errors.ts';

/** The entity tag of a version (RFC 7644 section 3.14): weak, since equal resources may be written differently. */
export function etagOf(version: number): string {
  return `W/"${String(version)}"`;
}

interface Conditions {
  readonly 'if-match'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
}

/** Whether a list of tags names this version; weak comparison (RFC 9110 section 8.8.3.2). */
function names(list: string, version: number): boolean {
  if (list.trim() === '*') return true;
  const tag = `"${String(version)}"`;
  return list.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/** @returns true when the reader has this version already: 304 */
export function isKnown({ 'if-none-match': known }: Conditions, version: number): boolean {
  return known !== undefined && names(known, version);
}

/** @throws ScimError 412 for a change of another version than the one that stands */
export function checkPreconditions(conditions: Conditions, version: number): void {
  const { 'if-match': match } = conditions;
  if ((match !== undefined && !names(match, version)) || isKnown(conditions, version)) {
    throw new ScimError(412, 'The resource has changed since.');
  }
}
