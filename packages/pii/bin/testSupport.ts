import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { CommandIo } from './commandIo.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command with what it reads, and keeps what it writes. */
export async function run(
  command: (argv: readonly string[], io: CommandIo) => Promise<number>,
  argv: readonly string[],
  input: readonly (string | Uint8Array)[] = [],
  isTerminal = false,
): Promise<Outcome> {
  let out = '';
  let err = '';
  const source = async function* (): AsyncGenerator<string | Uint8Array> {
    yield* input;
  };
  const code = await command(argv, {
    in: source(),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal,
  });
  return { code, out, err };
}

/** A folder for each test, removed after it. */
export function useFolder(): {
  readonly path: (name: string) => string;
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
} {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pii-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const path = (name: string): string => join(folder, name);
  return {
    path,
    async file(name, content) {
      await writeFile(path(name), content);
      return path(name);
    },
  };
}
