import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { codes, Failure, type Code } from '@cordon/core/kernel';
import type { LogLevel } from '../../platform/log.ts';
import type { SayStep } from './drilling.ts';
import type { DrillStep, Measured } from './store.ts';

/** What the process of a drill is told of the installation. It goes by the channel: arguments and environments are seen by others. */
export interface DrillSettings {
  readonly dataDir: string;
  /** The owner's; undefined when Cordon brought its own PostgreSQL, whose login stands in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly secret: string | undefined;
  readonly passphraseFile: string | undefined;
  /** Of the ledger's key where another process keeps it, or null. */
  readonly vkey: string | null;
  readonly trustedRootsFile: string | undefined;
  readonly logLevel: LogLevel;
  /** RFC 3339. */
  readonly at: string;
}

/** What it says: a step, and at the end what it came to or the code of what went wrong. */
export type DrillAnswer =
  | { readonly step: DrillStep; readonly done: number; readonly of: number }
  | { readonly measured: Measured }
  | { readonly problem: string };

/** A process that was killed is not there to say so. */
const KILLED = 'restore-unfinished';

/**
 * Makes a drill in a process of its own, so that the one that serves never opens a connection as the owner.
 * @param say told of each step; when it throws, the process takes away what it made and ends, and that is thrown
 * @throws Failure with the code of what went wrong
 */
export async function drillApart(say: SayStep, settings: DrillSettings): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('./drillChild.store.ts', import.meta.url)), [], {
    // Nothing of the environment: it may hold what the settings say, and more.
    env: kept(process.env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let given: Error | undefined;
  let last: DrillAnswer | undefined;
  child.on('message', (answer: DrillAnswer) => {
    if (!('step' in answer)) {
      last = answer;
      return;
    }
    if (given !== undefined) return;
    try {
      say(answer.step, answer.done, answer.of);
    } catch (error) {
      given = error as Error;
      child.send('stop', () => undefined);
    }
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      resolve();
    });
  });
  child.send(settings, () => undefined);
  await ended;
  if (given !== undefined) throw given;
  if (last !== undefined && 'measured' in last) return last.measured;
  const problem = last !== undefined && 'problem' in last ? last.problem : KILLED;
  throw new Failure(Object.hasOwn(codes, problem) ? (problem as Code) : 'internal');
}

/** What a process needs of the environment to find its programs, folders and time, and whom it trusts. */
const KEPT = [
  ...['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'TZ', 'SystemRoot', 'LANG'],
  ...['NODE_EXTRA_CA_CERTS', 'PGSSLMODE'],
];

function kept(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(KEPT.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
