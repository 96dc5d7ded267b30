/**
 * A file or line that cannot be read as what it should be, so nothing of it is passed on. The message names the
 * line and the rule, never the text: the text is what must not leak.
 */
export class FormatError extends Error {
  readonly line: number | undefined;

  /** @param line one-based line of the input, where it is known */
  constructor(message: string, line?: number) {
    super(line === undefined ? message : `line ${line}: ${message}`);
    this.name = 'FormatError';
    this.line = line;
  }
}
