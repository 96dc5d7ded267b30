import { spawn } from 'node:child_process';
import path from 'node:path';

const BIN = path.join(import.meta.dirname, '../../packages/server/bin/cordon.ts');

/** A `cordon` command as a process of its own. */
export interface Shell {
  /** The first match of what it writes to stderr, prose being there. @throws when it ends before */
  said(pattern: RegExp): Promise<string>;
  stop(signal?: NodeJS.Signals): void;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/**
 * Runs `cordon ARGS`. Of this process' environment it gets what programs need, and what others of this run compiled, and
 * no setting of Cordon.
 */
export function cordon(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Shell {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH, HOME, NODE_COMPILE_CACHE, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
    for (const look of waiting) look();
  });
  const ended = new Promise<Awaited<Shell['ended']>>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, out, err });
    });
  });
  return {
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
    },
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(err);
          if (found === null) return;
          waiting.delete(look);
          resolve(found[0]);
        };
        waiting.add(look);
        look();
        void ended.then(() => {
          reject(new Error(`it ended: ${err}`));
        });
      }),
  };
}
