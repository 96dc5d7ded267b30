import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A program of the measurement that listens in a process of its own. */
export interface Beside {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts one. @param told what it is told first, if anything @returns once it listens */
export async function startBeside(file: string, told?: string): Promise<Beside> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], { execArgv: [] });
  const gone = once(child, 'exit');
  const ready = once(child, 'message') as Promise<[number]>;
  if (told !== undefined) child.send(told);
  const [port] = await Promise.race([
    ready,
    gone.then(() => {
      throw new Error(`${file} did not start`);
    }),
  ]);
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      child.disconnect();
      await gone;
    },
  };
}

/** Memory of a process that is resident, in MiB. */
export function residentMiB(pid: number): number {
  const [, kib = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/** Time on a processor that a process took so far, in its own code and in the kernel for it. In microseconds, by hundredths of a second. */
export function cpuMicroseconds(pid: number): number {
  // proc(5): the second field is the name in parentheses and may hold anything; utime and stime are the 14th and 15th.
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
