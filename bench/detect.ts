// Unauthorised access found: the engine with all detectors on simulated streams of unseen seeds and of held-out variants,
// beside two plain baselines (a fixed hourly cap; an isolation forest over days of agents) that learn from the quiet days
// of the same stream, in one run. By behaviour: how many are found, how soon, how right, and how many records were
// exposed before the first alert; and what the alerts cost. Then cases that happened, the published
// timeline beside ours; events a second and memory at 10,000 agents.
// `--streams N`, `--agents N`, `--days N`, `--seed TEXT`, `--base-only` (as other systems' streams come), `--json`.
import { parseArgs } from 'node:util';
import { byBehaviour, costOf, type Result } from './support/detect/figures.ts';
import { forestWatcher } from './support/detect/forestWatcher.ts';
import { hourlyCap } from './support/detect/hourlyCap.ts';
import { ours } from './support/detect/ours.ts';
import { aims } from './support/detect/aims.ts';
import { play, type Fared } from './support/detect/stream.ts';
import { replayAll } from './support/detect/replayed.ts';
import { print } from './support/detect/table.ts';
import { measureThroughput } from './support/detect/throughput.ts';
import { Random } from '@cordon/core/monitoring/simulator';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '6' },
    agents: { type: 'string', default: '240' },
    days: { type: 'string', default: '40' },
    seed: { type: 'string', default: 'bench' },
    'base-only': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const all: Fared[] = [];
for (let nth = 0; nth < Number(values.streams); nth += 1) {
  const seed = `${values.seed}-${String(nth)}`;
  const stream = {
    ...{ seed, heldOut: nth % 2 === 1, days: Number(values.days), agents: Number(values.agents) },
    ...{ quietDays: Math.floor(Number(values.days) / 2.5), baseOnly: values['base-only'] },
  };
  const random = new Random(seed, 'forest');
  all.push(...play(stream, [ours(), hourlyCap(), forestWatcher(() => random.next())]));
  console.error(`${seed} played`);
}

const random = new Random(values.seed, 'bootstrap');
const draw = () => random.next();
const results = [...Map.groupBy(all, ({ watcher }) => watcher)].map(([watcher, fared]): Result => ({
  watcher,
  cost: costOf(fared, draw),
  seen: byBehaviour(
    fared.filter(({ heldOut }) => !heldOut),
    draw,
  ),
  heldOut: byBehaviour(
    fared.filter(({ heldOut }) => heldOut),
    draw,
  ),
  all: byBehaviour(fared, draw),
}));
const replayed = replayAll();
const throughput = measureThroughput();
const own = all.filter(({ watcher }) => watcher === 'cordon');
const delays = {
  canary: own.flatMap(({ canaryDelays }) => canaryDelays),
  openBulk: own.flatMap(({ openBulkDelays }) => openBulkDelays),
};
const reached = aims(results, delays, throughput);
if (values.json)
  console.log(JSON.stringify({ name: 'detect', results, replayed, throughput, aims: reached }));
else print(results, replayed, throughput, reached);
