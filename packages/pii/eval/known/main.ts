// Known values by themselves: how many are gone, by the way they are written; wrong removals; time to compile and to search.
// node packages/pii/eval/known/main.ts [seed] [conversations]
import { compileKnown, type KnownValue } from '../../src/index.ts';
import { chanceOf } from './chance.ts';
import { conversationOf } from './conversations.ts';
import { customerOf, valuesOf } from './customers.ts';
import { measureRecall, measureWrongRemovals } from './score.ts';

const seed = Number(process.argv[2] ?? 1);
const conversations = Number(process.argv[3] ?? 3000);
const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(2)} %`;
/** Milliseconds of CPU that the best of some runs took: the machine may be busy. */
const best = (runs: number, work: () => void): number =>
  Math.min(
    ...Array.from({ length: runs }, () => {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    }),
  );

const { total, byWay, missed } = measureRecall(seed, conversations);
console.log(`gone: ${total.hidden} of ${total.all} values (${percent(total.hidden, total.all)})`);
for (const [way, { all, hidden }] of [...byWay].sort())
  console.log(`  ${way.padEnd(36)} ${percent(hidden, all)} of ${all}`);
for (const example of missed.slice(0, 20)) console.log(`  missed ${example}`);
const wrong = measureWrongRemovals(seed, Math.min(1000, conversations), 3);
console.log(`wrong removals: ${wrong.spans} in ${wrong.turns} turns of other people`);

const chance = chanceOf(seed);
const texts = Array.from({ length: 500 }, (_, i) =>
  conversationOf(customerOf(chance, i), chance)
    .map(({ text }) => text)
    .join('\n'),
);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const valuesFor = (count: number): KnownValue[] =>
  Array.from({ length: Math.ceil(count / 7) }, (_, i) => valuesOf(customerOf(chance, i)))
    .flat()
    .slice(0, count);
for (const count of [10, 20, 1000, 5000]) {
  const values = valuesFor(count);
  const compile = best(5, () => compileKnown(values));
  const known = compileKnown(values);
  const search = best(5, () => {
    for (const text of texts) known.find(text);
  });
  console.log(
    `${String(count).padStart(5)} values: compiled in ${compile.toFixed(1)} ms, searched at ${(bytes / search / 1000).toFixed(1)} MB/s`,
  );
}
