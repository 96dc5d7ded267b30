import { parentPort, type Worker } from 'node:worker_threads';
import { createTurns } from './turns.ts';
import { answerOf, startWorker, type WorkLimits, type WorkOutcome } from './worker.ts';

export interface KeptLimits extends WorkLimits {
  /** Jobs until a thread is ended, and how long it waits for one more: what it read lies in its memory until then. */
  readonly jobs: number;
  readonly idleMilliseconds: number;
}

export interface KeptWorker<T> {
  /** One job at a time, in the order they come. @param job structured-cloneable */
  run(job: unknown): Promise<WorkOutcome<T>>;
}

interface Kept {
  readonly worker: Worker;
  done: number;
}

/** What a thread answers: what was made of a job, or that it threw. What it threw stays there: it may quote what it read. */
type Answer<T> = { readonly made: T } | null;

/**
 * Does many jobs in one thread, which loads what it needs once. It is ended, and the next job begins another, when a job
 * takes too much or throws, and now and then.
 * @param file a module that calls `answerJobs`
 */
export function keepWorker<T>(file: URL, limits: KeptLimits): KeptWorker<T> {
  const turns = createTurns();
  let kept: Kept | null = null;
  let idle: NodeJS.Timeout | undefined;

  const forget = (ended: Kept): void => {
    if (kept === ended) kept = null;
  };
  const begin = (): Kept => {
    const begun = { worker: startWorker(file, null, limits), done: 0 };
    // One that ends while it waits is not asked again.
    begun.worker.once('exit', () => {
      forget(begun);
    });
    return begun;
  };
  const end = async (ended: Kept): Promise<void> => {
    forget(ended);
    await ended.worker.terminate();
  };

  const once = async (job: unknown): Promise<WorkOutcome<T>> => {
    clearTimeout(idle);
    kept ??= begin();
    const mine = kept;
    const { worker } = mine;
    worker.ref();
    worker.postMessage(job);
    const outcome = await answerOf<Answer<T>>(worker, limits);
    mine.done += 1;
    const made = outcome.ok ? outcome.value : null;
    if (made === null || mine.done >= limits.jobs) await end(mine);
    else {
      worker.unref();
      idle = setTimeout(() => void turns.inTurn('job', () => end(mine)), limits.idleMilliseconds).unref();
    }
    if (!outcome.ok) return outcome;
    return made === null ? { ok: false, why: 'crash' } : { ok: true, value: made.made };
  };

  return { run: (job) => turns.inTurn('job', () => once(job)) };
}

/** The other side: does job after job. */
export function answerJobs(work: (job: unknown) => unknown): void {
  parentPort?.on('message', (job: unknown) => {
    let answer: Answer<unknown>;
    try {
      answer = { made: work(job) };
    } catch {
      answer = null;
    }
    parentPort?.postMessage(answer);
  });
}
