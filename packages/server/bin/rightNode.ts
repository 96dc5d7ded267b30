import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';

/** The Node that Cordon is made for and tested with; the npm package `node` brings it. */
const MAJOR = 26;

/** Whether a version of Node is new enough to run Cordon itself. */
export function isNewEnough(version: string): boolean {
  return Number.parseInt(version, 10) >= MAJOR;
}

/** The program that the npm package `node` brings; undefined when its install script has not put it there. */
function rightNode(): string | undefined {
  const manifest = createRequire(import.meta.url).resolve('node/package.json');
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const file = path.join(path.dirname(manifest), program);
  return existsSync(file) ? file : undefined;
}

/**
 * Runs a script with the right Node, as if it had been started so: standard streams, signals and exit code are its own.
 * @param argv the script and its arguments
 * @returns its exit code; 1, with the reason on standard error, when there is no right Node
 */
export async function runWithRightNode(argv: readonly string[]): Promise<number> {
  const node = rightNode();
  if (node === undefined) {
    const because = `Cordon runs on Node ${MAJOR}, this is ${process.versions.node}.`;
    process.stderr.write(
      `${because} The npm package "node" brings it, but its install script has not run: npm rebuild node\n`,
    );
    return 1;
  }
  const child = spawn(node, [...argv], {
    // A session of its own, so that Ctrl-C reaches it once, from us; a second one would end it without clearing up.
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** In the process that `runWithRightNode` starts: when that one is killed, stop as if terminated. */
export function stopWithStarter(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
