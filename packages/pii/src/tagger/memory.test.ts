import { describe, expect, it } from 'vitest';
import { scan } from '../scan.ts';
import { newLexicon, plainWord, type Lexicon } from './lexicon.ts';
import { attributes } from './attributes.ts';
import { recall, remember } from './memory.ts';
import { newRoom, roomFor } from './room.ts';
import { tokenHash } from '../scan.ts';
import type { Candidate } from '../span.ts';

const lexicon: Lexicon = newLexicon(
  new Map([
    [1 << plainWord, [tokenHash('rose')]],
    [3, [tokenHash('mira')]],
    [2 << 2, [tokenHash('okafor')]],
  ]),
);

/** The mentions found in `text` after the people in it, given by name, were found. */
function mentions(text: string, ...people: string[]): string[] {
  const scanned = scan(text);
  const room = roomFor(newRoom(), scanned.count);
  attributes(scanned, lexicon, room);
  const found: Candidate[] = people.map((name) => {
    const start = text.indexOf(name);
    return { start, end: start + name.length, type: 'PERSON', score: 0.9 };
  });
  const memory = new Set<number>();
  remember(scanned, room, found, memory);
  const before = found.length;
  recall(scanned, room, memory, found);
  return found.slice(before).map(({ start, end }) => text.slice(start, end));
}

describe('memory of names', () => {
  it('marks later mentions, and earlier ones, of either name', () => {
    expect(mentions('ask mira. Mira Okafor wrote; Okafor is upset', 'Mira Okafor')).toEqual([
      'mira',
      'Okafor',
    ]);
  });

  it('knows a name from its e-mail address', () => {
    expect(mentions('mira.okafor@mail.example: call Okafor')).toEqual(['mira', 'okafor', 'Okafor']);
  });

  it('takes an everyday word for a name only where it is written as one', () => {
    expect(mentions('Rose wants a rose. Call Rose.', 'Rose')).toEqual(['Rose']);
  });

  it('learns nothing from a guess', () => {
    const text = 'Blix and Blix';
    const scanned = scan(text);
    const room = roomFor(newRoom(), scanned.count);
    attributes(scanned, lexicon, room);
    const memory = new Set<number>();
    remember(scanned, room, [{ start: 0, end: 4, type: 'PERSON', score: 0.5 }], memory);
    expect(memory.size).toBe(0);
  });
});
