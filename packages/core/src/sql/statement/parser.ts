import { loadModule, parseSync } from 'libpg-query';

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
