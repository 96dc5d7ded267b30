// What it costs the live run to keep what it has folded, at 10,000 agents who worked a day: how long it takes, how long
// nobody else in the process has a turn, and how much is written. In pieces, made small in a thread of its own, beside
// writing it out at once, in one run.
import { createEngine, detectors, startingCalibration, type Engine } from '@cordon/core/monitoring';
import { simulate } from '@cordon/core/monitoring/simulator';
import { randomBytes } from 'node:crypto';
import { sealBytes } from '../packages/server/src/platform/aead.ts';
import { packed } from '../packages/server/src/monitoring/watching/packing.store.ts';
import { report, type Row } from './support/report.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 8, 7);
/** Streams one after the other, each with people of its own. */
const STREAMS = 5;
const AGENTS_EACH = 2600;
const TIMES = 5;
const AIM_MS = 100;

const key = randomBytes(32);

function folded(): Engine {
  const engine = createEngine(detectors, startingCalibration);
  for (let nth = 0; nth < STREAMS; nth += 1) {
    const people = { seed: `watching-${String(nth)}`, days: 1, agents: AGENTS_EACH, behaviours: [] };
    for (const { event } of simulate({ ...people, from: FROM + nth * 2 * DAY }).events()) {
      if (event.agent !== '') event.agent = `${String(nth)}-${event.agent}`;
      event.id = `${String(nth)}-${event.id}`;
      engine.see(event);
    }
  }
  return engine;
}

/** @returns base64 of what is sealed, as it goes into the database */
function sealed(text: string): string {
  return Buffer.from(sealBytes(key, Buffer.from(text), 'watching')).toString('base64url');
}

/** Milliseconds in all, and of the longest stretch in which nobody else had a turn. */
async function timed(keep: () => Promise<string> | string) {
  let [longest, last, over] = [0, performance.now(), false];
  const turn = (): void => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
    if (!over) setImmediate(turn);
  };
  await new Promise((resolve) => setImmediate(resolve));
  setImmediate(turn);
  const started = performance.now();
  const text = await keep();
  const ms = performance.now() - started;
  over = true;
  turn();
  return { ms, longest, megabytes: text.length / 1e6 };
}

async function measured(label: string, keep: () => Promise<string> | string): Promise<Row> {
  const all = [];
  for (let nth = 0; nth < TIMES; nth += 1) all.push(await timed(keep));
  const pauses = all.map(({ longest }) => longest).toSorted((one, other) => one - other);
  const median = (of: readonly number[]): number =>
    of.toSorted((one, other) => one - other)[TIMES >> 1] ?? NaN;
  return {
    label,
    p50: median(pauses),
    p99: pauses.at(-1) ?? Number.NaN,
    'in all, ms': median(all.map(({ ms }) => ms)),
    'written, MB': all[0]?.megabytes ?? Number.NaN,
  };
}

const engine = folded();
const whole = await measured('at once', () => sealed(JSON.stringify(engine.snapshot())));
const pieces = await measured('in pieces', async () => sealed(await packed(engine.pieces())));
report(
  {
    name: 'watching',
    unit: 'ms in which nobody else has a turn',
    rows: [whole, pieces],
    ratios: [
      { label: 'longest pause, at once / in pieces', value: whole.p99 / pieces.p99 },
      {
        label: 'written, at once / in pieces',
        value: Number(whole['written, MB']) / Number(pieces['written, MB']),
      },
    ],
    aims: [{ label: `no pause over ${String(AIM_MS)} ms at 10,000 agents`, met: pieces.p99 <= AIM_MS }],
  },
  process.argv,
);
