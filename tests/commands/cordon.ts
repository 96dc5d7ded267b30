import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const COMMAND = join(import.meta.dirname, '../../packages/server/bin/cordon.ts');

/** What a call of the command came to. */
export interface Called {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the real command, as a shell does, and waits for its end. */
export function cordon(argv: readonly string[], input = ''): Called {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...argv], {
    env: cleanEnvironment(),
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The lines of standard output, each of them JSON. */
export function jsonOf({ stdout }: Called): readonly unknown[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** A command that runs until it is interrupted. */
export interface Running {
  /** What it said on standard error up to the words waited for. */
  readonly said: string;
  /** Ctrl-C. */
  interrupt(): Promise<Called>;
}

/**
 * Starts the real command and waits until it has said something.
 * @param program what Node is given before `argv`, when it is not the command of the source tree
 */
export async function start(
  argv: readonly string[],
  until: string,
  program: readonly string[] = [COMMAND],
): Promise<Running> {
  const child = spawn(process.execPath, [...program, ...argv], {
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const gone = once(child, 'exit') as Promise<[number | null]>;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  await waitFor(child, output, until);
  return {
    said: output.stderr,
    interrupt: async () => {
      child.kill('SIGINT');
      const [status] = await gone;
      return { status, ...output };
    },
  };
}

function waitFor(child: ChildProcess, output: { stderr: string }, until: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
      if (output.stderr.includes(until)) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`it ended early: ${output.stderr}`));
    });
  });
}

/** Without the settings of this test run, and without those an installation would take from the environment. */
export function cleanEnvironment(): Record<string, string | undefined> {
  const settings =
    /^(npm_|NODE_OPTIONS$|VITEST|DATABASE_|DATA_DIR$|HOST$|PORT$|BASE_URL$|CORDON_|LOG_LEVEL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
}
