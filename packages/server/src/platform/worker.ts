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
 * Does work on something nobody trusts in a thread of its own, and ends it when it takes too much.
 * @param file a module that calls `answerInWorker`
 * @param job structured-cloneable
 */
export async function runInWorker<T>(file: URL, job: unknown, limits: WorkLimits): Promise<WorkOutcome<T>> {
  const worker = startWorker(file, job, limits);
  // Read and dropped, so that it does not pile up here. A thread that is kept prints nothing: reading it keeps the process alive.
  worker.stdout.resume();
  worker.stderr.resume();
  try {
    return await answerOf<T>(worker, limits);
  } finally {
    await worker.terminate();
  }
}

/** The other side: does the one job this thread was started for. */
export async function answerInWorker(work: (job: unknown) => Promise<unknown>): Promise<void> {
  parentPort?.postMessage(await work(workerData));
}

/** A thread that sees neither our environment nor our settings; what it prints comes to nobody: it may quote what it read. */
export function startWorker(file: URL, job: unknown, { megabytes }: WorkLimits): Worker {
  const worker = new Worker(file, {
    workerData: job,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 2 },
  });
  // A thread that is ended in the middle of its work may still report a fault: heard by nobody, it would end us.
  worker.on('error', () => undefined);
  return worker;
}

/** The next that a thread says, or why it says nothing. Whoever gets no answer ends the thread. */
export async function answerOf<T>(
  worker: Worker,
  { milliseconds, megabytes }: WorkLimits,
): Promise<WorkOutcome<T>> {
  const { promise, resolve } = Promise.withResolvers<WorkOutcome<T>>();
  const fail = (why: 'time' | 'memory' | 'crash') => {
    resolve({ ok: false, why });
  };
  const answered = (value: T) => {
    resolve({ ok: true, value });
  };
  const crashed = () => {
    fail('crash');
  };
  const failed = (error: NodeJS.ErrnoException) => {
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash');
  };
  worker.on('message', answered).on('messageerror', crashed).on('error', failed).on('exit', crashed);
  const end = setTimeout(fail, milliseconds, 'time');
  const look = setInterval(() => {
    worker.getHeapStatistics().then(
      ({ external_memory: outside }) => {
        if (outside > megabytes * 1024 * 1024) fail('memory');
      },
      // It has ended; how, the events above say.
      () => undefined,
    );
  }, LOOK_MS);
  try {
    return await promise;
  } finally {
    clearTimeout(end);
    clearInterval(look);
    worker.off('message', answered).off('messageerror', crashed).off('error', failed).off('exit', crashed);
  }
}
