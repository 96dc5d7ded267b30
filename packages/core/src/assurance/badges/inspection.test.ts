import { describe, expect, it } from 'vitest';
import {
  inspectionItems,
  inspectionProblems,
  inspectionText,
  isBareJpeg,
  type InspectionItem,
  type ItemSeen,
} from './inspection.ts';

const all = (Object.keys(inspectionItems) as InspectionItem[]).map((item): ItemSeen => ({
  ...{ item, verdict: 'pass', note: '', photos: [] },
}));
const first = (seen: Partial<ItemSeen>): ItemSeen[] =>
  all.map((one, nth) => (nth === 0 ? { ...one, ...seen } : one));

describe('a walk through a site', () => {
  it.each<[string, readonly ItemSeen[], readonly string[]]>([
    ['is whole with every item answered', all, []],
    ['is not without one', all.slice(1), ['missing']],
    ['is not with one answered twice', [...all, ...all.slice(0, 1)], ['twice']],
    ['is not with a failure that nobody explains', first({ verdict: 'fail' }), ['unexplained']],
    ['is with a failure that a note explains', first({ verdict: 'fail', note: 'Propped open' }), []],
    ['is with a failure that a picture explains', first({ verdict: 'fail', photos: ['ab'] }), []],
  ])('%s', (_, items, problems) => {
    expect(inspectionProblems({ items, site: 'sit_1' })).toEqual(problems);
  });

  it('is signed with every verdict, note and picture', () => {
    const text = (items: readonly ItemSeen[]) => inspectionText({ site: 'sit_1', items });
    const changed = [first({ verdict: 'na' }), first({ note: 'x' }), first({ photos: ['ab'] })].map(text);
    expect(new Set([text(all), ...changed]).size).toBe(4);
  });
});

describe('a picture', () => {
  const segment = (marker: number, ...bytes: number[]) => [0xff, marker, 0, bytes.length + 2, ...bytes];
  const scan = [...segment(0xda, 1, 2), 7, 0xff, 0, 9, 0xff, 0xd3, 4];
  const jpeg = (...middle: number[][]) =>
    Uint8Array.from([0xff, 0xd8, ...middle.flat(), ...scan, 0xff, 0xd9]);
  const jfif = segment(0xe0, 0x4a, 0x46);
  it.each<[string, Uint8Array, boolean]>([
    ['that a canvas made', jpeg(jfif, segment(0xdb, 1), segment(0xc0, 1)), true],
    ['with a colour profile', jpeg(jfif, segment(0xe2, 1)), true],
    ['with EXIF', jpeg(segment(0xe1, 0x45, 0x78, 0x69, 0x66)), false],
    ['with Photoshop’s words', jpeg(jfif, segment(0xed, 1)), false],
    ['with a comment', jpeg(jfif, segment(0xfe, 1)), false],
    [
      'with a comment between two scans',
      Uint8Array.from([0xff, 0xd8, ...scan, ...segment(0xfe, 1), ...scan, 0xff, 0xd9]),
      false,
    ],
    ['in two scans', Uint8Array.from([0xff, 0xd8, ...scan, ...segment(0xc4, 1), ...scan, 0xff, 0xd9]), true],
    ['with something behind its end', Uint8Array.from([...jpeg(jfif), 1, 2]), false],
    ['cut short', jpeg(jfif).slice(0, -2), false],
    ['without pixels', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), false],
    ['that is a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), false],
    ['of nothing', new Uint8Array(), false],
  ])('%s', (_, bytes, bare) => {
    expect(isBareJpeg(bytes)).toBe(bare);
  });
});
