import type { WatchedEvent } from '@cordon/core/monitoring';
import { textHash } from '../../platform/hashing.ts';
import { samePosition, type Engine, type InForce, type KnownSignal, type Position } from './engine.ts';

/** Events of one read, in order, with where they end. */
export interface EventBatch {
  readonly events: readonly WatchedEvent[];
  readonly upTo: Position;
  /** Others wait behind it. */
  readonly more: boolean;
}

/** Where a run is kept, and what it found. */
export interface WatchStore {
  /** How far signals are known. */
  position(): Promise<Position>;
  /** What was folded last, and up to where; null before the first. */
  snapshot(): Promise<{ readonly of: Position; readonly state: readonly unknown[] } | null>;
  /** At most one batch of what comes after. @param until nothing past this, for a second run over the same events */
  next(after: Position, until?: Position): Promise<EventBatch>;
  /**
   * Keeps signals and position in one transaction, and with them the state where one is given.
   * @throws Error when another run was here meanwhile; then nothing is kept
   */
  keep(kept: Kept): Promise<void>;
}

export interface Kept {
  readonly from: Position;
  readonly to: Position;
  readonly signals: readonly KnownSignal[];
  readonly calibration: number;
  /** What is folded, in pieces; null: what was kept before stays. */
  readonly state: Iterable<unknown> | null;
  /** By source of events, the newest one's instant in epoch milliseconds. */
  readonly fed: ReadonlyMap<string, number>;
}

export interface WatchingDeps {
  readonly store: WatchStore;
  readonly inForce: () => Promise<InForce>;
  /** By kind of event, the sources that tell it. */
  readonly sourceOf: (kind: string) => string | null;
  /** Told of a kept state that does not open; the run then folds everything again, and nothing is signalled twice. */
  readonly onFault: (error: unknown) => void;
  /** Does what a run's signals ask for; called after each batch that was kept with signals, and once at the start. */
  readonly after: () => Promise<void>;
  readonly now: () => Date;
}

/**
 * What is folded is kept anew after so many events, and not more often than every ten minutes: of ten thousand agents it is
 * 15 MB, made in a second in which nothing is folded (`npm run bench -- watching`). A restart folds again what came after it;
 * the last number bounds that, however fast events come.
 */
const KEEP_FROM = 2_000;
const KEEP_AFTER_MS = 10 * 60_000;
const KEEP_AT = 250_000;

/** What is folded in this process, and how far. */
interface Running {
  readonly engine: Engine;
  readonly inForce: InForce;
  at: Position;
  /** Events since it was kept. */
  since: number;
  /** When it was kept last by this process, epoch milliseconds. */
  keptAt: number;
}

/**
 * The live run: folds what was entered since it was here last. Called on one replica at a time. A run that ended in the
 * middle is made up for: what comes after the last kept state is folded again, and what it signals is known by its id.
 */
export function createWatching({ store, inForce, sourceOf, onFault, after, now }: WatchingDeps) {
  let running: Running | null = null;

  /** What was folded last; of a state that this version does not understand, nothing. */
  async function opened(calibration: InForce): Promise<Pick<Running, 'engine' | 'at'>> {
    try {
      const kept = await store.snapshot();
      if (kept !== null) return { engine: calibration.engine(kept.state), at: kept.of };
    } catch (error) {
      onFault(error);
    }
    return { engine: calibration.engine(null), at: { entry: -1, stepXid: '0', stepId: 0 } };
  }

  async function begin(position: Position, calibration: InForce): Promise<Running> {
    const run: Running = {
      ...(await opened(calibration)),
      inForce: calibration,
      since: 0,
      keptAt: now().getTime(),
    };
    while (!samePosition(run.at, position)) {
      const { events, upTo } = await store.next(run.at, position);
      // These were told of when they were seen first.
      for (const event of events) run.engine.see(event);
      if (samePosition(run.at, upTo)) break;
      run.at = upTo;
      run.since += events.length;
    }
    run.at = position;
    return run;
  }

  /** @returns whether others wait; what came while it was at work has called for the next run */
  async function step(run: Running): Promise<boolean> {
    const { events, upTo, more } = await store.next(run.at);
    if (samePosition(run.at, upTo)) return false;
    const signals = new Map<string, KnownSignal>();
    const fed = new Map<string, number>();
    const subjects = new Map(events.map(({ id, subject }) => [id, subject]));
    for (const event of events) {
      const source = sourceOf(event.kind);
      if (source !== null) fed.set(source, Math.max(event.at, fed.get(source) ?? 0));
      for (const signal of run.engine.see(event)) {
        const id = idOf(signal);
        const about = signal.events.flatMap((one) => subjects.get(one) ?? []);
        signals.set(id, { ...signal, id, subjects: [...new Set(about)] });
      }
    }
    run.since += events.length;
    await store.keep({
      ...{ from: run.at, to: upTo, calibration: run.inForce.version, fed },
      ...{ signals: [...signals.values()], state: null },
    });
    run.at = upTo;
    if (signals.size > 0) await after();
    // What was found is known and acted on before that takes its time.
    if (isDue(run)) await keepState(run, run.at);
    return more;
  }

  function isDue({ since, keptAt }: Running): boolean {
    return since >= KEEP_AT || (since >= KEEP_FROM && now().getTime() - keptAt >= KEEP_AFTER_MS);
  }

  return {
    /** Folds all there was when it was called. @throws what the store throws; the next run begins from what was kept */
    async run(): Promise<void> {
      try {
        const [position, calibration] = await Promise.all([store.position(), inForce()]);
        if (running !== null && !isSame(running.inForce, calibration)) {
          // Other thresholds count from here on: what was folded under the old ones is not folded again under the new.
          await keepState(running, position);
          running = null;
        }
        if (running === null || !samePosition(running.at, position)) {
          running = await begin(position, calibration);
          await after();
        }
        while (await step(running));
      } catch (error) {
        running = null;
        throw error;
      }
    },

    /** Keeps what is folded, so that the next start folds nothing again. */
    async stop(): Promise<void> {
      if (running !== null) await keepState(running, await store.position());
      running = null;
    },
  };

  async function keepState(run: Running, position: Position): Promise<void> {
    if (!samePosition(run.at, position)) return;
    await store.keep({
      ...{ from: run.at, to: run.at, signals: [], fed: new Map() },
      ...{ calibration: run.inForce.version, state: run.engine.pieces() },
    });
    Object.assign(run, { since: 0, keptAt: now().getTime() });
  }
}

const isSame = (a: InForce, b: InForce): boolean => a.version === b.version && a.agreed === b.agreed;

function idOf({ kind, agent, vendor, at, events }: Omit<KnownSignal, 'id' | 'subjects'>): string {
  const made = JSON.stringify([kind, agent, vendor, at, events.at(-1) ?? null]);
  return `sig_${textHash(made).slice(0, 24)}`;
}
