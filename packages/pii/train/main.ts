/**
 * Trains the tagger and writes its model:
 *   node packages/pii/train/main.ts [--data ../shared/data] [--epochs N] [--seed N] [--hold N] [--out FILE]
 * `--hold N` leaves out each Nth template, for scoring on sentences it has not seen. The same data and seed give the same
 * bytes.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newScan, scan } from '../src/scan.ts';
import { attributes } from '../src/tagger/attributes.ts';
import { newLexicon } from '../src/tagger/lexicon.ts';
import { readModel } from '../src/tagger/model.ts';
import { newRoom, roomFor } from '../src/tagger/room.ts';
import { forParagraphs, forRuns } from '../src/tagger/runs.ts';
import { readCorpora } from './corpus.ts';
import { Crf } from './crf.ts';
import { epoch, type Genre } from './epoch.ts';
import { dropKnowledge } from './dropKnowledge.ts';
import { Names, readGazetteers } from './generate/names.ts';
import { goldLanes, goldOfRun } from './gold.ts';
import { buildLexicon } from './lexicon.ts';
import { packModel } from './pack.ts';
import { quantised } from './quantise.ts';
import { Mean } from './mean.ts';
import { englishWords } from './words.ts';
import { Random } from './random.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    epochs: { type: 'string', default: '8' },
    seed: { type: 'string', default: '6' },
    hold: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, '../src/tagger/model.gen.ts') },
  },
});

/** Chosen on the development sets. */
const rate = 0.04;
const decay = 1e-6;
const dropped = 0.15;
/** In units of log probability, for the side of finding: a missed name costs more than a false one. */
const bias = 0.5;

/** Texts an epoch from each file of templates. */
const taken: Readonly<Record<string, number>> = {
  'chat.txt': 9000,
  'forms.txt': 9000,
  'letters.txt': 4000,
  'life.txt': 6000,
  'around.txt': 4000,
  'news.txt': 6000,
  'service.txt': 9000,
  'talk.txt': 9000,
  'clean.txt': 9000,
  'queries.txt': 9000,
  'prose.txt': 6000,
  'logs.txt': 4000,
};

const folder = join(import.meta.dirname, 'templates');
const genres: Genre[] = readdirSync(folder)
  .sort()
  .map((file) => ({
    templates: readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(
        (line, index) => line !== '' && (values.hold === undefined || index % Number(values.hold) !== 0),
      ),
    taken: taken[file] ?? 5000,
  }));

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const random = new Random(Number(values.seed));
const gazetteers = readGazetteers(join(values.data, 'gazetteers'));
const names = new Names(gazetteers);
const corpora = readCorpora(values.data);
const words = englishWords();
const groups = buildLexicon(
  gazetteers,
  [...corpora.flatMap(({ examples }) => examples), ...epoch([], genres, names, words, random)],
  words,
);
const lexicon = newLexicon(groups);

const crf = new Crf(rate, decay, dropped, random);
const mean = new Mean();
const scanned = newScan(1024);
let room = newRoom();
let gold = new Uint8Array(1024);
for (let round = 1; round <= Number(values.epochs); round += 1) {
  let loss = 0;
  let tokens = 0;
  for (const example of epoch(corpora, genres, names, words, random)) {
    scan(example.text, scanned);
    room = roomFor(room, scanned.count);
    if (gold.length < scanned.count) gold = new Uint8Array(scanned.count * 2);
    goldLanes(example, scanned, gold);
    forParagraphs(scanned, (first, behind) => {
      attributes(scanned, lexicon, room, first, behind);
      dropKnowledge(room, first, behind, random);
      forRuns(room, first, behind, (from, to) => {
        loss += crf.step(room, from, to, goldOfRun(gold, from, to));
        tokens += to - from;
      });
    });
  }
  if (round > Number(values.epochs) / 2) mean.add(crf);
  say(
    `epoch ${round}: ${tokens} tokens, loss ${(loss / tokens).toFixed(4)}, ${process.cpuUsage().user / 1e6} s`,
  );
}

const bytes = packModel({ ...quantised(mean.of(), bias), groups });
readModel(bytes);
const text = Buffer.from(bytes).toString('base64').replace(/=+$/, '');
writeFileSync(
  values.out,
  `/** Written by train/main.ts; see MODEL.md. */\nexport const packedModel =\n  '${text}';\n`,
);
say(`${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
