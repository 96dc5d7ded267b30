import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Load, Loaded } from './load.ts';

/** A load generator in a process of its own. */
export interface Generator {
  run(load: Load): Promise<Loaded>;
  stop(): Promise<void>;
}

export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), [], { execArgv: [] });
  const gone = once(child, 'exit');
  return {
    run: (load) =>
      new Promise((resolve, reject) => {
        const ended = (): void => {
          reject(new Error('the load generator ended'));
        };
        child.once('exit', ended);
        child.once('message', (loaded: Loaded) => {
          child.off('exit', ended);
          resolve(loaded);
        });
        child.send(load);
      }),
    stop: async () => {
      child.disconnect();
      await gone;
    },
  };
}
