import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ReplicaPlace } from './replica.ts';

/** A server process of its own. */
export interface Replica {
  readonly url: string;
  readonly sqlPort: number;
  stop(): Promise<void>;
}

/** Starts one. @returns once it listens */
export async function startReplica(place: ReplicaPlace): Promise<Replica> {
  const child: ChildProcess = fork(fileURLToPath(new URL('./replica.ts', import.meta.url)), [], {
    execArgv: [],
  });
  const gone = once(child, 'exit');
  const ready = once(child, 'message');
  child.send(place);
  await Promise.race([
    ready,
    gone.then(() => {
      throw new Error('a server process did not start');
    }),
  ]);
  return {
    url: `http://localhost:${String(place.port)}`,
    sqlPort: place.sqlPort,
    stop: async () => {
      child.disconnect();
      await gone;
    },
  };
}
