import { redactJson } from './json.ts';
import type { RedactPart } from './part.ts';

/**
 * Redacts JSON Lines: each line as JSON of its own, empty lines kept.
 *
 * @throws {FormatError} with the line number, at the first line that is not JSON
 */
export function redactJsonLines(source: string, redactPart: RedactPart): string {
  return source
    .split('\n')
    .map((line, index) => (line.trim() === '' ? line : redactJson(line, redactPart, index + 1)))
    .join('\n');
}
