/**
 * How good the package is, on the labelled development sets and on sentences of our own:
 *   node packages/pii/eval/main.ts [--data DIR] [--set NAME] [--misses N] [--min-score X]
 * `--misses N` lists N missed and N false spans of each set, for a developer's eyes: the sets are public.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { clean, cleanNames } from './clean.ts';
import { devSet, readLabelled, type Labelled } from './dataset.ts';
import { devSets } from './devSets.ts';
import { everyday } from './everyday.ts';
import { scoredAs } from './labels.ts';
import { ours } from './ours.ts';
import { measure } from './run.ts';
import type { Found } from './score.ts';
import { synthetic } from './synthetic.ts';
import { byType, summary } from './table.ts';

/** Sets that are code. */
const own: Readonly<Record<string, () => Labelled[]>> = {
  synthetic: () => synthetic(2000),
  everyday: () => synthetic(2000, 7, everyday),
  clean,
  cleanNames,
};

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    set: { type: 'string', multiple: true },
    file: { type: 'string', multiple: true },
    misses: { type: 'string', default: '0' },
    'min-score': { type: 'string' },
  },
});

if (values.file === undefined && !existsSync(values.data)) {
  process.stderr.write(`no labelled sets at ${values.data}: name their folder with --data\n`);
  process.exit(2);
}
const options = values['min-score'] === undefined ? {} : { minScore: Number(values['min-score']) };
const system = ours('cordon', options);
const sets: [string, Labelled[]][] =
  values.file?.map((file) => [file.replace(/^.*\//, ''), readLabelled(file)]) ??
  (values.set ?? [...devSets, ...Object.keys(own)]).map((name) => [
    name,
    own[name]?.() ?? devSet(values.data, name),
  ]);

for (const [name, texts] of sets) {
  // Once unmeasured: the first texts pay for compiling the code.
  await system.find(texts.slice(0, 500));
  const measured = await measure(system, name, texts);
  process.stdout.write(`${summary(measured)}\n${byType(measured).join('\n')}\n`);
  const most = Number(values.misses);
  if (most > 0) show(texts, await system.find(texts), most);
}

/** Missed and false spans, spread over the whole set. */
function show(texts: readonly Labelled[], found: readonly (readonly Found[])[], most: number): void {
  const missed: string[] = [];
  const wrong: string[] = [];
  texts.forEach(({ text, spans }, index) => {
    const predictions = found[index] ?? [];
    for (const { start, end, label } of spans) {
      if (scoredAs(label) === null) continue;
      if (!isHidden(text, predictions, start, end))
        missed.push(`  - ${label} <${text.slice(start, end)}> in: ${around(text, start, end)}`);
    }
    for (const { start, end, type } of predictions) {
      if (spans.some((span) => span.start < end && start < span.end)) continue;
      wrong.push(`  + ${type} <${text.slice(start, end)}> in: ${around(text, start, end)}`);
    }
  });
  for (const list of [missed, wrong]) {
    const step = Math.max(1, Math.floor(list.length / most));
    process.stdout.write(
      `${list
        .filter((_, index) => index % step === 0)
        .slice(0, most)
        .join('\n')}\n`,
    );
  }
}

function isHidden(text: string, predictions: readonly Found[], start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (/\s/.test(text.charAt(at))) continue;
    if (!predictions.some((span) => span.start <= at && span.end > at)) return false;
  }
  return true;
}

function around(text: string, start: number, end: number): string {
  return JSON.stringify(text.slice(Math.max(0, start - 50), end + 30));
}
