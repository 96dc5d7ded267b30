import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newScan, scan } from '../src/scan.ts';
import { lanes } from '../src/tagger/lanes.ts';
import { Crf } from './crf.ts';
import * as change from './augment.ts';
import { fill, type Example } from './generate/fill.ts';
import { Names, type Gazetteers } from './generate/names.ts';
import { goldLanes, goldOfRun } from './gold.ts';
import { Random } from './random.ts';
import { newRoom, roomFor } from '../src/tagger/room.ts';
import { attributes } from '../src/tagger/attributes.ts';
import { newLexicon } from '../src/tagger/lexicon.ts';

const gazetteers: Gazetteers = {
  countries: ['US', 'PL'],
  forenames: new Map([['PL', ['Zofia', 'Jan']]]),
  surnames: new Map([['PL', ['Nowak', 'Wójcik']]]),
  censusFirst: ['Mary', 'James'],
  censusLast: ['Smith', 'Lopez'],
  towns: ['Salem', 'Dayton'],
};
const names = new Names(gazetteers);
const folder = join(import.meta.dirname, 'templates');
const templates = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
);

function laneNames(example: Example): string[] {
  const scanned = scan(example.text);
  const gold = new Uint8Array(scanned.count);
  goldLanes(example, scanned, gold);
  return Array.from(gold, (lane) => lanes[lane] ?? '?');
}

describe('generator', () => {
  it('fills every template, and its spans are what was put in', () => {
    const random = new Random(1);
    for (const template of templates) {
      const { text, spans } = fill(template, random, names);
      expect(text).not.toMatch(/\{[a-z]+\}/);
      for (const { start, end } of spans) expect(text.slice(start, end).trim()).not.toBe('');
    }
  });

  it('writes the same with the same seed', () => {
    const all = (): string[] => {
      const random = new Random(7);
      return templates.map((template) => fill(template, random, names).text);
    };
    expect(all()).toEqual(all());
  });

  it('refuses a slot that does not exist', () => {
    expect(() => fill('Hello {nobody}', new Random(1), names)).toThrow(RangeError);
  });
});

describe('augmentation', () => {
  const example: Example = { text: 'Ask Jan Nowak, please.', spans: [{ start: 4, end: 13, type: 'PERSON' }] };

  it.each([
    ['lower case', change.inLowerCase(example), 'jan nowak'],
    ['upper case', change.inUpperCase(example), 'JAN NOWAK'],
    ['no punctuation', change.withoutPunctuation(example), 'jan nowak'],
    ['other words', change.withOtherWords(example, new Random(2), ['tell']), 'Jan Nowak'],
    ['typing errors', change.withTypos(example, new Random(3)), 'Jan Nowak'],
  ])('keeps the label on its value: %s', (_, { text, spans }, value) => {
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([value]);
  });

  it('puts another name where one was', () => {
    const random = new Random(4);
    const changed = Array.from({ length: 20 }, () => change.withOtherNames(example, random, names));
    expect(new Set(changed.map(({ text }) => text)).size).toBeGreaterThan(1);
    for (const { text, spans } of changed) expect(text.slice(0, spans[0]?.start)).toBe('Ask ');
  });
});

describe('gold lanes', () => {
  it('begins and goes on, and a run cut within a value begins anew', () => {
    const example: Example = { text: 'Ask Jan Nowak now', spans: [{ start: 4, end: 13, type: 'PERSON' }] };
    expect(laneNames(example)).toEqual(['O', 'B-PERSON', 'I-PERSON', 'O']);
    const gold = Uint8Array.from([0, 1, 2, 0]);
    expect([...goldOfRun(gold, 2, 4)]).toEqual([1, 0]);
    expect([...gold]).toEqual([0, 1, 2, 0]);
  });
});

describe('conditional random field', () => {
  it('learns what it is shown', () => {
    const crf = new Crf(0.1, 0, 0, new Random(5));
    const lexicon = newLexicon(new Map());
    const example: Example = { text: 'ask Jan Nowak now', spans: [{ start: 4, end: 13, type: 'PERSON' }] };
    const scanned = scan(example.text, newScan());
    const room = roomFor(newRoom(), scanned.count);
    attributes(scanned, lexicon, room);
    const gold = new Uint8Array(scanned.count);
    goldLanes(example, scanned, gold);
    const losses = Array.from({ length: 30 }, () => crf.step(room, 0, scanned.count, gold));
    expect(losses[0]).toBeGreaterThan(5);
    expect(losses.at(-1)).toBeLessThan(0.2);
    expect(losses.every((loss) => loss >= 0)).toBe(true);
  });
});
