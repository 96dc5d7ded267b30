// Personal data found, torn and how quickly: ours beside redact-pii, openredaction, compromise, @redactpii/node (and
// Presidio with `--presidio [PYTHON]`) over the labelled development sets, in one run. How it is scored: packages/pii/eval.
// The sets are public but not part of this repository: `--data DIR` names the folder that has `pii/dev`. Speed is bytes
// by CPU seconds of the process, one thread, the best of some passes after a warm-up; a long text is measured beside the
// short ones. At the end: how many of a case's own values are gone, on conversations made for it (packages/pii/eval/known).
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { devSet, type Labelled } from '../packages/pii/eval/dataset.ts';
import { clean, cleanNames } from '../packages/pii/eval/clean.ts';
import { devSets } from '../packages/pii/eval/devSets.ts';
import { everyday } from '../packages/pii/eval/everyday.ts';
import { measureRecall } from '../packages/pii/eval/known/score.ts';
import { ours } from '../packages/pii/eval/ours.ts';
import { measure, type Measured, type System } from '../packages/pii/eval/run.ts';
import { ratio, typedF1 } from '../packages/pii/eval/score.ts';
import { synthetic } from '../packages/pii/eval/synthetic.ts';
import { summary } from '../packages/pii/eval/table.ts';
import { patternDetectors } from '../packages/pii/src/index.ts';
import { installPeers, peers } from './support/pii/peers.ts';
import { measurePresidio } from './support/pii/presidio.ts';

/** The slowest peer reads 40 KB a second: enough texts for a stable figure, few enough to wait for. */
const MOST = 2500;
const PASSES = 3;
/** CPU time after which what runs is compiled as well as it will be, in microseconds: a set of short turns is over in a hundredth. */
const WARM = 500_000;
/** One text this long, in UTF-16 units. */
const LONG = 65_536;
const KNOWN = { seed: 777, conversations: 1500 };

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
const systems: System[] = [ours(), ours('cordon, patterns', { detectors: patternDetectors }), ...peers()];
const rows: Measured[] = [];
const sets: [name: string, texts: readonly Labelled[]][] = [
  ...devSets.map((set): [string, Labelled[]] => [set, devSet(values.data, set)]),
  ['synthetic', synthetic(1000)],
  ['everyday', synthetic(1000, 7, everyday)],
  ['clean', clean()],
  ['clean names', cleanNames()],
];

for (const [set, all] of sets) {
  const texts = sample(all);
  for (const system of systems) add(await best(system, set, texts));
  if (values.presidio) add(measurePresidio(positionals[0] ?? 'python3', set, texts));
  if (!values.json) console.log('');
}
const prose = sets.flatMap(([, texts]) => texts.map(({ text }) => text)).join('\n');
const long: Labelled = { text: prose.slice(0, LONG), group: undefined, spans: [] };
const longSpeeds: { system: string; mb_per_cpu_s: number }[] = [];
for (const system of systems) {
  const { speed } = await best(system, 'long', [long]);
  longSpeeds.push({ system: system.name, mb_per_cpu_s: speed });
  if (!values.json)
    console.log(`${system.name.padEnd(22)} one text of ${String(LONG)}: ${speed.toFixed(2)} MB/s`);
}
const { total: known } = measureRecall(KNOWN.seed, KNOWN.conversations);
if (!values.json) console.log(`known values: ${String(known.hidden)} of ${String(known.all)} gone\n`);

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
  console.log(JSON.stringify({ name: 'pii', rows: results, long: longSpeeds, known }));
} else {
  for (const [set] of sets) {
    const [mine, ...others] = results.filter((row) => row.set === set);
    const peer = others
      .filter(({ system }) => !system.startsWith('cordon'))
      .sort((a, b) => b.hidden - a.hidden)[0];
    if (mine === undefined || peer === undefined || mine.hidden === 0) continue;
    console.log(
      `${set}: hidden ${mine.hidden.toFixed(3)} beside ${peer.hidden.toFixed(3)} of ${peer.system}: ` +
        `ratio ${(mine.hidden / peer.hidden).toFixed(2)}; speed ratio ${(mine.mb_per_cpu_s / peer.mb_per_cpu_s).toFixed(1)}; ` +
        `typed F1 ${mine.typed_f1.toFixed(3)} beside ${peer.typed_f1.toFixed(3)}`,
    );
  }
}

/** The quickest of some passes, after those that do not count. */
async function best(system: System, set: string, texts: readonly Labelled[]): Promise<Measured> {
  const before = process.cpuUsage();
  let spent = 0;
  while (spent < WARM) {
    await system.find(texts);
    const { user, system: kernel } = process.cpuUsage(before);
    spent = user + kernel;
  }
  let quickest = await measure(system, set, texts);
  for (let pass = 1; pass < PASSES; pass += 1) {
    const again = await measure(system, set, texts);
    if (again.speed > quickest.speed) quickest = again;
  }
  return quickest;
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
