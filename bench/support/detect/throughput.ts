import { createEngine, detectors, startingCalibration, type WatchedEvent } from '@cordon/core/monitoring';
import { simulate } from '@cordon/core/monitoring/simulator';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 8, 7);
/** Streams one after the other, each with people of its own: making them all at once would take memory of its own. */
const STREAMS = 5;
const AGENTS_EACH = 2600;
const PIECE = 20_000;

/** What the engine takes, on one core, at 10,000 agents of whom each worked a day. */
export interface Throughput {
  readonly agents: number;
  readonly events: number;
  readonly eventsPerSecond: number;
  /** Heap that the engine keeps, by agent; needs `--expose-gc`. */
  readonly bytesPerAgent: number;
}

/** Plays a day of each stream to one engine; only the engine's time is taken, as time of the processor. */
export function measureThroughput(): Throughput {
  const engine = createEngine(detectors, startingCalibration);
  const agents = new Set<string>();
  let events = 0;
  let spent = 0; // milliseconds of the processor, the collector's threads included
  const before = heap();
  for (let nth = 0; nth < STREAMS; nth += 1) {
    const simulated = simulate({
      ...{ seed: `throughput-${String(nth)}`, days: 1, agents: AGENTS_EACH, behaviours: [] },
      from: FROM + nth * 2 * DAY,
    });
    let piece: WatchedEvent[] = [];
    const flush = () => {
      const started = process.cpuUsage();
      for (const event of piece) engine.see(event);
      const { user, system } = process.cpuUsage(started);
      spent += (user + system) / 1000;
      events += piece.length;
      piece = [];
    };
    for (const { event } of simulated.events()) {
      // People of different streams are different people.
      if (event.agent !== '') {
        event.agent = `${String(nth)}-${event.agent}`;
        agents.add(event.agent);
      }
      event.id = `${String(nth)}-${event.id}`;
      piece.push(event);
      if (piece.length === PIECE) flush();
    }
    flush();
  }
  const kept = heap() - before;
  return {
    agents: agents.size,
    events,
    eventsPerSecond: (1000 * events) / spent,
    // Asked after the heap was read, so that the engine is still alive then.
    bytesPerAgent: engine.counted.repeated === 0 ? kept / agents.size : Number.NaN,
  };
}

function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
