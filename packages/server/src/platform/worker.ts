import { parentPort, Worker, workerData } from 'node:worker_threads';

/** What one piece of work may take. */
export interface WorkLimits {
  readonly milliseconds: number;
  /** Of the thread's heap, and again of what it holds outside of it (typed arrays). */
  readonly megabytes: number;
}

export type WorkOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'time' | 'memory' | 'crash' };

/** How often memory outside the heap is looked at: V8's own limits do not know of it. */
const LOOK_MS = 20;

/**
 * Does work on something nobody trusts in a thread of its own, and ends it when it takes too much. The thread sees
 * neither our environment nor our settings, and what it prints is dropped: it may quote what it read.
 * @param file a module that calls `answerInWorker`
 * @param job structured-cloneable
 */
export async function runInWorker<T>(file: URL, job: unknown, limits: WorkLimits): Promise<WorkOutcome<T>> {
  const { milliseconds, megabytes } = limits;
  const worker = new Worker(file, {
    workerData: job,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 2 },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  let look: NodeJS.Timeout | undefined;
  let end: NodeJS.Timeout | undefined;
  try {
    return await new Promise<WorkOutcome<T>>((resolve) => {
      const fail = (why: 'time' | 'memory' | 'crash') => {
        resolve({ ok: false, why });
      };
      worker.once('message', (value: T) => {
        resolve({ ok: true, value });
      });
      worker.once('messageerror', () => {
        fail('crash');
      });
      worker.once('error', (error: NodeJS.ErrnoException) => {
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash');
      });
      worker.once('exit', () => {
        fail('crash');
      });
      end = setTimeout(fail, milliseconds, 'time');
      look = setInterval(() => {
        worker.getHeapStatistics().then(
          ({ external_memory: outside }) => {
            if (outside > megabytes * 1024 * 1024) fail('memory');
          },
          // It has ended; how, the events above say.
          () => undefined,
        );
      }, LOOK_MS);
    });
  } finally {
    clearTimeout(end);
    clearInterval(look);
    await worker.terminate();
  }
}

/** The other side: does the one job this thread was started for. */
export async function answerInWorker(work: (job: unknown) => Promise<unknown>): Promise<void> {
  parentPort?.postMessage(await work(workerData));
}
