import { loadModule, parseSync } from 'libpg-query';
import deparser from 'pgsql-deparser';

let loading: Promise<void> | undefined;

/** Loads PostgreSQL's grammar (WASM, 1.7 MB). Once a process; `rewriteStatement` is synchronous after it. */
export async function loadParser(): Promise<void> {
  loading ??= loadModule();
  await loading;
}

/**
 * @returns the syntax tree as PostgreSQL's `raw_parser` gives it
 * @throws Error of the library when the text is not SQL
 */
export function parseText(text: string): unknown {
  return parseSync(text);
}

/** Where the grammar stopped reading: byte offset in the text, -1 where unknown. */
export function syntaxErrorAt(error: unknown): number {
  if (!(error instanceof Error) || !('sqlDetails' in error)) return -1;
  const { sqlDetails } = error;
  if (typeof sqlDetails !== 'object' || sqlDetails === null || !('cursorPosition' in sqlDetails)) return -1;
  const { cursorPosition } = sqlDetails;
  return typeof cursorPosition === 'number' ? cursorPosition : -1;
}

/**
 * A tree as text. What the library prints is not taken on trust: the caller reads it again and compares.
 * @param statement a node of a statement
 */
export function printStatement(statement: object): string {
  return deparser.deparseSync(statement, { pretty: false });
}
