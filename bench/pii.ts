// Personal data found, torn and how quickly: ours beside redact-pii, openredaction, compromise, @redactpii/node (and
// Presidio with `--presidio [PYTHON]`) over the labelled development sets, in one run. How it is scored: packages/pii/eval.
// The sets are public but not part of this repository: `--data DIR` names the folder that has `pii/dev`. Speed is bytes
// by CPU seconds of the process, one thread, after a warm-up; a long text is measured beside the short ones.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { devSet, type Labelled } from '../packages/pii/eval/dataset.ts';
import { devSets } from '../packages/pii/eval/devSets.ts';
import { ours } from '../packages/pii/eval/ours.ts';
import { measure, type Measured, type System } from '../packages/pii/eval/run.ts';
import { ratio, typedF1 } from '../packages/pii/eval/score.ts';
import { summary } from '../packages/pii/eval/table.ts';
import { installPeers, peers } from './support/pii/peers.ts';
import { measurePresidio } from './support/pii/presidio.ts';

/** The slowest peer reads 40 KB a second: enough texts for a stable figure, few enough to wait for. */
const MOST = 2500;
const WARM = 200;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '../shared/data' },
    all: { type: 'boolean', default: false },
    presidio: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

if (!existsSync(values.data)) {
  console.error(`The labelled sets are not at ${values.data}; name their folder with --data.`);
  process.exit(2);
}
installPeers();
const systems: System[] = [ours(), ...peers()];
const rows: Measured[] = [];

for (const set of devSets) {
  const texts = sample(devSet(values.data, set));
  for (const system of systems) {
    await system.find(texts.slice(0, WARM));
    add(await measure(system, set, texts));
  }
  if (values.presidio) add(measurePresidio(positionals[0] ?? 'python3', set, texts));
  if (!values.json) console.log('');
}

const results = rows.map(({ system, set, score, speed }) => ({
  system,
  set,
  texts: score.texts,
  hidden: ratio(score.hidden, score.gold),
  typed_f1: meanF1(score),
  char_recall: score.charRecall,
  char_precision: score.charPrecision,
  f2_iou90: score.iou.f2,
  false_per_1000_texts: (1000 * score.falseSpans) / score.texts,
  mb_per_cpu_s: speed,
}));
if (values.json) {
  console.log(JSON.stringify({ name: 'pii', rows: results }));
} else {
  for (const set of devSets) {
    const [mine, ...others] = results.filter((row) => row.set === set);
    const best = others.sort((a, b) => b.hidden - a.hidden)[0];
    if (mine === undefined || best === undefined) continue;
    console.log(
      `${set}: hidden ${mine.hidden.toFixed(3)} beside ${best.hidden.toFixed(3)} of ${best.system}: ` +
        `ratio ${(mine.hidden / best.hidden).toFixed(2)}; speed ratio ${(mine.mb_per_cpu_s / best.mb_per_cpu_s).toFixed(1)}; ` +
        `typed F1 ${mine.typed_f1.toFixed(3)} beside ${best.typed_f1.toFixed(3)}`,
    );
  }
}

function add(measured: Measured): void {
  rows.push(measured);
  if (!values.json) console.log(summary(measured));
}

/** Whole conversations, spread evenly, up to the limit; all with `--all`. */
function sample(texts: readonly Labelled[]): readonly Labelled[] {
  if (values.all || texts.length <= MOST) return texts;
  const groups = new Map<string, Labelled[]>();
  texts.forEach((text, at) => {
    const key = text.group ?? String(at);
    groups.set(key, [...(groups.get(key) ?? []), text]);
  });
  const step = texts.length / MOST;
  return [...groups.values()].filter((_, at) => Math.floor(at % step) === 0).flat();
}

/** Mean over the labels of a set, weighed by how often each occurs. */
function meanF1(score: Measured['score']): number {
  let sum = 0;
  for (const counts of score.types.values()) sum += counts.gold * typedF1(counts, 'touch');
  return ratio(sum, score.gold);
}
